//! What came of the phrases, in figures and one by one: `cargo test --test corpus phrases -- --nocapture`.

use super::cases::Case;
use super::repairs::Found;

type Is = fn(&Found) -> bool;

/// The columns of the table.
const COLUMNS: [(&str, Is); 7] = [
    ("phrases", |_| true),
    ("accepted", |found| found.first.is_none()),
    ("solved", |found| found.solved),
    ("dead ends", |found| found.fixes && !found.solved),
    ("generic", |found| found.generic),
    ("no advice", |found| found.without_advice),
    ("wrong", |found| !found.wrong.is_empty()),
];

/// The report: all phrases whose first message does not help or whose meaning changes, then a table.
pub fn report(cases: &[Case], found: &[Found]) -> String {
    let mut out = String::new();
    for (case, found) in cases.iter().zip(found) {
        let marks = [
            (!found.wrong.is_empty(), "WRONG"),
            (found.generic, "GENERIC"),
            (found.without_advice, "MUTE"),
            (found.fixes && !found.solved, "DEAD END"),
            (!found.fixes && !found.solved, "UNSOLVED"),
        ];
        let marks: Vec<&str> = marks.iter().filter(|(has, _)| *has).map(|(_, mark)| *mark).collect();
        if !marks.is_empty() {
            out += &format!("\n{}: {} [{}]\n", case.place(), case.phrase, marks.join(" "));
            out += &found.first.as_ref().map(|first| format!("    {first}\n")).unwrap_or_default();
            out += &found.wrong.iter().map(|wrong| format!("{wrong}\n")).collect::<String>();
        }
    }
    out += &format!("\n{:24}{}\n", "", COLUMNS.map(|(name, _)| format!("{name:>10}")).concat());
    let mut files: Vec<&str> = cases.iter().map(|case| case.file.as_str()).collect();
    files.dedup();
    for file in files {
        out += &row(file, cases.iter().zip(found).filter(|(case, _)| case.file == file).map(|(_, found)| found));
    }
    out + &row("all", found.iter())
}

fn row<'a>(name: &str, found: impl Iterator<Item = &'a Found>) -> String {
    let found: Vec<&Found> = found.collect();
    let count = |is: fn(&Found) -> bool| format!("{:>10}", found.iter().filter(|found| is(found)).count());
    format!("{name:24}{}\n", COLUMNS.map(|(_, is)| count(is)).concat())
}
