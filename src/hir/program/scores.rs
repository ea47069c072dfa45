//! Scores and bands.

use super::{Cond, EventPick, Named, Operand, Query};
use crate::base::Span;
use crate::model::{FieldId, ScoreId};
use crate::model::{Limit, Take};

/// A score.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Its name.
    pub name: Named,
    /// Digits after the point: 0, 1 or 2.
    pub decimals: u32,
    /// Lowest value, in units of 10^-decimals.
    pub min: i64,
    /// Highest value, in units.
    pub max: i64,
    /// `unknown unless …`, in order.
    pub unknown_unless: Vec<UnknownUnless>,
    /// `starting over at …`
    pub starting_over: Vec<EventPick>,
    /// `starts at N`, in units.
    pub start: i64,
    /// Terms above the first group.
    pub terms: Vec<Term>,
    /// Groups.
    pub groups: Vec<Group>,
}

impl Score {
    /// The terms of the score, those in groups included.
    pub fn all_terms(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().chain(self.groups.iter().flat_map(|group| &group.terms))
    }
}

/// What must be met for the score to be known.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownUnless {
    /// What.
    pub condition: Cond,
    /// The status otherwise.
    pub because: Option<String>,
    /// The line.
    pub span: Span,
}

/// A group of terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: Named,
    /// Which terms count.
    pub take: Take,
    /// `at most N points`, in units.
    pub cap: Option<i64>,
    /// `weighs P%`, in hundredths of a percent.
    pub weighs: Option<i64>,
    /// `scaled to N`, in units.
    pub scaled_to: Option<i64>,
    /// Its terms.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it gives.
    pub kind: TermKind,
    /// `at most N points`, in units.
    pub cap: Option<i64>,
    /// `when …`
    pub when: Option<Cond>,
    /// Why.
    pub because: Option<String>,
    /// The term.
    pub span: Span,
}

/// What a term gives; points in units with their sign.
#[derive(Clone, Debug, PartialEq)]
pub enum TermKind {
    /// Points.
    Points(i64),
    /// Points for each event.
    ForEach {
        /// Points.
        points: i64,
        /// Which events.
        query: Query,
        /// Loss by age.
        decay: Option<Decay>,
        /// `at most N times`, `… per PERIOD`, as written.
        limits: Vec<Limit>,
        /// `once every D`, ms.
        every: Option<i64>,
    },
    /// Points for each whole period of silence.
    Silence {
        /// Points.
        points: i64,
        /// The period, ms.
        every: i64,
        /// `at most N times`
        times: Option<i64>,
        /// The events.
        query: Query,
        /// `else FIELD`: a time or date field.
        fallback: Option<FieldId>,
    },
    /// The value of a number field; with `minus` taken away.
    ValueOf {
        /// Taken away.
        minus: bool,
        /// The field.
        field: Operand,
    },
    /// A share of a score, in hundredths of a percent (100% is 10,000).
    Share {
        /// Taken away.
        minus: bool,
        /// The share.
        percent: i64,
        /// The score.
        score: ScoreId,
    },
    /// The higher of two scores.
    Higher {
        /// Taken away.
        minus: bool,
        /// One.
        a: ScoreId,
        /// The other.
        b: ScoreId,
    },
}

/// How an event's points get less with its age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decay {
    /// Straight line to nothing over so many days.
    FadingOver {
        /// Days.
        days: i64,
    },
    /// Of what is left, a share every so many days.
    LosingPercent {
        /// Hundredths of a percent.
        percent: i64,
        /// Days.
        days: i64,
    },
    /// Points every so many days, down to nothing.
    LosingPoints {
        /// In units.
        points: i64,
        /// Days.
        days: i64,
    },
}

/// A band.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its name.
    pub name: Named,
    /// The score or field.
    pub of: Operand,
    /// Labels with their lowest value in the number's unit, the lowest first.
    pub rows: Vec<(Named, i64)>,
}
