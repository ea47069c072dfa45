//! What is said when no idea explains it: what stands there, and what could.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::broken::Broken;
use crate::syntax::parser::Rule;
use crate::syntax::wording::wording;

use super::examples;

/// Something that begins like the criteria of a stage, but is not.
fn no_statement(broken: &Broken) -> Option<Diagnostic> {
    let first = broken.lexemes.first()?;
    if !(broken.expects(Rule::k_when) && broken.expects(Rule::k_means))
        || broken.near(0).is_some_and(|next| next.line > 1)
    {
        return None;
    }
    let last = broken.lexemes.iter().rposition(|lexeme| lexeme.line == first.line)?;
    let message = format!("No statement begins like this: `{}`.", broken.between(0, last.min(4)));
    Some(
        Diagnostic::new(&codes::NO_SUCH_STATEMENT, broken.lexeme_span(0, last), message)
            .help("A statement begins with a word such as `score`, `event` or `route`; the criteria of a stage are written `STAGE when …`. What belongs to a statement stands indented below it."),
    )
}

/// `…` does not fit here.
pub(super) fn unreadable(broken: &Broken) -> Diagnostic {
    if let Some(diagnostic) = no_statement(broken) {
        return diagnostic;
    }
    // Where a line cannot begin like this and the statement could not end before, the line before is what is not complete.
    let cut_short = broken.near(0).zip(broken.near(-1)).is_some_and(|(here, before)| here.line > before.line)
        && !broken.expects(Rule::EOI);
    let mut diagnostic = match (broken.near(0), broken.near(-1)) {
        (Some(lexeme), _) if !cut_short => {
            broken.error(&codes::UNREADABLE, format!("`{}` does not fit here.", lexeme.text))
        }
        (_, Some(last)) => {
            let span = broken.span(last.end(), last.end());
            Diagnostic::new(&codes::UNREADABLE, span, format!("After `{}` something is missing.", last.text))
        }
        _ => broken.error(&codes::UNREADABLE, "Nothing can be read here."),
    };
    if broken.expects(Rule::k_as_of) {
        diagnostic =
            diagnostic.help("An example says first at which instant it is looked at: `as of 2026-03-10 09:00`.");
    }
    if let Some(help) = wording(broken.expected) {
        diagnostic = diagnostic.help(help);
    }
    match examples::line_like(broken, cut_short) {
        Some(line) => diagnostic.help(format!("Such a line is written like `{line}`.")),
        None => diagnostic,
    }
}
