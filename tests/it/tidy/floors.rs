//! A file imports only from lower floors.

use std::fs;

use super::tree;
use crate::support::{name_of, root};

/// The floors, lowest first. A file imports only from lower floors, and within its own module; siblings on one floor do not
/// import each other.
const FLOORS: &[&[&str]] = &[
    &["base"],
    &["diagnostics", "language"],
    &["model", "syntax"],
    &["hir"],
    &["ruleset"],
    &["engine"],
    &["data", "lint", "report"],
    &["driver"],
    &["testing"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn no_import_climbs_a_floor() {
    let mut wrong = Vec::new();
    for file in tree::read(&root().join("src")) {
        let name = name_of(&file.path);
        let module = name.trim_start_matches("src/").split(['/', '.']).next().unwrap();
        let Some(own) = floor(module) else { continue };
        for (number, line) in file.code.lines().enumerate() {
            for (at, _) in line.match_indices("crate::") {
                let used: String =
                    line[at + 7..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if floor(&used).is_some_and(|theirs| used != module && theirs >= own) {
                    wrong.push(format!("{name}:{}: {module} must not know {used}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_is_on_a_floor() {
    let known: Vec<&str> = FLOORS.iter().flat_map(|modules| modules.iter().copied()).collect();
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let module = line.trim_end_matches(';');
        assert!(known.contains(&module), "{module} is on no floor: add it to FLOORS in tests/it/tidy/floors.rs");
    }
}
