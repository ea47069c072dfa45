//! Definitions whose examples are decided: `tests/definitions/` and `examples/`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use leadlang::diagnostics::Severity;
use leadlang::driver::{Compiled, Disk, Workspace};
use leadlang::testing;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The expectations that are not met, and the errors.
fn failures(name: &str, compiled: &Compiled) -> Vec<String> {
    if !compiled.is_sound() {
        return compiled
            .diagnostics
            .iter()
            .filter(|d| d.severity() == Severity::Error)
            .map(|d| {
                let place = compiled.sources.file(d.span().file).position(d.span().start as usize);
                format!("{name}:{}: {} {}", place.line, d.code.id, d.message)
            })
            .collect();
    }
    let run = testing::run(compiled, "", false, "").unwrap();
    if run.failed() == 0 { Vec::new() } else { vec![format!("{name}\n{}", testing::text(&run))] }
}

fn lead_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
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
    let files = lead_files(&root().join("tests/definitions"));
    assert!(!files.is_empty());
    let failures: Vec<String> = files.iter().flat_map(|path| on_disk(path)).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn published_definitions_decide_their_examples() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root().join("examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    // What has no examples is a vocabulary that a definition beside it uses.
    let files = folders.iter().filter(|folder| folder.is_dir()).flat_map(|folder| lead_files(folder));
    let files = files.filter(|path| fs::read_to_string(path).unwrap().contains("\nexample "));
    let failures: Vec<String> = files.flat_map(|path| on_disk(&path)).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}
