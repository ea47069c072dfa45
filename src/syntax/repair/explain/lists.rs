//! Lists of values: brackets, quotes around choices, commas at the end.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::{Broken, Patch};
use crate::syntax::tokens::Kind;
use crate::syntax::tokens::Mark;

/// Words that follow a list and are no value.
const AFTER: &[&str] = &[
    "required",
    "tracked",
    "sensitive",
    "not",
    "anything",
    "if",
    "fresh",
    "and",
    "or",
    "unless",
    "because",
    "when",
    "in",
    "ever",
    "at",
    "where",
    "within",
    "since",
];

/// The token after the values that stand from `first` on, on one line.
fn end_of_values(broken: &Broken, first: usize) -> usize {
    let line = broken.tokens.get(first).map_or(0, |token| token.line);
    let mut at = first;
    let mut last = first;
    while let Some(token) = broken.tokens.get(at).filter(|token| token.line == line) {
        let after_comma = at == first || broken.tokens[at - 1].text == ",";
        match token.kind {
            Kind::Word if AFTER.contains(&token.text) && (after_comma || token.text != "not") => break,
            Kind::Sign if token.text != "," => break,
            Kind::Sign => {}
            _ => last = at + 1,
        }
        at += 1;
    }
    last
}

/// `is any of software, finance`
pub(super) fn without_brackets(broken: &Broken) -> Option<Diagnostic> {
    let heads = ["any of", "all of", "none of", "one of", "several of", "is in", "not in"];
    let counted = broken.word(-1) == "of" && broken.expects(Rule::open_bracket);
    if broken.index < 2 || !(counted || heads.iter().any(|words| broken.words_at(broken.index - 2, words))) {
        return None;
    }
    let first = broken.index;
    let after = end_of_values(broken, first);
    if after <= first {
        return None;
    }
    let values = broken.between(first, after - 1);
    let of = format!("{} {}", broken.word(-2), broken.word(-1));
    let span = broken.token_span(first, after - 1);
    // `one of a, b)`: only the opening bracket is missing.
    let close = if is_closed_too_often(broken) && broken.tokens.get(after).is_some_and(|next| next.text == ")") {
        ""
    } else {
        ")"
    };
    let mut patches: Vec<Patch> = vec![
        (broken.tokens[first].start, broken.tokens[first].start, "(".to_string()),
        (broken.tokens[after - 1].end(), broken.tokens[after - 1].end(), close.to_string()),
    ];
    let mut shown = format!("{of} ({values})");
    if matches!(broken.word(-2), "one" | "several") {
        let choices = quoted_choices(broken, first, after);
        let (start, end) = (broken.tokens[first].start, broken.tokens[after - 1].end());
        patches = vec![(start, end, format!("({choices}{close}"))];
        shown = format!("{of} ({choices})");
    }
    let diagnostic = Diagnostic::new(&codes::LIST_BRACKETS, span, "A list of values stands in brackets.")
        .help(format!("Write `{shown}`."));
    Some(if broken.reads_on(&patches) {
        diagnostic.offer(broken.fix("put the values in brackets", &patches))
    } else {
        diagnostic
    })
}

/// Whether more brackets close than open.
fn is_closed_too_often(broken: &Broken) -> bool {
    let opened = broken.scan.brackets.iter().filter(|(_, mark)| *mark == Mark::Open).count();
    broken.scan.brackets.len() > 2 * opened
}

/// The values with quotes around those that begin with a digit.
fn quoted_choices(broken: &Broken, first: usize, after: usize) -> String {
    let written = broken.between(first, after - 1);
    let choices = written.split(',').map(|choice| {
        let choice = choice.trim();
        if choice.starts_with(|c: char| c.is_ascii_digit()) { format!("\"{choice}\"") } else { choice.to_string() }
    });
    choices.collect::<Vec<_>>().join(", ")
}

