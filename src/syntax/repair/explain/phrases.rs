//! Whole phrases that are said in other words: each is put in the place of what was said and tried.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::numbers::day;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::{Broken, Patch};
use crate::syntax::repair::tables::{self, Said};
use crate::syntax::repair::trial;
use crate::syntax::tokens::Kind;

/// The first phrase of the line that, put in the right words, mends it.
pub(super) fn said_otherwise(broken: &Broken) -> Option<Diagnostic> {
    let at = broken.index.min(broken.tokens.len().checked_sub(1)?);
    let starts = [Some(at), broken.index.checked_sub(1)];
    let mut lines: Vec<usize> = starts.into_iter().flatten().map(|at| broken.line_start(at)).collect();
    lines.dedup();
    for Said { statement, said, written } in tables::PHRASES {
        if !statement.is_empty() && *statement != broken.first() {
            continue;
        }
        for &line in &lines {
            let count = said.split(' ').count();
            // A phrase that explains what is wrong begins at or before the place where reading ended.
            for at in (line..=broken.index).rev().filter(|&at| broken.words_at(at, said)) {
                let (first, last) = (broken.tokens.get(at)?, broken.tokens.get(at + count - 1)?);
                // What is said rightly is left alone.
                if broken.words_at(at, written)
                    || *said == "once"
                        && broken
                            .tokens
                            .get(at + 1)
                            .is_some_and(|next| next.kind == Kind::Word && next.line == first.line)
                {
                    continue;
                }
                let patch = [(first.start, last.end(), (*written).to_string())];
                let fix = broken.fix(format!("write `{written}`"), &patch);
                if trial::is_sound(broken, &fix, 0) {
                    return Some(
                        Diagnostic::new(
                            &codes::OTHER_WORD,
                            broken.span(first.start, last.end()),
                            format!("Here stands `{written}`, not `{said}`."),
                        )
                        .help(format!("Write `{written}`. There is one word for each thing."))
                        .offer(fix),
                    );
                }
            }
        }
    }
    None
}

/// `requested quote between 2026-01-01 and 2026-02-01`
pub(super) fn between_dates(broken: &Broken) -> Option<Diagnostic> {
    let at = broken.last_words("between", broken.index + 1)?;
    let date = |at: usize| {
        broken
            .tokens
            .get(at)
            .filter(|found| found.kind == Kind::Number && found.text.len() == 10 && day(found.text).is_ok())
    };
    let (from, to) = (date(at + 1)?, date(at + 3)?);
    let start = broken.tokens[at].start;
    let after = to.text.parse::<jiff::civil::Date>().ok()?.tomorrow().ok()?;
    Some(
        Diagnostic::new(
            &codes::SPOKEN_COMPARISON,
            broken.span(start, to.end()),
            "A period between two dates is written with `since` and `before`.",
        )
        .help(format!(
            "Write `since {} before {after}`: the day after `before` does not belong to the period.",
            from.text
        )),
    )
}

/// `before 2026-02-01 and after 2026-01-01`: two windows of one event stand beside each other.
pub(super) fn and_between_windows(broken: &Broken) -> Option<Diagnostic> {
    let and = broken.near(-1).filter(|and| and.text == "and")?;
    if !matches!(broken.word(0), "since" | "before" | "after" | "in" | "while") {
        return None;
    }
    let next = broken.near(0)?.start;
    let fix = broken.fix("leave out `and`", &[(and.start, next, String::new())]);
    Some(
        Diagnostic::new(
            &codes::SUPERFLUOUS,
            broken.span(and.start, and.end()),
            "Two windows of one event stand beside each other, without `and`.",
        )
        .help("Write `requested demo after 2026-01-01 before 2026-02-01`.")
        .offer(fix),
    )
}

