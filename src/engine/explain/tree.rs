//! Conditions as trees of what is met and what is not.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::ruleset::{Expr, Op, RuleKind};

use super::super::moment::Moment;
use super::super::stages;
use super::reads::{self, Read};

/// A condition: either parts that are conditions, or an atom with the values that it read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Key into `origins`; none: what stands above it.
    pub id: Option<String>,
    /// The operator, as in the rule set.
    pub op: String,
    /// It is met.
    pub met: bool,
    /// Its parts, of `all`, `any`, `not` and `at_least`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Vec<Node>>,
    /// What an atom read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Vec<Read>>,
}

/// A condition as a tree.
pub(super) fn node(moment: &Moment<'_>, expr: &Expr) -> Node {
    let parts = match &expr.op {
        Op::All { .. } | Op::Any { .. } | Op::Not { .. } | Op::AtLeast { .. } => {
            Some(expr.op.parts().into_iter().map(|part| node(moment, part)).collect())
        }
        _ => None,
    };
    Node {
        id: expr.id.clone(),
        op: op_name(&expr.op).to_owned(),
        met: moment.holds(expr),
        read: if parts.is_none() { Some(reads::of(moment, expr)) } else { None },
        of: parts,
    }
}

/// The name of an operator in the rule set. A table, so it is long.
fn op_name(op: &Op) -> &'static str {
    match op {
        Op::All { .. } => "all",
        Op::Any { .. } => "any",
        Op::Not { .. } => "not",
        Op::AtLeast { .. } => "at_least",
        Op::Eq { .. } => "eq",
        Op::Lt { .. } => "lt",
        Op::Le { .. } => "le",
        Op::In { .. } => "in",
        Op::Text { .. } => "text",
        Op::SameText { .. } => "same_text",
        Op::Includes { .. } => "includes",
        Op::Known { .. } => "known",
        Op::Age { .. } => "age",
        Op::AgeDays { .. } => "age_days",
        Op::WasEver { .. } => "was_ever",
        Op::Meets { .. } => "meets",
        Op::Permission { .. } => "permission",
        Op::Const { .. } => "const",
        Op::Field { .. } => "field",
        Op::Domain { .. } => "domain",
        Op::Property { .. } => "property",
        Op::Feature { .. } => "feature",
        Op::Rule { .. } => "rule",
        Op::Stage => "stage",
        Op::Outcome => "outcome",
        Op::StageSince => "stage_since",
        Op::Status { .. } => "status",
        Op::StatusSince { .. } => "status_since",
        Op::DaysSince { .. } => "days_since",
        Op::CalendarDaysSince { .. } => "calendar_days_since",
        Op::Times { .. } => "times",
        Op::DayStart { .. } => "day_start",
        Op::SlaIs { .. } => "sla_is",
        Op::RouteIs { .. } => "route_is",
        Op::NurtureIs { .. } => "nurture_is",
        Op::IsLead => "is_lead",
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn operators_have_their_names_of_the_rule_set() {
        let op = || Op::Stage.boxed();
        let some = [Op::All { of: Vec::new() }, Op::AgeDays { of: op(), min: None, max: None }, Op::IsLead, Op::Stage];
        let more = [
            Op::SameText { left: op(), right: op() },
            Op::CalendarDaysSince { of: op() },
            Op::SlaIs { sla: 0, state: crate::ruleset::SlaState::Met },
        ];
        for op in some.into_iter().chain(more) {
            assert_eq!(serde_json::to_value(&op).unwrap()["op"], op_name(&op));
        }
    }
}
