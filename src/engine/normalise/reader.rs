//! Reads one raw value as a type says.

use serde_json::Value as Json;

use crate::ruleset::{MAX_INTEGER, Offsets, ValueType};

use super::super::names::{NameIndex, clean, is_white_space};
use super::super::problems::ProblemKind;
use super::super::time::{self, NoInstant};
use super::super::value::Value;
use super::super::zone;
use super::number::{Decimal, Scaled};

/// What a raw value is: known, unknown, or a problem.
pub(crate) type Reading = Result<Option<Value>, ProblemKind>;

/// Reads the values of one field or property.
#[derive(Clone, Debug)]
pub(crate) struct ValueReader {
    value: ValueType,
    choices: NameIndex,
}

/// What reading needs to know of the definition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    /// The days of the definition's zone.
    pub(crate) days: &'a Offsets,
    /// The currency of the definition.
    pub(crate) currency: Option<&'a str>,
}

impl ValueReader {
    /// A reader of values of this type.
    pub(crate) fn new(value: &ValueType) -> Self {
        let choices = match value {
            ValueType::OneOf { choices, .. } | ValueType::SeveralOf { choices, .. } => {
                NameIndex::new(choices.iter().map(String::as_str))
            }
            _ => NameIndex::default(),
        };
        ValueReader { value: value.clone(), choices }
    }

    /// Reads a raw value.
    pub(crate) fn read(&self, raw: &Json, context: Context<'_>) -> Reading {
        let trimmed = match raw {
            Json::Null => return Ok(None),
            Json::String(text) => {
                let text = text.trim_matches(is_white_space);
                if text.is_empty() {
                    return Ok(None);
                }
                Some(text)
            }
            _ => None,
        };
        match &self.value {
            ValueType::YesNo => yes_no(raw).map(|yes| Some(Value::Bool(yes))),
            ValueType::OneOf { other, .. } => {
                let written = plain_text(raw).ok_or(ProblemKind::NotAChoice)?;
                Ok(Some(Value::Int(self.choice(&written, *other)?)))
            }
            ValueType::SeveralOf { other, .. } => self.several(raw, *other),
            ValueType::Number { whole, decimals, min, max } => {
                number(decimal(raw, trimmed)?, *whole, *decimals, (*min, *max))
            }
            ValueType::Money { decimals, min, max } => {
                let amount = match trimmed {
                    Some(text) => without_currency(text, context.currency)?,
                    None => None,
                };
                number(decimal(raw, amount)?, false, *decimals, (*min, *max))
            }
            ValueType::Percent { min, max } => {
                let percent =
                    trimmed.map(|text| text.strip_suffix('%').unwrap_or(text).trim_end_matches(is_white_space));
                number(decimal(raw, percent)?, false, 2, (*min, *max))
            }
            ValueType::Text => plain_text(raw).map(|text| Some(Value::Text(text.into()))).ok_or(ProblemKind::NotText),
            ValueType::Email => email(&plain_text(raw).ok_or(ProblemKind::NotText)?),
            ValueType::Date => date(trimmed, context.days).map(|day| Some(Value::Int(day))),
            ValueType::Time => instant(trimmed).map(|at| Some(Value::Int(at))),
        }
    }

    fn choice(&self, written: &str, other: Option<usize>) -> Result<i64, ProblemKind> {
        let found = self.choices.find(written).or(other).ok_or(ProblemKind::NotAChoice)?;
        i64::try_from(found).map_err(|_| ProblemKind::NotAChoice)
    }

    /// A list of choices: a JSON list, or one text with `;` between them. Empty parts do not count.
    fn several(&self, raw: &Json, other: Option<usize>) -> Reading {
        let mut parts = Vec::new();
        match raw {
            Json::Array(list) => {
                for part in list.iter().filter(|part| !part.is_null()) {
                    parts.push(plain_text(part).ok_or(ProblemKind::NotAChoice)?);
                }
            }
            _ => {
                let text = plain_text(raw).ok_or(ProblemKind::NotAChoice)?;
                if self.choices.find(&text).is_some() {
                    parts.push(text);
                } else {
                    parts.extend(text.split(';').map(|part| clean(part).into_owned()));
                }
            }
        }
        let named = parts.iter().filter(|part| !part.is_empty());
        let mut set = named.map(|part| self.choice(part, other)).collect::<Result<Vec<i64>, _>>()?;
        set.sort_unstable();
        set.dedup();
        Ok(Some(Value::Set(set.into())))
    }
}

