//! One broken statement gives one message: what it declares is not missed a second time wherever it is used.

use leadlang::driver::{Memory, compile_in_memory};

/// The statements of a definition, comments and blank lines with the one above.
fn statements(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines() {
        if found.is_empty() || line.starts_with(char::is_alphabetic) {
            found.push(String::new());
        }
        let last = found.last_mut().unwrap();
        last.push_str(line);
        last.push('\n');
    }
    found
}

#[test]
fn one_broken_statement_gives_one_message() {
    let statements = statements(include_str!("../grammar/whole.lead"));
    let mut wrong = Vec::new();
    for broken in 0..statements.len() {
        let mut text = String::new();
        for (at, statement) in statements.iter().enumerate() {
            let (first, rest) = statement.split_once('\n').unwrap();
            text.push_str(&format!("{first}{}\n{rest}", if at == broken { " ~" } else { "" }));
        }
        let (memory, entry) = Memory::from_fence(&text);
        let messages = compile_in_memory(&memory, &entry).unwrap().diagnostics;
        if messages.len() != 1 || !messages[0].code.id.starts_with("E00") {
            let said: Vec<_> =
                messages.iter().map(|message| format!("{} {}", message.code.id, message.message)).collect();
            wrong.push(format!("{}: {said:#?}", statements[broken].lines().next().unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is reported for a text.
fn said(text: &str) -> Vec<String> {
    let (memory, entry) = Memory::from_fence(text);
    let messages = compile_in_memory(&memory, &entry).unwrap().diagnostics;
    messages.iter().map(|message| format!("{} {}", message.code.id, message.message)).collect()
}

#[test]
fn a_slip_in_the_first_word_gives_one_message() {
    let whole = include_str!("../grammar/whole.lead");
    let mut wrong = Vec::new();
    for word in
        ["team", "person", "account", "event", "status", "list", "define", "classify", "score", "band", "stages", "sla"]
    {
        let Some(at) = whole.find(&format!("\n{word}")) else { continue };
        let text = format!("{}\nx{}", &whole[..at], &whole[at + 1..]);
        let said = said(&text);
        if said.len() != 1 {
            wrong.push(format!("{word}: {said:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn stages_that_are_called_otherwise_are_stages() {
    let whole = include_str!("../grammar/whole.lead");
    let head = whole.lines().find(|line| line.starts_with("stages")).unwrap();
    for other in ["stage, any may be skipped", "funnel", "stages:", "stages, each builds on the one before"] {
        let said = said(&whole.replacen(head, other, 1));
        assert_eq!(said.len(), 1, "{other}: {said:#?}");
    }
}
