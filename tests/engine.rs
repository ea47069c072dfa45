//! The reference engine through the whole pipeline: cases with expected decisions, and what holds of any lead.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "engine/cases.rs"]
mod cases;
#[path = "engine/properties.rs"]
mod properties;

use leadlang::driver::{Memory, compile_in_memory};
use leadlang::engine::{Prepared, Replay};
use serde_json::Value as Json;

/// Compiles a definition that has no error.
fn prepare(definition: &str) -> Prepared {
    let compiled =
        compile_in_memory(&Memory::default().with("definition.lead", definition), "definition.lead").unwrap();
    let errors: Vec<&str> = compiled.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    Prepared::new(compiled.lowered.unwrap_or_else(|| panic!("{errors:?}")).ruleset)
}

/// The instant that a text stands for.
fn instant(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_millisecond()
}

/// The transitions of a derived log, as events of a lead.
fn entries(replay: &Replay) -> Vec<Json> {
    replay.transitions().iter().map(|transition| serde_json::to_value(transition).unwrap()).collect()
}

#[test]
fn a_history_that_takes_too_long_is_given_up() {
    let daily = prepare("event called\ndefine due as days since last called >= 5\n");
    let lead = |at: &str| serde_json::json!({"id": "x", "events": [{"event": "called", "at": at}]});
    let now = instant("2026-03-10T09:00:00Z");
    assert!(daily.decide_with_replay(&lead("2025-01-01T00:00:00Z"), now).is_ok());
    let long = daily.decide_with_replay(&lead("0001-01-01T00:00:00Z"), now).unwrap_err();
    assert_eq!(long.entries, 0);
    assert_eq!(long.at.to_string(), "0274-10-17T00:00:00Z");
}
