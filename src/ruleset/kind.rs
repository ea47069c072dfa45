//! The type of every expression (chapter 9.4 of the standard).

use super::{Constant, Expr, Feature, FeatureKind, Op, RuleKind, RuleSet, ValueType};

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Met or not met.
    Condition,
    /// Yes or no.
    YesNo,
    /// An amount, a count, a score in its units.
    Number,
    /// A place in a list.
    Index,
    /// A text.
    Text,
    /// A set of choices.
    Set,
    /// A point in time, in ms.
    Instant,
    /// A calendar day.
    Date,
    /// An integer that is written down: what it is compared with says what it is.
    Integer,
}

/// What an operator gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// Met or not met.
    Condition,
    /// A number.
    Number,
    /// A place in a list.
    Index,
    /// A text.
    Text,
    /// An instant.
    Instant,
    /// What is declared of the thing that it reads.
    Declared,
}

/// What belongs in a place for an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Something that is met or not.
    Condition,
    /// Any value.
    Value,
    /// A number, an index, an instant or a date.
    Ordered,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A set of choices.
    Set,
    /// An instant.
    Instant,
    /// A date.
    Date,
}

impl Operand {
    /// Whether an expression of this type belongs there.
    #[must_use]
    pub fn takes(self, kind: Kind) -> bool {
        match self {
            Operand::Condition => kind == Kind::Condition,
            Operand::Value => kind != Kind::Condition,
            Operand::Ordered => {
                matches!(kind, Kind::Number | Kind::Index | Kind::Instant | Kind::Date | Kind::Integer)
            }
            Operand::Number => matches!(kind, Kind::Number | Kind::Integer),
            Operand::Text => kind == Kind::Text,
            Operand::Set => kind == Kind::Set,
            Operand::Instant => matches!(kind, Kind::Instant | Kind::Integer),
            Operand::Date => matches!(kind, Kind::Date | Kind::Integer),
        }
    }

    /// What belongs there, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Operand::Condition => "a condition",
            Operand::Value => "a value",
            Operand::Ordered => "a number, an index, an instant or a date",
            Operand::Number => "a number",
            Operand::Text => "a text",
            Operand::Set => "a set of choices",
            Operand::Instant => "an instant",
            Operand::Date => "a date",
        }
    }
}

impl Kind {
    /// Whether values of these types can be compared.
    #[must_use]
    pub fn compares(self, other: Kind) -> bool {
        let ordered = |kind| Operand::Ordered.takes(kind);
        self == other || (self == Kind::Integer && ordered(other)) || (other == Kind::Integer && ordered(self))
    }

    /// The type in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Condition => "a condition",
            Kind::YesNo => "yes or no",
            Kind::Number => "a number",
            Kind::Index => "an index",
            Kind::Text => "a text",
            Kind::Set => "a set of choices",
            Kind::Instant => "an instant",
            Kind::Date => "a date",
            Kind::Integer => "an integer",
        }
    }

    /// The type of the values of a field or property.
    #[must_use]
    pub fn of_type(value: &ValueType) -> Kind {
        match value {
            ValueType::YesNo => Kind::YesNo,
            ValueType::OneOf { .. } => Kind::Index,
            ValueType::SeveralOf { .. } => Kind::Set,
            ValueType::Number { .. } | ValueType::Money { .. } | ValueType::Percent { .. } => Kind::Number,
            ValueType::Text | ValueType::Email => Kind::Text,
            ValueType::Date => Kind::Date,
            ValueType::Time => Kind::Instant,
        }
    }

    /// The type of a value that is written down.
    #[must_use]
    pub fn of_constant(constant: &Constant) -> Kind {
        match constant {
            Constant::Bool(_) => Kind::YesNo,
            Constant::Int(_) => Kind::Integer,
            Constant::Text(_) => Kind::Text,
            Constant::Set(_) => Kind::Set,
        }
    }
}

/// The type of an expression; `event` is the one whose properties it reads. None: it reads something that is not there, or the points of
/// a score's term, which are no value to compare.
#[must_use]
pub fn kind(ruleset: &RuleSet, expr: &Expr, event: Option<usize>) -> Option<Kind> {
    match expr.op.operator().gives() {
        Gives::Condition => return Some(Kind::Condition),
        Gives::Number => return Some(Kind::Number),
        Gives::Index => return Some(Kind::Index),
        Gives::Text => return Some(Kind::Text),
        Gives::Instant => return Some(Kind::Instant),
        Gives::Declared => {}
    }
    match &expr.op {
        Op::Const { value } => Some(Kind::of_constant(value)),
        Op::Field { field } => Some(Kind::of_type(&ruleset.fields.get(*field)?.value)),
        Op::Property { property } => property_kind(ruleset, event?, *property),
        Op::Feature { feature } => feature_kind(ruleset, ruleset.features.get(*feature)?),
        Op::Rule { rule } => Some(match ruleset.rules.get(*rule)?.kind {
            RuleKind::Define { .. } => Kind::Condition,
            RuleKind::Score(_) => Kind::Number,
            RuleKind::Class(_) | RuleKind::Band(_) => Kind::Index,
        }),
        _ => None,
    }
}

fn property_kind(ruleset: &RuleSet, event: usize, property: usize) -> Option<Kind> {
    Some(Kind::of_type(&ruleset.events.get(event)?.properties.get(property)?.value))
}

fn feature_kind(ruleset: &RuleSet, feature: &Feature) -> Option<Kind> {
    match feature.kind {
        FeatureKind::Count | FeatureKind::Days | FeatureKind::Different | FeatureKind::Total => Some(Kind::Number),
        FeatureKind::LastAt | FeatureKind::FirstAt => Some(Kind::Instant),
        FeatureKind::Highest | FeatureKind::Lowest | FeatureKind::Latest | FeatureKind::Earliest => {
            let select = feature.select.first()?;
            property_kind(ruleset, select.event, select.property?)
        }
        FeatureKind::Points { .. } => None,
    }
}
