//! Definitions whose examples are decided: `tests/definitions/`, `examples/`, and the cookbook.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use leadlang::driver::{Compiled, Disk, Memory, Workspace, compile_in_memory};
use leadlang::engine::{Instant, Prepared, Source, raw};
use leadlang::hir::{Example, Program};
use serde_json::{Map, Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The lead that the facts of an example make.
fn lead(program: &Program, example: &Example) -> Value {
    let mut fields = Map::new();
    for (id, value) in &example.fields {
        let field = &program.fields[id.0];
        if let Some(value) = value {
            fields.insert(field.key.clone(), raw(&field.value, value));
        }
    }
    let events: Vec<Value> = example
        .events
        .iter()
        .map(|event| {
            let declared = &program.events[event.event.0];
            let mut with = Map::new();
            for (i, value) in &event.properties {
                let property = &declared.properties[*i];
                if let Some(value) = value {
                    with.insert(property.name.text.clone(), raw(&property.value, value));
                }
            }
            json!({"event": declared.name.text, "at": Instant(event.at).to_string(), "with": with})
        })
        .collect();
    json!({"id": "example", "history": "log", "fields": fields, "events": events})
}

/// The expectations that are not met, and the errors.
fn failures(name: &str, compiled: &Compiled) -> Vec<String> {
    let Some(lowered) = compiled.lowered.as_ref().filter(|_| compiled.is_sound()) else {
        return compiled
            .diagnostics
            .iter()
            .map(|d| {
                let place = compiled.sources.file(d.span().file).position(d.span().start as usize);
                format!("{name}:{}: {} {}", place.line, d.code.id, d.message)
            })
            .collect();
    };
    let prepared = Prepared::new(lowered.ruleset.clone());
    let mut failures = Vec::new();
    for (example, expect) in compiled.program.examples.iter().zip(&lowered.checks.examples) {
        let data = prepared.read(&lead(&compiled.program, example));
        let mut evaluation = prepared.evaluate(&data, example.as_of, Source::Given);
        evaluation.add_features(&lowered.checks.features);
        for (expr, cond) in expect.iter().zip(&example.expect) {
            if !evaluation.holds(expr) {
                failures.push(format!("{name}: {:?} expects `{}`", example.title, compiled.sources.text(cond.span)));
            }
        }
    }
    failures
}

fn lead_files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "lead"))
        .collect();
    files.sort();
    files
}

fn on_disk(path: &Path) -> Vec<String> {
    let disk = Disk::here();
    let compiled = Workspace::find(&disk, path).unwrap().compile().unwrap();
    failures(&path.strip_prefix(root()).unwrap().display().to_string(), &compiled)
}

#[test]
fn conditions_mean_what_they_say() {
    let files = lead_files("tests/definitions");
    assert!(!files.is_empty());
    let failures: Vec<String> = files.iter().flat_map(|path| on_disk(path)).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn published_definitions_decide_their_examples() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root().join("examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let files = folders.iter().map(|folder| folder.join("definition.lead")).filter(|path| path.is_file());
    let failures: Vec<String> = files.flat_map(|path| on_disk(&path)).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn recipes_decide_their_examples() {
    let text = fs::read_to_string(root().join("spec/cookbook.md")).unwrap();
    let mut failed = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("\n```lead\n") {
        let line = text[..text.len() - rest.len() + at].lines().count() + 2;
        let body = &rest[at + "\n```lead\n".len()..];
        let (fence, after) = body.split_once("\n```").unwrap();
        rest = after;
        let (memory, entry) = Memory::from_fence(&format!("{fence}\n"));
        let compiled = compile_in_memory(&memory, &entry).unwrap();
        failed.extend(failures(&format!("spec/cookbook.md:{line}"), &compiled));
    }
    assert!(failed.is_empty(), "\n{}\n", failed.join("\n"));
}
