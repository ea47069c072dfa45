//! Makes the conformance suite in `spec/conformance/`, and checks it. `cargo run --example conformance -- help` says how.
// A tool for those who work on the standard: where it cannot go on, it stops with a message.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agree;
mod results;
mod suite;

use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
cargo run --example conformance -- generate    write the cases, rule sets and generated definitions
cargo run --example conformance -- check       decide all committed cases again and compare
cargo run --example conformance -- results     run all runtimes over the suite, and write the table in its README
cargo run --example conformance -- try         how many of a hundred definitions at random compile, and why the others do not
cargo run --example conformance -- agree [SECONDS] [--seed N] [--root DIR]
                                               definitions and people at random: do the runtimes answer as the reference does?";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["generate"] => generate(),
        ["check"] => check(),
        ["results", rest @ ..] => {
            let right = results::results(&root(rest));
            if right { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        ["try"] => attempt(100),
        ["agree", rest @ ..] => differential(rest),
        _ => {
            println!("{HELP}");
            ExitCode::from(2)
        }
    }
}

fn generate() -> ExitCode {
    let files = suite::files::generate();
    suite::files::write(&files);
    let bytes: usize = files.values().map(String::len).sum();
    let cases: usize =
        files.iter().filter(|(path, _)| path.ends_with(".ndjson")).map(|(_, text)| text.lines().count()).sum();
    println!("{cases} cases, {} files, {} KB", files.len(), bytes / 1024);
    ExitCode::SUCCESS
}

fn check() -> ExitCode {
    let checked = suite::check::all();
    for wrong in &checked.wrong {
        println!("{wrong}\n");
    }
    println!("{} cases, {} wrong", checked.cases, checked.wrong.len());
    if checked.wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn attempt(n: u64) -> ExitCode {
    let mut bad = 0;
    for seed in 0..n {
        let text = suite::random::text(&mut suite::rng::Rng::new(seed));
        if let Err(error) = suite::build::compile(&text, suite::random::horizon()) {
            bad += 1;
            println!("== {seed}");
            for line in error.lines() {
                let number: usize =
                    line.trim_start_matches("line ").split(':').next().and_then(|n| n.parse().ok()).unwrap_or(0);
                println!("{line}\n      {}", text.lines().nth(number.saturating_sub(1)).unwrap_or(""));
            }
        }
    }
    println!("{bad} of {n} do not compile");
    ExitCode::SUCCESS
}

fn differential(args: &[&str]) -> ExitCode {
    let value = |name: &str| option(args, name);
    let number = |text: Option<&str>, usual: u64| text.and_then(|text| text.parse().ok()).unwrap_or(usual);
    let root = root(args);
    let seconds = number(args.first().copied(), 60);
    let task = agree::Task {
        seconds,
        seed: number(value("--seed"), 1),
        most: usize::try_from(number(value("--most"), 10)).unwrap_or(10),
    };
    if agree::agree(&root, task) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What stands behind an option.
fn option<'a>(args: &[&'a str], name: &str) -> Option<&'a str> {
    args.iter().position(|arg| *arg == name).and_then(|at| args.get(at + 1)).copied()
}

/// The folder in which the runtimes are looked for.
fn root(args: &[&str]) -> PathBuf {
    option(args, "--root").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}
