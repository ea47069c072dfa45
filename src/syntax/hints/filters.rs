//! Several tests after `where`: brackets hold them together.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::broken::{Broken, Patch, WithFix};
use crate::syntax::parser::Rule;

/// `for each asked where roles is 3 and topic is "a"`
pub(super) fn several_tests(broken: &Broken) -> Option<Diagnostic> {
    let last = broken.index.min(broken.lexemes.len().checked_sub(1)?);
    let line = broken.lexemes[last].line;
    let filter = (0..=last)
        .rev()
        .take_while(|&at| broken.lexemes[at].line == line)
        .find(|&at| broken.lexemes[at].text == "where")?;
    // In a condition a comma may as well stand for an `and` of the whole: that is asked elsewhere.
    let is_joint = |at: usize| match broken.lexemes[at].text {
        "and" | "or" => true,
        "," => at == broken.index && !broken.expects(Rule::k_and),
        _ => false,
    };
    let joint = (filter + 2..=last).find(|&at| is_joint(at))?;
    let first = broken.lexemes.get(filter + 1).filter(|first| first.text != "(")?;
    let mut patches: Vec<Patch> = vec![(first.start, first.start, "(".to_string())];
    if broken.lexemes[joint].text == "," {
        patches.push((broken.lexemes[joint].start, broken.lexemes[joint].end(), " and".to_string()));
    }
    let after = broken.lexemes.partition_point(|lexeme| lexeme.line <= line);
    let part = broken.lexemes.get(joint + 1..after)?;
    let length = part.iter().position(|lexeme| matches!(lexeme.text, "where" | "because")).unwrap_or(part.len());
    for end in part.get(..length)?.iter().rev().map(|lexeme| lexeme.end()) {
        let mut tried = patches.clone();
        tried.push((end, end, ")".to_string()));
        if !broken.reads(&tried) {
            continue;
        }
        let shown = broken.text.get(first.start..end).unwrap_or_default();
        let shown = if patches.len() > 1 { shown.replacen(',', " and", 1) } else { shown.to_string() };
        return Some(
            Diagnostic::new(
                &codes::TESTS_OF_WHERE,
                broken.span(first.start, end),
                "After `where` stands one test; several stand in brackets.",
            )
            .help(format!("Write `where ({shown})`."))
            .with(broken.fix("put brackets around them", &tried)),
        );
    }
    None
}
