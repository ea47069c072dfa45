//! Messages, pages and comments are in plain English. Some turns of phrase show that a sentence was thought in another language; they are
//! counted, and the number may only go down until it is zero everywhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::texts;
use crate::support::{name_of, root, updating, wanted};

/// What is not written, and what is written instead.
const FORBIDDEN: &[(&str, &str)] = &[
    ("as far as", "what is sound in …, up to …"),
    ("by chance", "random, at random"),
    ("for who", "for the person who"),
    ("is no", "is not a"),
    ("is none", "is not one"),
    ("are none", "are not"),
    ("mend", "fix, correct"),
    ("mended", "fixed, corrected"),
    ("mending", "fixing"),
    ("mends", "fixes, corrects"),
    ("nought", "zero, nothing"),
    ("of whom", "whose, about whom"),
    ("otherwise than", "differently from"),
    ("so many", "that many, a number of"),
    ("so much", "that much"),
    ("stand", "be, be written"),
    ("standing", "being, written"),
    ("stands", "is, is written"),
    ("stood", "was, was written"),
    ("told by", "recognised by, shown by"),
    ("written small", "in lower case"),
];

/// Words before and after which the turn is fine.
const FINE: &[&str] = &["there is no", "there is none", "there are none", "is none of", "is no longer"];

/// Where the numbers are that are still allowed.
const ALLOWED: &str = "tests/it/tidy/english.txt";

/// The part of the project that a file belongs to.
fn area(name: &str) -> String {
    let parts: Vec<&str> = name.split('/').collect();
    match parts[..] {
        ["spec", _] => "spec".to_owned(),
        ["spec" | "runtimes", part, ..] => format!("{}/{part}", parts[0]),
        _ => parts[0].to_owned(),
    }
}

/// The forbidden turns in a line. What is in backticks is quoted, and Python says `is None`.
fn found(line: &str) -> Vec<&'static str> {
    let spoken: String = line.replace("is None", "/").split('`').step_by(2).collect::<Vec<&str>>().join("/");
    let words: Vec<String> =
        spoken.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let mut text = format!(" {} ", words.join(" "));
    for fine in FINE {
        text = text.replace(&format!(" {fine} "), " / ");
    }
    let is_there = |turn: &str| {
        text.match_indices(turn).any(|(at, _)| text[..at].ends_with(' ') && text[at + turn.len()..].starts_with(' '))
    };
    FORBIDDEN.iter().map(|(turn, _)| *turn).filter(|turn| is_there(turn)).collect()
}

#[test]
fn the_english_is_plain() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in texts::all() {
        let name = name_of(&path);
        if Path::new(file!()).ends_with(&name) {
            continue;
        }
        for (line, said) in texts::prose(&path) {
            let turns = found(&said);
            places
                .entry(area(&name))
                .or_default()
                .extend(turns.iter().map(|turn| format!("{name}:{line}: {turn}: {}", said.trim())));
        }
    }
    let allowed = fs::read_to_string(root().join(ALLOWED)).unwrap();
    let allowed: BTreeMap<&str, usize> = allowed
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(area, count)| (area, count.parse().unwrap()))
        .collect();
    let (mut wrong, mut list) = (String::new(), String::new());
    for (area, places) in places.iter().filter(|(_, places)| !places.is_empty()) {
        let most = allowed.get(area.as_str()).copied().unwrap_or_default();
        let _ = writeln!(list, "{area} {}", places.len().min(most));
        let shown: Vec<&String> = places.iter().filter(|place| wanted(place)).take(60).collect();
        println!("{area}: {}\n{shown:#?}", places.len());
        if places.len() > most {
            let _ = writeln!(wrong, "{area}: {} places, {most} are allowed:\n{shown:#?}", places.len());
        }
    }
    if updating() {
        fs::write(root().join(ALLOWED), list).unwrap();
    }
    assert!(wrong.is_empty(), "what to write instead is in {}\n{wrong}", file!());
}

#[test]
fn the_project_speaks_of_itself_alone() {
    // In two pieces, so that this file is not found.
    let never = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/Us", "ers/"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
    ];
    let mut found = Vec::new();
    for path in texts::all() {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            if never.iter().any(|never| line.contains(never)) {
                found.push(format!("{}:{}: {}", name_of(&path), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
