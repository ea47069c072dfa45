//! Types of what conditions read, in the words of messages.

use crate::hir::Operand;
use crate::hir::check::Checker;
use crate::model::{BandId, ClassId, StatusId, ValueType};

/// The type of what stands on one side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::hir::check) enum Ty {
    /// A field, a property, or a value of one.
    Value(ValueType),
    /// Points, in units of 10^-decimals.
    Score { decimals: u32, min: i64, max: i64 },
    /// How many events.
    Count,
    /// Whole days since something.
    Days,
    /// A label of a band.
    Band(BandId),
    /// A value of a class.
    Class(ClassId),
    /// A value of a status.
    Status(StatusId),
    /// The present stage.
    Stage,
    /// The present outcome.
    Outcome,
}

/// One side of a comparison.
#[derive(Clone, Debug)]
pub(in crate::hir::check) struct Side {
    /// What is read.
    pub operand: Operand,
    /// Its type.
    pub ty: Ty,
    /// How it is written.
    pub name: String,
    /// It can be unknown.
    pub unknown: bool,
}

/// Digits and bounds of a number of some kind.
#[derive(Clone, Copy, Debug)]
pub(in crate::hir::check) struct Scale {
    /// Digits after the point.
    pub decimals: u32,
    /// Lowest value, in units.
    pub min: Option<i64>,
    /// Highest value, in units.
    pub max: Option<i64>,
}

impl Ty {
    /// Digits and bounds, if it is a number of any kind.
    pub fn scale(&self) -> Option<Scale> {
        let scale = |decimals, min, max| Some(Scale { decimals, min, max });
        match *self {
            Ty::Value(ValueType::Number { decimals, min, max, .. } | ValueType::Money { decimals, min, max }) => {
                scale(decimals, min, max)
            }
            Ty::Value(ValueType::Percent { min, max }) => scale(2, min, max),
            Ty::Score { decimals, min, max } => scale(decimals, Some(min), Some(max)),
            Ty::Count => scale(0, Some(0), None),
            // A time may lie in the future, so days since it may be negative.
            Ty::Days => scale(0, None, None),
            _ => None,
        }
    }

    /// Choices, if it is `one of` or `several of`.
    pub fn choices(&self) -> Option<&[String]> {
        match self {
            Ty::Value(ValueType::OneOf { choices, .. } | ValueType::SeveralOf { choices, .. }) => Some(choices),
            _ => None,
        }
    }

    /// Text, or an email.
    pub fn is_text(&self) -> bool {
        matches!(self, Ty::Value(ValueType::Text | ValueType::Email))
    }

    /// A date or a time.
    pub fn is_time(&self) -> bool {
        matches!(self, Ty::Value(ValueType::Date | ValueType::Time))
    }

    /// What it is, in a message: "a number".
    pub fn what(&self) -> &'static str {
        match self {
            Ty::Value(value) => what(value),
            Ty::Score { .. } => "points of a score",
            Ty::Count => "a count",
            Ty::Days => "a number of days",
            Ty::Band(_) => "a band",
            Ty::Class(_) => "a classification",
            Ty::Status(_) => "a status",
            Ty::Stage => "the stage",
            Ty::Outcome => "the outcome",
        }
    }
}

/// What a type is, in a message.
pub(in crate::hir::check) fn what(value: &ValueType) -> &'static str {
    match value {
        ValueType::YesNo => "yes or no",
        ValueType::OneOf { .. } => "one of a few choices",
        ValueType::SeveralOf { .. } => "several of a few choices",
        ValueType::Number { whole: true, .. } => "a whole number",
        ValueType::Number { .. } => "a number",
        ValueType::Money { .. } => "money",
        ValueType::Percent { .. } => "a percent",
        ValueType::Text => "text",
        ValueType::Email => "an email address",
        ValueType::Date => "a date",
        ValueType::Time => "a time",
    }
}

impl Checker<'_> {
    /// The labels of what has labels, in the order of their indices.
    pub(in crate::hir::check) fn labels(&self, ty: &Ty) -> Option<Vec<String>> {
        match ty {
            Ty::Value(_) => ty.choices().map(<[String]>::to_vec),
            Ty::Band(id) => Some(self.known.bands[id.0].rows.iter().map(|(label, _)| label.text.clone()).collect()),
            Ty::Class(id) => Some(self.known.classes[id.0].values.iter().map(|value| value.text.clone()).collect()),
            Ty::Status(id) => Some(self.known.statuses[id.0].values.clone()),
            Ty::Stage => Some(self.decls.stage_rows.iter().map(|stage| stage.name.text.clone()).collect()),
            Ty::Outcome => Some(self.decls.outcomes.iter().map(|(name, _)| name.text.clone()).collect()),
            _ => None,
        }
    }
}
