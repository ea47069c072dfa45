//! Conditions: what is asked of a lead.

use super::{Date, Duration, Name, Number, Spanned, Text, Time, Value};
use crate::base::Span;

/// A condition and its place.
pub type Condition = Spanned<ConditionKind>;

/// The shapes of conditions. Mixed `and`/`or` without brackets is refused while the tree is built, so a chain is of one kind.
#[derive(Clone, Debug, PartialEq)]
pub enum ConditionKind {
    /// `A and B and C`: two or more.
    And(Vec<Condition>),
    /// `A or B or C`: two or more.
    Or(Vec<Condition>),
    /// `not A`
    Not(Box<Condition>),
    /// `A unless B`
    Unless(Box<Condition>, Box<Condition>),
    /// `(A)`: kept, so that a formatter and messages see what was written.
    Brackets(Box<Condition>),
    /// `all of (…)`, `any of (…)`, `at least 2 of (…)`. With a tail or `where` it is an inline group of events in brackets.
    Checklist(Checklist),
    /// `no EVENT …` (`never` false) and `never EVENT` (no tail then but `where`).
    No(NoEvent),
    /// `meets SQL`
    Meets(Name),
    /// A name alone, or a name and what is asked of it.
    Test(Test),
    /// `the number of EVENT … >= 3`, `days since last EVENT > 30`
    EventNumber(Box<EventNumber>),
    /// `the last EVENT more than 30 days ago`, `first EVENT …`
    Edge(EdgeEvent),
}

/// How many of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantifier {
    /// `all of`
    All,
    /// `any of`
    Any,
    /// `none of (A, B) in the last D`: only of events.
    None,
    /// `at least N of`
    AtLeast(Number),
    /// `at most N of`
    AtMost(Number),
    /// `exactly N of`
    Exactly(Number),
}

/// `QUANTIFIER (A, B, C) TAIL`
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// How many must be met.
    pub quantifier: Quantifier,
    /// What is listed.
    pub items: Vec<Condition>,
    /// Filter, count and windows after the bracket; empty for a checklist of conditions.
    pub tail: EventTail,
    /// The brackets with what is in them.
    pub list_span: Span,
}

/// An event, a group, or an inline group with filters of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRef {
    /// One name, or the names inside `any of (…)`, each with its own filter.
    pub names: Vec<FilteredName>,
    /// Written as `any of (…)`.
    pub inline_group: bool,
    /// A filter after the whole (`where` of a clause that takes one event).
    pub filter: Option<Box<Condition>>,
    /// Its place.
    pub span: Span,
}

/// A name of an event with its filter, inside an inline group.
#[derive(Clone, Debug, PartialEq)]
pub struct FilteredName {
    /// The event.
    pub name: Name,
    /// `where …`
    pub filter: Option<Box<Condition>>,
}

/// What may follow an event, in this order: filter, count, windows, one window that names an event or a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventTail {
    /// `where …`
    pub filter: Option<Box<Condition>>,
    /// `at least 3 times`
    pub count: Option<Count>,
    /// Windows by the clock or a status, as written.
    pub windows: Vec<Window>,
    /// `within 7 days after EVENT`, `since FIELD`
    pub anchor: Option<Box<Anchor>>,
    /// Its place; empty where nothing stands.
    pub span: Span,
}

impl EventTail {
    /// Whether nothing was written after the event.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.filter.is_none() && self.count.is_none() && self.windows.is_empty() && self.anchor.is_none()
    }
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// Compared how.
    pub kind: CountKind,
    /// With what.
    pub number: Number,
    /// The whole phrase.
    pub span: Span,
}

/// The ways to compare a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountKind {
    /// `at least N times`
    AtLeast,
    /// `at most N times`
    AtMost,
    /// `exactly N times`
    Exactly,
    /// `more than N times`
    MoreThan,
    /// `fewer than N times`
    FewerThan,
    /// `on at least N different days`
    DifferentDays,
}

/// A window by the clock or a status.
pub type Window = Spanned<WindowKind>;

/// The windows that need no other event.
#[derive(Clone, Debug, PartialEq)]
pub enum WindowKind {
    /// `in the last D`
    InTheLast(Duration),
    /// `in the next D`: of fields only.
    InTheNext(Duration),
    /// `ever`
    Ever,
    /// `more than D ago`
    MoreThanAgo(Duration),
    /// `more than D ahead`: of fields only.
    MoreThanAhead(Duration),
    /// `since`, `before`, `after`, `on` a date or a time.
    Relative(Relation, Moment),
    /// `while STATUS was VALUE`
    While {
        /// The status.
        status: Name,
        /// Its value.
        value: Value,
    },
}

/// How a time lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the language")]
pub enum Relation {
    Since,
    Before,
    After,
    On,
}

/// A date or a time as written.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "see the structs")]
pub enum Moment {
    Date(Date),
    Time(Time),
}

