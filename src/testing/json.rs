//! What came of examples, as one JSON object.

use serde::Serialize;

use super::coverage::Item;
use super::examples::{ExpectationResult, Outcome, TestRun, Violation};

/// The version of the shape; within one version only keys are added.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    passed: usize,
    failed: usize,
    definitions: Vec<DefinitionOut<'a>>,
}

#[derive(Serialize)]
struct DefinitionOut<'a> {
    file: &'a str,
    examples: Vec<ExampleOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Vec<ItemOut<'a>>>,
}

#[derive(Serialize)]
struct ExampleOut<'a> {
    title: &'a str,
    file: &'a str,
    line: usize,
    passed: bool,
    expectations: Vec<ExpectationOut<'a>>,
    broken_guarantees: Vec<ViolationOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ExpectationOut<'a> {
    text: &'a str,
    line: usize,
    met: bool,
    got: &'a [String],
    reasons: &'a [String],
}

#[derive(Serialize)]
struct ViolationOut<'a> {
    text: &'a str,
    place: &'a str,
    because: Option<&'a str>,
}

#[derive(Serialize)]
struct ItemOut<'a> {
    kind: &'a str,
    text: &'a str,
    place: Option<&'a str>,
    met: bool,
    unmet: bool,
}

/// All definitions with their examples, on many lines, with the last line's end.
#[must_use]
pub fn json(runs: &[TestRun]) -> String {
    let failed: usize = runs.iter().map(TestRun::failed).sum();
    let all: usize = runs.iter().map(|run| run.outcomes.len()).sum();
    let definitions = runs.iter().map(definition).collect();
    let document = Document { version: VERSION, passed: all - failed, failed, definitions };
    // Structs of texts and numbers can always be written.
    format!("{}\n", serde_json::to_string_pretty(&document).unwrap_or_default())
}

fn definition(run: &TestRun) -> DefinitionOut<'_> {
    DefinitionOut {
        file: &run.file,
        examples: run.outcomes.iter().map(example).collect(),
        coverage: run.coverage.as_ref().map(|coverage| coverage.items.iter().map(item).collect()),
    }
}

fn example(outcome: &Outcome) -> ExampleOut<'_> {
    ExampleOut {
        title: &outcome.title,
        file: &outcome.file,
        line: outcome.line,
        passed: outcome.passed(),
        expectations: outcome.expectations.iter().map(expectation).collect(),
        broken_guarantees: outcome.violations.iter().map(violation).collect(),
        note: outcome.note.as_deref(),
    }
}

fn expectation(one: &ExpectationResult) -> ExpectationOut<'_> {
    ExpectationOut { text: &one.text, line: one.line, met: one.met, got: &one.got, reasons: &one.reasons }
}

fn violation(one: &Violation) -> ViolationOut<'_> {
    ViolationOut { text: &one.text, place: &one.place, because: one.because.as_deref() }
}

fn item(item: &Item) -> ItemOut<'_> {
    let place = item.place.as_deref();
    ItemOut { kind: item.kind.word(), text: &item.text, place, met: item.met, unmet: item.unmet }
}
