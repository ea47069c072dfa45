//! Values as people read them: choices by name, numbers with their decimals, dates and times in ISO 8601.

use serde::{Serialize, Serializer};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::ruleset::{Constant, ValueType};

use super::time::{Instant, date_text};
use super::value::Value;

/// A number with at most six decimals, written exactly and without zeros at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// In units of 10^-decimals.
    pub units: i64,
    /// How many decimals a unit has.
    pub decimals: u32,
}

impl Number {
    /// The number in digits.
    #[must_use]
    pub fn text(self) -> String {
        let scale = 10_u64.saturating_pow(self.decimals);
        let size = self.units.unsigned_abs();
        let sign = if self.units < 0 { "-" } else { "" };
        let (whole, fraction) = (size / scale, size % scale);
        if fraction == 0 {
            return format!("{sign}{whole}");
        }
        let width = usize::try_from(self.decimals).unwrap_or(0);
        let fraction = format!("{fraction:0width$}");
        format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.text();
        match text.parse::<i64>() {
            Ok(whole) => serializer.serialize_i64(whole),
            // As it is: the text of the nearest double may have an exponent, and other digits at the end.
            Err(_) => match RawValue::from_string(text) {
                Ok(digits) => digits.serialize(serializer),
                Err(_) => serializer.serialize_none(),
            },
        }
    }
}

/// A value as text.
pub(crate) fn text(declared: &ValueType, value: &Value) -> String {
    match json(declared, value) {
        Json::String(text) => text,
        Json::Array(parts) => parts.iter().map(|part| part.as_str().unwrap_or_default()).collect::<Vec<_>>().join("; "),
        Json::Bool(yes) => if yes { "yes" } else { "no" }.to_owned(),
        other => other.to_string(),
    }
}

/// A value as a number, if its type is one: as JSON it may lose digits.
pub(crate) fn number(declared: &ValueType, value: &Value) -> Option<Number> {
    let decimals = match declared {
        ValueType::Number { decimals, .. } | ValueType::Money { decimals, .. } => *decimals,
        ValueType::Percent { .. } => 2,
        _ => return None,
    };
    value.int().map(|units| Number { units, decimals })
}

/// A value as JSON.
pub(crate) fn json(declared: &ValueType, value: &Value) -> Json {
    match (declared, value) {
        (ValueType::OneOf { choices, .. }, Value::Int(index)) => choice(choices, *index),
        (ValueType::SeveralOf { choices, .. }, Value::Set(set)) => {
            set.iter().map(|index| choice(choices, *index)).collect::<Vec<_>>().into()
        }
        (ValueType::Number { .. } | ValueType::Money { .. } | ValueType::Percent { .. }, value) => {
            number(declared, value).map_or(Json::Null, Json::from)
        }
        (ValueType::Date, Value::Int(days)) => date_text(*days).into(),
        (ValueType::Time, Value::Int(at)) => Instant(*at).to_string().into(),
        (_, value) => plain(value),
    }
}

/// A constant of a definition as data would say it: what the normaliser reads as that constant.
#[must_use]
pub fn raw(declared: &ValueType, constant: &Constant) -> Json {
    json(declared, &Value::from(constant))
}

/// A value of which no more is known.
pub(crate) fn plain(value: &Value) -> Json {
    match value {
        Value::Bool(yes) => (*yes).into(),
        Value::Int(number) => (*number).into(),
        Value::Text(text) => Json::from(&**text),
        Value::Set(set) => set.to_vec().into(),
    }
}

impl From<Number> for Json {
    fn from(number: Number) -> Json {
        serde_json::to_value(number).unwrap_or_default()
    }
}

fn choice(choices: &[String], index: i64) -> Json {
    usize::try_from(index).ok().and_then(|index| choices.get(index)).map_or(Json::Null, |name| name.as_str().into())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_exactly() {
        for (units, decimals, text) in
            [(5625, 2, "56.25"), (5600, 2, "56"), (-5650, 2, "-56.5"), (5, 2, "0.05"), (0, 2, "0"), (-1, 1, "-0.1")]
        {
            assert_eq!(serde_json::to_string(&Number { units, decimals }).unwrap(), text);
        }
    }
}
