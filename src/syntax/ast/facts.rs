//! What is known of a lead: fields, events, lists, definitions, permissions, statuses, classes.

use super::{Because, Condition, Duration, EventRef, Label, Name, Number, Spanned, Text, Value};
use crate::base::Span;

/// `person has …`, `account has …`
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// `account`, not `person`.
    pub account: bool,
    /// Its fields.
    pub fields: Vec<FieldDecl>,
    /// The words `person has`.
    pub head: Span,
}

/// `name: type, option, option`: a field of a record or a property of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldDecl {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub kind: TypeExpr,
    /// Where the type stands.
    pub kind_span: Span,
    /// Its options, as written.
    pub options: Vec<FieldOption>,
    /// The whole line.
    pub span: Span,
}

/// A type as written.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeExpr {
    /// `yes/no`
    YesNo,
    /// `one of (A, B)`
    OneOf(Vec<Label>),
    /// `several of (A, B)`
    SeveralOf(Vec<Label>),
    /// `whole number from A to B`
    WholeNumber(Range),
    /// `number with 2 decimals from A to B`
    Number {
        /// `with N decimals`
        decimals: Option<Number>,
        /// Its range.
        range: Range,
    },
    /// `money from A to B`
    Money(Range),
    /// `percent from A to B`
    Percent(Range),
    /// `text`
    Text,
    /// `email`
    Email,
    /// `date`
    Date,
    /// `time`
    Time,
}

/// `from A to B`; each end may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// Lowest value.
    pub from: Option<Number>,
    /// Highest value.
    pub to: Option<Number>,
}

/// An option and its place.
pub type FieldOption = Spanned<FieldOptionKind>;

/// The options of a field.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the words of the language")]
pub enum FieldOptionKind {
    Required,
    Tracked,
    Sensitive,
    NotPersonal,
    AnythingElseIs(Label),
    IfUnknown(Value),
    FreshFor(Duration),
}

/// `event NAME, option, option has …`
#[derive(Clone, Debug, PartialEq)]
pub struct EventDecl {
    /// Its name.
    pub name: Name,
    /// Its options, as written.
    pub options: Vec<EventOption>,
    /// Its properties.
    pub properties: Vec<FieldDecl>,
}

/// An option and its place.
pub type EventOption = Spanned<EventOptionKind>;

/// The options of an event.
#[derive(Clone, Debug, PartialEq)]
pub enum EventOptionKind {
    /// `not interest`
    NotInterest,
    /// `hand raise`
    HandRaise,
    /// `system`
    System,
    /// `by TEAM`
    By(Name),
}

/// `events high intent: A, B`
#[derive(Clone, Debug, PartialEq)]
pub struct EventGroup {
    /// The group's name.
    pub name: Name,
    /// Its events.
    pub events: Vec<Name>,
}

/// `list NAME: a, b` or `list NAME from "file.csv" column "Domain"`
#[derive(Clone, Debug, PartialEq)]
pub struct ListDecl {
    /// The list's name.
    pub name: Name,
    /// Where its values are.
    pub source: ListSource,
}

/// The values of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum ListSource {
    /// Written here.
    Values(Vec<Value>),
    /// In a file, relative to this one: one value a line, or a column of a CSV file with a header.
    File {
        /// The file.
        path: Text,
        /// `column "NAME"`, needed for a CSV file of more than one column.
        column: Option<Text>,
    },
}

/// `define NAME as COND`
#[derive(Clone, Debug, PartialEq)]
pub struct Define {
    /// Its name.
    pub name: Name,
    /// What it stands for.
    pub condition: Condition,
}

/// `permission NAME: given by A, withdrawn by B, expires after D`
#[derive(Clone, Debug, PartialEq)]
pub struct PermissionDecl {
    /// Its name.
    pub name: Name,
    /// What gives it: events, or a field (one plain name).
    pub given_by: Vec<EventRef>,
    /// What takes it away.
    pub withdrawn_by: Vec<EventRef>,
    /// `expires after D`
    pub expires_after: Option<Duration>,
}

/// `status NAME` and its rows
#[derive(Clone, Debug, PartialEq)]
pub struct StatusDecl {
    /// Its name.
    pub name: Name,
    /// Its rows.
    pub rows: Vec<StatusRow>,
}

/// `VALUE at first`, `VALUE after A or B`
#[derive(Clone, Debug, PartialEq)]
pub struct StatusRow {
    /// The value.
    pub value: Name,
    /// The events that set it; none: `at first`.
    pub after: Option<Vec<EventRef>>,
    /// The whole row.
    pub span: Span,
}

/// `classify NAME, best first` and its rows
#[derive(Clone, Debug, PartialEq)]
pub struct Classify {
    /// Its name.
    pub name: Name,
    /// `best first`: its values have an order.
    pub best_first: bool,
    /// `LABEL when COND`, in order; the label `unknown` (not quoted) gives no value.
    pub rows: Vec<ClassRow>,
    /// `LABEL otherwise`
    pub otherwise: Label,
    /// `, unknown included`
    pub unknown_included: bool,
}

/// `LABEL when COND because "…"`
#[derive(Clone, Debug, PartialEq)]
pub struct ClassRow {
    /// The label.
    pub label: Label,
    /// When it applies.
    pub condition: Condition,
    /// Why.
    pub because: Because,
    /// The whole row.
    pub span: Span,
}
