//! Rule sets that are valid, and that the compiler never writes: those of definitions of the suite, with something put in the place of a part.

use super::build::{self, Built};
use super::folder;
use super::hand::{self, Idea};
use leadlang::engine::Prepared;
use leadlang::ruleset::{RuleSet, fingerprint};
use serde_json::Value as Json;

const PATCHES: &str = include_str!("../patched.ndjson");

/// The ideas of all patches, each with the people of its own place.
pub fn ideas() -> Vec<Idea> {
    PATCHES.lines().map(|line| idea(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

fn idea(line: &str) -> Result<Idea, String> {
    let patch: Json = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = |key: &str| patch[key].as_str().map(str::to_owned).ok_or(format!("there is no `{key}`"));
    let (section, name, base) = (text("section")?, text("name")?, text("base")?);
    let definition = std::fs::read_to_string(folder().join(format!("definitions/{base}.lead")));
    let built = build::compile(&definition.map_err(|error| error.to_string())?, build::short())?;
    let built = with(built, patch["with"].as_object().ok_or("there is no `with`")?)?;
    let questions = hand::asked(&format!("{section}/{name}"), built.ruleset());
    Ok(Idea { section, name, built, written: false, questions })
}

/// A rule set with other things in some places, and the fingerprint that fits.
fn with(built: Built, places: &serde_json::Map<String, Json>) -> Result<Built, String> {
    let mut document: Json = serde_json::from_str(&built.json).map_err(|error| error.to_string())?;
    for (place, value) in places {
        *document.pointer_mut(place).ok_or(format!("there is no {place}"))? = value.clone();
    }
    let rules: RuleSet = serde_json::from_value(document.clone()).map_err(|error| error.to_string())?;
    document["fingerprint"] = fingerprint(&rules).into();
    let rules = RuleSet::from_json(&document.to_string()).map_err(|error| error.to_string())?;
    let json = rules.to_compact_json();
    Ok(Built { json, prepared: Prepared::new(rules), program: built.program })
}