/// `one of (1-50, 51-200)`
pub(super) fn number_first(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.near(0).filter(|token| token.kind == Kind::Number)?;
    if !broken.expects(Rule::label)
        && !broken.expects(Rule::label_num)
        && !broken.expects(Rule::class_row)
        && !broken.expects(Rule::band_row)
    {
        return None;
    }
    // The label reaches to what follows a label in that place.
    let mut last = broken.index;
    while let Some(next) = broken.tokens.get(last + 1).filter(|next| next.line == number.line) {
        if !matches!(next.kind, Kind::Word | Kind::Number) && !matches!(next.text, "-" | "+")
            || matches!(next.text, "when" | "from" | "otherwise")
        {
            break;
        }
        last += 1;
    }
    let written = broken.between(broken.index, last);
    let mut patches: Vec<Patch> = Vec::new();
    let mut start = number.start;
    let mut at = broken.index;
    while at <= last {
        let token = broken.tokens[at];
        if at == last {
            patches.push((start, token.end(), format!("\"{}\"", &broken.text[start..token.end()])));
        }
        at += 1;
    }
    // The choices after it mostly begin with digits too.
    let mut next = last + 1;
    while broken.tokens.get(next).is_some_and(|token| token.text == ",") {
        let Some(choice) = broken.tokens.get(next + 1).filter(|choice| choice.kind == Kind::Number) else { break };
        let mut end = next + 1;
        while broken
            .tokens
            .get(end + 1)
            .is_some_and(|after| matches!(after.kind, Kind::Word | Kind::Number) || matches!(after.text, "+" | "-"))
        {
            end += 1;
        }
        start = choice.start;
        patches.push((start, broken.tokens[end].end(), format!("\"{}\"", broken.between(next + 1, end))));
        next = end + 1;
    }
    let diagnostic = broken
        .error(&codes::NUMBER_FIRST, format!("`{written}` cannot be a name: a name begins with a letter."))
        .help(format!("Put it in double quotes: `\"{written}\"`."));
    Some(if broken.reads_on(&patches) {
        diagnostic.offer(broken.fix("put it in double quotes", &patches))
    } else {
        diagnostic
    })
}

/// A comma after the last value of a list without brackets, or at a line's end.
pub(super) fn trailing_comma(broken: &Broken) -> Option<Diagnostic> {
    let (comma, next) =
        if broken.word(0) == "," { (broken.near(0)?, broken.near(1)) } else { (broken.near(-1)?, broken.near(0)) };
    if comma.text != "," || next.is_some_and(|next| next.line == comma.line) {
        return None;
    }
    let patch = [(comma.start, comma.end(), String::new())];
    if !broken.reads_on(&patch) && !broken.reads(&patch) {
        return None;
    }
    let span = broken.span(comma.start, comma.end());
    Some(
        Diagnostic::new(&codes::TRAILING_COMMA, span, "Nothing follows this comma.")
            .help("Leave it out, or write what is missing after it.")
            .offer(broken.fix("leave it out", &patch)),
    )
}

/// `email: email required`: an option without a comma before it.
pub(super) fn missing_comma(broken: &Broken) -> Option<Diagnostic> {
    let line = broken.near(-1)?.line;
    let from = broken.line_start(broken.index - 1) + 1;
    let place = (from.max(broken.index.saturating_sub(5)).max(1)..=broken.index).rev().find_map(|at| {
        let (before, next) = (broken.tokens[at - 1], broken.tokens.get(at)?);
        let fit = before.line == line && next.line == line && before.text != "," && next.kind == Kind::Word;
        (fit && broken.reads(&[(before.end(), before.end(), ",".to_string())])).then_some(before)
    })?;
    let end = place.end();
    Some(
        Diagnostic::new(
            &codes::MISSING_WORD,
            broken.span(end, end),
            format!("After `{}` a comma is missing.", place.text),
        )
        .help("A comma stands before each option and clause on the line.")
        .offer(broken.fix("write a comma", &[(end, end, ",".to_string())])),
    )
}

/// `recycled when accepted for 30 days`: how long the outcome lasts, or how long ago the event was?
pub(super) fn for_how_long(broken: &Broken) -> Option<Diagnostic> {
    let at = broken.last_words("for", broken.index + 1).filter(|_| broken.first() != "stages")?;
    let (before, start) = (broken.tokens.get(at.checked_sub(1)?)?, broken.tokens.get(at)?);
    let unit = broken.tokens.get(at + 2).filter(|_| broken.tokens[at + 1].kind == Kind::Number)?;
    if before.text == "," || !broken.reads(&[(before.end(), before.end(), ",".to_string())]) {
        return None;
    }
    let length = broken.between(at + 1, at + 2);
    Some(
        Diagnostic::new(
            &codes::MISSING_WORD,
            broken.span(start.start, unit.end()),
            format!("What lasts for {length}?"),
        )
        .help(format!("Write `, for {length}` if this is how long the outcome lasts."))
        .help(format!("Write `in the last {length}` or `more than {length} ago` if this is when something happened.")),
    )
}
