//! Runs the transcripts in `tests/cli/*.md` against the program.
//!
//! A transcript is a page: fences with a file name (```` ```lead definition.lead ````) are files of its folder, a line
//! `Folder: examples/acme-b2b` copies a folder of the repository, and a fence `console` holds commands with what they write:
//!
//! ```text
//! $ lead check definition.lead        a command; `< FILE` is its standard input
//! ? 1                                 its exit code, if not 0
//! …                                   any lines
//! definition.lead:3:1: error […       a line of standard output; `[..]` matches any text
//! ! checked 1 definition: 1 error     a line of standard error
//! ```
//!
//! `UPDATE=1 cargo test --test it cli` writes what the program says into the pages where it differs.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{fences, files, finish, name_of, root, updating};

#[test]
fn transcripts_hold() {
    let (mut wrong, mut done) = (Vec::new(), 0);
    for page in files("tests/cli", "md").into_iter().chain([root().join("README.md")]) {
        let text = fs::read_to_string(&page).unwrap();
        let (new, differences) = run_page(&root(), &text, page.ends_with("README.md"));
        done += 1;
        if updating() {
            fs::write(&page, new).unwrap();
        } else {
            wrong.extend(differences.into_iter().map(|difference| format!("== {}\n{difference}", name_of(&page))));
        }
    }
    finish(&wrong, done, "transcripts");
}

/// Runs the commands of a page; gives the page as it would be right, and what differs. A plain page shows what a terminal shows, without
/// marks for the exit code and for standard error.
fn run_page(root: &Path, text: &str, plain: bool) -> (String, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let mut out = String::new();
    let mut wrong = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if let Some(from) = line.strip_prefix("Folder: ") {
            copy(&root.join(from.trim()), folder.path());
        }
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if info == "console" {
            for (command, expected) in commands(&body) {
                let mut got = run(folder.path(), command);
                if plain {
                    got.retain(|line| !line.starts_with("? "));
                    got.iter_mut().for_each(|line| *line = line.trim_start_matches("! ").to_owned());
                }
                if matches(&expected, &got) {
                    out.push_str(&transcript(command, &expected));
                } else {
                    wrong.push(format!(
                        "$ {command}\n-- expected\n{}\n-- got\n{}",
                        expected.join("\n"),
                        got.join("\n")
                    ));
                    out.push_str(&transcript(command, &got));
                }
            }
        } else {
            let body_text: String = body.iter().flat_map(|line| [*line, "\n"]).collect();
            // The definition that a page shows is the one that its commands speak of.
            let shown = info.starts_with("lead error=").then_some("definition.lead");
            if let Some(name) = shown.or(info.split_once(' ').map(|(_, name)| name)) {
                let path = folder.path().join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, &body_text).unwrap();
            }
            out.push_str(&body_text);
        }
        out.push_str("```\n");
    }
    (out, wrong)
}

fn transcript(command: &str, lines: &[String]) -> String {
    std::iter::once(format!("$ {command}\n")).chain(lines.iter().map(|line| format!("{line}\n"))).collect()
}

fn commands<'a>(body: &[&'a str]) -> Vec<(&'a str, Vec<String>)> {
    let mut out: Vec<(&str, Vec<String>)> = Vec::new();
    for line in body {
        match (line.strip_prefix("$ "), out.last_mut()) {
            (Some(command), _) => out.push((command, Vec::new())),
            (None, Some((_, expected))) => expected.push((*line).to_owned()),
            (None, None) => panic!("a line before the first command: {line}"),
        }
    }
    out
}

fn run(folder: &Path, command: &str) -> Vec<String> {
    let (command, input) = command.split_once(" < ").unwrap_or((command, ""));
    let mut words = words(command).into_iter();
    match words.next().as_deref() {
        Some("lead") => {}
        Some("cat") => {
            return match fs::read_to_string(folder.join(words.next().unwrap())) {
                Ok(text) => text.lines().map(str::to_owned).collect(),
                Err(_) => vec!["? 1".to_owned()],
            };
        }
        other => panic!("{other:?} is not a command of transcripts"),
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_lead"))
        .args(words)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env("COLUMNS", "100")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let text = if input.is_empty() { Vec::new() } else { fs::read(folder.join(input.trim())).unwrap() };
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&text)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    // The character that begins a colour is shown as a picture of itself; fingerprints are not what is looked at.
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\u{1b}', "␛");
    let text = |bytes: &[u8]| without_hashes(&text(bytes));
    let mut lines = Vec::new();
    match output.status.code() {
        Some(0) => {}
        code => lines.push(format!("? {}", code.map_or("signal".to_owned(), |code| code.to_string()))),
    }
    lines.extend(text(&output.stdout).lines().map(|line| line.trim_end().to_owned()));
    lines.extend(text(&output.stderr).lines().map(|line| format!("! {line}").trim_end().to_owned()));
    lines
}

fn without_hashes(text: &str) -> String {
    let mut parts = text.split("sha256:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hash = part.chars().take_while(char::is_ascii_hexdigit).count();
        out.push_str("sha256:…");
        out.push_str(&part[hash..]);
    }
    out
}

/// Words as a shell would cut them: quotes of both kinds hold words together.
fn words(command: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => out.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    out.extend(word);
    out
}

/// Whether the lines fit: `…` alone matches any lines, `[..]` for any text in a line.
fn matches(expected: &[String], got: &[String]) -> bool {
    match expected.first() {
        None => got.is_empty(),
        Some(any) if any == "…" => (0..=got.len()).any(|skip| matches(&expected[1..], &got[skip..])),
        Some(line) => got.first().is_some_and(|other| fits(line, other)) && matches(&expected[1..], &got[1..]),
    }
}

fn fits(pattern: &str, line: &str) -> bool {
    let Some((start, rest)) = pattern.split_once("[..]") else { return pattern == line };
    let Some(mut tail) = line.strip_prefix(start) else { return false };
    loop {
        if fits(rest, tail) {
            return true;
        }
        let mut chars = tail.chars();
        if chars.next().is_none() {
            return false;
        }
        tail = chars.as_str();
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every `lead` command of the README is in a transcript.
#[test]
fn the_readme_is_run() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let transcript = fs::read_to_string(root().join("tests/cli/readme.md")).unwrap();
    let blocks = fences::of_language(&readme, "sh");
    let lines = blocks.iter().flat_map(|block| block.lines()).filter(|line| line.starts_with("lead "));
    let commands: Vec<&str> = lines.map(|line| line.split("  #").next().unwrap().trim()).collect();
    assert!(commands.len() >= 6, "{commands:?}");
    let missing: Vec<&str> =
        commands.into_iter().filter(|command| !transcript.contains(&format!("$ {command}\n"))).collect();
    assert!(missing.is_empty(), "not in tests/cli/readme.md: {missing:?}");
}
