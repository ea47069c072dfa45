//! The conformance suite in `spec/conformance/`: the reference engine answers every case to the byte, there are enough cases, and the
//! committed files are those that the tool makes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../tools/conformance/suite/mod.rs"]
mod suite;

use suite::sections::{IN_A_SECTION, IN_ALL, SECTIONS};

#[test]
fn the_reference_answers_every_case_to_the_byte() {
    let checked = suite::check::all();
    assert!(checked.wrong.is_empty(), "{} of {}:\n{}", checked.wrong.len(), checked.cases, checked.wrong.join("\n"));
    assert!(checked.cases >= IN_ALL, "{} cases", checked.cases);
    for section in SECTIONS {
        let cases = checked.sections.get(*section).copied().unwrap_or(0);
        assert!(cases >= IN_A_SECTION, "the section {section} has {cases} cases");
    }
}

#[test]
fn what_is_committed_is_what_the_tool_makes() {
    let (made, committed) = (suite::files::generate(), suite::files::committed());
    let advice = "run `cargo run --example conformance -- generate`, and read the difference before you commit it";
    for (path, text) in &made {
        assert!(committed.get(path) == Some(text), "{path} is not what the tool makes: {advice}");
    }
    let more: Vec<&String> = committed.keys().filter(|path| !made.contains_key(*path)).collect();
    assert!(more.is_empty(), "{more:?} are made by nothing: {advice}");
}
