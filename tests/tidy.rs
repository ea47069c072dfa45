//! The rules of the house, as tests: floors that no import climbs, sizes of files, pages for codes, and what the project
//! never says.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first. A file imports only from lower floors, and within its own module; siblings on one floor do not
/// import each other.
const FLOORS: &[&[&str]] = &[
    &["base"],
    &["diagnostics", "language"],
    &["model", "syntax"],
    &["hir"],
    &["ruleset"],
    &["engine"],
    &["data", "report"],
    &["driver"],
    &["testing"],
    &["cli"],
];

const LIMIT: usize = 600;

fn rust_files(root: &str) -> Vec<PathBuf> {
    fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    let mut out = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(root), &mut out);
    out.sort();
    out
}

fn relative(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/")
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

/// The code of a file without its unit tests: everything above the first `#[cfg(test)]` that opens a module at its end.
fn code(text: &str) -> &str {
    text.split("\n#[cfg(test)]\n").next().unwrap_or(text)
}

#[test]
fn no_import_climbs_a_floor() {
    let mut wrong = Vec::new();
    for path in rust_files("src") {
        let name = relative(&path);
        let module = name.trim_start_matches("src/").split(['/', '.']).next().unwrap().to_owned();
        let Some(own) = floor(&module) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in code(&text).lines().enumerate() {
            let line = line.trim();
            if line.starts_with("//") {
                continue;
            }
            for (at, _) in line.match_indices("crate::") {
                let used: String =
                    line[at + 7..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                let climbs = floor(&used).is_some_and(|theirs| used != module && theirs >= own);
                if climbs {
                    wrong.push(format!("{name}:{}: {module} must not know {used}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    let known: Vec<&str> = FLOORS.iter().flat_map(|modules| modules.iter().copied()).collect();
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let module = line.trim_end_matches(';');
        assert!(known.contains(&module), "{module} stands on no floor: add it to FLOORS in tests/tidy.rs");
    }
}

#[test]
fn files_are_small() {
    let mut sizes = Vec::new();
    for path in rust_files("src") {
        let text = fs::read_to_string(&path).unwrap();
        sizes.push((code(&text).lines().count(), relative(&path)));
    }
    sizes.sort();
    let long: Vec<String> = sizes
        .iter()
        .filter(|(lines, _)| *lines > LIMIT)
        .map(|(lines, name)| format!("{name}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "over {LIMIT} lines:\n{}", long.join("\n"));
    for (lines, name) in sizes.iter().filter(|(lines, _)| *lines > 400) {
        println!("warning: {name} has {lines} lines; 400 is a good place to split");
    }
    println!("median {} lines of {} files", sizes[sizes.len() / 2].0, sizes.len());
}

#[test]
fn nothing_is_left_undone() {
    let stubs = [concat!("to", "do!("), concat!("unimpl", "emented!("), concat!("FIX", "ME"), concat!("XX", "X:")];
    let mut found = Vec::new();
    for path in rust_files("src").into_iter().chain(rust_files("tests")) {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            if stubs.iter().any(|stub| line.contains(stub)) {
                found.push(format!("{}:{}: {}", relative(&path), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_code_has_a_number_of_its_own() {
    let mut ids: Vec<&str> = leadlang::diagnostics::all().map(|code| code.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "two codes share a number");
}
