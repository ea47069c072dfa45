//! Numbers, dates and amounts as they are written elsewhere.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::numbers::day;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::{Broken, Patch};
use crate::syntax::repair::tables;
use crate::syntax::tokens::{Kind, Token};

/// `1,000`, `1'000`, `1 000`
pub(super) fn thousands(broken: &Broken) -> Option<Diagnostic> {
    let three = |digits: &str| digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = broken.near(0).filter(|token| token.kind == Kind::Number)?;
    let mut start = number;
    let mut plain = None;
    for mark in [',', '\'', '.'] {
        let mut groups = number.text.split(mark);
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let short = (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit());
        // `1.000` may be a one with three decimals; only two points make it certain.
        if short && rest.len() > usize::from(mark == '.') && rest.iter().all(|group| three(group)) {
            plain = Some(format!("{first}{}", rest.concat()));
        }
    }
    if plain.is_none() && three(number.text) {
        let before = broken
            .near(-1)
            .filter(|token| token.kind == Kind::Number && token.text.len() <= 3 && token.end() + 1 == number.start)?;
        start = before;
        plain = Some(format!("{}{}", before.text, number.text));
    }
    let plain = plain?;
    let patch: [Patch; 1] = [(start.start, number.end(), plain.clone())];
    let written = &broken.text[start.start..number.end()];
    let diagnostic = Diagnostic::new(
        &codes::THOUSANDS,
        broken.span(start.start, number.end()),
        format!("`{written}` cannot be read as one number."),
    )
    .help(format!("Write thousands without a mark between them: `{plain}`. `5k` is 5000, `2.5m` is 2500000."));
    Some(diagnostic.offer(broken.fix(format!("write `{plain}`"), &patch)))
}

/// `31/12/2026`, `31.12.2026`, `2026/12/31`, `2026-1-5`, `5 January 2026`
pub(super) fn date(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.near(0).filter(|token| token.kind == Kind::Number)?;
    if number.text.len() == 10 && day(number.text).is_ok() {
        // It is a date as it should be: something else is wrong here.
        return None;
    }
    let (end, dates) = match digits_of_date(number.text) {
        Some(dates) => (number.end(), dates),
        None => spelt(broken, number)?,
    };
    let written = &broken.text[number.start..end];
    let dates: Vec<String> = dates.into_iter().filter(|date| day(date).is_ok()).collect();
    let span = broken.span(number.start, end);
    let mut diagnostic = Diagnostic::new(&codes::DATE_FORM, span, format!("`{written}` is not how a date is written here."))
        .help("Write year, month and day, with two digits each for month and day: `2026-12-31`. `01/02/2026` is one day here and another there.");
    for date in dates {
        let patch = [(number.start, end, date.clone())];
        diagnostic = diagnostic.offer(broken.fix(format!("write `{date}`"), &patch));
    }
    Some(diagnostic)
}

/// The dates that numbers with marks between them can mean.
fn digits_of_date(text: &str) -> Option<Vec<String>> {
    let mark = ['/', '.', '-'].into_iter().find(|mark| text.matches(*mark).count() == 2)?;
    let parts: Vec<u32> = text.split(mark).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let &[a, b, c] = parts.as_slice() else { return None };
    let write = |year: u32, month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
    let full = |year: u32| if year < 100 { 2000 + year } else { year };
    let mut dates = if a > 31 { vec![write(a, b, c)] } else { vec![write(full(c), b, a), write(full(c), a, b)] };
    dates.dedup();
    Some(dates)
}

/// `5 January 2026`
fn spelt(broken: &Broken, number: Token) -> Option<(usize, Vec<String>)> {
    let (name, year) = (broken.near(1)?, broken.near(2)?);
    let month = tables::month(&name.text.to_lowercase())?;
    let day: u32 = number.text.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok()?;
    let full: u32 = year.text.parse().ok().filter(|year| (1000..10000).contains(year))?;
    Some((year.end(), vec![format!("{full:04}-{month:02}-{day:02}")]))
}

/// `€5k`, `$ 100`, `100 €`
pub(super) fn currency_sign(broken: &Broken) -> Option<Diagnostic> {
    let (sign, code) = match broken.word(0) {
        "€" => ("€", "EUR"),
        "$" => ("$", "USD"),
        "£" => ("£", "GBP"),
        "¥" => ("¥", "JPY"),
        _ => return None,
    };
    let here = broken.near(0)?;
    let before = broken.near(-1).filter(|token| token.kind == Kind::Number && token.line == here.line);
    let after = broken.near(1).filter(|token| token.kind == Kind::Number && token.line == here.line);
    let (start, end, number) = match (after, before) {
        (Some(number), _) => (here.start, number.end(), number.text),
        (None, Some(number)) => (number.start, here.end(), number.text),
        (None, None) => (here.start, here.end(), "5k"),
    };
    let number = number.replace(',', "");
    let help = match broken.currency().filter(|own| *own != code) {
        Some(own) => format!("Amounts are in {own} here and are not converted: write `{own}` and the amount in it."),
        None => format!("Write `{number}`, in the currency of the definition, or `{code} {number}`."),
    };
    let mut diagnostic = broken.error(&codes::CURRENCY_SIGN, format!("Money is written without `{sign}`.")).help(help);
    let patch = [(start, end, format!("{code} {number}"))];
    // Amounts are not converted: in a definition that counts in another currency this would be the next mistake.
    if broken.currency().is_none_or(|own| own == code) && broken.reads_on(&patch) {
        diagnostic = diagnostic.offer(broken.fix(format!("write `{code} {number}`"), &patch));
    }
    Some(diagnostic)
}

