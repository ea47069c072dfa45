#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use super::*;
use crate::diagnostics::render;
use serde_json::Value as Json;

#[test]
fn the_order_is_that_of_the_first_use() {
    let files = Memory::default()
        .with("a.lead", "use \"x/b.lead\"\nuse \"c.lead\"\n")
        .with("x/b.lead", "use \"../c.lead\"\nuse \"d.lead\"\n")
        .with("c.lead", "")
        .with("x/d.lead", "");
    let files = files.with("lead.toml", "[workspace]\nentry = \"a.lead\"\n");
    let workspace = Workspace::find(&files, Path::new("x")).unwrap();
    let compiled = workspace.compile().unwrap();
    let shown: Vec<String> = compiled.paths.iter().map(|path| files.shown(path)).collect();
    assert_eq!(shown, ["a.lead", "x/b.lead", "c.lead", "x/d.lead"]);
    assert_eq!(compiled.diagnostics, []);
}

#[test]
fn a_folder_has_definitions_that_nobody_uses() {
    let files = Memory::default()
        .with("a/definition.lead", "use \"words.lead\"\n")
        .with("a/words.lead", "")
        .with("b/one.lead", "")
        .with("b/two.lead", "")
        .with(".hidden/x.lead", "");
    let found: Vec<String> = definitions(&files, Path::new("")).iter().map(|path| files.shown(path)).collect();
    assert_eq!(found, ["a/definition.lead", "b/one.lead", "b/two.lead"]);
    let why = Workspace::find(&files, Path::new("b")).unwrap().compile().unwrap_err();
    assert_eq!(why.0, "b holds more than one definition (b/one.lead, b/two.lead); name the one you mean");
    assert!(Workspace::find(&files, Path::new("c")).is_err());
}

#[test]
fn the_entry_of_a_workspace_stands_in_it() {
    let shown = |entry: &str| {
        let files = Memory::default()
            .with("team/lead.toml", format!("[workspace]\nentry = \"{entry}\"\n"))
            .with("team/a.lead", "")
            .with("other/a.lead", "");
        let found = definitions(&files, Path::new("team"));
        let compiled = Workspace::find(&files, found.last().unwrap()).unwrap().compile().unwrap();
        let shown = compiled.diagnostics.iter().map(|d| render::short(&compiled.sources, d)).collect::<String>();
        (files.shown(found.last().unwrap()), shown)
    };
    assert_eq!(shown("./a.lead"), ("team/a.lead".to_owned(), String::new()));
    for entry in ["../other/a.lead", "/other/a.lead"] {
        let message = format!("team/lead.toml:2:9: error[E0903]: \"{entry}\" leads out of the workspace.\n");
        assert_eq!(shown(entry), ("team/lead.toml".to_owned(), message));
    }
}

#[test]
fn a_long_chain_of_uses_is_no_problem() {
    let mut files = Memory::default();
    for n in 0..2000 {
        files = files.with(&format!("f{n}.lead"), format!("use \"f{}.lead\"\n", n + 1));
    }
    let compiled = compile_in_memory(&files, "f0.lead").unwrap();
    let shown: Vec<String> = compiled.diagnostics.iter().map(|d| render::short(&compiled.sources, d)).collect();
    assert_eq!(shown, ["f1999.lead:1:5: error[E0901]: The file f2000.lead is not there.\n"]);
}

/// Ids with their number of events, notices, and the lines that were left out.
fn joined(leads: &str, events: &str) -> (Vec<(String, usize)>, Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        Input::File(path, name.to_owned())
    };
    let (leads, events) = (file("leads.csv", leads), Some(file("events.csv", events)));
    let files = DataFiles { leads, events, log: None, events_assumed: false };
    let mut left = Vec::new();
    let mut report = |row: LeftOutRow| left.push(format!("{}:{}", row.file, row.row.line));
    let mut dataset = Dataset::open(files, &crate::data::Mapping::default(), &[], &mut report).unwrap();
    let mut found = Vec::new();
    while let Some(Joined { lead, beside }) = dataset.next_lead(&mut report).unwrap() {
        let events = lead.object.get("events").and_then(|events| events.as_array()).map_or(0, Vec::len);
        assert_eq!(beside.len(), events);
        found.push((lead.id, events));
    }
    let notices = dataset.notices.clone();
    dataset.finish(&mut report).unwrap();
    left.sort();
    (found, notices, left)
}

#[test]
fn events_come_to_their_leads_sorted_or_not() {
    let head = "lead,event,at\n";
    let sorted = format!("{head}L-1,x,t\nL-1,y,t\nL-9,x,t\nL-10,x,t\n");
    let leads = "id\nL-1\nL-2\nL-2\nL-10\n";
    let expected: Vec<(String, usize)> =
        [("L-1", 2), ("L-2", 0), ("L-10", 1)].map(|(id, count)| (id.to_owned(), count)).to_vec();
    let left = ["events.csv:4", "leads.csv:4"];
    let (found, notices, out) = joined(leads, &sorted);
    assert_eq!((found, notices.len()), (expected.clone(), 0));
    assert_eq!(out, left);
    let shuffled = format!("{head}L-10,x,t\nL-1,x,t\nL-9,x,t\nL-1,y,t\n");
    let (found, notices, out) = joined(leads, &shuffled);
    assert_eq!((found, notices.len()), (expected, 1));
    assert_eq!(out, left);
}

#[test]
fn an_id_that_comes_again_is_found_in_unsorted_files() {
    let (found, _, out) = joined("id\nb\na\nb\n", "lead,event,at\nb,x,t\n");
    assert_eq!(found, [("b".to_owned(), 1), ("a".to_owned(), 0)]);
    assert_eq!(out, ["leads.csv:4"]);
}

#[test]
fn offsets_count_the_bytes_of_the_file_its_mark_included() {
    let text = "\u{feff}stages, any may be skipped\n  a\n  b\nb when emial is known\n";
    let compiled = compile_in_memory(&Memory::default().with("a.lead", text), "a.lead").unwrap();
    let report = render::Report { sources: &compiled.sources, diagnostics: &compiled.diagnostics };
    let said: Json = serde_json::from_str(&render::json(&[report])).unwrap();
    let found = said["diagnostics"].as_array().unwrap().iter().find(|message| message["code"] == "E0102").unwrap();
    let start = &found["spans"][0]["start"];
    assert_eq!((&start["line"], &start["column"]), (&Json::from(4), &Json::from(8)));
    assert_eq!(start["offset"], text.find("emial").unwrap());
}
