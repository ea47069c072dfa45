//! The rules of the house, as tests: floors that no import climbs, sizes of files, pages for codes, and what the project
//! never says.

use std::fs;

use crate::support::{all_files, name_of, root};

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
    for path in all_files("src", "rs") {
        let name = name_of(&path);
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
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let module = line.trim_end_matches(';');
        assert!(known.contains(&module), "{module} stands on no floor: add it to FLOORS in tests/it/tidy.rs");
    }
}

#[test]
fn files_are_small() {
    let mut sizes = Vec::new();
    for path in all_files("src", "rs") {
        let text = fs::read_to_string(&path).unwrap();
        sizes.push((code(&text).lines().count(), name_of(&path)));
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
    for path in all_files("src", "rs").into_iter().chain(all_files("tests", "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            if stubs.iter().any(|stub| line.contains(stub)) {
                found.push(format!("{}:{}: {}", name_of(&path), number + 1, line.trim()));
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
