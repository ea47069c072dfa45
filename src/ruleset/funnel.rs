//! Stages and outcomes.

use serde::{Deserialize, Serialize};

use super::{Expr, Select};

/// The funnel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stages {
    /// A stage counts only while the one before holds.
    pub building: bool,
    /// Lowest first; empty where the definition has no stages.
    pub list: Vec<Stage>,
}

/// A stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Key into `origins`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it means, in words.
    pub title: Option<String>,
    /// The team that owns it.
    pub owner: Option<usize>,
    /// Teams that agreed to it.
    pub agreed: Vec<usize>,
    /// How long it is kept.
    pub keep: Keep,
    /// Its criteria: the first that applies to the person counts. None: nobody meets it, but for the first stage, which all meet.
    pub criteria: Vec<Criteria>,
}

/// How long a stage is kept after its criteria no longer hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kept", rename_all = "snake_case")]
pub enum Keep {
    /// Only while it holds.
    Not,
    /// Up to, not including, `ms` after its last entry.
    For {
        /// The length, ms.
        ms: i64,
    },
    /// Until one of these events, later than the last entry.
    Until {
        /// The events.
        select: Vec<Select>,
    },
    /// For good.
    Good,
}

/// Criteria of a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criteria {
    /// Key into `origins`.
    pub id: String,
    /// For whom; none: for everyone (else).
    #[serde(rename = "for")]
    pub whom: Option<Expr>,
    /// What must be met.
    pub when: Expr,
}

/// An outcome, with all rules that give it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its name; `not a lead` is the first.
    pub name: String,
    /// What it means, in words.
    pub title: Option<String>,
    /// In the order of the source; the first that holds gives the reason.
    pub rules: Vec<OutcomeRule>,
}

/// What gives an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeRule {
    /// Key into `origins`.
    pub id: String,
    /// When.
    pub when: Expr,
    /// Limits it to the time before `ms` after the latest known of these instants; if none is known it does not hold.
    #[serde(rename = "for")]
    pub lasting: Option<Lasting>,
    /// The reason given.
    pub because: Option<String>,
}

/// How long an outcome lasts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lasting {
    /// The length, ms.
    pub ms: i64,
    /// The instants of the events that gave it: features of the kind `last_at`.
    pub after: Vec<usize>,
}
