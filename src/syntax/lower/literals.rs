//! Names, text, numbers, dates, times, durations.

use super::Lower;
use crate::base::Span;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::ast::{Because, Date, Duration, Label, Moment, Name, Number, Period, Text, Time, Unit, Value};
use crate::syntax::cursor::Cursor;
use crate::syntax::expected::is_name;
use crate::syntax::numbers::{self, NumberError};
use crate::syntax::parser::{Pair, Rule};
use unicode_normalization::{UnicodeNormalization, is_nfc};

impl Lower<'_> {
    /// The next part as a name.
    pub(super) fn name(&mut self, c: &mut Cursor) -> Option<Name> {
        let pair = c.eat_if(is_name)?;
        Some(self.name_of_pair(&pair))
    }

    /// A piece that is a name.
    pub(super) fn name_of_pair(&mut self, pair: &Pair) -> Name {
        let written = pair.as_str();
        let inside = written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        let name = Name { text: words(inside.unwrap_or(written)), quoted: inside.is_some(), span: self.span(pair) };
        if name.text.is_empty() {
            self.error(
                &codes::EMPTY_NAME,
                pair,
                "There is no name between these quotes.",
                "Write the name between the quotes.",
            );
        }
        name
    }

    /// The next part as text.
    pub(super) fn text(&mut self, c: &mut Cursor) -> Option<Text> {
        let pair = c.eat(Rule::text)?;
        Some(self.text_of_pair(&pair))
    }

    /// A piece that is text.
    pub(super) fn text_of_pair(&mut self, pair: &Pair) -> Text {
        let written = pair.as_str();
        let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
        let value = if inside.contains('\\') { self.unescape(inside, pair) } else { nfc(inside) };
        Text { value, span: self.span(pair) }
    }

    fn unescape(&mut self, inside: &str, pair: &Pair) -> String {
        let mut value = String::with_capacity(inside.len());
        let mut rest = inside;
        while let Some(at) = rest.find('\\') {
            value.push_str(&rest[..at]);
            let escape = &rest[at + 1..];
            if let Some(hex) = escape.strip_prefix("u{") {
                let (digits, after) = hex.split_once('}').unwrap_or((hex, ""));
                match u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
                    Some(character) => value.push(character),
                    None => {
                        let message = format!("There is no character with the number `{digits}`.");
                        self.error(
                            &codes::NO_SUCH_CHARACTER,
                            pair,
                            message,
                            "Write the character itself, without `\\u{…}`.",
                        );
                    }
                }
                rest = after;
            } else {
                let mut characters = escape.chars();
                match characters.next() {
                    Some('n') => value.push('\n'),
                    Some(other) => value.push(other),
                    None => {}
                }
                rest = characters.as_str();
            }
        }
        value.push_str(rest);
        nfc(&value)
    }

    /// `because "…"`, if it stands there.
    pub(super) fn because(&mut self, c: &mut Cursor) -> Because {
        let pair = c.eat(Rule::because)?;
        let mut inner = Cursor::new(pair);
        inner.has(Rule::k_because);
        self.text(&mut inner)
    }

    /// The next part as a label.
    pub(super) fn label(&mut self, c: &mut Cursor) -> Option<Label> {
        let pair = c.eat_if(|rule| matches!(rule, Rule::label | Rule::label_num))?;
        let inner = Cursor::new(pair).take()?;
        Some(if inner.as_rule() == Rule::text {
            let text = self.text_of_pair(&inner);
            Label { text: text.value, quoted: true, span: text.span }
        } else {
            let name = self.name_of_pair(&inner);
            Label { text: name.text, quoted: name.quoted, span: name.span }
        })
    }

    /// The next part as a number; a percentage counts without its sign.
    pub(super) fn number(&mut self, c: &mut Cursor) -> Option<Number> {
        let pair = c.eat_if(|rule| matches!(rule, Rule::number | Rule::percent | Rule::points))?;
        Some(self.number_of_pair(&pair))
    }

    /// A piece that is a number, a percentage, or points with their sign.
    pub(super) fn number_of_pair(&mut self, pair: &Pair) -> Number {
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
                self.error(&codes::NUMBER_TOO_LARGE, pair, message, help);
                Number { units: 0, decimals: 0, span }
            }
        }
    }

    /// `1.500`: one and a half, or fifteen hundred? Nobody writes a zero at the end of decimals without a reason.
    fn thousands_with_a_point(&mut self, pair: &Pair) {
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
        self.sink.report(diagnostic);
    }

    /// A piece that is a date.
    pub(super) fn date_of_pair(&mut self, pair: &Pair) -> Date {
        Date { days: self.day(pair), span: self.span(pair) }
    }

    fn day(&mut self, pair: &Pair) -> i64 {
        match numbers::day(pair.as_str()) {
            Ok(days) => days,
            Err(why) => {
                self.error(&codes::NO_SUCH_DATE, pair, why, "Write a date as year-month-day: `2026-03-31`.");
                numbers::nearest_day(pair.as_str())
            }
        }
    }

    /// A piece that is a time.
    fn time_of_pair(&mut self, pair: &Pair) -> Time {
        let days = self.day(pair);
        let (local_ms, offset_minutes) = match pair.as_str().get(11..).and_then(numbers::clock) {
            Some((ms, offset)) => (days * numbers::DAY_MS + ms, offset),
            None => {
                let help = "Hours go from `00` to `23`, minutes and seconds from `00` to `59`.";
                self.error(&codes::NO_SUCH_TIME, pair, "There is no such time of day.", help);
                (days * numbers::DAY_MS, None)
            }
        };
        Time { local_ms, offset_minutes, span: self.span(pair) }
    }

    /// The next part as a date.
    pub(super) fn date(&mut self, c: &mut Cursor) -> Option<Date> {
        let pair = c.eat(Rule::date)?;
        Some(self.date_of_pair(&pair))
    }

    /// The next part as a date or a time.
    pub(super) fn moment(&mut self, c: &mut Cursor) -> Option<Moment> {
        let pair = c.eat_if(|rule| matches!(rule, Rule::date | Rule::time))?;
        Some(match pair.as_rule() {
            Rule::date => Moment::Date(self.date_of_pair(&pair)),
            _ => Moment::Time(self.time_of_pair(&pair)),
        })
    }

    /// The next part as a duration.
    pub(super) fn duration(&mut self, c: &mut Cursor) -> Option<Duration> {
        let pair = c.eat(Rule::duration)?;
        let span = self.span(&pair);
        let mut inner = Cursor::new(pair);
        let amount = self.number(&mut inner)?;
        let working = inner.has(Rule::k_working);
        let unit = match inner.take()?.as_str() {
            "second" | "seconds" => Unit::Second,
            "minute" | "minutes" => Unit::Minute,
            "hour" | "hours" => Unit::Hour,
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "quarter" | "quarters" => Unit::Quarter,
            _ => Unit::Year,
        };
        Some(Duration { amount, unit, working, span })
    }

    /// The next part as a period of the calendar.
    pub(super) fn period(&mut self, c: &mut Cursor) -> Option<Period> {
        Some(match c.eat(Rule::period)?.as_str() {
            "day" => Period::Day,
            "week" => Period::Week,
            "month" => Period::Month,
            "quarter" => Period::Quarter,
            _ => Period::Year,
        })
    }

    /// The next part as a value.
    pub(super) fn value(&mut self, c: &mut Cursor) -> Option<Value> {
        let pair = c.eat(Rule::value)?;
        let mut inner = Cursor::new(pair);
        let first = inner.take()?;
        Some(match first.as_rule() {
            Rule::text => Value::Text(self.text_of_pair(&first)),
            Rule::money => self.money(first)?,
            Rule::time => Value::Time(self.time_of_pair(&first)),
            Rule::date => Value::Date(self.date_of_pair(&first)),
            Rule::number => Value::Number(self.number_of_pair(&first)),
            Rule::percent => {
                let percent = self.number_of_pair(&first);
                if inner.has(Rule::k_of) {
                    Value::Share(percent, self.name(&mut inner)?)
                } else {
                    Value::Percent(percent)
                }
            }
            _ => Value::Name(self.name_of_pair(&first)),
        })
    }

    /// A piece that is money.
    pub(super) fn money(&mut self, pair: Pair) -> Option<Value> {
        let span: Span = self.span(&pair);
        let mut inner = Cursor::new(pair);
        let currency = inner.eat(Rule::currency)?.as_str().to_string();
        Some(Value::Money { currency, amount: self.number(&mut inner)?, span })
    }

    /// The next part as a list of values in brackets.
    pub(super) fn values(&mut self, c: &mut Cursor) -> Option<Vec<Value>> {
        let mut inner = Cursor::new(c.eat(Rule::values)?);
        inner.has(Rule::open_bracket);
        let mut values = Vec::new();
        while let Some(value) = self.value(&mut inner) {
            values.push(value);
            inner.has(Rule::comma);
        }
        Some(values)
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
