//! The suite as files: what `generate` writes and what must be committed.

use super::case::Case;
use super::folder;
use super::hand::{self, names};
use super::{made, refused, stories};
use std::collections::BTreeMap;
use std::fs;

/// Files by their path in the folder of the suite. Hand-written definitions and the README are not among them.
pub type Files = BTreeMap<String, String>;

/// The whole suite.
pub fn generate() -> Files {
    let mut files = Files::new();
    for idea in hand::ideas() {
        files.insert(format!("rulesets/{}/{}.json", idea.section, idea.name), idea.built.json.clone() + "\n");
        for case in idea.cases() {
            add(&mut files, &case);
        }
    }
    refused::add(&mut files);
    stories::add(&mut files);
    made::add(&mut files);
    files
}

/// Adds a case to the file of its section.
pub fn add(files: &mut Files, case: &Case) {
    let text = files.entry(format!("{}.ndjson", case.section)).or_default();
    text.push_str(&case.line());
    text.push('\n');
}

/// The files that are committed and that `generate` would write.
pub fn committed() -> Files {
    let mut files = Files::new();
    let root = folder();
    for name in names(&root) {
        if name.ends_with(".ndjson") {
            read(&mut files, &name);
        }
    }
    for part in ["rulesets", "refused", "definitions/generated"] {
        below(&mut files, part);
    }
    files
}

fn below(files: &mut Files, part: &str) {
    for name in names(&folder().join(part)) {
        let path = format!("{part}/{name}");
        if folder().join(&path).is_dir() {
            below(files, &path);
        } else {
            read(files, &path);
        }
    }
}

fn read(files: &mut Files, path: &str) {
    let text = fs::read_to_string(folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    files.insert(path.to_owned(), text);
}

/// Writes the suite, and takes away what is no longer part of it.
pub fn write(files: &Files) {
    let root = folder();
    for path in committed().keys().filter(|path| !files.contains_key(*path)) {
        fs::remove_file(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    for (path, text) in files {
        let place = root.join(path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        fs::write(&place, text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}
