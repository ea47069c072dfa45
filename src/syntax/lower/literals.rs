//! Names, text, numbers, dates, times, durations.

use super::{Builder, Parts};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::ast::{Because, Date, Duration, Label, Moment, Name, Number, Period, Text, Time, Unit, Value};
use crate::syntax::expected::is_name;
use crate::syntax::numbers::{self, NumberError};
use crate::syntax::parser::{Pair, Rule};
use unicode_normalization::{UnicodeNormalization, is_nfc};

impl Parts<'_, '_> {
    /// The next part as a name.
    pub(super) fn name(&mut self) -> Option<Name> {
        let pair = self.find(is_name)?;
        Some(self.build.name(&pair))
    }

    /// The next parts as names.
    pub(super) fn names(&mut self) -> Vec<Name> {
        std::iter::from_fn(|| self.name()).collect()
    }

    /// The next part as text.
    pub(super) fn text(&mut self) -> Option<Text> {
        let pair = self.find(|rule| rule == Rule::text)?;
        Some(self.build.text(&pair))
    }

    /// `because "…"`, if it comes next.
    pub(super) fn because(&mut self) -> Option<Because> {
        self.maybe(Rule::because, Parts::text)
    }

    /// The next part as a label.
    pub(super) fn label(&mut self) -> Option<Label> {
        let pair = self.find(|rule| matches!(rule, Rule::label | Rule::label_num))?;
        Parts::read(self.build, pair, |p| {
            Some(match p.text() {
                Some(text) => Label { text: text.value, quoted: true, span: text.span },
                None => {
                    let name = p.name()?;
                    Label { text: name.text, quoted: name.quoted, span: name.span }
                }
            })
        })
    }

    /// The next part as a number; a percentage counts without its sign.
    pub(super) fn number(&mut self) -> Option<Number> {
        let pair = self.find(|rule| matches!(rule, Rule::number | Rule::percent | Rule::points))?;
        Some(self.build.number(&pair))
    }

    /// The next part as the number of a percentage.
    pub(super) fn percent(&mut self) -> Option<Number> {
        let pair = self.find(|rule| rule == Rule::percent)?;
        Some(self.build.number(&pair))
    }

    /// The next part as a date.
    pub(super) fn date(&mut self) -> Option<Date> {
        let pair = self.find(|rule| rule == Rule::date)?;
        Some(self.build.date(&pair))
    }

    /// The next part as a date or a time.
    pub(super) fn moment(&mut self) -> Option<Moment> {
        match self.date() {
            Some(date) => Some(Moment::Date(date)),
            None => Some(Moment::Time(self.build.time(&self.find(|rule| rule == Rule::time)?))),
        }
    }

    /// The next part as a duration.
    pub(super) fn duration(&mut self) -> Option<Duration> {
        let pair = self.find(|rule| rule == Rule::duration)?;
        Parts::read(self.build, pair, |p| {
            let (amount, working) = (p.number()?, p.said(Rule::k_working));
            let unit = match p.find(|rule| matches!(rule, Rule::unit | Rule::bad_unit))?.as_str() {
                "second" | "seconds" => Unit::Second,
                "minute" | "minutes" => Unit::Minute,
                "hour" | "hours" => Unit::Hour,
                "day" | "days" => Unit::Day,
                "week" | "weeks" => Unit::Week,
                "month" | "months" => Unit::Month,
                "quarter" | "quarters" => Unit::Quarter,
                "year" | "years" => Unit::Year,
                _ => return None,
            };
            Some(Duration { amount, unit, working, span: p.span })
        })
    }

    /// The next part as a period of the calendar.
    pub(super) fn period(&mut self) -> Option<Period> {
        Some(match self.find(|rule| rule == Rule::period)?.as_str() {
            "day" => Period::Day,
            "week" => Period::Week,
            "month" => Period::Month,
            "quarter" => Period::Quarter,
            "year" => Period::Year,
            _ => return None,
        })
    }

    /// The next part as a value.
    pub(super) fn value(&mut self) -> Option<Value> {
        self.one(Rule::value, value)
    }

    /// The next part as a value, if one comes next.
    pub(super) fn maybe_value(&mut self) -> Option<Option<Value>> {
        self.maybe(Rule::value, value)
    }

    /// The next parts as values.
    pub(super) fn all_values(&mut self) -> Option<Vec<Value>> {
        self.all(Rule::value, value)
    }

    /// The next part as a list of values in brackets.
    pub(super) fn values(&mut self) -> Option<Vec<Value>> {
        self.one(Rule::values, Parts::all_values)
    }
}

fn value(p: &mut Parts) -> Option<Value> {
    let (rule, first) = p.next()?;
    Some(match rule {
        Rule::text => Value::Text(p.build.text(&first)),
        Rule::money => Parts::read(p.build, first, money)?,
        Rule::time => Value::Time(p.build.time(&first)),
        Rule::date => Value::Date(p.build.date(&first)),
        Rule::number => Value::Number(p.build.number(&first)),
        Rule::percent => {
            let percent = p.build.number(&first);
            match p.name() {
                Some(name) => Value::Share(percent, name),
                None => Value::Percent(percent),
            }
        }
        _ if is_name(rule) => Value::Name(p.build.name(&first)),
        _ => return None,
    })
}

