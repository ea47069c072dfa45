//! Definitions whose examples are decided: `tests/definitions/` and `examples/`.

use std::fs;
use std::path::PathBuf;

use leadlang::diagnostics::Severity;
use leadlang::driver::{Compiled, Disk, Workspace};
use leadlang::testing;

use crate::support::{files, finish, name_of};

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

fn check(paths: &[PathBuf]) {
    let on_disk = |path: &PathBuf| {
        let compiled = Workspace::find(&Disk::here(), path).unwrap().compile().unwrap();
        failures(&name_of(path), &compiled)
    };
    let wrong: Vec<String> = paths.iter().flat_map(on_disk).collect();
    finish(&wrong, paths.len(), "definitions");
}

#[test]
fn conditions_mean_what_they_say() {
    check(&files("tests/definitions", "lead"));
}

#[test]
fn published_definitions_decide_their_examples() {
    // What has no examples is a vocabulary that a definition beside it uses.
    let mut found = files("examples", "lead");
    found.retain(|path| fs::read_to_string(path).unwrap().contains("\nexample "));
    check(&found);
}
