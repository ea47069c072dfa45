//! The conformance suite in `spec/conformance/`: the reference engine answers every case to the byte, there are enough cases in each
//! section, the committed files are those that the tool makes, and the table of results speaks of them.

use crate::{shapes, suite};

#[test]
fn the_reference_answers_every_case_to_the_byte() {
    let checked = suite::check::all();
    assert!(checked.wrong.is_empty(), "{} of {}:\n{}", checked.wrong.len(), checked.cases, checked.wrong.join("\n"));
}

#[test]
fn a_section_with_too_few_cases_is_noticed() {
    let mut sections = suite::check::counts(&suite::files::committed());
    assert_eq!(suite::sections::lacking(&sections), [""; 0]);
    sections.insert("sla-pauses".to_owned(), 19);
    sections.insert("of nothing".to_owned(), 30);
    assert_eq!(suite::sections::lacking(&sections).len(), 2);
    sections.retain(|section, _| !section.starts_with("generated-"));
    assert_eq!(suite::sections::lacking(&sections).len(), 3);
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

#[test]
fn what_is_generated_from_the_schema_is_committed() {
    for (file, text) in shapes::files() {
        assert!(std::fs::read_to_string(shapes::path(file)).unwrap() == text, "{file}: run `just shapes`");
    }
}

/// What the runtimes answer is checked by `cargo run --example conformance -- results --check`, which needs them.
#[test]
fn the_table_of_results_is_about_this_suite() {
    let files = suite::files::committed();
    let mut sections = suite::check::counts(&files);
    sections.insert("refused".to_owned(), files.keys().filter(|path| path.starts_with("refused/")).count());
    let readme = std::fs::read_to_string(suite::folder().join("README.md")).unwrap();
    let (_, results) = readme.split_once("<!-- results: ").unwrap();
    let mut lines = results.lines().skip_while(|line| !line.starts_with("| --- |")).skip(1);
    for row in suite::sections::rows(&sections) {
        let line = lines.next().unwrap_or_default();
        assert!(line.starts_with(&row), "{line}\nin place of\n{row}\nrun `just conformance-results`");
    }
    assert!(
        lines.next().unwrap_or_default().starts_with("| together | "),
        "a section too many: run `just conformance-results`"
    );
}
