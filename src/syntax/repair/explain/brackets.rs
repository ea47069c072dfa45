//! Brackets that nothing closes, and those that close nothing.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::repair::broken::Broken;
use crate::syntax::tokens::Mark;

/// The brackets without a partner, outermost first.
fn lonely(broken: &Broken) -> (Vec<usize>, Vec<usize>) {
    let mut open = Vec::new();
    let mut closed = Vec::new();
    for &(at, mark) in &broken.scan.brackets {
        match mark {
            Mark::Open => open.push(at),
            Mark::Close if open.pop().is_none() => closed.push(at),
            Mark::Close => {}
        }
    }
    (open, closed)
}

/// `(fit >= 60 and (a or b)`
pub(super) fn unclosed(broken: &Broken) -> Option<Diagnostic> {
    let (open, _) = lonely(broken);
    // The innermost that is still open where reading ended: what has gone wrong before is not the bracket's fault.
    let &bracket = open.iter().rev().find(|&&at| at < broken.at)?;
    let close = broken.before();
    let patch = [(close, close, ")".repeat(open.len()))];
    if broken.near(0).is_some() && !broken.reads_on(&patch) {
        return None;
    }
    let diagnostic = Diagnostic::new(
        &codes::UNCLOSED_BRACKET,
        broken.span(bracket, bracket + 1),
        "This bracket is opened and not closed.",
    )
    .label("opened here")
    .also(broken.span(close, close), "not closed up to here")
    .help("Write the closing `)` where the list or the condition in brackets ends.");
    Some(if broken.reads_on(&patch) || broken.reads(&patch) {
        diagnostic.offer(broken.fix("close it here", &patch))
    } else {
        diagnostic
    })
}

/// `a and b)`
pub(super) fn extra(broken: &Broken) -> Option<Diagnostic> {
    let (_, closed) = lonely(broken);
    let token = broken.near(0).filter(|token| closed.contains(&token.start))?;
    let patch = [(token.start, token.end(), String::new())];
    let diagnostic = broken
        .error(&codes::EXTRA_BRACKET, "This bracket closes nothing.")
        .help("Leave it out, or open it where the part in brackets begins.");
    Some(if broken.reads_on(&patch) { diagnostic.offer(broken.fix("leave it out", &patch)) } else { diagnostic })
}

/// `[a, b]`, `{a, b}`
pub(super) fn other_shape(broken: &Broken) -> Option<Diagnostic> {
    let found = broken.word(0);
    if !matches!(found, "[" | "]" | "{" | "}") {
        return None;
    }
    let round = |found: &str| if matches!(found, "[" | "{") { "(" } else { ")" };
    let patches: Vec<_> = broken
        .tokens
        .iter()
        .filter(|token| matches!(token.text, "[" | "]" | "{" | "}"))
        .map(|token| (token.start, token.end(), round(token.text).to_string()))
        .collect();
    let diagnostic = broken
        .error(&codes::ROUND_BRACKETS, format!("Lists and conditions stand in round brackets, not in `{found}`."))
        .help("Write `(` and `)`.");
    Some(if broken.reads_on(&patches) {
        diagnostic.offer(broken.fix("write round brackets", &patches))
    } else {
        diagnostic
    })
}

/// `any of ()`
pub(super) fn empty(broken: &Broken) -> Option<Diagnostic> {
    if broken.word(0) != ")" || broken.word(-1) != "(" {
        return None;
    }
    let span = broken.token_span(broken.index - 1, broken.index);
    Some(
        Diagnostic::new(&codes::EMPTY_BRACKETS, span, "There is nothing between these brackets.")
            .help("Write what belongs there, or leave the brackets out."),
    )
}