/// `requested quote less than 30 days ago`
pub(super) fn less_than_ago(broken: &Broken) -> Option<Diagnostic> {
    let at = ["less than", "fewer than", "not more than", "no more than", "at most"]
        .into_iter()
        .find_map(|words| broken.last_words(words, broken.index + 1).map(|at| (at, at + words.split(' ').count())));
    let (first, number) = at?;
    let ago = number + 2;
    if broken.tokens.get(ago)?.text != "ago" {
        return None;
    }
    let (start, end) = (broken.tokens[first].start, broken.tokens[ago].end());
    let right = format!("in the last {}", broken.between(number, number + 1));
    Some(
        Diagnostic::new(
            &codes::IN_THE_LAST,
            broken.span(start, end),
            format!("`{}` is written `{right}`.", broken.between(first, ago)),
        )
        .help(format!("Write `{right}`."))
        .offer(broken.fix(format!("write `{right}`"), &[(start, end, right.clone())])),
    )
}

/// `is not "DE" and not "AT"`, `is neither "DE" nor "AT"`
pub(super) fn neither(broken: &Broken) -> Option<Diagnostic> {
    let is =
        ["is not", "is neither"].into_iter().filter_map(|words| broken.last_words(words, broken.index + 1)).max()?;
    let value = |at: usize| broken.tokens.get(at).filter(|value| value.kind != Kind::Sign);
    let mut values = vec![value(is + 2)?.text];
    let mut last = is + 2;
    while matches!(broken.tokens.get(last + 1).map(|joint| joint.text), Some("and" | "or" | "nor" | ",")) {
        let skip = if broken.tokens.get(last + 2).is_some_and(|not| not.text == "not") { 3 } else { 2 };
        let Some(next) = value(last + skip) else { break };
        values.push(next.text);
        last += skip;
    }
    if values.len() < 2 {
        return None;
    }
    let (start, end) = (broken.tokens[is].start, broken.tokens[last].end());
    let right = format!("is none of ({})", values.join(", "));
    Some(
        Diagnostic::new(
            &codes::ONE_OF_TWO,
            broken.span(start, end),
            "Several values that it must not be stand in one list.",
        )
        .help(format!("Write `{right}`."))
        .offer(broken.fix(format!("write `{right}`"), &[(start, end, right.clone())])),
    )
}

/// `150 EUR`, `100k kWh`
pub(super) fn unit(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.near(-1).filter(|number| number.kind == Kind::Number)?;
    let unit = broken.near(0).filter(|unit| unit.kind == Kind::Word && unit.line == number.line)?;
    if unit.text.len() == 3 && unit.text.bytes().all(|byte| byte.is_ascii_uppercase()) && !matches!(unit.text, "AND") {
        let right = format!("{} {}", unit.text, number.text);
        return Some(
            Diagnostic::new(
                &codes::CURRENCY_SIGN,
                broken.span(number.start, unit.end()),
                "The currency stands before the amount.",
            )
            .help(format!("Write `{right}`, or `{}` alone, which is in the currency of the definition.", number.text))
            .offer(broken.fix(format!("write `{right}`"), &[(number.start, unit.end(), right.clone())])),
        );
    }
    let times = match unit.text.to_lowercase().as_str() {
        "thousand" => "k",
        "million" => "m",
        "billion" => "bn",
        _ => "",
    };
    if !times.is_empty() {
        let right = format!("{}{times}", number.text);
        return Some(
            Diagnostic::new(
                &codes::NUMBER_IN_WORDS,
                broken.span(number.start, unit.end()),
                format!("`{}` is written `{right}`.", broken.between(broken.index - 1, broken.index)),
            )
            .help(format!("Write `{right}`: `k` for thousands, `m` for millions, `bn` for billions."))
            .offer(broken.fix(format!("write `{right}`"), &[(number.start, unit.end(), right.clone())])),
        );
    }
    None
}

/// `100 kWh`: a number is written without its unit.
pub(super) fn measure(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.near(-1).filter(|number| number.kind == Kind::Number)?;
    let unit = broken.near(0).filter(|unit| unit.kind == Kind::Word && unit.line == number.line)?;
    let compared = broken.near(-2).is_some_and(|before| {
        matches!(
            before.text,
            ">=" | "<=" | ">" | "<" | "is" | "least" | "most" | "than" | "between" | "from" | "to" | "and"
        )
    });
    let last = broken.near(1).is_none_or(|next| {
        next.line > unit.line || matches!(next.text, "and" | "or" | "unless" | ")" | "," | "because")
    });
    if !compared
        || !last
        || crate::syntax::wording::is_word_of_language(&unit.text.to_lowercase())
        || broken.stands_elsewhere(unit.text)
    {
        return None;
    }
    Some(
        broken.error(&codes::SUPERFLUOUS, format!("Leave out the unit `{}`.", unit.text)).help(
            "A number is written without a unit. Name the unit in the name of the field, or in a comment after `#`.",
        ),
    )
}