/// A window that another event or a field gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// `within D` before it, if any: then `relation` is `Before` or `After` and `to` an event.
    pub within: Option<Duration>,
    /// `since`, `before`, `after`; never `on`.
    pub relation: Relation,
    /// The event or field.
    pub to: EventRef,
    /// The whole phrase.
    pub span: Span,
}

/// `no EVENT …`, `never EVENT`
#[derive(Clone, Debug, PartialEq)]
pub struct NoEvent {
    /// `never`: at no time at all.
    pub never: bool,
    /// The event.
    pub event: EventRef,
    /// Filter and windows; no count.
    pub tail: EventTail,
}

/// A name and what is asked of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// A field, score, band, stage, status, definition or event.
    pub subject: Name,
    /// What is asked.
    pub ask: Ask,
}

/// What is asked of a name.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A comparison.
    Is(Comparison),
    /// Filter, count, windows; empty for a name alone.
    Happened(EventTail),
}

/// A comparison and its place (without the subject).
pub type Comparison = Spanned<ComparisonKind>;

/// Order of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the usual six")]
pub enum Order {
    Is,
    IsNot,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

/// How an order was written, where it matters: `above` and `below` are for things with a rank only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// `>=`, `<`
    Sign,
    /// `is at least`, `is`
    Words,
    /// `is above`, `is below`
    Rank,
    /// `is exactly`
    Exactly,
}

/// The comparisons.
#[derive(Clone, Debug, PartialEq)]
pub enum ComparisonKind {
    /// `>= 60`, `is at least 60`, `is "GB"`, `is not GB`, `is above warm`, `is exactly "Head"`
    Order(Order, Wording, Value),
    /// `is between A and B`
    Between(Value, Value),
    /// `is any of (…)`, and with `negated` `is none of (…)`.
    AnyOf {
        /// Said with `not`, `none of` or `unknown`.
        negated: bool,
        /// The values, as written.
        values: Vec<Value>,
    },
    /// `is in NAME`, `is in (…)`, `is not in …`
    In {
        /// Said with `not`, `none of` or `unknown`.
        negated: bool,
        /// What it is in.
        set: InSet,
    },
    /// `is known`; with `negated` `is unknown`.
    Known {
        /// Said with `not`, `none of` or `unknown`.
        negated: bool,
    },
    /// `is not a lead`; with `negated` `is not not a lead`.
    NotALead {
        /// Said with `not`, `none of` or `unknown`.
        negated: bool,
    },
    /// `contains "x"`, `does not start with any of ("a", "b")`
    Text {
        /// Which test.
        test: TextTest,
        /// Said with `not`, `none of` or `unknown`.
        negated: bool,
        /// `all of`, not `any of`.
        all: bool,
        /// The values, as written.
        values: Vec<Value>,
    },
    /// `was ever VALUE`
    WasEver(Value),
    /// `has been VALUE for at least D`
    HasBeen(Value, Duration),
}

/// What `is in` names.
#[derive(Clone, Debug, PartialEq)]
pub enum InSet {
    /// A list, or a choice that begins with `in`.
    Name(Name),
    /// Values in brackets.
    Values(Vec<Value>),
}

/// Tests on text; `includes` is for `several of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the language")]
pub enum TextTest {
    Contains,
    StartsWith,
    EndsWith,
    Mentions,
    Includes,
}

/// A number made from events, compared with something.
#[derive(Clone, Debug, PartialEq)]
pub struct EventNumber {
    /// Which number.
    pub kind: EventNumberKind,
    /// Written with `the` (otherwise a declared name of the same words wins).
    pub the: bool,
    /// The words up to the comparison, `the` aside, as written: `number of employees`. For the resolver.
    pub words: Name,
    /// The comparison.
    pub comparison: Comparison,
}

/// The numbers and values that events give.
#[derive(Clone, Debug, PartialEq)]
pub enum EventNumberKind {
    /// `the number of EVENT …`
    Number(EventRef, EventTail),
    /// `the total P of EVENT …` and the like.
    Property(PropertyNumber, Name, EventRef, EventTail),
    /// `days since last EVENT`
    DaysSinceLast(EventRef),
    /// `days since FIELD`
    DaysSince(Name),
}

/// What is taken of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the language")]
pub enum PropertyNumber {
    Total,
    Highest,
    Lowest,
    Latest,
    Earliest,
    Different,
}

/// `the last EVENT …`, `first EVENT …`
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeEvent {
    /// `last`, not `first`.
    pub last: bool,
    /// Written with `the` (otherwise a declared name such as `last contacted` wins).
    pub the: bool,
    /// The name as if no edge had been read: `last contacted`; only for one plain name. For the resolver.
    pub words: Option<Name>,
    /// The event.
    pub event: EventRef,
    /// Filter and windows; no count.
    pub tail: EventTail,
}

/// `because "…"`
pub type Because = Option<Text>;
