//! Stages and outcomes.

use super::{Cond, EventPick, Named, Query, Whom};
use crate::base::Span;
use crate::model::TeamId;

/// The name of the built-in outcome of those who are no lead at all.
pub const NOT_A_LEAD: &str = "not a lead";

/// A stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Its name.
    pub name: Named,
    /// What it means.
    pub title: Option<String>,
    /// `owned by`
    pub owner: Option<TeamId>,
    /// `agreed by`
    pub agreed: Vec<TeamId>,
    /// How long it is kept.
    pub keep: Keep,
    /// Its criteria, those for some people first, in the order of the source; those for everyone (else) last.
    pub criteria: Vec<Criteria>,
}

/// How long a stage is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Keep {
    /// Only while it holds.
    Not,
    /// For at least so long, ms.
    For(i64),
    /// Until one of these events.
    Until(Vec<EventPick>),
    /// For good.
    Good,
}

/// Criteria of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Criteria {
    /// For whom; none: everyone (else).
    pub whom: Option<Whom>,
    /// What must be met.
    pub condition: Cond,
    /// The statement.
    pub span: Span,
}

/// An outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Its name; the span is empty for a built-in one that nothing declares.
    pub name: Named,
    /// What it means.
    pub title: Option<String>,
    /// What gives it, in the order of the source.
    pub rules: Vec<OutcomeRule>,
}

/// What gives an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeRule {
    /// When.
    pub condition: Cond,
    /// `for D`: ms, and the event conditions (positive ones) of the condition whose latest event it counts from.
    pub lasting: Option<(i64, Vec<Query>)>,
    /// Why.
    pub because: Option<String>,
    /// The statement.
    pub span: Span,
}
