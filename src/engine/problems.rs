//! Data problems: what could not be read, by name.

use std::collections::BTreeMap;

use serde::Serialize;

/// What is wrong with a piece of data: the table of chapter 10.3 of the standard. Problems are reported in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// The lead has no id.
    LeadWithoutId,
    /// A JSON object was expected, or a list of events.
    NotAnObject,
    /// Two keys of one object name the same thing; the later one is ignored.
    DuplicateKey,
    /// A key that leads and events do not have.
    KeyNotDeclared,
    /// A field that the definition does not declare.
    FieldNotDeclared,
    /// A property that the definition does not declare.
    PropertyNotDeclared,
    /// An event that the definition does not declare.
    EventNotDeclared,
    /// A required field is unknown.
    MissingRequired,
    /// None of the choices.
    NotAChoice,
    /// Neither yes nor no.
    NotYesNo,
    /// Not a number.
    NotANumber,
    /// A fraction where a whole number is wanted.
    NotWhole,
    /// Outside the range of its type.
    OutOfRange,
    /// An amount in another currency.
    NotTheCurrency,
    /// Not a text.
    NotText,
    /// Not an email address.
    NotAnEmail,
    /// Not a date.
    NotADate,
    /// Not a date and a time.
    NotATime,
    /// A time that does not say in which zone.
    NoOffset,
    /// A value that must be fresh has no date.
    FreshWithoutDate,
    /// An event without a name.
    EventWithoutName,
    /// An event without a time.
    EventWithoutTime,
    /// An event without a required property.
    EventWithoutRequired,
    /// An event that happened, or was received, later than the instant of the decision.
    EventInFuture,
    /// The definition is not in force at the instant of the decision.
    OutsideInForce,
    /// A date lies past the horizon of the rule set.
    PastHorizon,
    /// A clock needs open hours outside the horizon of its calendar.
    OutsideCalendar,
}

/// A data problem, as a decision reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What is wrong.
    pub problem: ProblemKind,
    /// The field, the event, or `EVENT/PROPERTY`; none: the lead or the decision as a whole.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// What was found, at most 80 characters of it; `•••` for a personal field.
    pub value: Option<String>,
    /// How often.
    pub count: u64,
}

/// The longest part of a value that is shown, in characters.
const SHOWN: usize = 80;

/// What is shown in place of a value that must not be.
pub const MASK: &str = "•••";

type Key = (ProblemKind, Option<String>, Option<String>);

/// Collects problems; equal ones are counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems {
    counts: BTreeMap<Key, u64>,
}

impl Problems {
    /// Adds one.
    pub(crate) fn add(&mut self, problem: ProblemKind, place: Option<&str>, value: Option<&str>) {
        let cut = |text: &str| text.chars().take(SHOWN).collect::<String>();
        *self.counts.entry((problem, place.map(cut), value.map(cut))).or_default() += 1;
    }

    /// All of them: by kind, then place, then value, each by code points, none first.
    pub(crate) fn list(&self) -> Vec<Problem> {
        let entry = |((problem, place, value), count): (&Key, &u64)| Problem {
            problem: *problem,
            place: place.clone(),
            value: value.clone(),
            count: *count,
        };
        self.counts.iter().map(entry).collect()
    }
}
