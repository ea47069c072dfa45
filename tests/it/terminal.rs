//! What differs on a terminal: tables in place of lines of JSON, a bar while it runs, colours. Python's `pty` plays the terminal.

use std::path::Path;
use std::process::{Command, Stdio};

/// Runs its arguments with a terminal for all they write, and copies that to where it writes itself.
const TERMINAL: &str = "
import os, pty, sys
status = pty.spawn(sys.argv[1:], lambda terminal: os.read(terminal, 1 << 16))
sys.exit(os.waitstatus_to_exitcode(status))
";

/// What a command line of the shell shows on a terminal, in a folder; `lead` is the program.
fn on_terminal(folder: &Path, variables: &[(&str, &str)], line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_lead"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    let done = Command::new("python3")
        .args(["-c", TERMINAL, "sh", "-c", line])
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CI")
        .env("TERM", "xterm")
        .env("PATH", path)
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .expect("python3 is there");
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    String::from_utf8_lossy(&done.stdout).replace("\r\n", "\n")
}

/// A folder with the definition and the data that `lead new` writes.
fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    on_terminal(folder.path(), &[], "lead new .");
    folder
}

/// The signs of the bar.
const BAR: [char; 2] = ['█', '░'];

#[test]
fn a_terminal_gets_tables_and_a_bar() {
    let folder = workspace();
    let shown = on_terminal(folder.path(), &[], "lead run");
    assert!(shown.contains(BAR) && shown.contains('%'), "{shown}");
    // The bar is gone when it is done: the last thing at its place wipes the line.
    let (_, after) = shown.rsplit_once(BAR).unwrap();
    assert!(after.contains("\u{1b}[2K") || after.contains("\u{1b}[K") || after.contains("\u{1b}[0K"), "{after:?}");
    assert!(shown.contains("\n Stage ") && shown.contains(" Leads"), "{shown}");
    assert!(!shown.contains("{\"id\""), "{shown}");
}

#[test]
fn a_file_gets_json_while_the_terminal_gets_the_bar() {
    let folder = workspace();
    let shown = on_terminal(folder.path(), &[], "lead run > decisions.ndjson");
    assert!(shown.contains(BAR), "{shown}");
    let written = std::fs::read_to_string(folder.path().join("decisions.ndjson")).unwrap();
    assert!(written.lines().count() > 1 && written.lines().all(|line| line.starts_with("{\"id\":")), "{written}");
    // And the other way around: what is not on the terminal shows no bar.
    let shown = on_terminal(folder.path(), &[], "lead run 2> notes.txt");
    assert!(shown.contains("\n Stage ") && !shown.contains(BAR), "{shown}");
    assert!(!std::fs::read_to_string(folder.path().join("notes.txt")).unwrap().contains(BAR));
}

#[test]
fn messages_have_colours_on_a_terminal_only() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.lead"), "team sales \"Sales\n").unwrap();
    let colour = "\u{1b}[";
    assert!(on_terminal(folder.path(), &[], "lead check a.lead").contains(colour));
    assert!(!on_terminal(folder.path(), &[("NO_COLOR", "1")], "lead check a.lead").contains(colour));
    assert!(!on_terminal(folder.path(), &[], "lead check a.lead 2>&1 | cat").contains(colour));
}
