//! What the tests share: where files are found, how fences are read, how golden files are compared and written.
//!
//! Two variables of the environment change what a run does. `ONLY=words` looks only at the files, pages and cases whose names contain
//! these words. `UPDATE=1` writes golden files anew; read the difference before you commit it.

#![allow(dead_code)]

pub mod fences;

use std::path::{Path, PathBuf};

use leadlang::driver::{Memory, compile_in_memory};
use leadlang::engine::Prepared;

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder with this extension, in order, of those that `ONLY` asks for.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut out = all_files(folder, extension);
    out.retain(|path| wanted(&name_of(path)));
    out
}

/// All files below a folder with this extension, in order.
pub fn all_files(folder: &str, extension: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, extension: &str, out: &mut Vec<PathBuf>) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, extension, out);
            } else if path.extension().is_some_and(|e| e == extension) {
                out.push(path);
            }
        }
    }
    let mut out = Vec::new();
    walk(&root().join(folder), extension, &mut out);
    out.sort();
    out
}

/// A path as tests name it.
pub fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// The words of `ONLY`: nothing means everything.
fn only() -> Option<String> {
    std::env::var("ONLY").ok().filter(|words| !words.is_empty())
}

/// Whether `ONLY` asks for what has this name.
pub fn wanted(name: &str) -> bool {
    only().is_none_or(|words| name.contains(&words))
}

/// Whether golden files are to be written anew.
pub fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// What differs from a golden file, or nothing. While golden files are written anew, nothing does.
pub fn differs(golden: &Path, got: &str) -> Option<String> {
    let expected = std::fs::read_to_string(golden).unwrap_or_default();
    if expected == got {
        return None;
    }
    if updating() {
        std::fs::write(golden, got).unwrap();
        return None;
    }
    let same = expected.lines().zip(got.lines()).take_while(|(a, b)| a == b).count();
    let at = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    Some(format!("{}:{}\n  expected {}\n  got      {}", name_of(golden), same + 1, at(&expected), at(got)))
}

/// Fails with all that went wrong, if anything did. Without `ONLY`, something must have been done.
pub fn finish(wrong: &[String], done: usize, what: &str) {
    assert!(done > 0 || only().is_some(), "no {what} was found");
    assert!(wrong.is_empty(), "{} of {done} {what} failed:\n\n{}", wrong.len(), wrong.join("\n\n"));
    println!("{done} {what}");
}

/// What a `lead` command does in the root of the repository.
pub fn lead(arguments: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_lead")).args(arguments).current_dir(root()).output().unwrap()
}

/// A definition without errors, ready to decide.
pub fn prepare(definition: &str) -> Prepared {
    let compiled =
        compile_in_memory(&Memory::default().with("definition.lead", definition), "definition.lead").unwrap();
    let errors: Vec<&str> = compiled.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    Prepared::new(compiled.lowered.unwrap_or_else(|| panic!("{errors:?}")).ruleset)
}

/// The instant that a text is about, in milliseconds.
pub fn instant(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_millisecond()
}
