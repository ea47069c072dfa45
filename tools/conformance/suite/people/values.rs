//! Values of fields and properties, at what they are compared with.

use super::wrong;
use crate::suite::hints::Compared;
use crate::suite::rng::Rng;
use leadlang::engine::{Instant, Number};
use leadlang::ruleset::{DAY_MS, ValueType};
use serde_json::{Value as Json, json};

/// What values are made from.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// T, in ms.
    pub now: i64,
    /// What the value is compared with.
    pub compared: &'a Compared,
    /// The definition's currency.
    pub currency: Option<&'a str>,
}

/// All values at the boundaries of a type and of what it is compared with, in their plainest spelling.
pub fn boundaries(value: &ValueType, around: Around) -> Vec<Json> {
    let numbers = || around.compared.numbers.iter().copied();
    match value {
        ValueType::YesNo => vec![true.into(), false.into()],
        ValueType::OneOf { choices, .. } => choices.iter().map(|choice| choice.as_str().into()).collect(),
        ValueType::SeveralOf { choices, .. } => {
            let mut sets: Vec<Json> = choices.iter().map(|choice| json!([choice])).collect();
            sets.push(json!([]));
            sets.push(json!(choices));
            sets
        }
        ValueType::Number { decimals, min, max, .. } | ValueType::Money { decimals, min, max } => {
            units(numbers(), *min, *max).into_iter().map(|units| decimal(units, *decimals)).collect()
        }
        ValueType::Percent { min, max } => {
            units(numbers(), *min, *max).into_iter().map(|units| decimal(units, 2)).collect()
        }
        ValueType::Text => texts(around.compared).into_iter().map(Json::from).collect(),
        ValueType::Email => emails(around.compared).into_iter().map(Json::from).collect(),
        ValueType::Date => {
            let today = around.now.div_euclid(DAY_MS);
            let spans = around.compared.spans.iter().map(|span| span / DAY_MS);
            let days = spans.flat_map(|days| [today - days, today + days]).chain(numbers()).chain([today]);
            let mut days: Vec<i64> = days.flat_map(|day| [day - 1, day, day + 1]).collect();
            days.sort_unstable();
            days.dedup();
            days.into_iter().map(|day| date(day).into()).collect()
        }
        ValueType::Time => {
            let spans = around.compared.spans.iter();
            let ages = spans.flat_map(|span| [around.now - span, around.now + span]);
            let mut instants: Vec<i64> =
                ages.chain(numbers()).chain([around.now]).flat_map(|at| [at - 1, at, at + 1]).collect();
            instants.sort_unstable();
            instants.dedup();
            instants.into_iter().map(|at| Instant(at).to_string().into()).collect()
        }
    }
}

/// A value at random: mostly at a boundary, now and then spelled in another way, now and then wrong.
pub fn random(rng: &mut Rng, value: &ValueType, around: Around) -> Json {
    if rng.chance(6) {
        return wrong::value(rng);
    }
    let all = boundaries(value, around);
    let plain = if rng.chance(80) || all.is_empty() { somewhere(rng, value, around) } else { None };
    let plain = plain.or_else(|| (!all.is_empty()).then(|| rng.pick(&all).clone())).unwrap_or(Json::Null);
    if rng.chance(20) { spelled(rng, value, plain, around) } else { plain }
}

/// For types whose boundaries are many or far away: a value anywhere near. None: take a boundary.
fn somewhere(rng: &mut Rng, value: &ValueType, around: Around) -> Option<Json> {
    match value {
        ValueType::SeveralOf { choices, .. } => {
            let some: Vec<&String> = rng.some(choices, 50);
            Some(json!(some))
        }
        ValueType::Number { decimals, min, max, .. } if around.compared.numbers.is_empty() => {
            let (low, high) = (min.unwrap_or(0), max.unwrap_or(min.unwrap_or(0) + 1000));
            Some(decimal(rng.between(low, high), *decimals))
        }
        ValueType::Time if rng.chance(40) => {
            let at = around.now + rng.between(-100 * DAY_MS, 10 * DAY_MS);
            Some(Instant(at).to_string().into())
        }
        _ => None,
    }
}

