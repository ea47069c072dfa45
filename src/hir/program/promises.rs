//! Guarantees and examples.

use super::Cond;
use crate::base::Span;
use crate::model::{Constant, EventId, FieldId};

/// What must hold of every person: `never` must not be met.
#[derive(Clone, Debug, PartialEq)]
pub struct Guarantee {
    /// What must never be met (`A whenever B` is `B and not A`).
    pub never: Cond,
    /// Why.
    pub because: Option<String>,
    /// The compiler added it.
    pub built_in: bool,
    /// The statement, or what the compiler derived it from.
    pub span: Span,
}

/// A test of the definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// The instant, ms.
    pub as_of: i64,
    /// Fields; none: unknown.
    pub fields: Vec<(FieldId, Option<Constant>)>,
    /// Events, in the order of the source.
    pub events: Vec<ExampleEvent>,
    /// What shall come out.
    pub expect: Vec<Cond>,
    /// The statement.
    pub span: Span,
}

/// An event of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleEvent {
    /// The event.
    pub event: EventId,
    /// When, ms.
    pub at: i64,
    /// Properties, by index; none: unknown.
    pub properties: Vec<(usize, Option<Constant>)>,
    /// The fact.
    pub span: Span,
}
