//! The lines of scores and bands in other words, or cut short.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::Broken;
use crate::syntax::tokens::Kind;

/// `score fit between 0 and 100`, `score fit 0-100`
pub(super) fn range(broken: &Broken) -> Option<Diagnostic> {
    let expected = broken.expects(Rule::k_from) || broken.expects(Rule::number) && broken.word(-1) == "from";
    let number = broken.near(0).filter(|number| number.kind == Kind::Number && expected)?;
    let (start, end, from, to) = match number.text.split_once('-') {
        Some((from, to)) if broken.word(-1) == "from" => (broken.near(-1)?.start, number.end(), from, to),
        Some((from, to)) => (number.start, number.end(), from, to),
        None if matches!(broken.word(1), "to" | "and" | "-") => {
            let start = if matches!(broken.word(-1), "between" | "in" | "of" | "(") {
                broken.near(-1)?.start
            } else {
                number.start
            };
            (start, broken.near(2)?.end(), number.text, broken.word(2))
        }
        None => return None,
    };
    let right = format!("from {from} to {to}");
    let patch = [(start, end, right.clone())];
    if !broken.reads_on(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(&codes::OTHER_WORD, broken.span(start, end), "A range is written with `from` and `to`.")
            .help(format!("Write `{right}`."))
            .offer(broken.fix(format!("write `{right}`"), &patch)),
    )
}

/// `+5` for nothing, `5 when …` without a sign.
pub(super) fn points(broken: &Broken) -> Option<Diagnostic> {
    if broken.first() != "score" {
        return None;
    }
    let here = broken.near(0);
    if let Some(number) =
        here.filter(|number| number.kind == Kind::Number && broken.line_start(broken.index) == broken.index)
    {
        let patch = [(number.start, number.start, "+".to_string())];
        if !broken.expects(Rule::starts_at) && !broken.expects(Rule::term) && !broken.expects(Rule::points)
            || !broken.reads_on(&patch)
        {
            return None;
        }
        return Some(
            broken
                .error(&codes::POINTS, "Points have a sign: `+` adds them, `-` takes them away.")
                .help(format!("Write `+{0}` or `-{0}`.", number.text))
                .offer(broken.fix(format!("write `+{}`", number.text), &patch)),
        );
    }
    let last = broken.near(-1)?;
    if !(broken.expects(Rule::k_for_each) && broken.expects(Rule::k_when))
        || here.is_some_and(|next| next.line == last.line)
    {
        return None;
    }
    let first = broken.line_start(broken.index - 1);
    let term = broken.between(first, broken.index - 1);
    let span = broken.token_span(first, broken.index - 1);
    Some(Diagnostic::new(&codes::POINTS, span, "What are these points for?").help(format!(
        "Write `{term} when …` or `{term} for each EVENT …`. Points that everybody has are written `starts at 5`."
    )))
}

/// `+2 every opened email`
pub(super) fn every(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| word.kind == Kind::Word)?;
    let (last, right) = match word.text {
        "every" | "each" | "per" if broken.expects(Rule::k_for_each) => (broken.index, "for each"),
        "for" if broken.expects(Rule::k_for_each) && matches!(broken.word(1), "every" | "all" | "any") => {
            (broken.index + 1, "for each")
        }
        "once" if broken.expects(Rule::term_option) && matches!(broken.word(1), "a" | "each" | "every") => {
            (broken.index + 1, "once per")
        }
        _ => return None,
    };
    let end = broken.tokens.get(last)?.end();
    let patch = [(word.start, end, right.to_string())];
    if !broken.reads_on(&patch) {
        return None;
    }
    let written = broken.between(broken.index, last);
    Some(
        Diagnostic::new(&codes::FOR_EACH, broken.span(word.start, end), format!("`{written}` is written `{right}`."))
            .help("Write `+2 for each opened email in the last 30 days, once per day`.")
            .offer(broken.fix(format!("write `{right}`"), &patch)),
    )
}

/// `-10 for each 30 days since last interest` without a fallback.
pub(super) fn fallback(broken: &Broken) -> Option<Diagnostic> {
    let since = broken.last_words("since last", broken.index)?;
    let line = broken.tokens.get(since)?.line;
    let head = broken.line_start(since);
    let is_term = broken.tokens.get(head).is_some_and(|sign| matches!(sign.text, "+" | "-"));
    if !is_term || broken.near(-1)?.line != line {
        return None;
    }
    let (mut start, mut end) = (broken.before(), broken.before());
    let mut insert = ", none if never".to_string();
    match broken.word(0) {
        "or" if broken.near(0)?.line == line => {
            (start, end) = (broken.before(), broken.near(0)?.end());
            insert = ", else".to_string();
        }
        _ if !broken.expects(Rule::comma) && !broken.expects(Rule::k_else) => return None,
        _ => {}
    }
    let patch = [(start, end, insert.clone())];
    let diagnostic = broken
        .error(&codes::FALLBACK, "What counts for a lead that has never done it?")
        .help("Write `, else FIELD` with a date or time to count from, such as `, else created`; or `, none if never` for no points.");
    let last = since + 1;
    let diagnostic = diagnostic.also(broken.token_span(since, last), "counts from the last time");
    Some(if broken.reads_on(&patch) || broken.reads(&patch) {
        diagnostic.offer(broken.choice(format!("write `{insert}`"), &patch))
    } else {
        diagnostic
    })
}

/// `hot from 60 to 100`
pub(super) fn band_end(broken: &Broken) -> Option<Diagnostic> {
    let ends = broken.first() == "band" && (broken.word(-1) == "to" || broken.word(0) == "to");
    let number = if broken.word(0) == "to" { broken.near(1)? } else { broken.near(0)? };
    if !ends || number.kind != Kind::Number {
        return None;
    }
    Some(
        Diagnostic::new(
            &codes::SUPERFLUOUS,
            broken.span(number.start, number.end()),
            "A label of a band says only where it begins.",
        )
        .help("It ends where the next one begins: write `hot from 60`, and below it `warm from 30`."),
    )
}
