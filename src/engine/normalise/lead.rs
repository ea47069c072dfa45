//! A lead as it was read, before anyone asks at which instant.

use std::cmp::Ordering;

use crate::ruleset::Entry;

use super::super::problems::Problems;
use super::super::value::Value;

/// A lead whose data was read. It knows nothing of the instant of a decision yet.
#[derive(Clone, Debug)]
pub(crate) struct Lead {
    /// Its id.
    pub(crate) id: Option<String>,
    /// It says that it carries its transition log.
    pub(crate) says_log: bool,
    /// Its fields as given, before freshness and stand-in values.
    pub(crate) fields: Vec<Option<Value>>,
    /// The instants of the fields' values.
    pub(crate) dates: Vec<Option<i64>>,
    /// Its events in their order, those of the future included.
    pub(crate) events: Vec<Event>,
    /// Whether two of its events have one id.
    pub(crate) repeats_ids: bool,
    /// What could not be read.
    pub(crate) problems: Problems,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// Which event of the rule set.
    pub(crate) kind: usize,
    /// When.
    pub(crate) at: i64,
    /// From when on it is known: its time, or when it was received if that is later.
    pub(crate) begins: i64,
    /// Its id.
    pub(crate) id: Option<String>,
    /// Its properties, in the order of their declaration.
    pub(crate) properties: Vec<Option<Value>>,
    /// The canonical JSON of the list of its properties.
    pub(crate) canonical: String,
    /// An entry of the transition log: what it says, and how it is marked.
    pub(crate) entry: Option<(Entry, Mark)>,
}

/// How an entry of the transition log is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Not at all: the stage is where the lead came to stand.
    #[default]
    None,
    /// A stage below it whose criteria were met.
    Passed,
    /// A stage below it whose criteria were not met.
    Skipped,
}

impl Event {
    /// The order of events: by time, declaration, properties; what is still the same differs in nothing that a rule can read.
    pub(crate) fn order(&self, other: &Event) -> Ordering {
        let mark = |event: &Event| event.entry.map(|entry| entry.1);
        (self.at, self.kind)
            .cmp(&(other.at, other.kind))
            .then_with(|| self.canonical.cmp(&other.canonical))
            .then_with(|| mark(self).cmp(&mark(other)))
            .then_with(|| self.id.cmp(&other.id))
            .then_with(|| self.begins.cmp(&other.begins))
    }
}
