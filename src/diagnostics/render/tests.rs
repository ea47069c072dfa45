#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use super::*;
use crate::base::Span;
use crate::diagnostics::{Code, Severity};

static CODE: Code = Code { id: "E9999", severity: Severity::Error, title: "a title", page: "" };

fn sample(text: &str, word: &str) -> (Sources, Diagnostic) {
    let mut sources = Sources::default();
    let file = sources.add("a/b.lead", text);
    let at = text.find(word).unwrap();
    let span = Span::new(file, at, at + word.len());
    let diagnostic = Diagnostic::new(&CODE, span, "`fitt` is not declared")
        .label("not declared")
        .help("Declare it.")
        .fix("write `fit`", span, "fit");
    (sources, diagnostic)
}

#[test]
fn full_shows_the_line_the_help_and_the_fix() {
    let (sources, diagnostic) = sample("stages\n  MQL\n\nMQL when fitt >= 3\n", "fitt");
    let shown = full(&sources, &diagnostic, false);
    assert_eq!(
        shown,
        "error[E9999]: `fitt` is not declared\n  ┌─ a/b.lead:4:10\n  │\n4 │ MQL when fitt >= 3\n  │          ^^^^ not declared\n  │\n  = help: Declare it.\n  = fix: write `fit`\n\n"
    );
    assert!(full(&sources, &diagnostic, true).contains("\u{1b}["));
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("list a: {}fitt{}\n", "\"ä\", ".repeat(500), ", \"b\"".repeat(500));
    let (sources, diagnostic) = sample(&text, "fitt");
    let shown = full(&sources, &diagnostic, false);
    assert!(shown.lines().all(|line| line.chars().count() < 250), "{shown}");
    assert!(shown.contains("fitt"), "{shown}");
    assert!(shown.contains("a/b.lead:1:2509"), "{shown}");
    let line = shown.lines().find(|line| line.contains("fitt\"") || line.contains("fitt,")).unwrap();
    let carets = shown.lines().find(|line| line.contains("^^^^")).unwrap();
    let column = |line: &str, what: &str| line[..line.find(what).unwrap()].chars().count();
    assert_eq!(column(line, "fitt"), column(carets, "^^^^"));
}

#[test]
fn short_is_one_line() {
    let (sources, diagnostic) = sample("MQL when fitt >= 3\n", "fitt");
    assert_eq!(short(&sources, &diagnostic), "a/b.lead:1:10: error[E9999]: `fitt` is not declared\n");
}

#[test]
fn json_has_version_and_places() {
    let (sources, diagnostic) = sample("MQL when fitt >= 3\n", "fitt");
    let list = [diagnostic.clone(), diagnostic];
    let report = Report { sources: &sources, diagnostics: &list };
    let value: serde_json::Value = serde_json::from_str(&json(&[report, report])).unwrap();
    assert_eq!(value["version"], 1);
    assert_eq!(value["diagnostics"].as_array().unwrap().len(), 1);
    let message = &value["diagnostics"][0];
    assert_eq!(message["spans"][0]["start"]["column"], 10);
    assert_eq!(message["fixes"][0]["edits"][0]["text"], "fit");
}
