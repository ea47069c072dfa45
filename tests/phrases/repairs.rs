//! Applies what is offered, and what is offered then, until a text checks or nothing more is offered.

use std::collections::{BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};

use leadlang::diagnostics::{Diagnostic, Fix, Severity};

use super::cases::Case;
use super::meaning;

/// How many fixes are applied one after the other.
const DEPTH: usize = 4;
/// How many texts are looked at for one phrase.
const BREADTH: usize = 48;

/// What came of a phrase.
#[derive(Debug, Default)]
pub struct Found {
    /// Each way in which it led to another meaning, or in a circle.
    pub wrong: Vec<String>,
    /// The first error that it gets, with its help and fixes; none: it was accepted.
    pub first: Option<String>,
    /// Its first error is the one that only lists what could come next.
    pub generic: bool,
    /// Its first error says nothing of what to write.
    pub without_advice: bool,
    /// A fix is offered for its first error.
    pub fixes: bool,
    /// It is accepted, or what is offered leads to something that is.
    pub solved: bool,
}

/// A text on the way, and how it was reached.
struct Step {
    text: String,
    /// Where the phrase begins in it.
    phrase_at: usize,
    /// The fixes that led here.
    chain: Vec<String>,
    /// The texts before it.
    before: Vec<String>,
    /// At no step was there anything to choose.
    forced: bool,
}

/// Everything that comes of a phrase.
pub fn explore(case: &Case) -> Found {
    let (vocabulary, framed) = case.parts(&case.phrase);
    let start = Step {
        phrase_at: vocabulary.len(),
        text: vocabulary + &framed,
        chain: Vec::new(),
        before: Vec::new(),
        forced: true,
    };
    let mut found = Found::default();
    let mut seen = BTreeSet::from([start.text.clone()]);
    let mut waiting = VecDeque::from([start]);
    while let Some(step) = waiting.pop_front() {
        let Ok(next) = catch_unwind(AssertUnwindSafe(|| look(case, &step, &mut found))) else {
            found.wrong.push(of(&step, "the compiler panics"));
            continue;
        };
        for next in next {
            if step.before.contains(&next.text) || step.text == next.text {
                found.wrong.push(of(&next, "in a circle: this text was there before"));
            } else if step.chain.len() < DEPTH && seen.len() < BREADTH && seen.insert(next.text.clone()) {
                waiting.push_back(next);
            }
        }
    }
    found
}

/// Checks a text, judges its meaning if there is no error, and gives the texts that are offered instead.
fn look(case: &Case, step: &Step, found: &mut Found) -> Vec<Step> {
    let compiled = meaning::compile(&step.text);
    let errors: Vec<&Diagnostic> =
        compiled.diagnostics.iter().filter(|one| one.severity() == Severity::Error).collect();
    if step.chain.is_empty()
        && let Some(first) = errors.first()
    {
        found.first = Some(described(first));
        found.fixes = !first.fixes.is_empty();
        found.generic = first.code.id == "E0001";
        found.without_advice =
            first.fixes.is_empty() && !first.help.iter().any(|help| help.to_lowercase().contains("write"));
    }
    if errors.is_empty() {
        found.solved = true;
        if let Some(wrong) = meaning::wrong(case, &step.text) {
            found.wrong.push(of(step, &wrong));
        } else if case.readings.len() > 1 && step.forced && !step.chain.is_empty() {
            found.wrong.push(of(step, "it can mean several things, and only this was offered"));
        }
    }
    // What is only warned of in the vocabulary is of no interest here.
    let fixes: Vec<&Fix> = if errors.is_empty() {
        let within = |fix: &&Fix| fix.edits.iter().all(|edit| edit.span.start as usize >= step.phrase_at);
        compiled.diagnostics.iter().flat_map(|one| &one.fixes).filter(within).collect()
    } else {
        errors.iter().flat_map(|one| &one.fixes).collect()
    };
    let forced = step.forced && fixes.len() == 1;
    fixes.iter().map(|fix| applied(step, fix, forced)).collect()
}

/// The text with a fix applied.
fn applied(step: &Step, fix: &Fix, forced: bool) -> Step {
    let (mut text, mut phrase_at) = (step.text.clone(), step.phrase_at);
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    for edit in edits {
        let range = edit.span.start as usize..edit.span.end as usize;
        if range.end <= phrase_at && range.start < phrase_at {
            phrase_at = phrase_at + edit.text.len() - range.len();
        }
        text.replace_range(range, &edit.text);
    }
    let chain = step.chain.iter().cloned().chain([fix.title.clone()]).collect();
    let before = step.before.iter().cloned().chain([step.text.clone()]).collect();
    Step { text, phrase_at, chain, before, forced }
}

/// A fault, how it was reached, and the text that has it.
fn of(step: &Step, fault: &str) -> String {
    let chain: String = step.chain.iter().map(|title| format!("  fix: {title}\n")).collect();
    let text = step.text.get(step.phrase_at..).unwrap_or(&step.text).trim_end().replace('\n', "\n    ");
    format!("{chain}  then\n    {text}\n  {fault}")
}

/// A message on a few lines.
fn described(message: &Diagnostic) -> String {
    let mut lines = vec![format!("{} {}", message.code.id, message.message)];
    lines.extend(message.help.iter().map(|help| format!("help: {help}")));
    lines.extend(message.fixes.iter().map(|fix| format!("fix: {}", fix.title)));
    lines.join("\n    ")
}
