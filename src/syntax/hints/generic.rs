//! What is said when no idea explains it: what stands there, and what could.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::broken::Broken;
use crate::syntax::parser::Rule;
use crate::syntax::wording::wording;

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
    let message = match (broken.near(0), broken.near(-1)) {
        (Some(lexeme), _) => format!("`{}` does not fit here.", lexeme.text),
        (None, Some(last)) => format!("After `{}` something is missing.", last.text),
        (None, None) => "Nothing can be read here.".to_string(),
    };
    let mut diagnostic = broken.error(&codes::UNREADABLE, message);
    if let (Some(here), Some(before)) = (broken.near(0), broken.near(-1)) {
        if here.line > before.line {
            // The line before may be what is not complete.
            diagnostic = diagnostic.also(broken.span(before.end(), before.end()), "or something is missing here");
        }
    }
    match wording(broken.expected) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}
