//! One broken statement gives one message: what it declares is not missed a second time wherever it is used.

#![allow(clippy::unwrap_used, clippy::expect_used)]

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
    let statements = statements(include_str!("grammar/whole.lead"));
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
