#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use super::*;
use crate::diagnostics::render;

/// Codes and short messages of what a fence reports.
fn codes(fence: &str) -> Vec<&'static str> {
    let (files, entry) = Memory::from_fence(fence);
    let compiled = compile_in_memory(&files, &entry).unwrap();
    compiled.diagnostics.iter().map(|d| d.code.id).collect()
}

fn fences(page: &str) -> Vec<&str> {
    page.split("```lead\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn pages_of_files_hold() {
    for code in crate::diagnostics::files::ALL {
        let fences = fences(code.page);
        assert_eq!(fences.len(), 2, "{}", code.id);
        let wrong = codes(fences[0]);
        assert!(wrong.contains(&code.id), "{}: {wrong:?}", code.id);
        let errors: Vec<_> = wrong.iter().filter(|id| id.starts_with('E') && **id != code.id).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", code.id);
        let right = codes(fences[1]);
        assert!(!right.iter().any(|id| id.starts_with('E') || *id == code.id), "{}: {right:?}", code.id);
    }
}

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
fn a_long_chain_of_uses_is_no_problem() {
    let mut files = Memory::default();
    for n in 0..2000 {
        files = files.with(&format!("f{n}.lead"), format!("use \"f{}.lead\"\n", n + 1));
    }
    let compiled = compile_in_memory(&files, "f0.lead").unwrap();
    let shown: Vec<String> = compiled.diagnostics.iter().map(|d| render::short(&compiled.sources, d)).collect();
    assert_eq!(shown, ["f1999.lead:1:5: error[E0901]: The file f2000.lead is not there.\n"]);
}
