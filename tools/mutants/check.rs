//! Decides the conformance suite in the folder that is named, up to the first answer that is another one. `run.py` builds it with each fault.
// A tool: where it cannot go on, it stops with a message.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[allow(dead_code)]
#[path = "../conformance/suite/case.rs"]
mod case;

use case::Case;
use leadlang::engine::Prepared;
use leadlang::ruleset::RuleSet;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).map(PathBuf::from).expect("the folder of the suite is named");
    let mut rulesets: BTreeMap<String, Option<Prepared>> = BTreeMap::new();
    for path in files(&folder, "ndjson") {
        for line in text(&path).lines() {
            let case = Case::read(line).expect("a line is a case");
            let rules = rulesets.entry(case.ruleset.clone()).or_insert_with(|| load(&folder.join(&case.ruleset)));
            if rules.as_ref().is_none_or(|rules| case.question.answer(rules) != case.decision) {
                println!("{}", case.name);
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn load(path: &Path) -> Option<Prepared> {
    RuleSet::from_json(&text(path)).ok().map(Prepared::new)
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there").flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == extension));
    files.sort();
    files
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
