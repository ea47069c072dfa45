//! The sections that were written by hand: a definition for each idea, and people at its boundaries. They are the examples in the
//! definition, the lines of a file of people, and those that code puts at every constant of the definition.

use super::build::{self, Built};
use super::case::{Case, History, Question, instant};
use super::people::{Like, systematic};
use super::rng::Rng;
use super::{folder, patched, people_folder, shorthand};
use leadlang::engine::Instant;
use leadlang::ruleset::RuleSet;
use leadlang::testing::lead_of;
use serde_json::Value as Json;
use std::fs;
use std::path::Path;

/// T, where a line of people names none.
pub const NOW: &str = "2026-03-10T09:00:00Z";

/// A definition of a section with its cases, not yet decided.
#[derive(Debug)]
pub struct Idea {
    /// The section.
    pub section: String,
    /// The file without its extension.
    pub name: String,
    /// The definition, compiled.
    pub built: Built,
    /// Its rule set is what the compiler writes; another has no source.
    pub written: bool,
    /// Names and questions.
    pub questions: Vec<(String, Question)>,
}

impl Idea {
    /// The cases, decided by the reference engine.
    pub fn cases(&self) -> Vec<Case> {
        let place = format!("{}/{}", self.section, self.name);
        let decide = |(name, question): &(String, Question)| Case {
            name: format!("{place}/{name}"),
            section: self.section.clone(),
            source: self.written.then(|| format!("definitions/{place}.lead")),
            ruleset: format!("rulesets/{place}.json"),
            decision: question.answer(&self.built.prepared),
            question: question.clone(),
        };
        self.questions.iter().map(decide).collect()
    }
}

/// The ideas of all sections below `definitions`, except the generated ones.
pub fn ideas() -> Vec<Idea> {
    let mut ideas = Vec::new();
    for section in names(&folder().join("definitions")) {
        if section == "generated" {
            continue;
        }
        for file in names(&folder().join("definitions").join(&section)) {
            let name = file.trim_end_matches(".lead").to_owned();
            ideas.push(idea(section.clone(), name));
        }
    }
    ideas.extend(patched::ideas());
    ideas
}

fn idea(section: String, name: String) -> Idea {
    let place = format!("{section}/{name}");
    let path = folder().join(format!("definitions/{place}.lead"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{place}: {error}"));
    let built = build::compile(&text, build::short()).unwrap_or_else(|error| panic!("{place}:\n{error}"));
    let mut questions = examples(&built);
    questions.extend(asked(&place, built.ruleset()));
    Idea { section, name, built, written: true, questions }
}

/// The people of a place, if there are any.
pub fn asked(place: &str, rules: &RuleSet) -> Vec<(String, Question)> {
    let path = people_folder().join(format!("{place}.ndjson"));
    fs::read_to_string(path).map_or_else(|_| Vec::new(), |text| people(place, rules, &text))
}

/// The examples of a definition as questions.
pub fn examples(built: &Built) -> Vec<(String, Question)> {
    let question = |example: &leadlang::hir::Example| {
        let as_of = Instant(example.as_of).to_string();
        (example.title.clone(), Question::new(&as_of, History::Given, lead_of(&built.program, example)))
    };
    built.program.examples.iter().map(question).collect()
}

/// The lines of a file of people: `{"name": …, "lead": …}`, with `as_of`, `history` and `explain` where they are not the usual; or
/// `{"boundaries": N, "name": …, "lead": …}`: N people who differ from this lead in one thing, at the constants of the definition.
fn people(place: &str, rules: &RuleSet, text: &str) -> Vec<(String, Question)> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .flat_map(|line| person(place, rules, line).unwrap_or_else(|error| panic!("{place}: {error}\n{line}")))
        .collect()
}

fn person(place: &str, rules: &RuleSet, line: &str) -> Result<Vec<(String, Question)>, String> {
    let json: Json = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let name = json["name"].as_str().ok_or("no name")?.to_owned();
    let now = instant(json["as_of"].as_str().unwrap_or(NOW));
    let history = History::read(json["history"].as_str().unwrap_or("given")).ok_or("no such history")?;
    let known = ["name", "as_of", "history", "explain", "lead", "boundaries"];
    if let Some(other) = json.as_object().and_then(|object| object.keys().find(|key| !known.contains(&key.as_str()))) {
        return Err(format!("a person has no key `{other}`"));
    }
    let lead = shorthand::lead(json.get("lead").ok_or("no lead")?, now)?;
    if let Some(most) = json["boundaries"].as_u64().and_then(|most| usize::try_from(most).ok()) {
        let like = Like { lead: &lead, now, history, most };
        let mut rng = Rng::named(super::made::SEED, &format!("{place}/{name}"));
        let explain = json["explain"] == true;
        let named = |(what, question)| (format!("{name}: {what}"), Question { explain, ..question });
        return Ok(systematic(rules, &like, &mut rng).into_iter().map(named).collect());
    }
    let as_of = Instant(now).to_string();
    Ok(vec![(name, Question { as_of, history, explain: json["explain"] == true, lead })])
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
