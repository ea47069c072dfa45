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
