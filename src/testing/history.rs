//! What an example does not know: an example knows only the entries of the transition log that it states, where `lead run`
//! derives them from the events.

use serde_json::{Value as Json, json};

use super::expected::is_so;
use super::lead;
use crate::engine::{Evaluation, Instant, Prepared, Source, Transition};
use crate::hir::{Example, Program};
use crate::ruleset::{DAY_MS, Expectation, Lowered};

/// How many entries are named at most.
const ENTRIES: usize = 3;

/// An example whose expectations are not all met.
pub(super) struct Failed<'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) lowered: &'a Lowered,
    pub(super) program: &'a Program,
    pub(super) example: &'a Example,
    /// What is not so.
    pub(super) expectations: Vec<&'a Expectation>,
}

impl Failed<'_> {
    /// If an expectation would be met by the log that the events give: that it is so, and which entries to state.
    pub(super) fn note(&self) -> Option<String> {
        if self.expectations.is_empty() || !self.prepared.needs_log() {
            return None;
        }
        let (lead, as_of) = (lead::of(self.program, self.example), self.example.as_of);
        let data = self.prepared.read(&lead);
        // A history that is too long does not help.
        let replay = self.prepared.replay(&data, as_of).ok()?;
        if !self.is_met(self.prepared.evaluate(&data, as_of, Source::Replayed(&replay))) {
            return None;
        }
        let missing: Vec<&Transition> = replay.transitions().iter().filter(|entry| self.can_be_added(entry)).collect();
        // One entry may be all that is missing, the latest rather than an earlier one.
        let enough = missing.iter().rfind(|entry| self.is_met_with(lead.clone(), entry));
        let named = enough.map_or(&missing[missing.len().saturating_sub(ENTRIES)..], std::slice::from_ref);
        let words: Vec<String> =
            named.iter().map(|entry| format!("`{}`", words(&entry.event, entry.at, as_of))).collect();
        let add = if words.is_empty() { String::new() } else { format!("; add {}", words.join(", ")) };
        Some(format!(
            "the definition looks back at earlier stages, and an example knows only the entries that it states{add}. `lead run` derives \
             them from the events"
        ))
    }

    fn is_met<'a>(&'a self, mut evaluation: Evaluation<'a>) -> bool {
        evaluation.add_features(&self.lowered.checks.features);
        self.expectations.iter().any(|expected| is_so(expected, &evaluation, &self.lowered.ruleset))
    }

    /// Whether an expectation is met if this entry is stated too.
    fn is_met_with(&self, mut lead: Json, entry: &Transition) -> bool {
        if let Some(events) = lead["events"].as_array_mut() {
            events.push(json!({ "event": entry.event, "at": entry.at.to_string() }));
        }
        let data = self.prepared.read(&lead);
        self.is_met(self.prepared.evaluate(&data, self.example.as_of, Source::Given))
    }

    /// Whether an entry is one that examples state, and this example does not.
    fn can_be_added(&self, entry: &Transition) -> bool {
        let as_of = self.example.as_of;
        let wanted = words(&entry.event, entry.at, as_of);
        let mut stated = self.example.events.iter().filter_map(|fact| {
            let event = self.program.events.get(fact.event.0)?;
            Some(words(&event.name.text, Instant(fact.at), as_of))
        });
        entry.at.0 < as_of
            && (entry.event.starts_with("reached ") || entry.event.starts_with("became "))
            && !stated.any(|stated| stated == wanted)
    }
}

/// `reached MQL 12 days ago`
fn words(event: &str, at: Instant, as_of: i64) -> String {
    format!("{event} {}", ago(at, as_of))
}

/// `12 days ago`, `5 hours ago`
fn ago(at: Instant, as_of: i64) -> String {
    let ms = as_of - at.0;
    let (count, unit) = match ms {
        ms if ms >= DAY_MS => (ms / DAY_MS, "day"),
        ms if ms >= 3_600_000 => (ms / 3_600_000, "hour"),
        ms => ((ms / 60_000).max(1), "minute"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}
