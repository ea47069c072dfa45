//! Where the problems of a lead's data stand: in the file of the leads, or in that of the events or of the log.

use serde_json::{Value as Json, json};

use super::session::Session;
use crate::driver::{Dataset, Joined};
use crate::engine::{Problem, Source};

/// The place of a lead, and those of what was read from other files for it.
pub(super) struct Places {
    /// `leads.csv:3 (L-2)`
    pub lead: String,
    id: String,
    beside: Vec<(usize, String)>,
}

impl Places {
    /// The places of a lead that comes from a data set.
    pub(super) fn new(dataset: &Dataset, leads: &str, joined: &Joined) -> Places {
        let id = joined.lead.id.clone();
        let place = |line: u64, file: &str| format!("{file}:{line} ({id})");
        let beside = joined.beside.iter().map(|beside| (beside.index, place(beside.line, dataset.file_of(beside))));
        Places { lead: place(joined.lead.line, leads), beside: beside.collect(), id: id.clone() }
    }

    /// The problems of events and entries from other files, each with its place. An event is at fault for what is a problem of a
    /// lead that has this event alone, and none of the same lead without it.
    pub(super) fn of_events(&self, session: &Session, lead: &Json, as_of: i64) -> Vec<(Problem, String)> {
        let list = lead.as_object().and_then(|lead| {
            let mut lists = lead.iter().filter(|(key, _)| crate::data::fold(key) == "events");
            lists.next().and_then(|(_, list)| list.as_array())
        });
        let Some(list) = list else { return Vec::new() };
        let problems = |events: Vec<&Json>| {
            let data = session.prepared.read(&json!({ "id": self.id, "events": events }));
            session.prepared.evaluate(&data, as_of, Source::Given).decision().problems.clone()
        };
        let usual = problems(Vec::new());
        let mut found = Vec::new();
        for (index, place) in &self.beside {
            let Some(event) = list.get(*index) else { continue };
            let own = problems(vec![event]).into_iter().filter(|problem| !usual.contains(problem));
            found.extend(own.map(|problem| (problem, place.clone())));
        }
        found
    }
}
