//! What is known of a lead.

use super::{Cond, Named};
use crate::base::Span;
use crate::model::{Constant, DefineId, EventId, FieldId, OutcomeId, StageId, TeamId, ValueType};

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name as declared.
    pub name: Named,
    /// Of the account, not the person.
    pub account: bool,
    /// The name that data use: `account NAME` where a person's field has that name too.
    pub key: String,
    /// Its type.
    pub value: ValueType,
    /// Missing is a data problem.
    pub required: bool,
    /// Masked in reports. A person's fields are personal unless they say otherwise, an account's are not.
    pub personal: bool,
    /// `sensitive`
    pub sensitive: bool,
    /// `tracked`: there is an event `FIELD changed`.
    pub tracked: bool,
    /// `if unknown V`
    pub if_unknown: Option<Constant>,
    /// `fresh for D`, ms.
    pub fresh_for: Option<i64>,
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its name; of a built-in event the span is that of the stage, outcome or field.
    pub name: Named,
    /// What it carries.
    pub properties: Vec<Property>,
    /// Shows interest: not marked `not interest`, `system` or `by` a team, and not built in.
    pub interest: bool,
    /// `hand raise`
    pub hand_raise: bool,
    /// `system`
    pub system: bool,
    /// `by TEAM`
    pub by: Option<TeamId>,
    /// What a built-in event stands for.
    pub entry: Option<Entry>,
}

/// What a built-in event stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// `reached STAGE`
    Reached(StageId),
    /// `left STAGE`
    Left(StageId),
    /// `became OUTCOME`
    Became(OutcomeId),
    /// `ended OUTCOME`
    Ended(OutcomeId),
    /// `handed over STAGE`
    HandedOver(StageId),
    /// `FIELD changed`
    Changed(FieldId),
}

/// A property of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Its name.
    pub name: Named,
    /// Its type.
    pub value: ValueType,
    /// An event without it is ignored and a data problem.
    pub required: bool,
    /// `if unknown V`
    pub if_unknown: Option<Constant>,
}

/// A status.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// Its name.
    pub name: Named,
    /// Its values, each once, in the order of the rows.
    pub values: Vec<String>,
    /// The value `at first`.
    pub first: Option<usize>,
    /// Rows that events set, in order.
    pub rows: Vec<StatusRow>,
}

/// A row of a status.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusRow {
    /// The value, an index into the status's values.
    pub value: usize,
    /// The events that set it.
    pub on: Vec<EventPick>,
    /// Where it stands.
    pub span: Span,
}

/// One kind of event with its filter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventPick {
    /// The event.
    pub event: EventId,
    /// Conditions on its properties (as [`Operand::Property`](super::Operand)) and on fields.
    pub filter: Option<Cond>,
    /// The property that a number takes, where it takes one.
    pub property: Option<usize>,
}

/// A named condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Define {
    /// Its name.
    pub name: Named,
    /// What it stands for.
    pub condition: Cond,
}

/// A permission.
#[derive(Clone, Debug, PartialEq)]
pub struct Permission {
    /// Its name.
    pub name: Named,
    /// Events that give it.
    pub given: Vec<EventPick>,
    /// A yes/no field that gives it.
    pub given_field: Option<FieldId>,
    /// Events that take it away.
    pub withdrawn: Vec<EventPick>,
    /// `expires after D`, ms.
    pub expires: Option<i64>,
}

/// A classification.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its name.
    pub name: Named,
    /// Its values, in the order in which they first stand in the source (the best first where `best_first`).
    pub values: Vec<Named>,
    /// Its values have an order, the first being the best.
    pub best_first: bool,
    /// `LABEL when COND`, in order.
    pub rows: Vec<ClassRow>,
    /// The value of `otherwise`.
    pub otherwise: usize,
}

/// A row of a classification.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassRow {
    /// The value; none: `unknown when …`.
    pub value: Option<usize>,
    /// When.
    pub condition: Cond,
    /// Where it stands.
    pub span: Span,
}

/// What a rule for some people is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// Those who meet a definition.
    Define(DefineId),
    /// Those with this value of a class.
    Class(crate::model::ClassId, usize),
}
