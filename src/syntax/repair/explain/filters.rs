//! Several tests after `where`: brackets hold them together.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::{Broken, Patch};

/// `for each asked where roles is 3 and topic is "a"`
pub(super) fn several_tests(broken: &Broken) -> Option<Diagnostic> {
    let last = broken.index.min(broken.tokens.len().checked_sub(1)?);
    let line = broken.tokens[last].line;
    let filter = (0..=last)
        .rev()
        .take_while(|&at| broken.tokens[at].line == line)
        .find(|&at| broken.tokens[at].text == "where")?;
    // In a condition a comma may as well stand for an `and` of the whole: that is asked elsewhere.
    let is_joint = |at: usize| match broken.tokens[at].text {
        "and" | "or" => true,
        "," => at == broken.index && !broken.expects(Rule::k_and),
        _ => false,
    };
    let joint = (filter + 2..=last).find(|&at| is_joint(at))?;
    let first = broken.tokens.get(filter + 1).filter(|first| first.text != "(")?;
    let mut patches: Vec<Patch> = vec![(first.start, first.start, "(".to_string())];
    if broken.tokens[joint].text == "," {
        patches.push((broken.tokens[joint].start, broken.tokens[joint].end(), " and".to_string()));
    }
    let after = broken.tokens.partition_point(|token| token.line <= line);
    let part = broken.tokens.get(joint + 1..after)?;
    let length = part.iter().position(|token| matches!(token.text, "where" | "because")).unwrap_or(part.len());
    for end in part.get(..length)?.iter().rev().map(|token| token.end()) {
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
            .offer(broken.fix("put brackets around them", &tried)),
        );
    }
    None
}
