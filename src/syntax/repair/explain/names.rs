//! Names that contain a word of the language, seen where they are declared.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::repair::broken::Broken;
use crate::syntax::tokens::Kind;

/// Which words of a line are the name that it declares: from, to (not included), as tokens.
fn declared(broken: &Broken, line_start: usize) -> Option<(usize, usize)> {
    let head = broken.tokens.get(line_start)?;
    let (start, ends): (usize, &[&str]) = if line_start > 0 {
        match broken.first() {
            "person" | "account" | "event" => (line_start, &[":"]),
            "status" => (line_start, &["after", "at"]),
            "stages" => (line_start, &[","]),
            _ => return None,
        }
    } else {
        let ends: &[&str] = match head.text {
            "event" => &[",", "has"],
            "events" | "list" | "permission" | "group" => &[":", "from"],
            "sla" => &[":", "when"],
            "define" => &["as"],
            "score" => &["from"],
            "band" => &["of"],
            "nurture" => &["when"],
            "calendar" => &["in"],
            "team" | "outcome" | "status" | "classify" => &[","],
            _ => return None,
        };
        (line_start + 1, ends)
    };
    let line = head.line;
    let end = (start..broken.tokens.len())
        .find(|&at| {
            let token = broken.tokens[at];
            token.line > line || ends.contains(&token.text) || !matches!(token.kind, Kind::Word | Kind::Number)
        })
        .unwrap_or(broken.tokens.len());
    (end > start).then_some((start, end))
}

/// `event signed up and paid`, `event no show`
pub(super) fn stop_word(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| word.kind == Kind::Word)?;
    let line_start = broken.line_start(broken.index);
    let (start, end) = declared(broken, line_start)?;
    if !(start..end).contains(&broken.index) {
        return None;
    }
    let name = broken.between(start, end - 1);
    let patch = [(broken.tokens[start].start, broken.tokens[end - 1].end(), format!("'{name}'"))];
    // What follows must fit too: else the word is where it belongs, and something else is missing before it.
    let next = broken.tokens.get(end).map_or(broken.text.len(), |next| next.start);
    if broken.reach(&patch) <= next {
        return None;
    }
    let message = if broken.index == start {
        format!("A name cannot begin with `{}`.", word.text)
    } else {
        format!("`{}` is a word of the language: the name ends before it.", word.text)
    };
    Some(
        broken
            .error(&codes::STOP_WORD, message)
            .help(format!("Put the name in single quotes, here and wherever it is used: `'{name}'`. Or find a name without the word."))
            .offer(broken.fix("put the name in single quotes", &patch)),
    )
}