pub(super) fn money(p: &mut Parts) -> Option<Value> {
    let currency = p.find(|rule| rule == Rule::currency)?.as_str().to_owned();
    Some(Value::Money { currency, amount: p.number()?, span: p.span })
}

impl Builder<'_> {
    fn name(&self, pair: &Pair) -> Name {
        let written = pair.as_str();
        let inside = written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        let name = Name { text: words(inside.unwrap_or(written)), quoted: inside.is_some(), span: self.span(pair) };
        if name.text.is_empty() {
            let message = "There is no name between these quotes.";
            self.error(&codes::EMPTY_NAME, name.span, message, "Write the name between the quotes.");
        }
        name
    }

    fn text(&self, pair: &Pair) -> Text {
        let written = pair.as_str();
        let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
        let value = if inside.contains('\\') { self.unescape(inside, pair) } else { nfc(inside) };
        Text { value, span: self.span(pair) }
    }

    fn unescape(&self, inside: &str, pair: &Pair) -> String {
        let mut value = String::with_capacity(inside.len());
        let mut rest = inside.chars();
        while let Some(character) = rest.next() {
            let escape = if character == '\\' { rest.next() } else { None };
            value.extend(match escape {
                Some('n') => Some('\n'),
                Some('u') => self.character(rest.by_ref().skip(1).take_while(|&digit| digit != '}').collect(), pair),
                Some(other) => Some(other),
                None => Some(character),
            });
        }
        nfc(&value)
    }

    /// The character of a number in hexadecimal digits.
    fn character(&self, digits: String, pair: &Pair) -> Option<char> {
        let character = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
        if character.is_none() {
            let message = format!("There is no character with the number `{digits}`.");
            let help = "Write the character itself, without `\\u{…}`.";
            self.error(&codes::NO_SUCH_CHARACTER, self.span(pair), message, help);
        }
        character
    }

    /// A piece that is a number, a percentage, or points with their sign.
    fn number(&self, pair: &Pair) -> Number {
        let span = self.span(pair);
        self.thousands_with_a_point(pair);
        match numbers::number(pair.as_str()) {
            Ok((units, decimals)) => Number { units, decimals, span },
            Err(problem) => {
                let message = match problem {
                    NumberError::TooLarge => "This number is too large to be counted exactly.",
                    NumberError::TooFine => "This number has too many digits to be kept exactly.",
                };
                let help = "A number has at most 15 digits, those after the point included.";
                self.error(&codes::NUMBER_TOO_LARGE, span, message, help);
                Number { units: 0, decimals: 0, span }
            }
        }
    }

    /// `1.500`: one and a half, or fifteen hundred? Nobody writes a zero at the end of decimals without a reason.
    fn thousands_with_a_point(&self, pair: &Pair) {
        let written = pair.as_str().trim_start_matches(['-', '+', ' ', '\t']);
        let Some((whole, rest)) = written.split_once('.') else { return };
        let three = rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit()) && rest.ends_with('0');
        if !three || whole.len() > 3 || whole.starts_with('0') {
            return;
        }
        let decimals = rest.trim_end_matches('0');
        let small = if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") };
        let large = format!("{whole}{rest}");
        let span = self.span(pair);
        let start = pair.as_span().start() + (pair.as_str().len() - written.len());
        let place = self.range(start, start + written.len());
        let diagnostic =
            Diagnostic::new(&codes::THOUSANDS, span, format!("Is `{written}` the number {large}, or {small}?"))
                .help(format!(
                    "A point stands before decimals, and thousands have no mark. Write `{large}` or `{small}`."
                ))
                .fix(format!("write `{large}`"), place, large)
                .fix(format!("write `{small}`"), place, small);
        self.report(diagnostic);
    }

    /// A piece that is a date.
    fn date(&self, pair: &Pair) -> Date {
        Date { days: self.day(pair), span: self.span(pair) }
    }

    fn day(&self, pair: &Pair) -> i64 {
        match numbers::day(pair.as_str()) {
            Ok(days) => days,
            Err(why) => {
                self.error(&codes::NO_SUCH_DATE, self.span(pair), why, "Write a date as year-month-day: `2026-03-31`.");
                numbers::nearest_day(pair.as_str())
            }
        }
    }

    /// A piece that is a time.
    fn time(&self, pair: &Pair) -> Time {
        let days = self.day(pair);
        let (local_ms, offset_minutes) = match pair.as_str().get(11..).and_then(numbers::clock) {
            Some((ms, offset)) => (days * numbers::DAY_MS + ms, offset),
            None => {
                let help = "Hours go from `00` to `23`, minutes and seconds from `00` to `59`.";
                self.error(&codes::NO_SUCH_TIME, self.span(pair), "There is no such time of day.", help);
                (days * numbers::DAY_MS, None)
            }
        };
        Time { local_ms, offset_minutes, span: self.span(pair) }
    }
}

/// The words of a name with one space between each, in Unicode's NFC.
fn words(written: &str) -> String {
    if !written.contains('\t') && !written.contains("  ") && written.trim().len() == written.len() {
        return nfc(written);
    }
    nfc(&written.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Unicode's NFC; most text is in it already.
fn nfc(text: &str) -> String {
    if is_nfc(text) { text.to_string() } else { text.nfc().collect() }
}
