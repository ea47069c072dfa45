//! The programs that the README and the standard show are run, each in a folder that holds the rule set of the definition above it.
//! `spec/README.md` says what the marks mean.
//!
//! Rust has to be compiled beforehand: a block in Rust is the file `tests/programs/load.rs`, to the letter, which is part of this test.

use std::fs;
use std::path::Path;
use std::process::Command;

use leadlang::driver::{Memory, compile_in_memory};

use crate::support::fences::{Fence, fences};
use crate::support::{files, finish, name_of, root, wanted};

const RUST: &str = include_str!("../programs/load.rs");

/// The program of the Rust blocks.
mod load {
    include!("../programs/load.rs");

    /// What the program prints is between two lines of this, because the test that runs it prints too.
    pub const AROUND: &str = "---- 8< ----\n";

    #[test]
    #[ignore = "the test of all programs runs it in a folder with a rule set"]
    fn the_rust_block() {
        print!("\n{AROUND}");
        main().unwrap();
        print!("{AROUND}");
    }
}

/// How many lines a program may have.
const LINES: usize = 10;

#[test]
fn programs_print_what_the_pages_say() {
    let mut pages = files("spec", "md");
    pages.extend(Some(root().join("README.md")).filter(|page| wanted(&name_of(page))));
    let (mut wrong, mut done) = (Vec::new(), 0);
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for (line, result) in programs(&text) {
            done += 1;
            wrong.extend(result.err().map(|why| format!("{}:{line}: {why}", name_of(&page))));
        }
    }
    finish(&wrong, done, "programs");
}

/// The programs of a page by their lines, with what is wrong with them.
fn programs(page: &str) -> Vec<(usize, Result<(), String>)> {
    let (mut definition, mut waiting, mut out) = (None, Vec::new(), Vec::new());
    for fence in fences(page) {
        match fence.language() {
            "lead" if fence.words.len() == 1 => definition = Some(fence.text),
            "js" | "python" | "rust" if fence.has("run") => waiting.push(fence),
            "text" if fence.has("output") => {
                let all = waiting.drain(..);
                out.extend(all.map(|program| (program.line, check(&program, definition.as_deref(), &fence.text))));
            }
            _ => {}
        }
    }
    out.extend(waiting.iter().map(|program| (program.line, Err("no block below says what it prints".to_owned()))));
    out
}

/// Whether a program of a few lines prints exactly this.
fn check(program: &Fence, definition: Option<&str>, expected: &str) -> Result<(), String> {
    let lines = program.text.lines().count();
    if lines > LINES {
        return Err(format!("it has {lines} lines; {LINES} are promised"));
    }
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    fs::write(folder.path().join("ruleset.json"), ruleset(definition.ok_or("no definition stands above it")?)?)
        .unwrap();
    let mut command = match program.language() {
        "js" => javascript(folder.path(), &program.text),
        "python" => python(folder.path(), &program.text),
        _ if program.text != RUST => return Err("it is not tests/programs/load.rs to the letter".to_owned()),
        _ => rust(),
    };
    let output = command.current_dir(folder.path()).output();
    let output = output.map_err(|error| format!("{} cannot be run: {error}", command.get_program().display()))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let printed = printed.split(load::AROUND).nth(1).unwrap_or(&printed);
    if output.status.success() && printed == expected {
        return Ok(());
    }
    Err(format!("it printed {printed:?}, not {expected:?}\n{}", String::from_utf8_lossy(&output.stderr)))
}

fn ruleset(definition: &str) -> Result<String, String> {
    let files = Memory::default().with("definition.lead", definition);
    let compiled = compile_in_memory(&files, "definition.lead").map_err(|error| error.0)?;
    Ok(compiled.lowered.ok_or("the definition above it has errors")?.ruleset.to_json())
}

/// The package is found by its name, as if it were installed.
fn javascript(folder: &Path, program: &str) -> Command {
    let package = folder.join("node_modules/leadlang");
    fs::create_dir_all(&package).unwrap();
    fs::write(package.join("package.json"), r#"{"type": "module", "exports": "./index.js"}"#).unwrap();
    let runtime = root().join("runtimes/js/src/index.js");
    fs::write(package.join("index.js"), format!("export * from \"file://{}\";\n", runtime.display())).unwrap();
    fs::write(folder.join("program.mjs"), program).unwrap();
    let mut command = Command::new("node");
    command.arg("program.mjs");
    command
}

fn python(folder: &Path, program: &str) -> Command {
    fs::write(folder.join("program.py"), program).unwrap();
    let mut command = Command::new("python3");
    command.arg("program.py").env("PYTHONPATH", root().join("runtimes/python/src")).env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

fn rust() -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["the_rust_block", "--ignored", "--nocapture"]);
    command
}
