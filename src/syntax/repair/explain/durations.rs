//! Windows and lengths of time: `within 30 days` of what, `in the last month`, `business days`.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::Broken;
use crate::syntax::repair::tables::{self, Said};
use crate::syntax::tokens::Kind;

/// `requested demo within 30 days`
pub(super) fn within_what(broken: &Broken) -> Option<Diagnostic> {
    if !(broken.expects(Rule::k_after) && broken.expects(Rule::k_before)) {
        return None;
    }
    let within = broken.last_words("within", broken.index)?;
    let length = broken.between(within + 1, broken.index.checked_sub(1)?);
    let start = broken.tokens.get(within)?.start;
    let span = broken.token_span(within, broken.index - 1);
    let mut diagnostic = Diagnostic::new(&codes::WITHIN_WHAT, span, format!("Within {length} of what?"))
        .help(format!("Write `in the last {length}`, `in the next {length}`, or `within {length} after EVENT`."));
    for words in ["in the last", "in the next"] {
        let patch = [(start, start + "within".len(), words.to_string())];
        if broken.reads_on(&patch) || broken.reads(&patch) {
            diagnostic = diagnostic.offer(broken.fix(format!("write `{words} {length}`"), &patch));
        }
    }
    Some(diagnostic)
}

/// `within the last 30 days`, `during the last 30 days`, `in last 30 days`
pub(super) fn within_the_last(broken: &Broken) -> Option<Diagnostic> {
    for &Said { said: wrong, written: right, .. } in tables::WINDOWS {
        let count = wrong.split(' ').count();
        for at in (broken.index.saturating_sub(count)..=broken.index).rev() {
            if !broken.words_at(at, wrong) {
                continue;
            }
            let (first, last) = (broken.tokens.get(at)?, broken.tokens.get(at + count - 1)?);
            let patch = [(first.start, last.end(), right.to_string())];
            let after = broken.tokens.get(at + count + 1)?.end();
            if broken.reach(&patch) >= after {
                let diagnostic = Diagnostic::new(
                    &codes::IN_THE_LAST,
                    broken.span(first.start, last.end()),
                    format!("A window is written `{right}`, not `{wrong}`."),
                )
                .help(format!("Write `{right} 30 days`."));
                return Some(diagnostic.offer(broken.fix(format!("write `{right}`"), &patch)));
            }
        }
    }
    None
}

/// `in the last month`
pub(super) fn last_month(broken: &Broken) -> Option<Diagnostic> {
    let unit = broken.near(0)?;
    if !broken.expects(Rule::number)
        || !matches!(broken.word(-1), "last" | "next" | "than" | "within" | "every" | "each")
    {
        return None;
    }
    let days = match unit.text {
        "day" => "1 day",
        "week" => "7 days",
        "month" => "30 days",
        "quarter" => "90 days",
        "year" => "365 days",
        "few" | "several" | "couple" | "some" => "7 days",
        _ => return None,
    };
    let vague = matches!(unit.text, "few" | "several" | "couple" | "some");
    let message =
        if vague { format!("How many are `{}`?", unit.text) } else { format!("How long is the last `{}`?", unit.text) };
    let message = if broken.word(-1) == "last" || vague { message } else { format!("How long is a `{}`?", unit.text) };
    let diagnostic = broken.error(&codes::HOW_LONG, message).help(format!(
        "Write `{} {days}`, or another number. A month has between 28 and 31 days; a window has a fixed length.",
        broken.word(-1)
    ));
    if vague {
        return Some(diagnostic);
    }
    let patch = [(unit.start, unit.end(), days.to_string())];
    Some(if broken.reads_on(&patch) || broken.reads(&patch) {
        diagnostic.offer(broken.fix(format!("write `{days}`"), &patch))
    } else {
        diagnostic
    })
}

