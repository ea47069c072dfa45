//! What came of the phrases, in figures and one by one: `cargo test --test phrases -- --nocapture`.

use super::cases::Case;
use super::repairs::Found;

/// The report: all phrases whose first message does not help or whose meaning changes, then a table.
pub fn report(cases: &[Case], found: &[Found]) -> String {
    let mut out = String::new();
    for (case, found) in cases.iter().zip(found) {
        let marks = [
            (!found.wrong.is_empty(), "WRONG"),
            (found.generic, "GENERIC"),
            (found.without_advice, "MUTE"),
            (found.first.is_some() && !found.solved, "UNSOLVED"),
        ];
        let marks: Vec<&str> = marks.iter().filter(|(has, _)| *has).map(|(_, mark)| *mark).collect();
        if !marks.is_empty() {
            out += &format!("\n{}: {} [{}]\n", case.place(), case.phrase, marks.join(" "));
            out += &found.first.as_ref().map(|first| format!("    {first}\n")).unwrap_or_default();
            out += &found.wrong.iter().map(|wrong| format!("{wrong}\n")).collect::<String>();
        }
    }
    out += &format!(
        "\n{:32}{:>8}{:>9}{:>8}{:>8}{:>10}{:>8}\n",
        "", "phrases", "accepted", "solved", "generic", "no advice", "wrong"
    );
    let mut files: Vec<&str> = cases.iter().map(|case| case.file.as_str()).collect();
    files.dedup();
    for file in files {
        out += &row(file, cases.iter().zip(found).filter(|(case, _)| case.file == file).map(|(_, found)| found));
    }
    out + &row("all", found.iter())
}

fn row<'a>(name: &str, found: impl Iterator<Item = &'a Found>) -> String {
    let found: Vec<&Found> = found.collect();
    let count = |is: fn(&Found) -> bool| found.iter().filter(|found| is(found)).count();
    format!(
        "{name:32}{:>8}{:>9}{:>8}{:>8}{:>10}{:>8}\n",
        found.len(),
        count(|found| found.first.is_none()),
        count(|found| found.solved),
        count(|found| found.generic),
        count(|found| found.without_advice),
        count(|found| !found.wrong.is_empty()),
    )
}