/// `recycled for 60 days when …`
pub(super) fn lasts(broken: &Broken) -> Option<Diagnostic> {
    let length = broken.tokens.get(..3 + broken.last_words("for", broken.tokens.len().min(6))?)?;
    let [.., word, number, _] = length else { return None };
    let at = length.len() - 3;
    let when = broken.tokens.get(at + 3).filter(|when| when.text == "when")?;
    if number.kind != Kind::Number {
        return None;
    }
    let phrase = broken.between(at, at + 2);
    let because = broken.last_words("because", broken.tokens.len()).and_then(|because| broken.tokens.get(because - 1));
    let end = because.map_or(broken.content_end(), |before| before.end());
    let patches: Vec<Patch> = vec![(word.start, when.start, String::new()), (end, end, format!(", {phrase}"))];
    Some(
        Diagnostic::new(
            &codes::WRONG_ORDER,
            broken.token_span(at, at + 2),
            "How long it lasts stands after the condition.",
        )
        .help(format!("Write `{} when …, {phrase}`.", broken.first()))
        .offer(broken.fix("put it after the condition", &patches)),
    )
}

/// `postcode like "8%"`: there are no patterns.
pub(super) fn pattern(broken: &Broken) -> Option<Diagnostic> {
    let at = [broken.index.checked_sub(1), Some(broken.index)];
    let word = at.into_iter().flatten().find_map(|at| {
        let text = broken.tokens.get(at + 1).filter(|text| text.kind == Kind::Text)?;
        let word = broken.tokens.get(at).filter(|word| matches!(word.text, "like" | "matches" | "match"))?;
        (text.line == word.line).then_some((*word, text.text))
    });
    let (word, text) = word?;
    let bare = text.trim_matches(['"', '*', '%', '?']);
    let words =
        match (text.starts_with("\"*") || text.starts_with("\"%"), text.ends_with("*\"") || text.ends_with("%\"")) {
            (false, true) => "starts with",
            (true, false) => "ends with",
            _ => "contains",
        };
    Some(
        Diagnostic::new(
            &codes::SPOKEN_COMPARISON,
            broken.span(word.start, word.end()),
            format!("Text is not compared with a pattern: `{}` is no comparison.", word.text),
        )
        .help(format!("Write `{words} \"{bare}\"`; there are `starts with`, `ends with`, `contains` and `mentions`.")),
    )
}

/// `area: number in kWh`: what follows a type is neither an option nor another field.
pub(super) fn after_type(broken: &Broken) -> Option<Diagnostic> {
    let last = broken.near(-1)?;
    let record = matches!(broken.first(), "person" | "account" | "event") && broken.expects(Rule::colon);
    if !record || broken.near(0).is_some_and(|next| next.line == last.line) {
        return None;
    }
    let line = broken.line_start(broken.index - 1);
    let colon = (line..broken.index).find(|&at| broken.tokens[at].text == ":")?;
    let words = if matches!(broken.tokens.get(colon + 1)?.text, "whole" | "one" | "several") { 2 } else { 1 };
    let first = colon + 1 + words;
    if first >= broken.index {
        return None;
    }
    let rest = broken.between(first, broken.index - 1);
    let end = broken.tokens[first - 1].end();
    let comma = [(end, end, ",".to_string())];
    if broken.reads(&comma) {
        return Some(
            Diagnostic::new(
                &codes::MISSING_WORD,
                broken.token_span(first, broken.index - 1),
                format!("Before `{rest}` a comma is missing."),
            )
            .help("After its type a field has options, each after a comma.")
            .offer(broken.fix("write a comma", &comma)),
        );
    }
    Some(
        Diagnostic::new(
            &codes::SUPERFLUOUS,
            broken.token_span(first, broken.index - 1),
            format!("`{rest}` does not belong here."),
        )
        .help("After its type a field has options, each after a comma, such as `, required`. A unit is said in the name of the field, or in a comment after `#`."),
    )
}
