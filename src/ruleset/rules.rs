//! Rules: named values over fields, features and earlier rules.

use serde::{Deserialize, Serialize};

use super::{Expr, Take};

/// A definition, class, score or band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Key into `origins`: the kind and the name, `score fit`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// It reads the present stage or outcome, so it is evaluated after the stages.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_stages: bool,
    /// What it computes.
    #[serde(flatten)]
    pub kind: RuleKind,
}

impl Rule {
    /// The terms of a score, those of its groups too; others have none.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        let score = match &self.kind {
            RuleKind::Score(score) => Some(score),
            RuleKind::Define { .. } | RuleKind::Class(_) | RuleKind::Band(_) => None,
        };
        score.into_iter().flat_map(|score| score.terms.iter().chain(score.groups.iter().flat_map(|group| &group.terms)))
    }
}

/// The kinds of rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum RuleKind {
    /// Met or not met.
    Define {
        /// The condition.
        when: Expr,
    },
    /// An index into `values`, or unknown.
    Class(Class),
    /// A number of points, in units of 10^-decimals, or unknown.
    Score(Score),
    /// An index into `labels`, or unknown if its number is.
    Band(Band),
}

/// The first row that is met gives the value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Class {
    /// Its values; the worst first where they have an order.
    pub values: Vec<String>,
    /// Whether its values have an order.
    pub ordered: bool,
    /// In the order of the source.
    pub rows: Vec<ClassRow>,
    /// The value where no row is met.
    pub otherwise: usize,
}

/// A row of a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassRow {
    /// Key into `origins`.
    pub id: String,
    /// The value; none: unknown.
    pub value: Option<usize>,
    /// When.
    pub when: Expr,
}

/// A sum of terms, held within its range.
///
/// Order: points of each event by age; limits on events; the term's sum; its cap; the group's rule; its cap; its weight; the sum
/// with `start`; rounded half away from zero from millionths to units; held within `min` and `max`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Digits after the point: 0, 1 or 2.
    pub decimals: u32,
    /// Lowest value, in units.
    pub min: i64,
    /// Highest value, in units.
    pub max: i64,
    /// The score is unknown unless each is met; the first that is not names the status.
    pub unknown_unless: Vec<UnknownUnless>,
    /// Where the sum starts, in millionths of a unit.
    pub start: i64,
    /// Terms outside of any group.
    pub terms: Vec<Term>,
    /// Groups.
    pub groups: Vec<Group>,
}

/// What must be met for a score to be known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnknownUnless {
    /// Key into `origins`.
    pub id: String,
    /// What must be met.
    pub when: Expr,
    /// The status otherwise: the text after `because`, or `unknown`.
    pub status: String,
}

/// A group of terms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Which of its terms count.
    pub take: Take,
    /// Its size at most, whatever the sign, in millionths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<i64>,
    /// `weighs P%` or `scaled to N`: times `num`, divided by `den`, rounded half away from zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Ratio>,
    /// Its terms.
    pub terms: Vec<Term>,
}

/// A multiplication and a division, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// Times this.
    pub num: i64,
    /// Divided by this, above 0.
    pub den: i64,
}

/// A term of a score. It applies if its `when` is met and its points are not 0 (a `points` term: if its `when` is met).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Key into `origins`.
    pub id: String,
    /// Read only if this is met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Expr>,
    /// Its size at most, whatever the sign, in millionths.
    pub cap: i64,
    /// What it gives.
    #[serde(flatten)]
    pub kind: TermKind,
    /// Why, in the author's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// What a term gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "term", rename_all = "snake_case")]
pub enum TermKind {
    /// These points, in millionths.
    Points {
        /// The points.
        points: i64,
    },
    /// The points of a `points` feature.
    Events {
        /// The feature.
        feature: usize,
    },
    /// Points for each whole period of silence.
    Silence {
        /// Points for each period, in millionths.
        points: i64,
        /// The period, ms.
        every: i64,
        /// How many periods count at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        times: Option<i64>,
        /// Silence counts from the latest of these instants that is known …
        since: Vec<Expr>,
        /// … else from this; if that is unknown or none, the term gives nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fallback: Option<Expr>,
    },
    /// The highest known of these values times `num` divided by `den`, rounded half away from zero to millionths.
    /// If none is known: a field gives 0, a score makes this score unknown.
    Value {
        /// A field, or scores.
        of: Vec<Expr>,
        /// From the value's unit to millionths.
        ratio: Ratio,
        /// What an unknown value does.
        unknown: UnknownValue,
    },
}

/// What an unknown value does to the score that adds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownValue {
    /// It adds nothing.
    Zero,
    /// It makes the score unknown.
    Spreads,
}

/// Labels over a number, covering its range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Its labels, the lowest first.
    pub labels: Vec<String>,
    /// The lowest value of each, in the number's unit, ascending; a value below the first is in the first.
    pub from: Vec<i64>,
    /// The score or field.
    pub of: Expr,
}
