//! The table of results in the suite's README: how many cases of each section each runtime answers to the byte, and which it does not.

use std::collections::BTreeMap;

use crate::agree::child::Running;
use crate::suite::case::{Case, quoted};
use crate::suite::files::{Files, committed};
use crate::suite::sections::rows;
use crate::suite::{check, folder};

const BEGIN: &str = "<!-- results: written by `just conformance-results` -->\n";
const END: &str = "<!-- end of results -->\n";

/// What a runtime made of the suite.
#[derive(Debug, Default)]
struct Results {
    /// Right answers by section.
    right: BTreeMap<String, usize>,
    /// Names of cases answered otherwise, with what is wrong.
    wrong: Vec<(String, String)>,
    /// Names of what it says that it does not do, with how many cases need it.
    unsupported: BTreeMap<String, usize>,
}

/// What is to be done with the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// It is written.
    Write,
    /// It is compared with the present one.
    Compare,
}

/// Runs all runtimes over the committed suite and writes the table, or compares it; what is wrong, in words.
pub fn results(runtimes: &mut [Running], table: Table) -> Result<(), String> {
    let files = committed();
    let reference = check::all();
    let mut sections: BTreeMap<String, usize> = reference.sections.clone();
    let refused = files.keys().filter(|path| path.starts_with("refused/")).count();
    sections.insert("refused".to_owned(), refused);
    let mut columns = vec![("reference", of_reference(&reference, &files))];
    for running in runtimes {
        columns.push((running.runtime.name, of_runtime(running, &files)));
    }
    let text = written(&sections, &columns);
    println!("{text}");
    let path = folder().join("README.md");
    let readme = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (before, rest) = readme.split_once(BEGIN).ok_or("the README has no place for the results")?;
    let (_, after) = rest.split_once(END).ok_or("the place for the results has no end")?;
    let fresh = format!("{before}{BEGIN}\n{text}\n{END}{after}");
    if table == Table::Write {
        std::fs::write(&path, &fresh).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let right = |results: &Results| results.wrong.is_empty() && results.unsupported.is_empty();
    let wrong: Vec<&str> = columns.iter().filter(|(_, results)| !right(results)).map(|(name, _)| *name).collect();
    if !wrong.is_empty() {
        return Err(format!("not all is right: {}", wrong.join(", ")));
    }
    if table == Table::Compare && fresh != readme {
        return Err(
            "the table in spec/conformance/README.md is not this one: run `just conformance-results`".to_owned()
        );
    }
    Ok(())
}

/// The reference was checked already: what is wrong names its line, which names its case.
fn of_reference(checked: &check::Checked, files: &Files) -> Results {
    let mut results = Results { right: check::counts(files), ..Results::default() };
    results.right.insert("refused".to_owned(), files.keys().filter(|path| path.starts_with("refused/")).count());
    for wrong in &checked.wrong {
        let first = wrong.lines().next().unwrap_or_default();
        let file = first.split([':', ' ', '/']).next().unwrap_or_default().trim_end_matches(".ndjson");
        if let Some(right) = results.right.get_mut(file) {
            *right = right.saturating_sub(1);
        }
        results.wrong.push((first.to_owned(), "another answer".to_owned()));
    }
    results
}

fn of_runtime(running: &mut Running, files: &Files) -> Results {
    let mut results = Results::default();
    let mut loaded = (String::new(), Ok(()));
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".ndjson")) {
        let section = path.trim_end_matches(".ndjson");
        for case in text.lines().filter_map(|line| Case::read(line).ok()) {
            if loaded.0 != case.ruleset {
                loaded = (case.ruleset.clone(), running.load(&files[&case.ruleset]));
            }
            let answer = match &loaded.1 {
                Ok(()) => {
                    running.ask(&case.question);
                    running.answer()
                }
                Err(refused) => refused.clone(),
            };
            results.add(section, &case.name, &case.decision, &answer);
        }
    }
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("refused/")) {
        let json: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
        let document = json["text"].as_str().map_or_else(|| json["document"].to_string(), str::to_owned);
        let answer = match running.load(&document) {
            Err(answer) if answer.starts_with("{\"refused\":") => "refused".to_owned(),
            Err(answer) => answer,
            Ok(()) => "taken".to_owned(),
        };
        results.add("refused", path.trim_end_matches(".json"), "refused", &answer);
    }
    results
}

impl Results {
    fn add(&mut self, section: &str, name: &str, wanted: &str, answer: &str) {
        let right = self.right.entry(section.to_owned()).or_default();
        if answer == wanted {
            *right += 1;
        } else if let Some(what) = answer.strip_prefix("{\"unsupported\":") {
            *self.unsupported.entry(what.trim_end_matches('}').to_owned()).or_default() += 1;
        } else {
            let failed = answer.strip_prefix("{\"failed\":").map_or("another answer", |_| "it failed");
            self.wrong.push((name.to_owned(), failed.to_owned()));
        }
    }
}

fn written(sections: &BTreeMap<String, usize>, columns: &[(&str, Results)]) -> String {
    let mut text = String::from("| section | about | cases |");
    columns.iter().for_each(|(name, _)| text.push_str(&format!(" {name} |")));
    text.push_str("\n| --- | --- | --- |");
    columns.iter().for_each(|_| text.push_str(" --- |"));
    text.push('\n');
    let mut sums = vec![0; columns.len()];
    for ((section, cases), row) in sections.iter().zip(rows(sections)) {
        text.push_str(&row);
        for ((_, results), sum) in columns.iter().zip(&mut sums) {
            let right = results.right.get(section).copied().unwrap_or(0);
            *sum += right;
            text.push_str(&if right == *cases { " all |".to_owned() } else { format!(" **{right}** |") });
        }
        text.push('\n');
    }
    text.push_str(&format!("| together | | {} |", sections.values().sum::<usize>()));
    sums.iter().for_each(|sum| text.push_str(&format!(" {sum} |")));
    text.push('\n');
    for (name, results) in columns {
        if results.wrong.is_empty() && results.unsupported.is_empty() {
            continue;
        }
        text.push_str(&format!("\n**{name}**\n\n"));
        for (what, cases) in &results.unsupported {
            text.push_str(&format!("- does not do {what}: {cases} cases\n"));
        }
        for (case, why) in &results.wrong {
            text.push_str(&format!("- {}: {why}\n", quoted(case)));
        }
    }
    text
}
