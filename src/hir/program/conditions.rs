//! Typed conditions. Constants stand in the unit of what they are compared with; durations in ms.

use std::hash::{Hash, Hasher};

use super::EventPick;
use crate::base::Span;
use crate::model::{
    BandId, ClassId, Constant, DefineId, FieldId, NurtureId, PermissionId, ScoreId, SlaId, StageId, StatusId,
};
use crate::model::{SlaState, TextMatch};

/// A condition and its place.
#[derive(Clone, Debug)]
pub struct Cond {
    /// What is asked.
    pub kind: CondKind,
    /// Where it stands.
    pub span: Span,
}

impl Cond {
    /// The condition that nobody meets, where none could be read.
    #[must_use]
    pub fn never(span: Span) -> Cond {
        Cond { kind: CondKind::Any(Vec::new()), span }
    }
}

/// The kinds of conditions. A comparison that reads an unknown is not met; negations of comparisons are written out
/// (`is not` is `Not` of the comparison and `Known` of its operands).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the fields are told at their variants")]
pub enum CondKind {
    /// All are met.
    All(Vec<Cond>),
    /// Any is met.
    Any(Vec<Cond>),
    /// It is not met: plain complement.
    Not(Box<Cond>),
    /// At least so many are met.
    AtLeast(usize, Vec<Cond>),
    /// Two values compared; unknown: not met.
    Compare(Operand, Cmp, Operand),
    /// One of these numbers or indices; with `negated`: known and none of them.
    In { of: Operand, values: Vec<i64>, negated: bool },
    /// Matches any (with `all`: all) of these texts; with `negated`: known and does not.
    Text { of: Operand, test: TextMatch, values: Vec<String>, all: bool, negated: bool },
    /// Two texts are the same, A to Z without case; with `negated`: both known and not the same.
    SameText { left: Operand, right: Operand, negated: bool },
    /// The set has any (with `all`: all) of these choices; with `negated`: known and has not.
    Includes { of: Operand, values: Vec<i64>, all: bool, negated: bool },
    /// It is known.
    Known(Operand),
    /// `min <= T - instant <= max` in ms.
    Age { of: Operand, min: Option<i64>, max: Option<i64> },
    /// `min <= day of T - date <= max` in calendar days.
    AgeDays { of: Operand, min: Option<i64>, max: Option<i64> },
    /// A yes/no value is yes.
    Yes(Operand),
    /// A count of events lies in `min..=max`.
    Happened { query: Query, count: CountOf, min: i64, max: Option<i64> },
    /// `STATUS was ever VALUE`
    WasEver(StatusId, usize),
    /// `STATUS has been VALUE for at least D`
    StatusHasBeen(StatusId, usize, i64),
    /// `stage has been STAGE for at least D`
    StageHasBeen(StageId, i64),
    /// `meets STAGE`
    Meets(StageId),
    /// A definition is met.
    Defined(DefineId),
    /// `permission NAME`
    Permission(PermissionId),
    /// `sla NAME is STATE`: examples only.
    Sla(SlaId, SlaState),
    /// `route is "NAME"`, `route is nobody`: examples only.
    Route(Option<String>),
    /// `nurture is NAME`: examples only.
    Nurture(NurtureId),
    /// The person is a lead: the compiler's own guarantee only.
    IsLead,
}

/// Comparison of two numbers or ranks. Of an ordered class the better value is the greater, whatever the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the usual six")]
pub enum Cmp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountOf {
    /// Events.
    Events,
    /// Different days of the definition's zone.
    Days,
}

/// A value that is read.
#[derive(Clone, Debug)]
pub struct Operand {
    /// What is read.
    pub kind: OperandKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OperandKind {
    /// A written value. Of an ordered class or a band or stage it is the index in the program's list.
    Constant(Constant),
    /// A field.
    Field(FieldId),
    /// The domain of an email field.
    Domain(FieldId),
    /// A property of the event that a filter looks at.
    Property(usize),
    /// The domain of an email property.
    PropertyDomain(usize),
    /// A score.
    Score(ScoreId),
    /// The index of a band's label.
    Band(BandId),
    /// The index of a class's value.
    Class(ClassId),
    /// The index of the present stage.
    Stage,
    /// The index of the present outcome; −1 where there is none.
    Outcome,
    /// The index of a status's value.
    Status(StatusId),
    /// A number or value made of events.
    Events(NumberOf, Box<Query>),
    /// Whole days since the latest event of a query.
    DaysSinceLast(Box<Query>),
    /// Whole days since a time field, calendar days since a date field.
    DaysSince(FieldId),
    /// A number times a factor.
    Times(Box<Operand>, i64),
}

/// What is made of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the words of the language; see the rule set's features")]
pub enum NumberOf {
    Count,
    Days,
    Different,
    Total,
    Highest,
    Lowest,
    Latest,
    Earliest,
    LastAt,
    FirstAt,
}

/// Which events, and when.
#[derive(Clone, Debug)]
pub struct Query {
    /// Kinds of events with their filters; a group is several.
    pub picks: Vec<EventPick>,
    /// Only the last (`Some(true)`) or the first (`Some(false)`) of them, taken before the windows.
    pub edge: Option<bool>,
    /// All must hold of the event's time.
    pub windows: Vec<Window>,
    /// The phrase.
    pub span: Span,
}

/// A window and its place.
#[derive(Clone, Debug)]
pub struct Window {
    /// Which.
    pub kind: WindowKind,
    /// Where it stands.
    pub span: Span,
}

/// The windows. `ever` is none at all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum WindowKind {
    /// `in the last D`, ms.
    Last(i64),
    /// `more than D ago`, ms.
    Older(i64),
    /// Strictly after an instant.
    After(Bound),
    /// At an instant or later.
    From(Bound),
    /// Strictly before an instant.
    Before(Bound),
    /// `within D after EVENT`, ms.
    WithinAfter(Vec<EventPick>, i64),
    /// `within D before EVENT`, ms.
    WithinBefore(Vec<EventPick>, i64),
    /// `while STATUS was VALUE`
    While(StatusId, usize),
}

/// An instant that a window is bounded by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// This instant, ms.
    Instant(i64),
    /// The instant of a time field, or of a time property of the filter's event.
    Value(Operand),
    /// The first instant of a date field's day plus some days.
    DayOf(Operand, i64),
    /// The latest of these events.
    Latest(Box<Query>),
}

/// Equality and hash of what is asked, wherever it is written.
macro_rules! equal_wherever {
    ($($name:ident by $($field:ident)+;)*) => {$(
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $(self.$field == other.$field)&&+
            }
        }
        impl Eq for $name {}
        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                $(self.$field.hash(state);)+
            }
        }
    )*};
}

equal_wherever! {
    Cond by kind;
    Operand by kind;
    Query by picks edge windows;
    Window by kind;
}
