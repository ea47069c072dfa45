//! The operators of expressions, each once: its name in the document, its parts with what belongs in them, and the type that it gives.
//!
//! From this table come the operators themselves, their names, what a reader accepts, and the walk over their parts; a test holds it
//! against `spec/ruleset.schema.json`, from which the tables of the other runtimes are made.
#![allow(missing_docs, reason = "the operators say what they do with their parts")]

use serde::{Deserialize, Serialize};

use super::kind::{Gives, Operand};
use super::{Constant, Expr, TextMatch};

/// Declares the operators. A part is `[Kind]` where it is a list of expressions, `(Kind)` where it is one; anything else is plain data.
macro_rules! operators {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident $tag:literal $({ $( $(#[$attr:meta])* $field:ident: $type:tt, )* })? gives $gives:ident
    )*) => {
        /// An expression without its id. Conditions give met or not met; values give a value or unknown.
        ///
        /// Every operand is always evaluated: no operator stops early, so that what is due for a recheck does not depend on order.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(tag = "op")]
        pub enum Op {
            $(
                $(#[doc = $doc])*
                #[serde(rename = $tag)]
                $name $({ $( $(#[$attr])* $field: data!($type), )* })?,
            )*
        }

        /// The name of an operator.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Operator {
            $( $(#[doc = $doc])* #[serde(rename = $tag)] $name, )*
        }

        impl Op {
            /// Its name.
            #[must_use]
            pub fn operator(&self) -> Operator {
                match self {
                    $( Op::$name { .. } => Operator::$name, )*
                }
            }

            /// The expressions that it is made of, in their order.
            #[must_use]
            #[allow(unused_mut, clippy::vec_init_then_push, reason = "operators have no parts, one, two or a list")]
            pub fn parts(&self) -> Vec<Part<'_>> {
                match self {
                    $( Op::$name $({ $($field),* })? => {
                        let mut parts = Vec::new();
                        $( $( add!(parts, $field, $type); )* )?
                        parts
                    } )*
                }
            }
        }

        impl Operator {
            /// All operators.
            pub const ALL: &[Operator] = &[ $( Operator::$name ),* ];

            /// The name as the document has it.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self { $( Operator::$name => $tag, )* }
            }

            /// The type of what it gives.
            #[must_use]
            pub const fn gives(self) -> Gives {
                match self { $( Operator::$name => Gives::$gives, )* }
            }
        }
    };
}

/// The type of a part or of plain data.
macro_rules! data {
    ([$kind:ident]) => { Vec<Expr> };
    (($kind:ident)) => { Box<Expr> };
    ({ $type:ty }) => { $type };
}

/// Adds a part to a list, if it is one.
macro_rules! add {
    ($parts:ident, $field:ident, [$kind:ident]) => {
        let part = |(at, expr)| Part { key: stringify!($field), index: Some(at), wanted: Operand::$kind, expr };
        $parts.extend($field.iter().enumerate().map(part));
    };
    ($parts:ident, $field:ident, ($kind:ident)) => {
        $parts.push(Part { key: stringify!($field), index: None, wanted: Operand::$kind, expr: $field });
    };
    ($parts:ident, $field:ident, { $type:ty }) => {
        let _ = $field;
    };
}

/// An expression in another one.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The key that holds it: `of`, `left` or `right`.
    pub key: &'static str,
    /// Where it is in a list.
    pub index: Option<usize>,
    /// What belongs there.
    pub wanted: Operand,
    pub expr: &'a Expr,
}

impl Op {
    /// The expression of this operator, boxed, without an id.
    #[must_use]
    pub fn boxed(self) -> Box<Expr> {
        Box::new(self.into())
    }
}

operators! {
    /// All are met; of none: met.
    All "all" { of: [Condition], } gives Condition
    /// At least one is met; of none: not met.
    Any "any" { of: [Condition], } gives Condition
    /// It is not met.
    Not "not" { of: (Condition), } gives Condition
    /// At least `n` of the parts are met.
    AtLeast "at_least" { n: {usize}, of: [Condition], } gives Condition
    /// Both are known and the same.
    Eq "eq" { left: (Value), right: (Value), } gives Condition
    /// Both are known and `left < right`.
    Lt "lt" { left: (Ordered), right: (Ordered), } gives Condition
    /// Both are known and `left <= right`.
    Le "le" { left: (Ordered), right: (Ordered), } gives Condition
    /// It is known and one of these, which ascend.
    In "in" { of: (Ordered), values: {Vec<i64>}, } gives Condition
    /// It is known and matches any of these texts, which are in lower case where case does not count.
    Text "text" { of: (Text), test: {TextMatch}, values: {Vec<String>}, } gives Condition
    /// Both texts are known and the same, A to Z without case.
    SameText "same_text" { left: (Text), right: (Text), } gives Condition
    /// The set is known and has one of these choices, which ascend.
    Includes "includes" { of: (Set), values: {Vec<i64>}, } gives Condition
    /// It is known.
    Known "known" { of: (Value), } gives Condition
    /// The instant is known and `min <= T - instant <= max`, in ms; an end that is not given is open.
    Age "age" {
        of: (Instant),
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: {Option<i64>},
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: {Option<i64>},
    } gives Condition
    /// The date is known and `min <= day of T - date <= max`, in calendar days of the definition's zone.
    AgeDays "age_days" {
        of: (Date),
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: {Option<i64>},
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: {Option<i64>},
    } gives Condition
    /// The status has had this value at some instant up to now.
    WasEver "was_ever" { status: {usize}, value: {usize}, } gives Condition
    /// The criteria of the stage are met (all below too, where stages build on each other); keeping does not count.
    Meets "meets" { stage: {usize}, } gives Condition
    /// The permission is given.
    Permission "permission" { permission: {usize}, } gives Condition

    /// This value.
    Const "const" { value: {Constant}, } gives Declared
    /// The field's value.
    Field "field" { field: {usize}, } gives Declared
    /// The domain of an email: the part after the `@`, A to Z in lower case.
    Domain "domain" { of: (Text), } gives Text
    /// The property of the event that is looked at; only inside a `where`.
    Property "property" { property: {usize}, } gives Declared
    /// The feature's value.
    Feature "feature" { feature: {usize}, } gives Declared
    /// The rule's value: met or not, a score in its units, the index of a band or class.
    Rule "rule" { rule: {usize}, } gives Declared
    /// The present stage, as an index: only in what comes after the stages.
    Stage "stage" gives Index
    /// The present outcome, as an index; −1 where there is none: only in what comes after the stages.
    Outcome "outcome" gives Index
    /// The instant since which the present stage has been the stage: only in what comes after the stages.
    StageSince "stage_since" gives Instant
    /// The status's value, as an index.
    Status "status" { status: {usize}, } gives Index
    /// The instant at which the present run of the status's value began; unknown for the value at first.
    StatusSince "status_since" { status: {usize}, } gives Instant
    /// Whole days of 24 hours since the instant: floor((T − instant) / day).
    DaysSince "days_since" { of: (Instant), } gives Number
    /// Calendar days since the date in the definition's zone.
    CalendarDaysSince "calendar_days_since" { of: (Date), } gives Number
    /// The number times a factor, held within ±(2^53 − 1).
    Times "times" { of: (Number), by: {i64}, } gives Number
    /// The first instant of a date plus some days, in the definition's zone.
    DayStart "day_start" { of: (Date), plus: {i64}, } gives Instant
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;

    /// An operator as the schema has it, with parts that are all `stage`.
    fn example(keys: &serde_json::Map<String, Value>, tag: &str) -> Op {
        let value = |(key, schema): (&String, &Value)| {
            let part = json!({ "op": "stage" });
            let value = match (key.as_str(), schema["type"].as_str(), schema["$ref"].as_str()) {
                ("op", ..) => json!(tag),
                ("test", ..) => json!("is"),
                ("id", ..) => json!("an id"),
                (_, Some("array"), _) if schema["items"]["x-kind"].is_string() => json!([part]),
                (_, Some("array"), _) | (_, _, Some("#/$defs/names")) => json!([]),
                (_, _, Some("#/$defs/expr")) => part,
                _ => json!(1),
            };
            (key.clone(), value)
        };
        serde_json::from_value(keys.iter().map(value).collect()).unwrap()
    }

    #[test]
    fn the_schema_has_the_same_operators_with_the_same_types() {
        let schema: Value = serde_json::from_str(include_str!("../../spec/ruleset.schema.json")).unwrap();
        let expr = &schema["$defs"]["expr"];
        let tags: Vec<&str> = Operator::ALL.iter().map(|operator| operator.tag()).collect();
        assert_eq!(expr["properties"]["op"]["enum"], json!(tags));
        for (case, operator) in expr["allOf"].as_array().unwrap().iter().zip(Operator::ALL) {
            let (then, tag) = (&case["then"], operator.tag());
            assert_eq!(case["if"]["properties"]["op"]["const"], tag);
            assert_eq!(then["x-kind"], format!("{:?}", operator.gives()).to_lowercase(), "{tag}");
            let keys = then["properties"].as_object().unwrap();
            let op = example(keys, tag);
            assert_eq!(op.operator(), *operator);
            let kind =
                |schema: &Value| schema["x-kind"].as_str().or(schema["items"]["x-kind"].as_str()).map(str::to_owned);
            let wanted: BTreeMap<&str, String> =
                keys.iter().filter_map(|(key, schema)| Some((key.as_str(), kind(schema)?))).collect();
            let parts = op.parts().into_iter().map(|part| (part.key, format!("{:?}", part.wanted).to_lowercase()));
            assert_eq!(parts.collect::<BTreeMap<_, _>>(), wanted, "{tag}");
        }
    }
}
