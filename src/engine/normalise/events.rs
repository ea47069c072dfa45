//! Events: name, time, when it was received, id, properties.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use crate::ruleset::Entry;

use super::super::names::fold;
use super::super::prepared::Prepared;
use super::super::problems::{ProblemKind, Problems};
use super::super::value::Value;
use super::lead::{Event, Lead, Mark};
use super::{is_empty, object_of, reader, shown, sorted, text_of};

/// Reads the events of a lead, and puts them in order.
pub(super) fn read(prepared: &Prepared, raw: Option<&Json>, lead: &mut Lead) {
    let list = match raw {
        None | Some(Json::Null) => return,
        Some(Json::Array(list)) => list,
        Some(other) => {
            lead.problems.add(ProblemKind::NotAnObject, Some("events"), Some(&shown(other)));
            return;
        }
    };
    for raw in list {
        let Json::Object(object) = raw else {
            lead.problems.add(ProblemKind::NotAnObject, Some("events"), Some(&shown(raw)));
            continue;
        };
        let parts = Parts::of(object, &mut lead.problems);
        lead.events.extend(parts.event(prepared, &mut lead.problems));
    }
    lead.events.sort_by(Event::order);
    let mut ids = BTreeSet::new();
    lead.repeats_ids = lead.events.iter().filter_map(|event| event.id.as_deref()).any(|id| !ids.insert(id));
}

#[derive(Default)]
struct Parts<'a> {
    event: Option<&'a Json>,
    at: Option<&'a Json>,
    received: Option<&'a Json>,
    id: Option<&'a Json>,
    with: Option<&'a Json>,
    passed: Option<&'a Json>,
    skipped: Option<&'a Json>,
}

impl<'a> Parts<'a> {
    fn of(object: &'a Map<String, Json>, problems: &mut Problems) -> Self {
        let mut parts = Parts::default();
        for (key, value) in sorted(object) {
            let part = match fold(key).as_ref() {
                "event" => &mut parts.event,
                "at" => &mut parts.at,
                "received" => &mut parts.received,
                "id" => &mut parts.id,
                "with" | "properties" => &mut parts.with,
                "passed" => &mut parts.passed,
                "skipped" => &mut parts.skipped,
                _ => {
                    problems.add(ProblemKind::KeyNotDeclared, Some(&format!("events/{key}")), None);
                    continue;
                }
            };
            if part.is_some() {
                problems.add(ProblemKind::DuplicateKey, Some(&format!("events/{key}")), None);
            } else {
                *part = Some(value);
            }
        }
        parts
    }

    /// The event, unless it has no name or time, is not declared, or lacks a required property.
    fn event(&self, prepared: &Prepared, problems: &mut Problems) -> Option<Event> {
        let Some(written) = self.event.and_then(text_of) else {
            problems.add(ProblemKind::EventWithoutName, None, None);
            return None;
        };
        let Some(kind) = prepared.events.find(written) else {
            problems.add(ProblemKind::EventNotDeclared, Some(written), None);
            return None;
        };
        let declared = prepared.rules.events.get(kind)?;
        let name = &declared.name;
        let Some(at) = self.at.filter(|at| !is_empty(at)) else {
            problems.add(ProblemKind::EventWithoutTime, Some(name), None);
            return None;
        };
        let at = match reader::instant(text_of(at)) {
            Ok(at) => at,
            Err(problem) => {
                problems.add(problem, Some(&format!("{name}/at")), Some(&shown(at)));
                return None;
            }
        };
        let received = self.received.filter(|received| !is_empty(received)).and_then(|received| {
            let read = reader::instant(text_of(received));
            read.map_err(|problem| problems.add(problem, Some(&format!("{name}/received")), Some(&shown(received))))
                .ok()
        });
        let properties = self.properties(prepared, kind, problems)?;
        let mut canonical = String::from("[");
        for (index, value) in properties.iter().enumerate() {
            canonical.push_str(if index > 0 { "," } else { "" });
            canonical.push_str(&Value::canonical(value.as_ref()));
        }
        canonical.push(']');
        let entry = declared.entry.filter(|entry| !matches!(entry, Entry::Changed { .. }));
        Some(Event {
            kind,
            at,
            begins: received.map_or(at, |received| received.max(at)),
            id: self.id.and_then(reader::plain_text).filter(|id| !id.is_empty()),
            canonical,
            properties,
            entry: entry.map(|entry| (entry, self.mark())),
        })
    }

    fn mark(&self) -> Mark {
        let is = |raw: Option<&Json>| raw.is_some_and(|raw| reader::yes_no(raw) == Ok(true));
        match (is(self.skipped), is(self.passed)) {
            (true, _) => Mark::Skipped,
            (_, true) => Mark::Passed,
            _ => Mark::None,
        }
    }

    /// The properties, with the values for unknown ones; none if a required one is unknown.
    fn properties(&self, prepared: &Prepared, kind: usize, problems: &mut Problems) -> Option<Vec<Option<Value>>> {
        let declared = prepared.rules.events.get(kind)?;
        let shape = prepared.event_readers.get(kind)?;
        let mut values = vec![None; declared.properties.len()];
        let mut seen = vec![false; declared.properties.len()];
        if let Some(object) = object_of(self.with, || format!("{}/with", declared.name), problems) {
            for (key, raw) in sorted(object) {
                let Some(index) = shape.names.find(key) else {
                    problems.add(ProblemKind::PropertyNotDeclared, Some(&format!("{}/{key}", declared.name)), None);
                    continue;
                };
                let (Some(slot), Some(seen), Some(reader)) =
                    (values.get_mut(index), seen.get_mut(index), shape.readers.get(index))
                else {
                    continue;
                };
                if std::mem::replace(seen, true) {
                    problems.add(ProblemKind::DuplicateKey, Some(&format!("{}/{key}", declared.name)), None);
                    continue;
                }
                match reader.read(raw, prepared.context()) {
                    Ok(read) => *slot = read,
                    Err(problem) => {
                        let name = declared.properties.get(index).map_or(key, |property| &property.name);
                        problems.add(problem, Some(&format!("{}/{name}", declared.name)), Some(&shown(raw)));
                    }
                }
            }
        }
        let mut complete = true;
        for (value, property) in values.iter_mut().zip(&declared.properties) {
            if value.is_none() {
                *value = property.if_unknown.as_ref().map(Value::from);
                if value.is_none() && property.required {
                    let place = format!("{}/{}", declared.name, property.name);
                    problems.add(ProblemKind::EventWithoutRequired, Some(&place), None);
                    complete = false;
                }
            }
        }
        complete.then_some(values)
    }
}
