//! Tests of what can be read and what is said of the rest.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod anything;
mod grammar;
mod language;
mod mistakes;
mod speed;
mod tree;

use super::ast::File;
use crate::base::Sources;
use crate::diagnostics::{Diagnostic, Sink};
use std::path::{Path, PathBuf};

/// One case of a file of cases.
struct Case {
    kind: String,
    title: String,
    text: String,
    /// What the tree must (or must not) hold.
    shapes: Vec<(bool, String)>,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The files of a folder with this ending, by name.
fn files(name: &str, ending: &str) -> Vec<(String, String)> {
    let mut paths: Vec<_> = std::fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let fit = paths.into_iter().filter(|path| path.extension().is_some_and(|found| found == ending));
    fit.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect()
}

/// All cases of the text files of a folder.
fn cases(name: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (_, text) in files(name, "txt") {
        for line in text.lines() {
            if let Some(head) = line.strip_prefix("=== ") {
                let (kind, title) = head.split_once(' ').unwrap();
                cases.push(Case {
                    kind: kind.to_string(),
                    title: title.to_string(),
                    text: String::new(),
                    shapes: Vec::new(),
                });
            } else if let Some(case) = cases.last_mut() {
                match (line.strip_prefix("#? "), line.strip_prefix("#! ")) {
                    (Some(shape), _) => case.shapes.push((true, shape.to_string())),
                    (_, Some(shape)) => case.shapes.push((false, shape.to_string())),
                    _ => {
                        let indent = if case.kind.ends_with("cond") { "  " } else { "" };
                        case.text.push_str(indent);
                        case.text.push_str(line);
                        case.text.push('\n');
                    }
                }
            }
        }
    }
    cases
}

/// Whole definitions that are sound: those of the tests, and the examples of the repository.
fn sample_files() -> Vec<(String, String)> {
    let mut found = files("grammar", "lead");
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")];
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "lead") {
                found.push((path.to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// Reads a text; its messages as `line:column code message`.
fn parse(text: &str) -> (File, Vec<String>) {
    let (tree, messages) = diagnose(text);
    let mut sources = Sources::default();
    let file = sources.add("test.lead", text);
    let plain = messages.iter().map(|message| {
        let place = sources.file(file).position(message.span().start as usize);
        format!("{}:{} {} {}", place.line, place.column, message.code.id, message.message)
    });
    (tree, plain.collect())
}

/// Reads a text.
fn diagnose(text: &str) -> (File, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add("test.lead", text);
    let mut sink = Sink::default();
    let tree = super::parse(file, text, &mut sink);
    (tree, sink.finish())
}
