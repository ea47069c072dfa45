//! The reference engine through the whole pipeline, by the cases in `tests/engine/`: a definition, leads, and what their decisions must contain.

use serde_json::Value as Json;

use crate::support::{files, finish, instant, name_of, prepare, root};

#[test]
fn cases() {
    let (mut wrong, mut done) = (Vec::new(), 0);
    for file in files("tests/engine", "json") {
        let text = std::fs::read_to_string(&file).unwrap();
        let json: Json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", name_of(&file)));
        let definition = match json["definition"].as_str() {
            Some(name) => std::fs::read_to_string(root().join("tests/engine").join(name)).unwrap(),
            None => lines(&json["definition"]),
        };
        let prepared = prepare(&definition);
        for case in json["cases"].as_array().unwrap() {
            done += 1;
            let as_of = instant(case["as_of"].as_str().unwrap());
            let decision = match case["history"].as_str() {
                Some("replay") => prepared.decide_with_replay(&case["lead"], as_of).unwrap(),
                _ => prepared.explain(&case["lead"], as_of),
            };
            let decision = serde_json::to_value(decision).unwrap();
            let name = format!("{} {}", name_of(&file), case["name"]);
            compare(&case["decision"], &decision, &name, &mut wrong);
        }
    }
    finish(&wrong, done, "cases");
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
