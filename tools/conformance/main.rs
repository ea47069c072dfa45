//! Makes the conformance suite in `spec/conformance/`, and checks it. `cargo run --example conformance -- help` says how.
// A tool for those who work on the standard: where it cannot go on, it stops with a message.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agree;
mod results;
mod shapes;
mod suite;

use agree::child::Runtime;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
cargo run --example conformance -- generate    write the cases, rule sets and generated definitions
cargo run --example conformance -- check       decide all committed cases again and compare; count them
cargo run --example conformance -- shapes      write what is generated from the JSON Schema of rule sets
cargo run --example conformance -- results [--check] [--root DIR]
                                               run all runtimes over the suite, and write the table in its README;
                                               with --check: fail if the table is not up to date
cargo run --example conformance -- try         how many of a hundred definitions at random compile, and why the others do not
cargo run --example conformance -- agree [SECONDS] [--seed N] [--definitions N] [--most N] [--root DIR]
                                               definitions and people at random: do the runtimes answer as the reference does?
                                               60 seconds from seed 1 on, up to 10 disagreements, unless something else is said.
                                               `agree --seed N --definitions 1` tries the one of seed N again

Where the runtimes are looked for: DIR/runtimes; DIR is the repository unless said. It fails with 1 if something is wrong, with 2 if it
cannot look, as when node or python3 is not installed.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["generate"] => Ok(generate()),
        ["check"] => Ok(check()),
        ["shapes"] => Ok(write_shapes()),
        ["try"] => Ok(attempt(100)),
        ["results", rest @ ..] => results(rest),
        ["agree", rest @ ..] => differential(rest),
        _ => Err(HELP.to_owned()),
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::from(2)
    })
}

fn results(args: &[&str]) -> Result<ExitCode, String> {
    let compare = args.contains(&"--check");
    let rest: Vec<&str> = args.iter().copied().filter(|arg| *arg != "--check").collect();
    let given = Given::read(&rest, &["--root"])?;
    let table = if compare { results::Table::Compare } else { results::Table::Write };
    let mut runtimes = Runtime::start_all(&given.root())?;
    Ok(match results::results(&mut runtimes, table) {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    })
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

fn write_shapes() -> ExitCode {
    for (file, text) in shapes::files() {
        std::fs::write(shapes::path(file), text).unwrap();
        println!("{file}");
    }
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

fn differential(args: &[&str]) -> Result<ExitCode, String> {
    let (seconds, rest) = match args.split_first() {
        Some((first, rest)) if !first.starts_with("--") => (number("SECONDS", first)?, rest),
        _ => (60, args),
    };
    let given = Given::read(rest, &["--seed", "--definitions", "--most", "--root"])?;
    let task = agree::Task {
        seconds,
        seed: given.number("--seed", 1)?,
        definitions: given.number("--definitions", u64::MAX)?,
        most: usize::try_from(given.number("--most", 10)?).unwrap_or(usize::MAX),
    };
    let found = agree::agree(&mut Runtime::start_all(&given.root())?, task);
    Ok(if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Options with their values.
struct Given<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Given<'a> {
    fn read(args: &[&'a str], known: &[&str]) -> Result<Self, String> {
        let mut given = Vec::new();
        for pair in args.chunks(2) {
            match pair {
                [name, value] if known.contains(name) => given.push((*name, *value)),
                [name, ..] if known.contains(name) => return Err(format!("{name} needs a value")),
                [other, ..] => return Err(format!("`{other}` means nothing here\n\n{HELP}")),
                [] => {}
            }
        }
        Ok(Given(given))
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(given, _)| *given == name).map(|(_, value)| *value)
    }

    fn number(&self, name: &str, usual: u64) -> Result<u64, String> {
        self.get(name).map_or(Ok(usual), |text| number(name, text))
    }

    /// The folder in which the runtimes are looked for.
    fn root(&self) -> PathBuf {
        self.get("--root").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
    }
}

fn number(name: &str, text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{name} is a whole number, and not `{text}`"))
}