/// `2 business days`
pub(super) fn business_days(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| {
        matches!(
            word.text.to_lowercase().as_str(),
            "business" | "work" | "office" | "workday" | "workdays" | "weekdays"
        )
    })?;
    let right = match word.text.to_lowercase().as_str() {
        "workday" | "workdays" | "weekdays" => "working days",
        _ => "working",
    };
    let mut patch = vec![(word.start, word.end(), right.to_string())];
    if !broken.reads_on(&patch) {
        return None;
    }
    let diagnostic = broken
        .error(&codes::WORKING_DAYS, format!("Days and hours of work are called `working`, not `{}`.", word.text))
        .help("Write `2 working days` or `4 working hours`, and say by which calendar: `counting CALENDAR only`.");
    // Working time needs a calendar: without one the next message would ask for it.
    if broken.last_words("counting", broken.tokens.len()).is_none() {
        let Some(calendar) = broken.calendar().filter(|_| broken.first() == "sla") else { return Some(diagnostic) };
        let head = broken.tokens.iter().rfind(|token| token.line == word.line)?.end();
        patch.push((head, head, format!(", counting {calendar} only")));
    }
    let title = format!("write `{right}`");
    // The calendar is a guess of ours, the word is not.
    Some(diagnostic.offer(if patch.len() > 1 { broken.choice(title, &patch) } else { broken.fix(title, &patch) }))
}

/// `2h`, `90min`
pub(super) fn glued(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.near(0).filter(|number| number.kind == Kind::Number)?;
    let digits = number.text.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = number.text.split_at(digits);
    let unit = match unit.to_lowercase().as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" => "hours",
        "min" | "mins" | "minutes" => "minutes",
        "d" | "day" | "days" => "days",
        "w" | "wk" | "weeks" => "weeks",
        _ => return None,
    };
    let right = format!("{count} {unit}");
    let fix = broken.fix(format!("write `{right}`"), &[(number.start, number.end(), right.clone())]);
    Some(
        broken
            .error(&codes::HOW_LONG, format!("`{}` is written `{right}`.", number.text))
            .help("A number and its unit are two words: `minutes`, `hours`, `days` or `weeks`.")
            .offer(fix),
    )
}

/// `requested demo 3 times`
pub(super) fn how_often(broken: &Broken) -> Option<Diagnostic> {
    if !broken.expects(Rule::count) {
        return None;
    }
    let number = broken.near(0)?;
    if !matches!(broken.word(1), "times" | "time") {
        return None;
    }
    let span = broken.token_span(broken.index, broken.index + 1);
    let mut diagnostic =
        Diagnostic::new(&codes::HOW_OFTEN, span, format!("At least or exactly {} times?", number.text))
            .help(format!("Write `at least {0} times`, `exactly {0} times` or `at most {0} times`.", number.text));
    for words in ["at least", "exactly"] {
        let patch = [(number.start, number.start, format!("{words} "))];
        diagnostic = diagnostic.offer(broken.fix(format!("write `{words} {} times`", number.text), &patch));
    }
    Some(diagnostic)
}

/// `at most 20`: points or times?
pub(super) fn twenty_what(broken: &Broken) -> Option<Diagnostic> {
    if !(broken.expects(Rule::k_points) && broken.expects(Rule::k_times)) {
        return None;
    }
    let number = broken.near(-1)?;
    let message = format!("{} what? Points or times?", number.text);
    let span = broken.token_span(broken.index - 1, broken.index - 1);
    let mut diagnostic = Diagnostic::new(&codes::TWENTY_WHAT, span, message)
        .help("`at most 20 points` limits what the line gives, `at most 20 times` how often it counts.");
    for unit in ["points", "times"] {
        let patch = [(number.end(), number.end(), format!(" {unit}"))];
        diagnostic = diagnostic.offer(broken.fix(format!("write `at most {} {unit}`", number.text), &patch));
    }
    Some(diagnostic)
}

