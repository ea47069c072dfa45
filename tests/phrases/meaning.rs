//! Whether a text that checks means what its phrase says: its facts are decided, and compared with what they should give.

use leadlang::driver::{Compiled, Memory, compile_in_memory};
use leadlang::testing::{self, Outcome, TestRun};
use serde_json::Value as Json;

use super::cases::{Case, Fact, Reading};

/// How the examples are called that are made of the facts; a phrase may hold examples of its own.
const TITLE: &str = "facts of line ";

pub fn compile(text: &str) -> Compiled {
    compile_in_memory(&Memory::default().with("definition.lead", text), "definition.lead").unwrap()
}

/// What is wrong with the meaning of a text; none: it is one of those that the phrase can have.
pub fn wrong(case: &Case, text: &str) -> Option<String> {
    if case.refused {
        return Some("checks without error, though there is no way to say it".to_owned());
    }
    let faults: Vec<String> = case.readings.iter().map_while(|reading| fault(case, reading, text)).collect();
    (faults.len() == case.readings.len()).then(|| faults.join("\n  or "))
}

/// The first thing in which a text differs from a reading.
fn fault(case: &Case, reading: &Reading, text: &str) -> Option<String> {
    if let Some(same) = &reading.same {
        let (vocabulary, framed) = case.parts(same);
        if rules(&compile(text)) != rules(&compile(&format!("{vocabulary}{framed}"))) {
            return Some(format!("is not the same as `{same}`"));
        }
    }
    if reading.facts.is_empty() {
        return None;
    }
    let examples: String = reading.facts.iter().map(|fact| example(case, fact)).collect();
    let compiled = compile(&format!("{text}{examples}"));
    let Some(run) = testing::run(&compiled, "", false, "") else {
        let first = compiled.diagnostics.iter().find(|diagnostic| diagnostic.code.id.starts_with('E')).unwrap();
        return Some(format!("its facts cannot be asked: {} {}", first.code.id, first.message));
    };
    let of =
        |fact: &Fact| run.outcomes.iter().find(|outcome| outcome.title == format!("{TITLE}{}", fact.line)).unwrap();
    reading.facts.iter().find_map(|fact| differs(case, fact, of(fact), &run))
}

/// The rule set without what changes no decision.
fn rules(compiled: &Compiled) -> Option<Json> {
    let mut json: Json = serde_json::from_str(&compiled.lowered.as_ref()?.ruleset.to_json()).unwrap();
    for key in ["origins", "fingerprint"] {
        json.as_object_mut().unwrap().remove(key);
    }
    Some(json)
}

fn example(case: &Case, fact: &Fact) -> String {
    let expected = match asked(&case.answer(&fact.answer)) {
        Asked::Expectation(words) => words,
        // An example expects something; this is not looked at.
        Asked::Of(..) => "outcome is none".to_owned(),
    };
    let facts = if fact.facts.is_empty() { String::new() } else { format!("  {}\n", fact.facts) };
    format!("example \"{TITLE}{}\"\n  as of {}\n{facts}  expect {expected}\n", fact.line, fact.as_of)
}

/// What an answer asks for: what the language can expect, or a part of the decision.
enum Asked {
    Expectation(String),
    Of(&'static str, String),
}

/// The parts of a decision that an answer may begin with.
const PARTS: &[&str] = &["notices", "missing", "lead", "promise", "examples", "problems"];

fn asked(answer: &str) -> Asked {
    match PARTS.iter().find_map(|part| Some((part, answer.strip_prefix(part)?.strip_prefix(' ')?))) {
        Some((part, rest)) => Asked::Of(part, rest.to_owned()),
        None => Asked::Expectation(answer.to_owned()),
    }
}

/// In which way facts give something else than expected.
fn differs(case: &Case, fact: &Fact, outcome: &Outcome, run: &TestRun) -> Option<String> {
    let given = format!("line {}: {}", fact.line, if fact.facts.is_empty() { "nothing" } else { &fact.facts });
    match asked(&case.answer(&fact.answer)) {
        Asked::Expectation(_) => {
            let failed: Vec<String> =
                outcome.expectations.iter().filter(|one| !one.met).map(|one| one.got.join(", ")).collect();
            (!failed.is_empty()).then(|| format!("{given} -> should be {}; {}", fact.answer, failed.join(", ")))
        }
        Asked::Of(part, wanted) => {
            let got = part_of(part, outcome, run);
            (got != wanted).then(|| format!("{given} -> should be {}; {part} {got}", fact.answer))
        }
    }
}

/// A part of a decision in words.
fn part_of(part: &str, outcome: &Outcome, run: &TestRun) -> String {
    let decision = &outcome.decision;
    let list = |words: Vec<String>| if words.is_empty() { "none".to_owned() } else { words.join("; ") };
    match part {
        "notices" => list(
            decision
                .notify
                .iter()
                .map(|notice| format!("{}{}", if notice.reassign { "reassign " } else { "" }, notice.to))
                .collect(),
        ),
        "missing" => decision.handoff.as_ref().map_or("no handoff".to_owned(), |handoff| list(handoff.missing.clone())),
        "lead" => decision.lead.map_or("unknown", |lead| if lead { "yes" } else { "no" }).to_owned(),
        "problems" => list(decision.problems.iter().filter_map(|problem| problem.place.clone()).collect()),
        "promise" => if outcome.violations.is_empty() { "kept" } else { "broken" }.to_owned(),
        "examples" => {
            let mut own = run.outcomes.iter().filter(|outcome| !outcome.title.starts_with(TITLE));
            if own.all(Outcome::passed) { "pass" } else { "fail" }.to_owned()
        }
        _ => unreachable!("{part} is in PARTS"),
    }
}
