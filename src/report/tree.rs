//! Conditions with what is met and what is not.

use serde_json::Value as Json;

use super::origins::Origins;
use super::time::Clock;
use crate::engine::{MASK, Node, ReadValue};
use crate::ruleset::{FeatureKind, Operator};

/// The lines of a condition: each part that has words of its own in the source, whether it is met, and what was read.
#[must_use]
pub fn condition(node: &Node, origins: &Origins, clock: &Clock) -> Vec<String> {
    let mut lines = Vec::new();
    write(node, None, origins, clock, 0, &mut lines);
    lines
}

fn write(node: &Node, above: Option<&str>, origins: &Origins, clock: &Clock, depth: usize, lines: &mut Vec<String>) {
    let id = node.id.as_deref().or(above);
    let parts = node.of.as_deref().unwrap_or_default();
    let inner = parts.iter().any(has_id) && !one_phrase(parts, origins);
    let words = match node.op {
        Operator::All if inner => None,
        Operator::Any if inner => Some("any of these".to_owned()),
        Operator::AtLeast if inner => Some("enough of these".to_owned()),
        Operator::Not if inner => Some("none of this".to_owned()),
        op => Some(id.map_or_else(|| op.tag().to_owned(), |id| origins.text(id))),
    };
    let mut depth = depth;
    if let Some(words) = words {
        let reads = if inner { String::new() } else { reads(node, clock) };
        let mark = if node.met { "met    " } else { "not met" };
        lines.push(format!("{mark}  {}{words}{reads}", "  ".repeat(depth)));
        depth += 1;
    }
    if inner {
        for part in parts {
            write(part, id, origins, clock, depth, lines);
        }
    }
}

/// Whether all parts are one phrase of the source, such as `is between A and B`.
fn one_phrase(parts: &[Node], origins: &Origins) -> bool {
    let mut words = parts.iter().map(|part| part.id.as_deref().map(|id| (origins.text(id), origins.place(id))));
    let first = words.next();
    parts.len() > 1 && words.all(|other| Some(other) == first)
}

fn has_id(node: &Node) -> bool {
    node.id.is_some() || node.of.iter().flatten().any(has_id)
}

/// What the atoms of a condition read, in brackets, each once.
pub(super) fn reads(node: &Node, clock: &Clock) -> String {
    let mut found = Vec::new();
    collect(node, clock, &mut found);
    if found.is_empty() { String::new() } else { format!("  ({})", found.join(", ")) }
}

fn collect(node: &Node, clock: &Clock, found: &mut Vec<String>) {
    for read in node.read.iter().flatten() {
        if let Some(words) = read_words(read, clock)
            && !found.contains(&words)
        {
            found.push(words);
        }
    }
    for part in node.of.iter().flatten() {
        collect(part, clock, found);
    }
}

/// `fit is 80`, `country is unknown`, `3 times`; none where the words of the condition say it all.
pub(super) fn read_words(read: &ReadValue, clock: &Clock) -> Option<String> {
    let value = value_words(&read.value, clock);
    match read.kind {
        Operator::Feature => {
            let feature = read.feature.as_ref()?;
            let never =
                || feature.last.map_or_else(|| "never".to_owned(), |at| format!("last on {}", clock.show(at.0)));
            Some(match (&feature.kind, &read.value) {
                (FeatureKind::LastAt, Json::Null) | (FeatureKind::FirstAt, Json::Null) => never(),
                (FeatureKind::LastAt, _) => format!("last {value}"),
                (FeatureKind::FirstAt, _) => format!("first {value}"),
                (_, Json::Null) => "unknown".to_owned(),
                (FeatureKind::Count, Json::Number(n)) if n.as_i64() == Some(0) => never(),
                (FeatureKind::Count, Json::Number(n)) if n.as_i64() == Some(1) => "once".to_owned(),
                (FeatureKind::Count, _) => format!("{value} times"),
                (FeatureKind::Days, _) => format!("on {value} days"),
                _ => value,
            })
        }
        Operator::Rule => match read.value {
            Json::Bool(_) => None,
            _ => Some(format!("{} is {value}", read.name.split_once(' ').map_or(&*read.name, |(_, name)| name))),
        },
        Operator::Permission | Operator::Meets | Operator::WasEver => None,
        Operator::Stage | Operator::Outcome => {
            Some(format!("{} is {}", read.kind.tag(), if read.value.is_null() { "none" } else { &value }))
        }
        Operator::StageSince => Some(format!("since {value}")),
        Operator::StatusSince => Some(format!("{} since {value}", read.name)),
        _ => Some(format!("{} is {value}", read.name)),
    }
}

/// What a condition compared, shown by itself: `29 days`, `requested demo once`.
#[must_use]
pub fn compared_words(read: &ReadValue, clock: &Clock) -> Option<String> {
    match (read.kind, &read.feature) {
        (Operator::DaysSince, _) => Some(match read.value.as_i64() {
            None => "unknown: it never happened".to_owned(),
            Some(1) => "1 day".to_owned(),
            Some(days) => format!("{days} days"),
        }),
        (Operator::Permission, _) => {
            let given = if read.value == Json::Bool(true) { "given" } else { "not given" };
            Some(format!("{} is {given}", read.name))
        }
        (Operator::Field, _) if read.value == MASK => None,
        (Operator::Rule | Operator::Status | Operator::Stage | Operator::Outcome | Operator::Meets, _) => None,
        (Operator::Feature, Some(feature)) if matches!(feature.kind, FeatureKind::Count | FeatureKind::LastAt) => {
            Some(format!("{} {}", feature.event, read_words(read, clock)?))
        }
        _ => read_words(read, clock),
    }
}

fn value_words(value: &Json, clock: &Clock) -> String {
    match value {
        Json::Null => "unknown".to_owned(),
        Json::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Json::String(text) => clock.show_text(text),
        Json::Array(parts) => parts.iter().map(|part| value_words(part, clock)).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
