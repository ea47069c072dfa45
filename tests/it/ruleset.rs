//! Rule sets: every one that is emitted fits the schema, keeps its promises, and is read back as it was; what does not matter
//! does not change it; what is broken is refused with the place where it is.

use std::fs;
use std::path::Path;

use leadlang::driver::{Compiled, Disk, Memory, Workspace, compile_in_memory};
use leadlang::ruleset::{Options, RuleSet, broken};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::fences::{fences, of_language};
use crate::support::{all_files, name_of, root};

fn schema() -> jsonschema::Validator {
    let text = fs::read_to_string(root().join("spec/ruleset.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

/// Everything that must hold of an emitted rule set.
fn is_sound(ruleset: &RuleSet, schema: &jsonschema::Validator, name: &str) {
    assert_eq!(broken(ruleset), [], "{name}");
    let text = ruleset.to_json();
    let document: Value = serde_json::from_str(&text).unwrap();
    let errors: Vec<String> =
        schema.iter_errors(&document).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
    assert!(text.ends_with("}\n"), "{name}");
    assert_eq!(&RuleSet::from_json(&text).unwrap(), ruleset, "{name}");
    assert_eq!(&RuleSet::from_json(&ruleset.to_compact_json()).unwrap(), ruleset, "{name}");
    assert!(text.lines().all(|line| line.trim().chars().count() <= 120 || line.contains('"')), "{name}");
}

#[test]
fn every_example_gives_a_sound_rule_set() {
    let schema = schema();
    let mut names: Vec<_> = fs::read_dir(root().join("examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for folder in names.into_iter().filter(|path| path.is_dir()) {
        let disk = Disk::here();
        let compile = || Workspace::find(&disk, &folder).unwrap().compile().unwrap();
        let (compiled, again) = (compile(), compile());
        let name = name_of(&folder);
        let lowered = compiled.lowered.unwrap_or_else(|| panic!("{name}: {:?}", compiled.diagnostics));
        assert_eq!(lowered.ruleset.to_json(), again.lowered.unwrap().ruleset.to_json(), "{name}");
        is_sound(&lowered.ruleset, &schema, &name);
        for origin in lowered.ruleset.origins.values() {
            assert!(!origin.file.starts_with('/') && !origin.file.contains('\\'), "{name}: {origin:?}");
        }
    }
}

#[test]
fn every_definition_in_the_standard_gives_a_sound_rule_set() {
    let schema = schema();
    let mut count = 0;
    for page in all_files("spec", "md") {
        for fence in fences(&fs::read_to_string(&page).unwrap()).iter().filter(|fence| fence.language() == "lead") {
            let (files, entry) = Memory::from_fence(&fence.text);
            let Ok(compiled) = compile_in_memory(&files, &entry) else { continue };
            let Some(lowered) = compiled.lowered else { continue };
            count += 1;
            is_sound(&lowered.ruleset, &schema, &format!("{}:{}", name_of(&page), fence.line));
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn the_deepest_conditions_can_be_read_back() {
    let nested = (0..46).fold("vip".to_owned(), |inner, level| {
        let operator = if level % 2 == 0 { "and" } else { "or" };
        if level == 45 { format!("vip {operator} {inner}") } else { format!("(vip {operator} {inner})") }
    });
    let head =
        "person has\n  vip: yes/no, if unknown no\nscore fit from 0 to 9\n  group all:  first only\n    +1 when ";
    let compiles = |condition: &str| compiled(&format!("{head}{condition}\n"));
    let short = nested.strip_prefix("vip or (").and_then(|rest| rest.strip_suffix(')')).unwrap();
    let lowered = compiles(short).lowered.unwrap();
    is_sound(&lowered.ruleset, &schema(), "deep");
    assert!(compiles(&nested).lowered.is_none());
}

/// Statements that do not depend on each other's order.
const STATEMENTS: &[&str] = &[
    "definition \"Shuffled\" version \"1\"\n  in force from 2026-01-01\n  time zone \"Europe/London\"\n  currency EUR",
    "team marketing \"Demand generation\"",
    "team sales",
    "a lead is anyone at inquiry or above",
    "sales means MQL by \"lead\"",
    "person has\n  country: text, not personal\n  email: email, required\n  seniority: one of (manager, director, vp)",
    "account has\n  employees: whole number from 1 to 1m\n  industry: one of (software, finance), anything else is other",
    "list core markets: \"GB\", \"DE\"",
    "define ideal as\n  industry is software and employees >= 200",
    "define reachable as country is in core markets or email domain is \"example.com\"",
    "classify size, best first\n  large when employees >= 1000\n  unknown when employees is unknown\n  small otherwise",
    "score fit from 0 to 100\n  +40 when ideal\n  +20 when reachable because \"near\"\n  group by seniority: best only\n    +30 when seniority is vp\n    +10 when seniority is director",
    "score engagement from 0 to 100\n  starting over at rejected lead\n  +15 for each downloaded content in the last 90 days, once per day\n  +40 for each requested demo in the last 30 days, fading over 30 days\n  -10 for each 30 days since last downloaded content, none if never",
    "band heat of engagement\n  hot from 50\n  cold from 0",
    "permission contact: given by requested demo, withdrawn by rejected lead, expires after 730 days",
    "status handover\n  open at first\n  returned after rejected lead",
    "stages, any may be skipped\n  suspect\n  inquiry, owned by marketing, kept for good\n  MQL, owned by sales, kept for at least 30 days",
    "inquiry when any of (downloaded content, requested demo) ever",
    "MQL for large when fit >= 30 and heat is hot",
    "MQL for everyone else when fit >= 50 and requested demo in the last 30 days",
    "disqualified when rejected lead where reason is duplicate because \"twice\"",
    "recycled when rejected lead where reason is no budget, for 60 days because \"not now\"",
    "calendar office hours in \"Europe/London\"\n  monday to friday 09:00 to 17:30\n  closed 2026-12-25",
    "handoff MQL from marketing to sales\n  must include email, country",
    "sla answer: sales must have rejected lead within 1 working day after reaching MQL, counting office hours only\n  notify \"manager\" when missed",
    "sla first call: sales must have rejected lead within 5 hours after requested demo",
    "route MQL\n  to \"large\" when size is large\n  to nobody otherwise",
    "nurture early when stage is below MQL\n  needs permission contact\n  send every 14 days",
    "target at least 200 MQL per month, owned by marketing",
    "target 10% to 20% of inquiry reach MQL within 90 days",
];

/// The order of these decides among events of one instant, so they stay together.
const EVENTS: &str = "event requested demo, hand raise\nevent downloaded content has\n  topic: one of (pricing, product)\nevent rejected lead, by sales has\n  reason: one of (no budget, duplicate)";

fn compiled(text: &str) -> Compiled {
    let files = Memory::default().with("a.lead", text);
    compile_in_memory(&files, "a.lead").unwrap()
}

fn ruleset(text: &str, origins: bool) -> RuleSet {
    let files = Memory::default().with("a.lead", text);
    let options = Options { origins, ..Options::default() };
    let compiled = Workspace::find(&files, Path::new("a.lead")).unwrap().compile_with(options).unwrap();
    let messages: Vec<&str> = compiled.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    compiled.lowered.unwrap_or_else(|| panic!("{messages:#?}")).ruleset
}

fn written(statements: &[&str]) -> String {
    format!("{EVENTS}\n{}\n", statements.join("\n"))
}

#[test]
fn a_full_definition_gives_a_sound_rule_set() {
    let ruleset = ruleset(&written(STATEMENTS), true);
    is_sound(&ruleset, &schema(), "shuffled");
    // Every id leads to its place.
    let text = ruleset.to_json();
    let document: Value = serde_json::from_str(&text).unwrap();
    fn ids(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                found.extend(object.get("id").and_then(Value::as_str).map(str::to_owned));
                object.values().for_each(|value| ids(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| ids(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    ids(&document, &mut found);
    assert!(found.len() > 50);
    for id in found {
        assert!(ruleset.origins.contains_key(&id), "{id}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_order_of_independent_statements_changes_nothing(order in Just(STATEMENTS.to_vec()).prop_shuffle()) {
        // The rows of one stage or outcome keep their order: the first that holds counts.
        let original = ruleset(&written(STATEMENTS), false);
        let shuffled = ruleset(&written(&order), false);
        prop_assert_eq!(original.to_json(), shuffled.to_json());
    }
}

fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, item) in object {
                pointers(item, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().take(3) {
                pointers(item, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
    found.push(at);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_changed_document_is_refused_or_means_the_same(
        at in any::<prop::sample::Index>(),
        to in prop::sample::select(vec![
            json!(null), json!(-1), json!(0), json!(1), json!(1_000_000), json!(true), json!("x"), json!([]), json!({}),
            json!({"op": "rule", "rule": 0}), json!({"op": "stage"}), json!({"op": "meets", "stage": 2}), json!([[0, 1]]),
        ]),
    ) {
        static DOCUMENT: std::sync::LazyLock<(Value, Vec<String>)> = std::sync::LazyLock::new(|| {
            let document: Value = serde_json::from_str(&ruleset(&written(STATEMENTS), true).to_json()).unwrap();
            let mut found = Vec::new();
            pointers(&document, String::new(), &mut found);
            (document, found)
        });
        let mut document = DOCUMENT.0.clone();
        *document.pointer_mut(&DOCUMENT.1[at.index(DOCUMENT.1.len())]).unwrap() = to;
        if let Ok(read) = RuleSet::from_json(&document.to_string()) {
            prop_assert_eq!(read.fingerprint, DOCUMENT.0["fingerprint"].as_str().unwrap_or_default());
        }
    }
}

#[test]
fn where_statements_stand_changes_nothing() {
    let (here, there) = STATEMENTS.split_at(STATEMENTS.len() / 2);
    let entry = format!("use \"rest.lead\"\n{}", written(here));
    let files = Memory::default().with("b.lead", entry).with("rest.lead", format!("{}\n", there.join("\n")));
    let options = Options { origins: false, ..Options::default() };
    let compiled = Workspace::find(&files, Path::new("b.lead")).unwrap().compile_with(options).unwrap();
    let split = compiled.lowered.unwrap().ruleset;
    assert_eq!(split.to_json(), ruleset(&written(STATEMENTS), false).to_json());
}

#[test]
fn comments_and_layout_change_nothing_but_origins() {
    let plain = written(STATEMENTS);
    let loose: String = plain.lines().map(|line| format!("{line}   # a word on this\n\n")).collect();
    assert_eq!(ruleset(&plain, false).to_json(), ruleset(&loose, false).to_json());
    let with = ruleset(&plain, true);
    assert_eq!(with.fingerprint, ruleset(&loose, false).fingerprint);
    let quotes = |ruleset: &RuleSet| ruleset.origins.values().map(|origin| origin.text.clone()).collect::<Vec<_>>();
    assert_eq!(quotes(&with), quotes(&ruleset(&loose, true)));
}

#[test]
fn the_fingerprint_knows_what_can_change_a_decision() {
    let plain = written(STATEMENTS);
    let print = |text: &str| ruleset(text, true).fingerprint;
    let same = [
        ("version \"1\"", "version \"2\""),
        ("\"Demand generation\"", "\"Demand\""),
        ("because \"near\"", "because \"close by\""),
        ("at least 200 MQL", "at least 300 MQL"),
        ("MQL by \"lead\"", "MQL by \"prospect\""),
        ("group by seniority", "group by rank"),
    ];
    for (from, to) in same {
        assert!(plain.contains(from), "{from}");
        assert_eq!(print(&plain), print(&plain.replace(from, to)), "{from} -> {to}");
    }
    let other = [
        ("because \"twice\"", "because \"again\""),
        ("employees >= 200", "employees >= 201"),
        ("2026-12-25", "2026-12-24"),
        ("in force from 2026-01-01", "in force from 2026-01-02"),
        ("must include email, country", "must include email"),
        ("to \"large\"", "to \"big\""),
        ("send every 14 days", "send every 15 days"),
    ];
    for (from, to) in other {
        assert!(plain.contains(from), "{from}");
        assert_ne!(print(&plain), print(&plain.replace(from, to)), "{from} -> {to}");
    }
}

fn refused(text: &str) -> (String, String) {
    let error = RuleSet::from_json(text).unwrap_err();
    (error.at, error.message)
}

/// The full definition as JSON, changed at a place.
fn changed(pointer: &str, value: Value) -> (String, String) {
    let mut document: Value = serde_json::from_str(&ruleset(&written(STATEMENTS), true).to_json()).unwrap();
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    refused(&document.to_string())
}

#[test]
fn what_is_no_rule_set_is_refused() {
    assert_eq!(refused("").1, "The text ends before the document does. Was it cut off?");
    let (at, message) = refused("{\n  \"ruleset\": 1,\n  oops\n}");
    assert_eq!(at, "line 3, column 3");
    assert!(message.starts_with("This is not JSON: "), "{message}");
    assert_eq!(refused("[]").1, "A rule set is a JSON object; this is not one.");
    assert!(refused("{\"id\": \"L-1\"}").1.contains("`lead compile`"));
    let (at, message) = refused("{\"ruleset\": 2}");
    assert_eq!(at, "ruleset");
    assert!(message.contains("format 2") && message.contains("format 1"), "{message}");
    assert!(refused(&"[".repeat(100_000)).1.contains("128 levels"));
    let deep =
        format!("{{\"ruleset\": 1, \"rules\": {}{}}}", "{\"of\":".repeat(120), "1".to_owned() + &"}".repeat(120));
    assert!(!refused(&deep).1.is_empty());
}

#[test]
fn what_is_not_sound_is_refused_at_its_place() {
    let (at, message) = changed("/rules/0/when/op", json!("sounds_like"));
    assert_eq!(at, "rules[0].when");
    assert!(message.contains("`sounds_like`"), "{message}");
    let (at, message) = changed("/rules/0/when", json!({"op": "all", "of": [{"op": "eq", "left": {"op": "stage"}}]}));
    assert_eq!((at.as_str(), message.as_str()), ("rules[0].when.of[0]", "Missing field `right`."));
    let (at, _) = changed("/fields/0/required", json!("yes"));
    assert_eq!(at, "fields[0].required");
    let (at, message) = changed("/days/until", json!(9_007_199_254_740_992_i64));
    assert_eq!(at, "days.until");
    assert!(message.contains("2^53"), "{message}");
    assert_eq!(changed("/days/until", json!(0.5)).0, "days.until");
    assert_eq!(changed("/stages/list/1/owner", json!(7)).0, "stages.list[1].owner");
    let (at, message) = changed("/rules/0/when", json!({"op": "rule", "rule": 5}));
    assert_eq!(at, "rules[0].when.rule");
    assert!(message.contains("Compile the definition again"), "{message}");
    let date = json!({"op": "lt", "left": {"op": "stage_since"}, "right": {"op": "stage"}});
    let late = json!({"id": "x", "to": {"to": "nobody"}, "when": date});
    let (at, message) = changed("/routes/0/rows/0", late);
    assert_eq!(at, "routes[0].rows[0].when");
    assert!(message.contains("an instant is compared with an index"), "{message}");
    let (at, message) = changed("/rules/0/when", json!({"op": "age", "of": {"op": "const", "value": "long ago"}}));
    assert_eq!(at, "rules[0].when");
    assert!(message.contains("`min` or `max`"), "{message}");
    let (at, message) = changed("/rules/0/when", json!({"op": "not", "of": {"op": "const", "value": true}}));
    assert_eq!(at, "rules[0].when.of");
    assert!(message.contains("a condition belongs here, not yes or no"), "{message}");
    assert_eq!(changed("/features/0/windows", json!([{"window": "nearly"}])).0, "features[0].windows[0].window");
    let (at, message) = changed("/rules/0/name", json!("renamed"));
    assert_eq!(at, "fingerprint");
    assert!(message.contains("compile it again"), "{message}");
}

#[test]
fn keys_that_a_reader_does_not_know_are_ignored() {
    let original = ruleset(&written(STATEMENTS), true);
    let mut document: Value = serde_json::from_str(&original.to_json()).unwrap();
    document["signature"] = json!("by someone");
    document["rules"][0]["owner"] = json!("somebody");
    document["fields"][0]["label"] = json!("Country");
    assert_eq!(RuleSet::from_json(&document.to_string()).unwrap(), original);
}

#[test]
fn a_definition_that_cannot_be_written_out_is_reported() {
    for code in ["E0801", "E0802", "E0803"] {
        let page = leadlang::diagnostics::find(code).unwrap().page;
        let fences = of_language(page, "lead");
        let wrong = compiled(&fences[0]);
        let codes: Vec<&str> = wrong.diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect();
        assert!(codes.contains(&code) && wrong.lowered.is_none(), "{code}: {codes:?}");
        assert!(compiled(&fences[1]).lowered.is_some(), "{code}");
    }
}
