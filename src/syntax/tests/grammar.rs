//! The cases of `tests/grammar/`: what is read, and as what.
//!
//! `=== ok TITLE` and `=== err TITLE` are files, `=== cond TITLE` and `=== badcond TITLE` single conditions. Below a case, `#? rule=text`
//! says that the rule has read exactly that text somewhere (blanks and comments run together), `#! rule=text` that it has not.

use super::{Case, cases, sample_files};
use crate::base::Sources;
use crate::diagnostics::Sink;
use crate::syntax::chunks::{is_blank, pieces};
use crate::syntax::lower::{Builder, end, lone_condition};
use crate::syntax::parser::{Pair, Rule, read};
use crate::syntax::place::Layout;

/// What every rule has read, as `rule=text`.
fn shapes(pair: Pair, text: &str, found: &mut Vec<String>) {
    let read = &text[pair.as_span().start()..end(&pair).max(pair.as_span().start())];
    let words = read.split_whitespace().collect::<Vec<_>>().join(" ");
    found.push(format!("{:?}={words}", pair.as_rule()));
    for part in pair.into_inner() {
        shapes(part, text, found);
    }
}

/// How many statements a sound text has.
fn statements(text: &str) -> usize {
    pieces(text).into_iter().filter(|piece| !is_blank(&text[piece.clone()])).count()
}

fn check(case: &Case, wrong: &mut Vec<String>) {
    let (rule, fits) = match case.kind.as_str() {
        "ok" => (Rule::file, true),
        "err" => (Rule::file, false),
        "cond" => (Rule::lone_condition, true),
        _ => (Rule::lone_condition, false),
    };
    let title = &case.title;
    match read(rule, &case.text) {
        Err(failure) if fits => {
            wrong.push(format!("{title}: not read at {:?}: {:?}", case.text.get(failure.at..), failure.expected))
        }
        Ok(_) if !fits => wrong.push(format!("{title}: read, but must not be")),
        Err(_) => {}
        Ok(pair) => {
            let mut found = Vec::new();
            shapes(pair.clone(), &case.text, &mut found);
            for (there, shape) in &case.shapes {
                if found.contains(shape) != *there {
                    let rule = shape.split('=').next().unwrap_or_default();
                    let near: Vec<_> = found.iter().filter(|f| f.starts_with(&format!("{rule}="))).collect();
                    wrong.push(format!(
                        "{title}: {shape} should be {}; found {near:?}",
                        if *there { "there" } else { "absent" }
                    ));
                }
            }
            if rule == Rule::lone_condition {
                let mut sources = Sources::default();
                let file = sources.add("case", case.text.as_str());
                let layout = Layout::new(file, &case.text);
                let mut sink = Sink::default();
                if lone_condition(&Builder::new(&layout, 0, &case.text, &mut sink), pair).is_none() {
                    wrong.push(format!("{title}: no tree"));
                }
            }
        }
    }
    if rule == Rule::file {
        let (tree, messages) = super::parse(&case.text);
        if messages.is_empty() != fits {
            wrong.push(format!("{title}: {messages:?}"));
        }
        let pieces = statements(&case.text);
        if fits && tree.statements.len() != pieces {
            wrong.push(format!("{title}: {} statements of {pieces} pieces", tree.statements.len()));
        }
    }
}

#[test]
fn cases_are_read_as_they_say() {
    let mut wrong = Vec::new();
    for case in cases("grammar") {
        check(&case, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whole_files_are_read() {
    for (name, text) in sample_files() {
        let (tree, messages) = super::parse(&text);
        assert_eq!(messages, Vec::<String>::new(), "{name}");
        assert_eq!(tree.statements.len(), statements(&text), "{name}");
        assert!(read(Rule::file, &text).is_ok(), "{name}: the grammar's own rule for files disagrees");
    }
}

#[test]
fn marks_and_line_ends_of_other_systems_are_read() {
    let (tree, messages) = super::parse("\u{FEFF}# comment\r\nteam a \"b\"\r\n\r\nSQL when a\r\n  and b # c\r\n");
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!(tree.statements.len(), 2);
    assert_eq!(tree.comments.len(), 2);
}

#[test]
fn shared_indentation_is_taken_away_and_places_stay_true() {
    let text = "\n    team sales \"Sales\"\n  # comment\n    SQL when fit >= 60\n      and größe is 5\n";
    let (tree, messages) = super::parse(text);
    assert_eq!(messages, Vec::<String>::new());
    let written: Vec<_> = tree.statements.iter().map(|statement| &text[statement.span.range()]).collect();
    assert_eq!(written, ["team sales \"Sales\"", "SQL when fit >= 60\n      and größe is 5"]);
    assert_eq!(&text[tree.comments[0].range()], "# comment");
}
