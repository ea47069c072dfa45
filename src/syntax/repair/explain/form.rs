//! What is said when no idea explains it: what was expected, what was found, and a line of the kind that was meant.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::language::statement;
use crate::syntax::expected::{Saying, saying};
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::Broken;
use crate::syntax::repair::meaning::said;
use crate::syntax::repair::tables::CONDITIONS;
use crate::syntax::wording::expected;

/// Something that begins like the criteria of a stage, but is not.
fn no_statement(broken: &Broken) -> Option<Diagnostic> {
    let first = broken.tokens.first()?;
    if !(broken.expects(Rule::k_when) && broken.expects(Rule::k_means))
        || broken.near(0).is_some_and(|next| next.line > 1)
    {
        return None;
    }
    let last = broken.tokens.iter().rposition(|token| token.line == first.line)?;
    let message = format!("No statement begins like this: `{}`.", broken.between(0, last.min(4)));
    Some(
        Diagnostic::new(&codes::NO_SUCH_STATEMENT, broken.token_span(0, last), message)
            .help("A statement begins with a word such as `score`, `event` or `route`. To say when a lead reaches a stage, write `STAGE when …`. What belongs to a statement is indented below it."),
    )
}

/// Expected this, found that, and a line to write instead.
pub(super) fn unreadable(broken: &Broken) -> Diagnostic {
    if let Some(diagnostic) = no_statement(broken) {
        return diagnostic;
    }
    // Where no row can begin yet, the line before is not complete.
    let new_line = broken.near(0).zip(broken.near(-1)).is_some_and(|(here, before)| here.line > before.line);
    let cut_short = new_line && !broken.expected.iter().any(|rule| begins_row(broken, *rule));
    let in_line = broken.near(0).is_some() && !new_line;
    let fitting: Vec<Rule> =
        broken.expected.iter().copied().filter(|rule| !(in_line && begins_row(broken, *rule))).collect();
    let fitting =
        expected(&fitting).or_else(|| expected(broken.expected)).unwrap_or_else(|| "something else".to_string());
    let mut diagnostic = match (broken.near(0).filter(|_| !cut_short), broken.near(-1)) {
        (Some(token), _) => broken.error(&codes::UNREADABLE, format!("Expected {fitting}, found `{}`.", token.text)),
        (None, Some(last)) => {
            let span = broken.span(last.end(), last.end());
            Diagnostic::new(&codes::UNREADABLE, span, format!("Expected {fitting} after `{}`.", last.text))
        }
        (None, None) => broken.error(&codes::UNREADABLE, "Expected a statement."),
    };
    if broken.expects(Rule::k_as_of) {
        return diagnostic.help(
            "The first line of an example is the time at which it is looked at: write `as of 2026-03-10 09:00`.",
        );
    }
    let at = broken.index.saturating_sub(usize::from(cut_short || broken.near(0).is_none()));
    let start = broken.line_start(at);
    let line = broken.between(
        start,
        broken
            .tokens
            .partition_point(|token| token.line <= broken.tokens.get(at).map_or(0, |at| at.line))
            .saturating_sub(1),
    );
    if in_condition(broken, start) {
        diagnostic.code = &codes::CONDITION_FORM;
        return diagnostic.help(format!("Write a condition like `{}`.", condition_like(line)));
    }
    let Some(statement) = statement(broken.first()) else { return diagnostic };
    let like = if start == 0 { nearest(statement.heads(), line) } else { nearest(statement.rows(), line) };
    let Some(like) = like else { return diagnostic };
    if start == 0 {
        diagnostic.code = &codes::HEAD_FORM;
        diagnostic.help(format!("Write a first line like `{like}`."))
    } else {
        diagnostic.code = &codes::ROW_FORM;
        diagnostic.help(format!("Write a line like `{like}`."))
    }
}

/// Whether a line below the first can begin with what a rule reads.
fn begins_row(broken: &Broken, rule: Rule) -> bool {
    match saying(rule) {
        Saying::Words(words) => {
            statement(broken.first()).is_some_and(|statement| statement.row_words().any(|first| first == words))
        }
        Saying::Thing(thing) => [
            "a row",
            "the last row",
            "a field",
            "a term",
            "a stage",
            "a label",
            "a day",
            "a clause",
            "a fact",
            "a group",
            "the end",
        ]
        .iter()
        .any(|row| thing.starts_with(row)),
        Saying::Nothing => false,
    }
}

/// Whether reading ended inside of a condition, in a line that begins with this token.
fn in_condition(broken: &Broken, line: usize) -> bool {
    let begun = broken.tokens.get(line..broken.index).unwrap_or_default();
    let expects = [Rule::comparison, Rule::k_and, Rule::k_not, Rule::k_no, Rule::k_never, Rule::condition]
        .into_iter()
        .any(|rule| broken.expects(rule));
    expects
        && begun
            .iter()
            .any(|token| matches!(token.text, "when" | "as" | "whenever" | "nobody" | "unless" | "and" | "or"))
}

/// The sample that shares most words with a line; of equals the first.
fn nearest<'s>(samples: impl Iterator<Item = &'s str>, line: &str) -> Option<&'s str> {
    let words = said(line);
    let shared = |sample: &str| said(sample).iter().filter(|word| words.contains(word)).count();
    let ranked = samples.enumerate().map(|(at, sample)| (shared(sample), std::cmp::Reverse(at), sample));
    ranked.max().map(|(_, _, sample)| sample)
}

/// A condition of the kind that a line tries to be.
fn condition_like(line: &str) -> &'static str {
    let words = said(line);
    let told = |cues: &str| cues.split(' ').filter(|cue| words.iter().any(|word| word == cue)).count();
    let ranked = CONDITIONS.iter().enumerate().map(|(at, (cues, like))| (told(cues), at, *like));
    ranked.max().map_or("", |(_, _, like)| like)
}