/// The same value as others write it.
fn spelled(rng: &mut Rng, value: &ValueType, plain: Json, around: Around) -> Json {
    let text = plain.as_str().map_or_else(|| plain.to_string(), str::to_owned);
    match value {
        ValueType::YesNo => {
            let ways: &[Json] = if plain == true {
                &["yes".into(), "Y".into(), "TRUE".into(), 1.into(), " true ".into(), "1".into()]
            } else {
                &["no".into(), "N".into(), "False".into(), 0.into(), "0".into()]
            };
            rng.pick(ways).clone()
        }
        ValueType::OneOf { .. } => match rng.below(4) {
            0 => text.to_uppercase().into(),
            1 => text.replace(' ', "_").into(),
            2 => format!("  {} ", text.replace('-', " ")).into(),
            _ => text.replace([' ', '-'], "").into(),
        },
        ValueType::SeveralOf { .. } => {
            let parts: Vec<&str> = plain.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
            parts.join(if rng.chance(50) { ";" } else { " ; " }).into()
        }
        ValueType::Number { decimals, .. } => match rng.below(4) {
            0 => text.into(),
            1 => format!("+{}", text.trim_start_matches('+')).into(),
            2 => format!("{text}e0").into(),
            // More digits than the type has: rounded, half away from zero.
            _ => format!("{text}{}{}", if text.contains('.') { "" } else { "." }, "0".repeat(*decimals as usize) + "5")
                .into(),
        },
        ValueType::Money { .. } => {
            let code = around.currency.unwrap_or("EUR");
            match rng.below(4) {
                0 => format!("{code} {text}").into(),
                1 => format!("{text}{}", code.to_lowercase()).into(),
                2 => format!("USD {text}").into(),
                _ => text.into(),
            }
        }
        ValueType::Percent { .. } => match rng.below(3) {
            0 => format!("{text}%").into(),
            1 => format!("{text} %").into(),
            _ => text.into(),
        },
        ValueType::Text | ValueType::Email => match rng.below(3) {
            0 => text.to_uppercase().into(),
            1 => format!("\u{a0}{text}\t").into(),
            _ => text.to_lowercase().into(),
        },
        ValueType::Date => match rng.below(4) {
            0 => format!("{text}T00:30:00Z").into(),
            1 => format!("{text} 23:30:00+02:00").into(),
            2 => format!("{text}T12:00").into(),
            _ => format!("{text}T23:59:59.999Z").into(),
        },
        ValueType::Time => match rng.below(4) {
            0 => text.replace('Z', "+00:00").into(),
            1 => text.replace('T', " ").replace('Z', " UTC").into(),
            2 => text.replace('Z', "+0100").into(),
            _ => text.replace('Z', "").into(),
        },
    }
}

fn units(numbers: impl Iterator<Item = i64>, min: Option<i64>, max: Option<i64>) -> Vec<i64> {
    let mut units: Vec<i64> = numbers.chain(min).chain(max).flat_map(|n| [n - 1, n, n + 1]).collect();
    units.push(0);
    units.sort_unstable();
    units.dedup();
    units
}

/// A number in units as JSON: a whole one as a number, another as text.
pub fn decimal(units: i64, decimals: u32) -> Json {
    let text = Number { units, decimals }.text();
    serde_json::from_str(&text).unwrap_or_else(|_| text.into())
}

fn texts(compared: &Compared) -> Vec<String> {
    let mut all = vec!["x".to_owned()];
    for text in &compared.texts {
        all.extend([
            text.clone(),
            text.to_uppercase(),
            format!("{text}x"),
            format!("x{text}"),
            format!("a {text}, b"),
            format!("{text} é"),
            format!("ß-{text}_1"),
        ]);
    }
    all
}

fn emails(compared: &Compared) -> Vec<String> {
    let mut all = vec!["ann@acme.example".to_owned()];
    for text in &compared.texts {
        if text.contains('@') {
            all.extend([text.clone(), text.to_uppercase()]);
        } else {
            all.extend([format!("a@{text}"), format!("A.B@{}", text.to_uppercase()), format!("a@x.{text}")]);
        }
    }
    all
}

/// A date as it is written.
pub fn date(day: i64) -> String {
    Instant(day * DAY_MS).to_string().split('T').next().unwrap_or_default().to_owned()
}
