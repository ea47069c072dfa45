//! Values while a lead is decided. An unknown value is the absence of one: `Option<Value>`.

use std::sync::Arc;

use crate::ruleset::Constant;

/// A known value, in the unit of its type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Yes or no; met or not met.
    Bool(bool),
    /// A number, an index, a day or an instant.
    Int(i64),
    /// Text.
    Text(Arc<str>),
    /// A set of choices, ascending.
    Set(Arc<[i64]>),
}

impl Value {
    /// The integer, where it is one.
    #[must_use]
    pub fn int(&self) -> Option<i64> {
        match self {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as canonical JSON (RFC 8785), which decides between events of one instant.
    pub(crate) fn canonical(value: Option<&Value>) -> String {
        match value {
            None => "null".to_owned(),
            Some(Value::Bool(yes)) => yes.to_string(),
            Some(Value::Int(number)) => number.to_string(),
            Some(Value::Text(text)) => serde_json::Value::from(&**text).to_string(),
            Some(Value::Set(choices)) => serde_json::Value::from(&**choices).to_string(),
        }
    }
}

impl From<&Constant> for Value {
    fn from(constant: &Constant) -> Self {
        match constant {
            Constant::Bool(yes) => Value::Bool(*yes),
            Constant::Int(number) => Value::Int(*number),
            Constant::Text(text) => Value::Text(text.as_str().into()),
            Constant::Set(choices) => Value::Set(choices.as_slice().into()),
        }
    }
}
