//! The mistakes of `tests/mistakes/`: what is said of each, and that the fixes that are offered do mend it.

use super::{diagnose, folder};
use crate::base::Sources;
use crate::diagnostics::{Diagnostic, Edit};

/// Words that nobody who writes a definition should have to know.
pub(super) const FORBIDDEN: &[&str] = &[
    "token",
    "identifier",
    "pars",
    "EOI",
    "expected rule",
    "syntax",
    "lexeme",
    "k_",
    "where_",
    "rule name",
    "operand",
];

/// One message on one line.
fn plain(text: &str, message: &Diagnostic) -> String {
    let mut sources = Sources::default();
    let file = sources.add("test.lead", text);
    let place = sources.file(file).position(message.span().start as usize);
    let marked = &text[message.span().range()];
    let mut line = format!("> {}:{} {} [{marked}] {}", place.line, place.column, message.code.id, message.message);
    for help in &message.help {
        line.push_str(&format!(" | {help}"));
    }
    for fix in &message.fixes {
        line.push_str(&format!(" | {}: {}", fix.kind.word(), fix.title));
    }
    line.replace('\n', "⏎")
}

/// The text with the edits of a fix.
pub(super) fn fixed(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.span.start, edit.span.end)));
    let mut text = text.to_string();
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

/// A case with its messages as they are now.
fn answered(head: &str, text: &str, wrong: &mut Vec<String>) -> String {
    let (_, messages) = diagnose(text);
    let mut answer = format!("=== {head}\n{text}");
    for message in &messages {
        answer.push_str(&plain(text, message));
        answer.push('\n');
        for said in
            std::iter::once(&message.message).chain(&message.help).chain(message.labels.iter().map(|label| &label.text))
        {
            if let Some(word) = FORBIDDEN.iter().find(|word| said.contains(**word)) {
                wrong.push(format!("{head}: says `{word}`: {said}"));
            }
        }
        for fix in &message.fixes {
            let mended = fixed(text, &fix.edits);
            let after = diagnose(&mended).1;
            if after.len() > messages.len() || after.iter().any(|left| left == message) {
                wrong.push(format!("{head}: the fix `{}` mends nothing: {mended}", fix.title));
            }
        }
    }
    answer
}

#[test]
fn mistakes_get_their_messages() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for (name, golden) in super::files("mistakes", "txt") {
        let mut now = golden[..golden.find("=== ").unwrap_or(golden.len())].to_string();
        for case in golden.split("=== ").skip(1) {
            let (head, rest) = case.split_once('\n').unwrap();
            let text: String =
                rest.lines().filter(|line| !line.starts_with("> ")).map(|line| format!("{line}\n")).collect();
            now.push_str(&answered(head, &text, &mut wrong));
        }
        if update {
            std::fs::write(folder("mistakes").join(&name), &now).unwrap();
        } else {
            for (was, is) in golden.lines().zip(now.lines()) {
                if was != is {
                    wrong.push(format!("{name}:\n  was {was}\n  is  {is}"));
                    break;
                }
            }
            if golden.lines().count() != now.lines().count() {
                wrong.push(format!("{name}: other messages than before"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ten_broken_statements_give_ten_errors_and_the_sound_ones_stand() {
    let broken = [
        "team sales \"Sales",
        "scroe fit from 0 to 100\n  +1 when a",
        "SQL when (a and b",
        "event signed up and paid",
        "list x: 1,000",
        "SQL if fit >= 60",
        "person has\n  email email, required",
        "route SQL\n  to \"a\" when b",
        "define x a is b",
        "sla a: sales must have b within 2 business days after c\n  notify \"x\" when missed",
    ];
    let mut text = String::new();
    let mut lines = Vec::new();
    for (at, piece) in broken.iter().enumerate() {
        lines.push(text.lines().count() + 1);
        text.push_str(&format!("{piece}\n# between\nteam t{at}\nMQL when a >= {at}\n  and b\n"));
    }
    let (tree, messages) = diagnose(&text);
    assert_eq!(tree.statements.len(), 20);
    assert_eq!(tree.comments.len(), 10);
    assert_eq!(tree.broken.len(), 10);
    let mut sources = Sources::default();
    let file = sources.add("test.lead", text.as_str());
    let found: Vec<usize> =
        messages.iter().map(|message| sources.file(file).position(message.span().start as usize).line).collect();
    let expected: Vec<usize> =
        lines.iter().enumerate().map(|(at, line)| if at == 6 { line + 1 } else { *line }).collect();
    assert_eq!(found, expected, "{messages:#?}");
    // What could not be read is kept as it was probably meant.
    let first = |text: &str| text.split(' ').next().unwrap().replace("scroe", "score");
    assert!(tree.broken.iter().zip(broken).all(|(part, piece)| first(piece) == first(&part.text)));
}
