//! What came of examples, for people.

use std::fmt::Write;

use super::coverage::{Coverage, Item};
use super::examples::{Outcome, TestRun};

/// The examples of a definition: those that came out as they say on a line each, the others with what was expected, what came
/// out, and why.
#[must_use]
pub fn text(run: &TestRun) -> String {
    let mut out = format!("{}\n", run.file);
    for outcome in &run.outcomes {
        if outcome.passed() {
            line(&mut out, &format!("  ok    {}", outcome.title));
        } else {
            failed(outcome, &mut out);
        }
    }
    if let Some(coverage) = &run.coverage {
        covered(coverage, &mut out);
    }
    out
}

fn failed(outcome: &Outcome, out: &mut String) {
    line(out, &format!("  FAIL  {}  [{}:{}]", outcome.title, outcome.file, outcome.line));
    for expectation in outcome.expectations.iter().filter(|expectation| !expectation.met) {
        line(out, &format!("        expected  {}  [{}:{}]", expectation.text, outcome.file, expectation.line));
        match expectation.got.as_slice() {
            [] => line(out, "        got       that it is not so"),
            got => line(out, &format!("        got       {}", got.join(", "))),
        }
        for reason in &expectation.reasons {
            line(out, &format!("          {reason}"));
        }
    }
    if let Some(note) = &outcome.note {
        line(out, &format!("        note      {note}"));
    }
    for violation in &outcome.violations {
        line(out, &format!("        broken    {}  [{}]", violation.text, violation.place));
    }
}

fn covered(coverage: &Coverage, out: &mut String) {
    let all = coverage.items.len();
    let never: Vec<&Item> = coverage.never_met().collect();
    let always: Vec<&Item> = coverage.never_unmet().collect();
    line(out, "");
    line(
        out,
        &format!(
            "  coverage: {} of {all} criteria, terms, rows and clauses are true in some example",
            all - never.len()
        ),
    );
    list("never true in any example", &never, out);
    list("true in every example", &always, out);
}

fn list(title: &str, items: &[&Item], out: &mut String) {
    if items.is_empty() {
        return;
    }
    line(out, &format!("  {title}:"));
    for item in items {
        let place = item.place.as_ref().map_or(String::new(), |place| format!("  [{place}]"));
        line(out, &format!("    {:<10}  {}{place}", item.kind.word(), item.text));
    }
}

fn line(out: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "{text}");
}
