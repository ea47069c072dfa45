//! Expressions: conditions and the values they read. Logic has two values; a comparison that reads an unknown is not met.

use serde::{Deserialize, Serialize};

use super::{Constant, TextMatch};

/// An expression, with an id where something in the source stands for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expr {
    /// Key into `origins`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What it computes.
    #[serde(flatten)]
    pub op: Op,
}

impl From<Op> for Expr {
    fn from(op: Op) -> Self {
        Expr { id: None, op }
    }
}

impl Expr {
    /// Calls `see` with this expression and everything inside it, outside first.
    pub fn walk<'a>(&'a self, see: &mut impl FnMut(&'a Expr)) {
        see(self);
        for part in self.op.parts() {
            part.walk(see);
        }
    }
}

impl Op {
    /// The expressions that stand directly in this one.
    #[must_use]
    pub fn parts(&self) -> Vec<&Expr> {
        match self {
            Op::All { of } | Op::Any { of } | Op::AtLeast { of, .. } => of.iter().collect(),
            Op::Eq { left, right } | Op::Lt { left, right } | Op::Le { left, right } | Op::SameText { left, right } => {
                vec![left, right]
            }
            Op::Not { of }
            | Op::In { of, .. }
            | Op::Text { of, .. }
            | Op::Includes { of, .. }
            | Op::Known { of }
            | Op::Age { of, .. }
            | Op::AgeDays { of, .. }
            | Op::Domain { of }
            | Op::DaysSince { of }
            | Op::CalendarDaysSince { of }
            | Op::Times { of, .. }
            | Op::DayStart { of, .. } => vec![of],
            Op::WasEver { .. }
            | Op::Meets { .. }
            | Op::Permission { .. }
            | Op::Const { .. }
            | Op::Field { .. }
            | Op::Property { .. }
            | Op::Feature { .. }
            | Op::Rule { .. }
            | Op::Stage
            | Op::Outcome
            | Op::StageSince
            | Op::Status { .. }
            | Op::StatusSince { .. }
            | Op::SlaIs { .. }
            | Op::RouteIs { .. }
            | Op::NurtureIs { .. }
            | Op::IsLead => Vec::new(),
        }
    }

    /// The expression of this operator, boxed, without an id.
    #[must_use]
    pub fn boxed(self) -> Box<Expr> {
        Box::new(self.into())
    }
}

/// The operators. Conditions give met or not met; values give a value or unknown.
///
/// Every operand is always evaluated: no operator stops early, so that what is due for a recheck does not depend on order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Op {
    // ------------------------------------------------------------------ conditions
    /// All are met; of none: met.
    All {
        /// The parts.
        of: Vec<Expr>,
    },
    /// At least one is met; of none: not met.
    Any {
        /// The parts.
        of: Vec<Expr>,
    },
    /// It is not met.
    Not {
        /// The part.
        of: Box<Expr>,
    },
    /// At least `n` of the parts are met.
    AtLeast {
        /// How many.
        n: usize,
        /// The parts.
        of: Vec<Expr>,
    },
    /// Both are known and the same.
    Eq {
        /// One value.
        left: Box<Expr>,
        /// The other.
        right: Box<Expr>,
    },
    /// Both are known and `left < right`.
    Lt {
        /// One value.
        left: Box<Expr>,
        /// The other.
        right: Box<Expr>,
    },
    /// Both are known and `left <= right`.
    Le {
        /// One value.
        left: Box<Expr>,
        /// The other.
        right: Box<Expr>,
    },
    /// It is known and one of these numbers or indices.
    In {
        /// The value.
        of: Box<Expr>,
        /// Ascending.
        values: Vec<i64>,
    },
    /// It is known and matches any of these texts.
    Text {
        /// The text.
        of: Box<Expr>,
        /// How.
        test: TextMatch,
        /// With what; lower case where case does not count.
        values: Vec<String>,
    },
    /// Both texts are known and the same, A to Z without case.
    SameText {
        /// One text.
        left: Box<Expr>,
        /// The other.
        right: Box<Expr>,
    },
    /// The set is known and has one of these choices.
    Includes {
        /// The set.
        of: Box<Expr>,
        /// Ascending.
        values: Vec<i64>,
    },
    /// It is known.
    Known {
        /// The value.
        of: Box<Expr>,
    },
    /// The instant is known and `min <= T - instant <= max`, in ms; an end that is not given is open.
    Age {
        /// An instant.
        of: Box<Expr>,
        /// At least so old, ms.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// At most so old, ms.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// The date is known and `min <= day of T - date <= max`, in calendar days of the definition's zone.
    AgeDays {
        /// A date.
        of: Box<Expr>,
        /// At least so old, days.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// At most so old, days.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// The status has had this value at some instant up to now.
    WasEver {
        /// The status.
        status: usize,
        /// The value.
        value: usize,
    },
    /// The criteria of the stage are met (all below too, where stages build on each other); keeping does not count.
    Meets {
        /// The stage.
        stage: usize,
    },
    /// The permission is given.
    Permission {
        /// The permission.
        permission: usize,
    },

    // ------------------------------------------------------------------ values
    /// This value.
    Const {
        /// The value.
        value: Constant,
    },
    /// The field's value.
    Field {
        /// The field.
        field: usize,
    },
    /// The domain of an email field: what stands after the `@`, A to Z in lower case.
    Domain {
        /// An email.
        of: Box<Expr>,
    },
    /// The property of the event that is looked at; only inside a `where`.
    Property {
        /// The property, of the select's event.
        property: usize,
    },
    /// The feature's value.
    Feature {
        /// The feature.
        feature: usize,
    },
    /// The rule's value: met or not, a score in its units, the index of a band or class.
    Rule {
        /// The rule.
        rule: usize,
    },
    /// The present stage, as an index: only in what comes after the stages.
    Stage,
    /// The present outcome, as an index; −1 where there is none: only in what comes after the stages.
    Outcome,
    /// The instant since which the present stage has been the stage: only in what comes after the stages.
    StageSince,
    /// The status's value, as an index.
    Status {
        /// The status.
        status: usize,
    },
    /// The instant at which the present run of the status's value began; unknown for the value at first.
    StatusSince {
        /// The status.
        status: usize,
    },
    /// Whole days of 24 hours since the instant: floor((T − instant) / day).
    DaysSince {
        /// An instant.
        of: Box<Expr>,
    },
    /// Calendar days since the date in the definition's zone.
    CalendarDaysSince {
        /// A date.
        of: Box<Expr>,
    },
    /// The value times a factor, held within ±(2^53 − 1).
    Times {
        /// A number.
        of: Box<Expr>,
        /// The factor.
        by: i64,
    },
    /// The first instant of a date plus some days, in the definition's zone.
    DayStart {
        /// A date.
        of: Box<Expr>,
        /// Days to add.
        plus: i64,
    },

    // ------------------------------------------------------------------ only in the expectations of examples
    /// The latest clock of the SLA is in this state.
    SlaIs {
        /// The SLA.
        sla: usize,
        /// `running`, `met`, …
        state: crate::model::SlaState,
    },
    /// The route's answer is this; none: nobody.
    RouteIs {
        /// The queue.
        to: Option<String>,
    },
    /// The nurture applies.
    NurtureIs {
        /// The nurture.
        nurture: usize,
    },
    /// The person is a lead.
    IsLead,
}
