//! Conditions as trees of what is met and what is not.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::ruleset::{Expr, Op, Operator, RuleKind};

use super::super::moment::Moment;
use super::super::stages;
use super::reads::{self, ReadValue};

/// A condition: either parts that are conditions, or an atom with the values that it read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Key into `origins`; none: that of the node above it.
    pub id: Option<String>,
    /// The operator, as in the rule set.
    pub op: Operator,
    /// It is met.
    pub met: bool,
    /// Its parts, of `all`, `any`, `not` and `at_least`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Vec<Node>>,
    /// What an atom read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Vec<ReadValue>>,
}

/// A condition as a tree.
pub(super) fn node(moment: &Moment<'_>, expr: &Expr) -> Node {
    let parts = match &expr.op {
        Op::All { .. } | Op::Any { .. } | Op::Not { .. } | Op::AtLeast { .. } => {
            Some(expr.op.parts().into_iter().map(|part| node(moment, part.expr)).collect())
        }
        _ => None,
    };
    Node {
        id: expr.id.clone(),
        op: expr.op.operator(),
        met: moment.holds(expr),
        read: if parts.is_none() { Some(reads::of(moment, expr)) } else { None },
        of: parts,
    }
}

/// Looks for the atoms that keep a condition from being met.
#[derive(Default)]
pub(super) struct Search {
    /// Their ids, each once.
    pub(super) found: Vec<String>,
    /// Definitions and stages that were looked into.
    seen: BTreeSet<(bool, usize)>,
}

impl Search {
    /// Looks into the criteria of a stage that apply to the person.
    pub(super) fn stage(&mut self, moment: &Moment<'_>, index: usize) {
        let Some(stage) = moment.rules().stages.list.get(index) else { return };
        if !self.seen.insert((true, index)) {
            return;
        }
        let applying = stages::applying(moment, stage);
        if let Some(criteria) = applying.and_then(|variant| stage.criteria.get(variant)) {
            self.unmet(moment, &criteria.when, Some(&criteria.id));
        }
    }

    /// Looks into a condition; `id` is that of the nearest thing above it that has one.
    fn unmet(&mut self, moment: &Moment<'_>, expr: &Expr, id: Option<&str>) {
        if moment.holds(expr) {
            return;
        }
        let id = expr.id.as_deref().or(id);
        match &expr.op {
            Op::All { of } | Op::Any { of } | Op::AtLeast { of, .. } if !of.is_empty() => {
                for part in of {
                    self.unmet(moment, part, id);
                }
            }
            Op::Meets { stage } => {
                // Where stages build on each other, those below may be what is not met.
                let lowest = if moment.rules().stages.building { 0 } else { *stage };
                (lowest..=*stage).for_each(|index| self.stage(moment, index));
            }
            Op::Rule { rule } => match moment.rules().rules.get(*rule) {
                Some(declared) => {
                    if let RuleKind::Define { when } = &declared.kind {
                        if self.seen.insert((false, *rule)) {
                            self.unmet(moment, when, Some(&declared.id));
                        }
                    } else {
                        self.add(id);
                    }
                }
                None => self.add(id),
            },
            _ => self.add(id),
        }
    }

    fn add(&mut self, id: Option<&str>) {
        if let Some(id) = id
            && !self.found.iter().any(|found| found == id)
        {
            self.found.push(id.to_owned());
        }
    }
}
