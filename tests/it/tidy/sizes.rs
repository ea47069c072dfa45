//! Files are small, and the program does not grow unnoticed. (Long functions are a lint: `clippy.toml`.)

use std::fs;

use super::rust::{Source, lines};
use super::tree;
use crate::support::{name_of, root};

/// How many lines a file may have without its tests; beyond `GOOD`, it is a good time to split it.
const LIMIT: usize = 600;
const GOOD: usize = 400;

/// How many lines of code `src/` may have (`just size`). This number may only go down; the aim is 27,000.
const TOTAL: usize = 33_700;

#[test]
fn files_are_small() {
    let mut sizes = Vec::new();
    for file in tree::read(&root().join("src")) {
        // Comments count too: a file is read with them.
        let text = fs::read_to_string(&file.path).unwrap();
        let tests = lines(&Source::read(&text).code) - lines(&file.code);
        sizes.push((text.lines().count() - tests, name_of(&file.path)));
    }
    sizes.sort();
    let over = |limit: usize| -> Vec<String> {
        let long = sizes.iter().filter(|(lines, _)| *lines > limit);
        long.map(|(lines, name)| format!("{name}: {lines} lines")).collect()
    };
    assert_eq!(over(LIMIT), [""; 0], "over {LIMIT} lines");
    println!("over {GOOD} lines: {:#?}", over(GOOD));
    println!("median {} lines of {} files", sizes[sizes.len() / 2].0, sizes.len());
}

#[test]
fn the_program_does_not_grow() {
    let total: usize = tree::sizes(&root().join("src")).values().sum();
    assert!(total <= TOTAL, "src/ has {total} lines of code, {TOTAL} are allowed: `just size` shows where they are");
}

#[test]
fn code_is_told_from_comments_texts_and_tests() {
    let text = "fn a() { // b\n    let c = \"// d\\\" }\"; /* e /* f */ \n */ let g = 'h'; let i = r#\"\"{\"#; j::<'k>('\\'') }\n\n#[cfg(test)]\n#[path = \"m_tests.rs\"]\nmod m;\n#[cfg(test)]\nfn n() {\n}\nconst O: char = '\"';\n";
    let source = Source::read(text);
    assert_eq!(source.code.chars().count(), text.chars().count());
    let prose: Vec<&str> = source.prose.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        prose,
        ["// b", "\"// d\\\" }\"", "/* e /* f */ \n */", "'h'", "r#\"\"{\"#", "'\\''", "\"m_tests.rs\"", "'\"'"]
    );
    let (code, modules) = source.without_tests(text);
    assert_eq!(modules.len(), 1);
    assert_eq!((modules[0].name.as_str(), modules[0].path.as_deref()), ("m", Some("m_tests.rs")));
    assert_eq!(lines(&code), 4, "{code}");
    assert!(code.contains("const O") && !code.contains("fn n"), "{code}");
}
