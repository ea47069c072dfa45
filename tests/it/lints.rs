//! Levels of warnings and comments that allow one.

use std::collections::BTreeSet;

use leadlang::diagnostics::{self, Severity};
use leadlang::driver::{Memory, compile_in_memory};
use leadlang::lint::{LINTS, find};

use crate::support::root;

/// The codes that a definition with a `lead.toml` reports, with the word for how bad each is.
fn reported(definition: &str, config: &str) -> Vec<String> {
    let fence = format!("# file: definition.lead\n{definition}\n# file: lead.toml\n{config}\n");
    let (memory, entry) = Memory::from_fence(&fence);
    let compiled = compile_in_memory(&memory, &entry).unwrap();
    compiled.diagnostics.iter().map(|found| format!("{} {}", found.severity().word(), found.code.id)).collect()
}

const UNUSED: &str = "event demo\nlist big: \"GB\"";

#[test]
fn every_warning_is_a_lint_with_a_name_of_its_own() {
    let warnings = diagnostics::all().filter(|code| code.severity == Severity::Warning);
    for code in warnings {
        assert!(find(code.id).is_some(), "{} is missing in the list of lints", code.id);
    }
    let names: BTreeSet<&str> = LINTS.iter().map(|lint| lint.name).collect();
    assert_eq!(names.len(), LINTS.len());
}

#[test]
fn lead_toml_sets_the_level() {
    assert_eq!(reported(UNUSED, ""), ["warning W0101"]);
    assert_eq!(reported(UNUSED, "[lints]\nW0101 = \"off\""), Vec::<String>::new());
    assert_eq!(reported(UNUSED, "[lints]\nunused = \"error\""), ["error W0101"]);
    assert_eq!(reported(UNUSED, "[lints]\nW0101 = \"loud\""), ["error E0909"]);
    assert_eq!(reported(UNUSED, "[lints]\nW0110 = \"off\""), ["error E0911"]);
    assert_eq!(reported(UNUSED, "[lints]\nE0102 = \"off\""), ["error E0911"]);
}

#[test]
fn a_comment_answers_a_warning() {
    let none = Vec::<String>::new();
    assert_eq!(reported(&format!("{UNUSED} # allow W0101: for the next round"), ""), none);
    assert_eq!(reported("event demo\n# allow unused: later\n# more of it\nlist big: \"GB\"", ""), none);
    assert_eq!(reported("# allow W0101: later\nevent demo\nlist big: \"GB\"", ""), ["warning W0903", "warning W0101"]);
    assert_eq!(reported(&format!("{UNUSED} # allow W0101"), ""), ["warning W0101", "error E0912"]);
    assert_eq!(reported(&format!("{UNUSED} # allow W0110: later"), ""), ["warning W0101", "error E0911"]);
    assert_eq!(reported(&format!("{UNUSED} # allow everybody in"), ""), ["warning W0101"]);
}

#[test]
fn the_standard_lists_every_warning() {
    let page = std::fs::read_to_string(root().join("spec/lints.md")).unwrap();
    for lint in LINTS {
        let row = format!(
            "| [{0}](errors/{0}.md) | `{1}` | warn | {2} | {3} |",
            lint.code.id, lint.name, lint.since, lint.code.title
        );
        assert!(page.contains(&row), "spec/lints.md lacks: {row}");
    }
}

#[test]
fn starting_over_reaches_only_the_own_lines() {
    let not_started_over = |lines: &str| {
        let text = format!("event e\nevent r\nperson has\n  n: whole number from 0 to 100\n{lines}\n");
        reported(&text, "").into_iter().filter(|found| found == "warning W0404").count()
    };
    let score = |start: &str, line: &str| {
        not_started_over(&format!("score x from 0 to 9\n  starting over at {start}\n  {line}"))
    };
    assert_eq!(score("r", "+1 when e in the last 3 days"), 0);
    assert_eq!(score("r", "+1 for each e since r"), 0);
    assert_eq!(score("r", "+1 for each e within 3 days after r"), 0);
    assert_eq!(score("e", "+1 for each e within 3 days after r"), 1);
    assert_eq!(score("e", "+1 when e since r"), 1);
    let rules = "define d as e in the last 3 days\ndefine f as n >= 3\n";
    let lines = "score x from 0 to 9\n  starting over at r\n  +1 when f\n  +1 when d";
    assert_eq!(not_started_over(&format!("{rules}{lines}")), 1);
}

#[test]
fn a_stage_for_good_by_its_criteria_needs_no_word_for_how_long_it_is_kept() {
    let stages = |criteria: &str| {
        let text = format!(
            "team marketing\nteam sales\nevent demo\nstages, any may be skipped\n  s\n  m, owned by marketing, kept for good\n  \
             q, owned by sales\nm when demo ever\nq when {criteria}\n"
        );
        reported(&text, "")
    };
    assert_eq!(stages("demo ever"), Vec::<String>::new());
    assert_eq!(stages("demo in the last 30 days"), ["warning W0502"]);
}

#[test]
fn consequences_of_an_error_are_not_reported() {
    let twice =
        "person has\n  contact: text\nevent demo\nstages, any may be skipped\n  contact\n  warm\nwarm when demo ever\n";
    assert_eq!(reported(twice, ""), ["error E0101"]);
    let no =
        "event demo\nevent call\ndefine keen as\n  call ever\ndefine d as\n  demo in the last 3 days and no keen\n";
    assert_eq!(reported(no, ""), ["error E0103"]);
}
