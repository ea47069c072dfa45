//! Types of values, and values that can be written in a definition.

use serde::{Deserialize, Serialize};

/// The type of a field or property, with the unit of its values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ValueType {
    /// true or false
    YesNo,
    /// An index into `choices`.
    OneOf {
        /// The choices.
        choices: Vec<String>,
        /// The choice that catches everything else.
        other: Option<usize>,
    },
    /// A set of indices into `choices`, ascending.
    SeveralOf {
        /// The choices.
        choices: Vec<String>,
        /// The choice that catches everything else.
        other: Option<usize>,
    },
    /// Units of 10^-decimals. `whole` refuses fractions, otherwise data is rounded half away from zero.
    Number {
        /// A fraction in the data is a problem.
        whole: bool,
        /// 0 to 6.
        decimals: u32,
        /// Lowest value, in units.
        min: Option<i64>,
        /// Highest value, in units.
        max: Option<i64>,
    },
    /// Minor units of the definition's currency.
    Money {
        /// How many digits the minor unit has: 2 for EUR, 0 for JPY.
        decimals: u32,
        /// Lowest value, in minor units.
        min: Option<i64>,
        /// Highest value, in minor units.
        max: Option<i64>,
    },
    /// Hundredths of a percent.
    Percent {
        /// Lowest value, in hundredths.
        min: Option<i64>,
        /// Highest value, in hundredths.
        max: Option<i64>,
    },
    /// Text, trimmed, in NFC; never empty.
    Text,
    /// Text with one `@` and something on both sides.
    Email,
    /// Days since 1970-01-01.
    Date,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    Time,
}

/// A value written in the rule set.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Constant {
    /// yes or no
    Bool(bool),
    /// A number, index, day or instant.
    Int(i64),
    /// Text.
    Text(String),
    /// A set of choices, ascending.
    Set(Vec<i64>),
}
