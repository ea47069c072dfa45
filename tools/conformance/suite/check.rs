//! The committed suite, decided again by the reference engine.

use super::case::Case;
use super::files::{Files, committed};
use super::{folder, sections};
use leadlang::engine::Prepared;
use leadlang::ruleset::RuleSet;
use std::collections::BTreeMap;
use std::fs;

/// What came of it.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many cases there are in each section.
    pub sections: BTreeMap<String, usize>,
    /// How many cases there are.
    pub cases: usize,
    /// What is wrong, in words.
    pub wrong: Vec<String>,
}

/// Decides all committed cases, and counts them.
pub fn all() -> Checked {
    let files = committed();
    let mut checked = Checked { sections: counts(&files), ..Checked::default() };
    let mut rulesets = BTreeMap::new();
    let mut names = std::collections::BTreeSet::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".ndjson")) {
        for (number, line) in text.lines().enumerate() {
            let place = format!("{path}:{}", number + 1);
            checked.cases += 1;
            match Case::read(line) {
                Err(error) => checked.wrong.push(format!("{place}: {error}")),
                Ok(case) => {
                    if !names.insert(case.name.clone()) {
                        checked.wrong.push(format!("{place}: a second case is called \"{}\"", case.name));
                    }
                    let prepared = rulesets.entry(case.ruleset.clone()).or_insert_with(|| load(&case.ruleset));
                    checked.wrong.extend(wrong(&case, prepared).map(|wrong| format!("{place}: {wrong}")));
                }
            }
        }
    }
    checked.wrong.extend(sections::lacking(&checked.sections));
    checked.wrong.extend(refused(&files));
    checked
}

/// How many cases there are in each section of a suite.
pub fn counts(files: &Files) -> BTreeMap<String, usize> {
    let section =
        |(path, text): (&String, &String)| Some((path.strip_suffix(".ndjson")?.to_owned(), text.lines().count()));
    files.iter().filter_map(section).collect()
}

fn load(path: &str) -> Result<Prepared, String> {
    let text = fs::read_to_string(folder().join(path)).map_err(|error| format!("{path}: {error}"))?;
    RuleSet::from_json(&text).map(Prepared::new).map_err(|error| format!("{path}: {error}"))
}

fn wrong(case: &Case, prepared: &Result<Prepared, String>) -> Option<String> {
    match prepared {
        Err(error) => Some(error.clone()),
        Ok(prepared) => {
            let got = case.question.answer(prepared);
            (got != case.decision).then(|| format!("\"{}\"\n  expected {}\n  but got  {got}", case.name, case.decision))
        }
    }
}

/// The documents that must be refused and are not.
fn refused(files: &Files) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("refused/")) {
        let json: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let document = json["text"].as_str().map_or_else(|| json["document"].to_string(), str::to_owned);
        if RuleSet::from_json(&document).is_ok() {
            wrong.push(format!("{path} is not refused"));
        }
    }
    wrong
}
