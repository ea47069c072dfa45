//! From raw JSON to a [`Lead`]: never fails; what cannot be read becomes unknown and a named data problem.

mod events;
mod lead;
mod number;
mod reader;

use serde_json::{Map, Value as Json};

pub use lead::Mark;
pub(crate) use lead::{Event, Lead};
pub(crate) use reader::{Context, ValueReader};

use super::names::{fold, is_white_space};
use super::prepared::Prepared;
use super::problems::{MASK, ProblemKind, Problems};
use super::time;
use super::zone;

/// An id: plain text that is not empty.
pub(crate) fn id_of(raw: &Json) -> Option<String> {
    reader::plain_text(raw).filter(|id| !id.is_empty())
}

/// Reads a lead.
pub(crate) fn read(prepared: &Prepared, raw: &Json) -> Lead {
    let count = prepared.rules.fields.len();
    let mut lead = Lead {
        id: None,
        says_log: false,
        fields: vec![None; count],
        dates: vec![None; count],
        events: Vec::new(),
        repeats_ids: false,
        problems: Problems::default(),
    };
    let Json::Object(object) = raw else {
        lead.problems.add(ProblemKind::NotAnObject, None, Some(&shown(raw)));
        lead.problems.add(ProblemKind::LeadWithoutId, None, None);
        return lead;
    };
    let mut parts = Parts::default();
    for (key, value) in sorted(object) {
        let part = match fold(key).as_ref() {
            "id" => &mut parts.id,
            "history" => &mut parts.history,
            "fields" => &mut parts.fields,
            "fieldsat" => &mut parts.fields_at,
            "events" => &mut parts.events,
            _ => {
                lead.problems.add(ProblemKind::KeyNotDeclared, Some(key), None);
                continue;
            }
        };
        if part.is_some() {
            lead.problems.add(ProblemKind::DuplicateKey, Some(key), None);
        } else {
            *part = Some(value);
        }
    }
    lead.id = parts.id.and_then(id_of);
    if lead.id.is_none() {
        lead.problems.add(ProblemKind::LeadWithoutId, None, None);
    }
    read_history(parts.history, &mut lead);
    read_fields(prepared, parts.fields, &mut lead);
    read_dates(prepared, parts.fields_at, &mut lead);
    events::read(prepared, parts.events, &mut lead);
    lead
}

#[derive(Default)]
struct Parts<'a> {
    id: Option<&'a Json>,
    history: Option<&'a Json>,
    fields: Option<&'a Json>,
    fields_at: Option<&'a Json>,
    events: Option<&'a Json>,
}

fn read_history(raw: Option<&Json>, lead: &mut Lead) {
    match raw.and_then(reader::plain_text).as_deref().map(fold).as_deref() {
        Some("log") => lead.says_log = true,
        Some("none" | "") => {}
        _ => {
            if let Some(raw) = raw.filter(|raw| !raw.is_null()) {
                lead.problems.add(ProblemKind::NotAChoice, Some("history"), Some(&shown(raw)));
            }
        }
    }
}

fn read_fields(prepared: &Prepared, raw: Option<&Json>, lead: &mut Lead) {
    let Some(object) = object_of(raw, || "fields".to_owned(), &mut lead.problems) else { return };
    let mut seen = vec![false; lead.fields.len()];
    for (key, value) in sorted(object) {
        let Some(index) = prepared.fields.find(key) else {
            lead.problems.add(ProblemKind::FieldNotDeclared, Some(key), None);
            continue;
        };
        let (Some(field), Some(reader), Some(slot), Some(seen)) = (
            prepared.rules.fields.get(index),
            prepared.field_readers.get(index),
            lead.fields.get_mut(index),
            seen.get_mut(index),
        ) else {
            continue;
        };
        if std::mem::replace(seen, true) {
            lead.problems.add(ProblemKind::DuplicateKey, Some(key), None);
            continue;
        }
        match reader.read(value, prepared.context()) {
            Ok(read) => *slot = read,
            Err(problem) => {
                let value = if field.personal { MASK.to_owned() } else { shown(value) };
                lead.problems.add(problem, Some(&field.name), Some(&value));
            }
        }
    }
}

/// The dates of values: an instant, or a date, which is its first instant in the definition's zone.
fn read_dates(prepared: &Prepared, raw: Option<&Json>, lead: &mut Lead) {
    let Some(object) = object_of(raw, || "fields_at".to_owned(), &mut lead.problems) else { return };
    let mut seen = vec![false; lead.dates.len()];
    for (key, value) in sorted(object) {
        let Some(index) = prepared.fields.find(key) else {
            lead.problems.add(ProblemKind::FieldNotDeclared, Some(key), None);
            continue;
        };
        let (Some(slot), Some(seen)) = (lead.dates.get_mut(index), seen.get_mut(index)) else { continue };
        if std::mem::replace(seen, true) {
            lead.problems.add(ProblemKind::DuplicateKey, Some(key), None);
            continue;
        }
        let Some(text) = text_of(value) else {
            if !is_empty(value) {
                lead.problems.add(ProblemKind::NotADate, Some(&format!("fields_at/{key}")), Some(&shown(value)));
            }
            continue;
        };
        let written = time::read(text);
        *slot = written.and_then(|written| match written.clock {
            None => zone::day_start(&prepared.rules.days, written.day),
            Some(_) => written.instant().ok(),
        });
        if slot.is_none() {
            let problem = if written.is_some_and(|w| w.clock.is_some() && w.offset.is_none()) {
                ProblemKind::NoOffset
            } else {
                ProblemKind::NotADate
            };
            lead.problems.add(problem, Some(&format!("fields_at/{key}")), Some(&shown(value)));
        }
    }
}

/// The object that a part of a lead must be; null is none.
fn object_of<'a>(
    raw: Option<&'a Json>,
    place: impl Fn() -> String,
    problems: &mut Problems,
) -> Option<&'a Map<String, Json>> {
    match raw? {
        Json::Object(object) => Some(object),
        Json::Null => None,
        other => {
            problems.add(ProblemKind::NotAnObject, Some(&place()), Some(&shown(other)));
            None
        }
    }
}

/// The entries of an object by the code points of their keys.
fn sorted(object: &Map<String, Json>) -> Vec<(&String, &Json)> {
    let mut entries: Vec<_> = object.iter().collect();
    entries.sort_by_key(|entry| entry.0);
    entries
}

/// Text that is not empty, trimmed.
fn text_of(raw: &Json) -> Option<&str> {
    raw.as_str().map(|text| text.trim_matches(is_white_space)).filter(|text| !text.is_empty())
}

/// Null, or text that is empty once trimmed.
fn is_empty(raw: &Json) -> bool {
    raw.is_null() || raw.is_string() && text_of(raw).is_none()
}

/// How a raw value is shown in a problem.
fn shown(raw: &Json) -> String {
    match raw {
        Json::Null => "null".to_owned(),
        Json::Bool(yes) => yes.to_string(),
        Json::Number(number) => number::Decimal::from_json(number).map_or_else(String::new, |decimal| decimal.plain()),
        Json::String(text) => text.trim_matches(is_white_space).to_owned(),
        Json::Array(_) => "[…]".to_owned(),
        Json::Object(_) => "{…}".to_owned(),
    }
}