/// `true`, `yes`, `y`, `1` and their opposites, in any case.
pub(crate) fn yes_no(raw: &Json) -> Result<bool, ProblemKind> {
    match raw {
        Json::Bool(yes) => Ok(*yes),
        _ => match plain_text(raw).ok_or(ProblemKind::NotYesNo)?.to_ascii_lowercase().as_str() {
            "true" | "yes" | "y" | "1" => Ok(true),
            "false" | "no" | "n" | "0" => Ok(false),
            _ => Err(ProblemKind::NotYesNo),
        },
    }
}

/// Text, in NFC and trimmed; an integer of at most 2^53 − 1 is the text of its digits.
pub(crate) fn plain_text(raw: &Json) -> Option<String> {
    match raw {
        Json::String(text) => Some(clean(text).into_owned()),
        Json::Number(number) => match Decimal::from_json(number)?.scaled(0) {
            Scaled::Exact(whole) if whole.abs() <= MAX_INTEGER => Some(whole.to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// An instant: a date and a time with an offset.
pub(crate) fn instant(trimmed: Option<&str>) -> Result<i64, ProblemKind> {
    let written = trimmed.and_then(time::read).ok_or(ProblemKind::NotATime)?;
    written.instant().map_err(|problem| match problem {
        NoInstant::NotATime => ProblemKind::NotATime,
        NoInstant::NoOffset => ProblemKind::NoOffset,
    })
}

/// A date. Of a time with an offset it is the day in the definition's zone, of one without the day as written.
fn date(trimmed: Option<&str>, days: &Offsets) -> Result<i64, ProblemKind> {
    let written = trimmed.and_then(time::read).ok_or(ProblemKind::NotADate)?;
    if written.offset.is_none() {
        return Ok(written.day);
    }
    let instant = written.instant().map_err(|_| ProblemKind::NotADate)?;
    zone::day(days, instant).ok_or(ProblemKind::PastHorizon)
}

fn email(text: &str) -> Reading {
    let (name, domain) = text.split_once('@').ok_or(ProblemKind::NotAnEmail)?;
    if name.is_empty() || domain.is_empty() || domain.contains('@') || text.contains(is_white_space) {
        return Err(ProblemKind::NotAnEmail);
    }
    Ok(Some(Value::Text(text.into())))
}

fn decimal(raw: &Json, text: Option<&str>) -> Result<Decimal, ProblemKind> {
    let found = match raw {
        Json::Number(number) => Decimal::from_json(number),
        _ => text.and_then(Decimal::read),
    };
    found.ok_or(ProblemKind::NotANumber)
}

/// The amount in a text that may begin or end with the code of a currency.
fn without_currency<'a>(text: &'a str, currency: Option<&str>) -> Result<Option<&'a str>, ProblemKind> {
    let is_code = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let split = match text.len().checked_sub(3) {
        Some(end) if text.is_char_boundary(end) && is_code(&text[end..]) => Some((&text[..end], &text[end..])),
        Some(_) if text.is_char_boundary(3) && is_code(&text[..3]) => Some((&text[3..], &text[..3])),
        _ => None,
    };
    match split {
        None => Ok(Some(text)),
        Some((amount, code)) if currency.is_some_and(|own| own.eq_ignore_ascii_case(code)) => {
            Ok(Some(amount.trim_matches(is_white_space)))
        }
        Some((amount, _)) => {
            let read = Decimal::read(amount.trim_matches(is_white_space));
            Err(if read.is_some() { ProblemKind::NotTheCurrency } else { ProblemKind::NotANumber })
        }
    }
}

/// The largest number, in units, of a side without a bound.
const WIDEST: i64 = 1_000_000_000_000;

/// A number within its range.
fn number(decimal: Decimal, whole: bool, decimals: u32, range: (Option<i64>, Option<i64>)) -> Reading {
    let units = match decimal.scaled(decimals) {
        Scaled::TooLarge => return Err(ProblemKind::OutOfRange),
        Scaled::Rounded(_) if whole => return Err(ProblemKind::NotWhole),
        Scaled::Exact(units) | Scaled::Rounded(units) => units,
    };
    if units < range.0.unwrap_or(-WIDEST) || units > range.1.unwrap_or(WIDEST) {
        return Err(ProblemKind::OutOfRange);
    }
    Ok(Some(Value::Int(units)))
}
