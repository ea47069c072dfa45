//! Features: what is computed from a lead's events at an instant T.

use serde::{Deserialize, Serialize};

use super::{Expr, Limit, Select};

/// A number, value or instant made from the events that a selection and its windows let through.
///
/// If a window's bound is unknown, the feature is unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Feature {
    /// Key into `origins`.
    pub id: String,
    /// What is made of the events.
    #[serde(flatten)]
    pub kind: FeatureKind,
    /// Which events.
    pub select: Vec<Select>,
    /// Of the selected events only the last or the first, taken before the windows; but after a window that is `open`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edge: Option<Edge>,
    /// When: all must hold.
    pub windows: Vec<Window>,
}

/// Last or first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// The last of the selected events.
    Last,
    /// The first of them.
    First,
}

/// What is made of the events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeatureKind {
    /// How many, at most [`MAX_COUNT`](super::MAX_COUNT).
    Count,
    /// On how many different days of the definition's zone, at most [`MAX_COUNT`](super::MAX_COUNT).
    Days,
    /// How many different known values of the property, at most [`MAX_COUNT`](super::MAX_COUNT).
    Different,
    /// The sum of the property's known values, held within ±(2^53 − 1); 0 of none.
    Total,
    /// The highest known value; unknown of none.
    Highest,
    /// The lowest known value; unknown of none.
    Lowest,
    /// The property at the latest event that has it; unknown of none.
    Latest,
    /// The property at the earliest event that has it; unknown of none.
    Earliest,
    /// The instant of the latest event, ms; unknown of none.
    LastAt,
    /// The instant of the earliest event, ms; unknown of none.
    FirstAt,
    /// The points that the events earn, in millionths of the score's unit, their sum held within ±(2^53 − 1).
    Points {
        /// Points by age: (from this age in whole days, points in millionths), ascending from 0, at most 5,000 rows; the last row
        /// holds for all later ages.
        table: Vec<(i64, i64)>,
        /// At least this long between two events that count, in ms, chosen greedily from the earliest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        every: Option<i64>,
        /// How many events count, the latest kept; a limit by period first, then one on all.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        limits: Vec<Limit>,
    },
}

impl FeatureKind {
    /// Whether it is made of a property of the events.
    #[must_use]
    pub fn takes_property(&self) -> bool {
        match self {
            FeatureKind::Different
            | FeatureKind::Total
            | FeatureKind::Highest
            | FeatureKind::Lowest
            | FeatureKind::Latest
            | FeatureKind::Earliest => true,
            FeatureKind::Count
            | FeatureKind::Days
            | FeatureKind::LastAt
            | FeatureKind::FirstAt
            | FeatureKind::Points { .. } => false,
        }
    }

    /// Whether it is the points of a score's term.
    #[must_use]
    pub fn is_points(&self) -> bool {
        matches!(self, FeatureKind::Points { .. })
    }
}

/// A window on the time t of an event at the instant T.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "window", rename_all = "snake_case")]
pub enum Window {
    /// `0 <= T - t <= ms`
    Last {
        /// The length, ms.
        ms: i64,
    },
    /// `T - t > ms`
    Older {
        /// The length, ms.
        ms: i64,
    },
    /// `t > of`; with `open`, an unknown bound lets all through instead of making the feature unknown.
    After {
        /// An instant, ms since 1970-01-01T00:00:00Z.
        of: Expr,
        /// An unknown bound is no bound: for scores that start over.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        open: bool,
    },
    /// `t >= of`
    From {
        /// An instant, ms since 1970-01-01T00:00:00Z.
        of: Expr,
    },
    /// `t < of`
    Before {
        /// An instant, ms since 1970-01-01T00:00:00Z.
        of: Expr,
    },
    /// Some event of `select` at t2 with `0 < t - t2 <= ms`.
    WithinAfter {
        /// The other events.
        select: Vec<Select>,
        /// The length, ms.
        ms: i64,
    },
    /// Some event of `select` at t2 with `0 < t2 - t <= ms`.
    WithinBefore {
        /// The other events.
        select: Vec<Select>,
        /// The length, ms.
        ms: i64,
    },
    /// The status had this value just before t.
    While {
        /// The status.
        status: usize,
        /// The value.
        value: usize,
    },
}
