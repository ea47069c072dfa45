//! Scores and bands.

use super::{Anchor, Because, Condition, Duration, EventRef, Label, Name, Number, Period, Spanned, Window};
use crate::base::Span;

/// `score NAME from A to B, with 1 decimal` and its lines
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Its name.
    pub name: Name,
    /// Lowest value.
    pub from: Number,
    /// Highest value.
    pub to: Number,
    /// `with N decimals`
    pub decimals: Option<Number>,
    /// `unknown unless …`, in order.
    pub unknown_unless: Vec<UnknownUnless>,
    /// `starting over at EVENT, EVENT`; the lines joined.
    pub starting_over: Vec<EventRef>,
    /// `starts at N`; more than one is an error of the checker.
    pub starts_at: Vec<Number>,
    /// Terms above the first group.
    pub terms: Vec<Term>,
    /// Groups.
    pub groups: Vec<Group>,
}

/// `unknown unless COND because "…"`
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownUnless {
    /// What must be met for the score to be known.
    pub condition: Condition,
    /// The status that it has otherwise.
    pub because: Because,
    /// The whole line.
    pub span: Span,
}

/// `group NAME: rule, rule` and its terms
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: Name,
    /// Its rules, as written.
    pub rules: Vec<GroupRule>,
    /// Its terms; each has its column, so that a dedent can be seen.
    pub terms: Vec<Term>,
    /// The head line.
    pub span: Span,
}

/// A rule of a group and its place.
pub type GroupRule = Spanned<GroupRuleKind>;

/// The rules of a group.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the words of the language")]
pub enum GroupRuleKind {
    BestOnly,
    FirstOnly,
    AtMostPoints(Number),
    Weighs(Number),
    ScaledTo(Number),
}

/// A term of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it gives.
    pub kind: TermKind,
    /// Its limits and decay, as written.
    pub options: Vec<TermOption>,
    /// `when COND`
    pub when: Option<Condition>,
    /// Why.
    pub because: Because,
    /// How far the line is indented, in characters (a tab counts as one); for terms that share a line with another, that line's.
    pub indent: usize,
    /// The whole term.
    pub span: Span,
}

/// What a term gives. Points carry their sign.
#[derive(Clone, Debug, PartialEq)]
pub enum TermKind {
    /// `+40 when COND`
    Points(Number),
    /// `+15 for each EVENT …`
    ForEach(Number, EachEvent),
    /// `-10 for each 30 days since last EVENT, else FIELD`
    Silence(Number, Silence),
    /// `+ the value of FIELD`; the flag says that it is taken away.
    ValueOf {
        /// Taken away, not added.
        minus: bool,
        /// A field or a score.
        name: Name,
    },
    /// `+ 50% of SCORE`, `+ SCORE` (100%)
    Share {
        /// Taken away, not added.
        minus: bool,
        /// The share; none: all of it.
        percent: Option<Number>,
        /// A field or a score.
        name: Name,
    },
    /// `+ the higher of A and B`
    Higher {
        /// Taken away, not added.
        minus: bool,
        /// One score.
        a: Name,
        /// The other.
        b: Name,
    },
}

/// The event of `for each`, with its windows.
#[derive(Clone, Debug, PartialEq)]
pub struct EachEvent {
    /// The event; its filter is in it.
    pub event: EventRef,
    /// Windows by the clock or a status.
    pub windows: Vec<Window>,
    /// A window by an event or a field.
    pub anchor: Option<Box<Anchor>>,
}

/// `D since last EVENT, else FIELD`
#[derive(Clone, Debug, PartialEq)]
pub struct Silence {
    /// The period.
    pub every: Duration,
    /// The event; its filter is in it.
    pub event: EventRef,
    /// `else FIELD`; none: `none if never`.
    pub fallback: Option<Name>,
    /// The whole phrase.
    pub span: Span,
}

/// A limit or a decay and its place.
pub type TermOption = Spanned<TermOptionKind>;

/// The limits and decays of a term.
#[derive(Clone, Debug, PartialEq)]
pub enum TermOptionKind {
    /// `at most N points`
    AtMostPoints(Number),
    /// `at most N times`, `at most N times per week`, `once per day`
    AtMostTimes(Number, Option<Period>),
    /// `once every D`
    OnceEvery(Duration),
    /// `fading over D`
    FadingOver(Duration),
    /// `losing P% every D`
    LosingPercent(Number, Duration),
    /// `losing N points every D`
    LosingPoints(Number, Duration),
}

/// `band NAME of SCORE` and its rows
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its name.
    pub name: Name,
    /// The score or field.
    pub of: Name,
    /// `LABEL from N`, as written.
    pub rows: Vec<BandRow>,
}

/// `LABEL from N`
#[derive(Clone, Debug, PartialEq)]
pub struct BandRow {
    /// The label.
    pub label: Label,
    /// Its lowest value.
    pub from: Number,
    /// The whole row.
    pub span: Span,
}
