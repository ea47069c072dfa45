//! Cases in JSON: a definition, leads, and what must stand in their decisions.

use std::path::PathBuf;

use serde_json::Value as Json;

use super::{instant, prepare};

#[test]
fn cases() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/engine");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut wrong = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let json: Json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let definition = match json["definition"].as_str() {
            Some(name) => std::fs::read_to_string(folder.join(name)).unwrap(),
            None => lines(&json["definition"]),
        };
        let prepared = prepare(&definition);
        for case in json["cases"].as_array().unwrap() {
            let as_of = instant(case["as_of"].as_str().unwrap());
            let decision = match case["history"].as_str() {
                Some("replay") => prepared.decide_with_replay(&case["lead"], as_of).unwrap(),
                _ => prepared.explain(&case["lead"], as_of),
            };
            let decision = serde_json::to_value(decision).unwrap();
            let name = format!("{} {}", file.file_stem().unwrap().to_string_lossy(), case["name"]);
            compare(&case["decision"], &decision, &name, &mut wrong);
        }
    }
    assert!(files.len() > 1, "there are no cases");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn lines(list: &Json) -> String {
    list.as_array().unwrap().iter().map(|line| format!("{}\n", line.as_str().unwrap())).collect()
}

/// Every key shown must have the value shown; lists must be the same.
fn compare(shown: &Json, got: &Json, place: &str, wrong: &mut Vec<String>) {
    match (shown, got) {
        (Json::Object(shown), Json::Object(got)) => {
            for (key, value) in shown {
                compare(value, got.get(key).unwrap_or(&Json::Null), &format!("{place}/{key}"), wrong);
            }
        }
        (shown, got) if shown == got => {}
        (shown, got) => wrong.push(format!("{place}\n  expected {shown}\n  but got  {got}")),
    }
}