/// `at least two times`, `in the last thirty days`
pub(super) fn in_words(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|token| token.kind == Kind::Word)?;
    let written = word.text.to_lowercase();
    let number = match written.as_str() {
        "a" | "an" => 1,
        _ => tables::number_in_words(&written).filter(|_| tables::month(&written).is_none())?,
    };
    let patch = [(word.start, word.end(), number.to_string())];
    if !broken.reads_on(&patch) {
        return None;
    }
    Some(
        broken
            .error(&codes::NUMBER_IN_WORDS, format!("A number is written in digits, not as `{}`.", word.text))
            .help(format!("Write `{number}`."))
            .offer(broken.fix(format!("write `{number}`"), &patch)),
    )
}

/// `18 to 22% of MQL`, `18-22%`
pub(super) fn percent(broken: &Broken) -> Option<Diagnostic> {
    if broken.first() == "target" && broken.expects(Rule::k_to) && broken.word(-1).ends_with('%') {
        let (end, least) = (broken.before(), broken.word(-1));
        let diagnostic = broken
            .error(&codes::PERCENT, "A target names the least and the most that is expected.")
            .help(format!("Write `{least} to 100%`, or the most that you expect."));
        return Some(diagnostic.offer(broken.choice("write `to 100%`", &[(end, end, " to 100%".to_string())])));
    }
    let number = broken.near(0).filter(|number| number.kind == Kind::Number)?;
    if !broken.expects(Rule::percent) || !(matches!(broken.word(1), "to" | "of" | "-") || number.text.contains('-')) {
        return None;
    }
    let right = match number.text.split_once('-') {
        Some((from, to)) => format!("{}% to {}%", from.trim_end_matches('%'), to.trim_end_matches('%')),
        None => format!("{}%", number.text),
    };
    let patch = [(number.start, number.end(), right.clone())];
    if !broken.reads_on(&patch) {
        return None;
    }
    Some(
        broken
            .error(&codes::PERCENT, "A percentage is written with its sign.")
            .help(format!("Write `{right}`."))
            .offer(broken.fix(format!("write `{right}`"), &patch)),
    )
}

/// `9:00`, `9 am`, `09:00-17:30`, `2026-03-10 9:00`
pub(super) fn clock(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.near(0).filter(|number| number.kind == Kind::Number)?;
    let after_date = broken
        .near(-1)
        .is_some_and(|date| date.kind == Kind::Number && day(date.text).is_ok() && date.text.len() == 10);
    let from_to = broken.expects(Rule::k_to) && number.text.contains(':') && number.text.contains('-');
    if !broken.expects(Rule::hhmm) && !broken.expects(Rule::hours) && !after_date && !from_to {
        return None;
    }
    let mut end = number.end();
    let mut text = number.text.to_lowercase();
    if let Some(half) = broken.near(1).filter(|half| matches!(half.text.to_lowercase().as_str(), "am" | "pm")) {
        end = half.end();
        text.push_str(&half.text.to_lowercase());
    }
    let right = match text.split_once('-') {
        Some((from, to)) => format!("{} to {}", hour(from)?, hour(to)?),
        None => hour(&text)?,
    };
    let written = &broken.text[number.start..end];
    let patch = [(number.start, end, right.clone())];
    let diagnostic = Diagnostic::new(
        &codes::CLOCK,
        broken.span(number.start, end),
        format!("`{written}` is not how a time of day is written here."),
    )
    .help(format!("Write hours and minutes with two digits each: `{right}`."));
    Some(diagnostic.offer(broken.fix(format!("write `{right}`"), &patch)))
}

/// `9`, `9:00`, `9am`, `5:30pm` as `17:30`.
fn hour(text: &str) -> Option<String> {
    let (digits, half) = match text.strip_suffix("pm") {
        Some(digits) => (digits, 12),
        None => (text.strip_suffix("am").unwrap_or(text), 0),
    };
    let (hours, minutes) = digits.split_once([':', '.']).unwrap_or((digits, "00"));
    let (mut hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if half == 12 && hours < 12 {
        hours += 12;
    }
    (hours <= 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

/// `currency euro`, `currency eur`
pub(super) fn currency_word(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| word.kind == Kind::Word && broken.expects(Rule::currency))?;
    let right = match word.text.to_lowercase().as_str() {
        "euro" | "euros" => "EUR".to_string(),
        other if other.len() == 3 => other.to_uppercase(),
        _ => return None,
    };
    let patch = [(word.start, word.end(), right.clone())];
    let diagnostic = broken
        .error(&codes::CURRENCY_SIGN, "A currency is written with its three capital letters.")
        .help(format!("Write `{right}`."));
    broken.reads_on(&patch).then(|| diagnostic.offer(broken.fix(format!("write `{right}`"), &patch)))
}
