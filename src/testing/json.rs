//! What came of examples, as one JSON object.

use serde_json::{Value as Json, json};

use super::coverage::Item;
use super::examples::{Outcome, TestRun};

/// The version of the shape; within one version only keys are added.
const VERSION: u32 = 1;

/// All definitions with their examples, on many lines, with the last line's end.
#[must_use]
pub fn json(runs: &[TestRun]) -> String {
    let failed: usize = runs.iter().map(TestRun::failed).sum();
    let all: usize = runs.iter().map(|run| run.outcomes.len()).sum();
    let definitions: Vec<Json> = runs.iter().map(definition).collect();
    let document = json!({ "version": VERSION, "passed": all - failed, "failed": failed, "definitions": definitions });
    // A value of texts and numbers can always be written.
    format!("{}\n", serde_json::to_string_pretty(&document).unwrap_or_default())
}

fn definition(run: &TestRun) -> Json {
    let examples: Vec<Json> = run.outcomes.iter().map(example).collect();
    let mut out = json!({ "file": run.file, "examples": examples });
    if let (Some(coverage), Json::Object(object)) = (&run.coverage, &mut out) {
        let items: Vec<Json> = coverage.items.iter().map(item).collect();
        object.insert("coverage".to_owned(), items.into());
    }
    out
}

fn example(outcome: &Outcome) -> Json {
    let expectations: Vec<Json> = outcome
        .expectations
        .iter()
        .map(
            |one| json!({ "text": one.text, "line": one.line, "met": one.met, "got": one.got, "reasons": one.reasons }),
        )
        .collect();
    let violations: Vec<Json> = outcome
        .violations
        .iter()
        .map(|one| json!({ "text": one.text, "place": one.place, "because": one.because }))
        .collect();
    json!({
        "title": outcome.title, "file": outcome.file, "line": outcome.line, "passed": outcome.passed(),
        "expectations": expectations, "broken_guarantees": violations
    })
}

fn item(item: &Item) -> Json {
    json!({ "kind": item.kind.word(), "text": item.text, "place": item.place, "met": item.met, "unmet": item.unmet })
}
