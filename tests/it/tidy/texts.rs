//! The files of the project and the text in them that people read.

use std::fs;
use std::path::{Path, PathBuf};

use super::rust::Source;
use crate::support::{name_of, root};

/// All files of the project that people write, except data.
pub fn all() -> Vec<PathBuf> {
    const FOLDERS: &[&str] = &[
        ".ci",
        "benches",
        "examples",
        "grammar",
        "runtimes",
        "spec",
        "src",
        "tests",
        "tools",
        "clippy.toml",
        "justfile",
    ];
    const ENDINGS: &[&str] = &["css", "html", "js", "lead", "md", "pest", "py", "rs", "toml", "ts", "txt"];
    const FOREIGN: &[&str] = &["node_modules", "target", "__pycache__"];
    fn walk(path: &Path, found: &mut Vec<PathBuf>) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if FOREIGN.contains(&&*name) {
            return;
        }
        if path.is_dir() {
            fs::read_dir(path).unwrap().for_each(|entry| walk(&entry.unwrap().path(), found));
        } else if path.extension().is_none_or(|ending| ENDINGS.contains(&&*ending.to_string_lossy())) {
            found.push(path.to_owned());
        }
    }
    let mut found = Vec::new();
    for folder in FOLDERS {
        walk(&root().join(folder), &mut found);
    }
    let pages = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    found.extend(pages.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    found.sort();
    found
}

/// The sentences of a file, line by line: comments, and in programs and pages the texts too. Definitions and data are left out, and so are
/// the texts in tests, which are mostly definitions.
pub fn prose(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    let lines = || text.lines().enumerate().map(|(at, line)| (at + 1, line.to_owned()));
    match path.extension().unwrap_or_default().to_str().unwrap_or_default() {
        "rs" => {
            let mut prose = Source::read(&text).prose;
            let in_tests = name_of(path).starts_with("tests/");
            prose.retain(|(_, said)| !in_tests || said.starts_with('/'));
            prose
                .iter()
                .flat_map(|(line, said)| said.lines().enumerate().map(move |(at, said)| (line + at, said.to_owned())))
                .collect()
        }
        "lead" | "txt" => lines().filter(|(_, line)| line.trim_start().starts_with('#')).collect(),
        "md" => {
            let mut fence: Option<bool> = None;
            let mut out = Vec::new();
            for (at, line) in lines() {
                match (line.trim_start().strip_prefix("```"), fence) {
                    (Some(_), Some(_)) => fence = None,
                    // A definition may say `is no`; what is printed may not.
                    (Some(language), None) => {
                        fence = Some(!language.starts_with("lead") && !language.starts_with("json"))
                    }
                    (None, Some(false)) => {}
                    (None, _) => out.push((at, line)),
                }
            }
            out
        }
        _ => lines().collect(),
    }
}
