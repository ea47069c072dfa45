//! Documents that every runtime refuses: small rule sets with one fault each.

use super::build;
use super::files::Files;
use leadlang::ruleset::{Options, RuleSet, fingerprint};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

const BASES: &str = include_str!("../refused.lead");
const FAULTS: &str = include_str!("../refused.ndjson");

/// Adds the documents.
pub fn add(files: &mut Files) {
    let bases = bases();
    for line in FAULTS.lines() {
        let fault: Json = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let (name, because) = (&fault["name"], &fault["because"]);
        let document = match fault["text"].as_str() {
            Some(text) => format!(r#"{{"name":{name},"because":{because},"text":{}}}"#, Json::from(text)),
            None => {
                let base = bases.get(fault["base"].as_str().unwrap_or_default()).unwrap_or_else(|| panic!("{line}"));
                let document = with(base.clone(), &fault).unwrap_or_else(|| panic!("there is no such place: {line}"));
                format!(r#"{{"name":{name},"because":{because},"document":{document}}}"#)
            }
        };
        let file = name.as_str().unwrap_or_default().replace(' ', "-").replace([',', '^'], "");
        files.insert(format!("refused/{file}.json"), document + "\n");
    }
}

/// The rule sets in which something is changed, over one week so that they are short.
fn bases() -> BTreeMap<&'static str, Json> {
    let week =
        Options { calendar_from: Some(20_514), calendar_until: Some(20_521), origins: false, ..Options::default() };
    let parts = BASES.split("# base: ").skip(1).filter_map(|part| part.split_once('\n'));
    let base = |(name, text): (&'static str, &str)| {
        let built = build::compile(text, week.clone()).unwrap_or_else(|error| panic!("{name}:\n{error}"));
        let json: Json = serde_json::from_str(&built.json).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, json)
    };
    parts.map(base).collect()
}

/// A document with a fault. Where it still has the shape of a rule set, its fingerprint fits what it says, unless that is the fault.
fn with(mut document: Json, fault: &Json) -> Option<Json> {
    let at = fault["at"].as_str()?;
    if fault["remove"] == true {
        let (parent, key) = at.rsplit_once('/')?;
        document.pointer_mut(parent)?.as_object_mut()?.remove(key)?;
    } else {
        let (parent, key) = at.rsplit_once('/')?;
        match document.pointer_mut(parent)? {
            Json::Object(object) => {
                object.insert(key.to_owned(), fault["value"].clone());
            }
            Json::Array(items) => *items.get_mut(key.parse::<usize>().ok()?)? = fault["value"].clone(),
            _ => return None,
        }
    }
    if fault["because"] != "fingerprint"
        && at != "/fingerprint"
        && let Ok(rules) = serde_json::from_value::<RuleSet>(document.clone())
    {
        document["fingerprint"] = json!(fingerprint(&rules));
    }
    Some(document)
}
