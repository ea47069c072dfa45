//! The generated cases: random definitions, and people at the boundaries of each.

use super::case::Case;
use super::files::Files;
use super::people::{self, Maker};
use super::random;
use super::rng::Rng;

/// The seed of the committed suite. Another one makes another suite.
pub const SEED: u64 = 2026;

/// How many definitions there are.
const DEFINITIONS: usize = 110;

/// How many people are asked about for each.
const PEOPLE: usize = 17;

/// The cases in files of this many definitions each.
const IN_A_FILE: usize = 28;

/// Adds definitions, rule sets and cases.
pub fn add(files: &mut Files) {
    for number in 0..DEFINITIONS {
        let name = format!("{number:03}");
        let mut rng = Rng::named(SEED, &name);
        let (text, built) = random::sound(&mut rng);
        let section = format!("generated-{}", number / IN_A_FILE + 1);
        files.insert(format!("definitions/generated/{name}.lead"), text);
        files.insert(format!("rulesets/generated/{name}.json"), built.json.clone() + "\n");
        let maker = Maker::new(&built.prepared);
        for person in 1..=PEOPLE {
            let id = format!("P-{person}");
            let mut question = people::lead(&mut rng, &maker, &id);
            question.explain = person == PEOPLE;
            let case = Case {
                name: format!("generated/{name}/{person}"),
                section: section.clone(),
                source: Some(format!("definitions/generated/{name}.lead")),
                ruleset: format!("rulesets/generated/{name}.json"),
                decision: question.answer(&built.prepared),
                question,
            };
            super::files::add(files, &case);
        }
    }
}