/// A phrase whose number stands on the next line.
pub(super) fn broken_phrase(broken: &Broken) -> Option<Diagnostic> {
    for phrase in [
        "in the last",
        "in the next",
        "at least",
        "at most",
        "more than",
        "fewer than",
        "less than",
        "on at least",
        "exactly",
        "within",
    ] {
        let last = broken.index + phrase.split(' ').count() - 1;
        if !broken.words_at(broken.index, phrase) {
            continue;
        }
        let (end, next) = (broken.tokens.get(last)?, broken.tokens.get(last + 1)?);
        let patch = [(end.end(), next.start, " ".to_string())];
        if next.line > end.line && broken.reads_on(&patch) {
            let diagnostic = Diagnostic::new(
                &codes::BROKEN_PHRASE,
                broken.token_span(broken.index, last),
                format!("`{phrase}` and its number stand on one line."),
            );
            return Some(
                diagnostic
                    .help(format!("Write `{phrase} {}` on one line.", next.text))
                    .offer(broken.fix("join the lines", &patch)),
            );
        }
    }
    None
}

/// `in the last 30`: thirty what?
pub(super) fn thirty_what(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.near(0).filter(|number| number.kind == Kind::Number && broken.expects(Rule::duration))?;
    let mut diagnostic = broken
        .error(&codes::HOW_LONG, format!("The unit of `{}` is missing.", number.text))
        .help(format!("Write `{0} minutes`, `{0} hours`, `{0} days` or `{0} weeks`.", number.text));
    for unit in ["days", "hours"] {
        let patch = [(number.end(), number.end(), format!(" {unit}"))];
        if broken.reads_on(&patch) || broken.reads(&patch) {
            diagnostic = diagnostic.offer(broken.choice(format!("write `{} {unit}`", number.text), &patch));
        }
    }
    Some(diagnostic)
}

/// `requested demo 30 days ago`: since then, or before?
pub(super) fn ago(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.near(0).filter(|number| number.kind == Kind::Number && broken.expects(Rule::window))?;
    let (unit, ago) = (broken.near(1)?, broken.near(2).filter(|ago| ago.text == "ago")?);
    let length = format!("{} {}", number.text, unit.text);
    let mut diagnostic = Diagnostic::new(
        &codes::IN_THE_LAST,
        broken.span(number.start, ago.end()),
        format!("Since {length} ago, or before that?"),
    )
    .help(format!("Write `in the last {length}` or `more than {length} ago`."));
    for words in [format!("in the last {length}"), format!("more than {length} ago")] {
        let patch = [(number.start, ago.end(), words.clone())];
        if broken.reads_on(&patch) {
            diagnostic = diagnostic.offer(broken.fix(format!("write `{words}`"), &patch));
        }
    }
    Some(diagnostic)
}

/// `fit at least 30`: a value, or how often?
pub(super) fn value_or_times(broken: &Broken) -> Option<Diagnostic> {
    if !broken.expects(Rule::k_times) || broken.expects(Rule::k_points) || broken.index < 3 {
        return None;
    }
    let number = broken.near(-1)?;
    let words = broken.between(broken.index - 3, broken.index - 2);
    if !matches!(words, "at least" | "at most" | "more than" | "fewer than") {
        return None;
    }
    let start = broken.tokens[broken.index - 3].start;
    let is = if words == "fewer than" { "is less than".to_string() } else { format!("is {words}") };
    let patches = [
        (format!("{is} {}", number.text), (start, number.start, format!("{is} "))),
        (format!("{words} {} times", number.text), (number.end(), number.end(), " times".to_string())),
    ];
    let span = broken.token_span(broken.index - 3, broken.index - 1);
    let mut diagnostic = Diagnostic::new(&codes::HOW_OFTEN, span, format!("{} what?", number.text)).help(format!(
        "For the value of a field or score write `{}`, for how often something happened `{}`.",
        patches[0].0, patches[1].0
    ));
    for (written, patch) in patches {
        diagnostic = diagnostic.offer(broken.fix(format!("write `{written}`"), &[patch]));
    }
    Some(diagnostic)
}
