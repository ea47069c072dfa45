//! Expressions: each has the type that its place asks for, and reads only what is decided before it.

use super::Check;
use crate::ruleset::kind::{Kind, Operand, kind};
use crate::ruleset::walk::{At, Scope};
use crate::ruleset::{Expr, Op};

impl<'a> Check<'a> {
    /// An expression at a place. Gives its type, where all is well.
    pub(super) fn expr(&mut self, expr: &'a Expr, wanted: Operand, scope: Scope, at: &At) -> Option<Kind> {
        if let Some(id) = &expr.id {
            self.id(id, at);
        }
        self.data(&expr.op, at);
        self.reads(&expr.op, scope, at);
        let mut kinds = Vec::new();
        at.each_part(expr, |part, at| kinds.push(self.expr(part.expr, part.wanted, scope, at)));
        if let (Op::Eq { .. } | Op::Lt { .. } | Op::Le { .. }, [Some(left), Some(right)]) = (&expr.op, kinds.as_slice())
        {
            self.must(left.compares(*right), at, &format!("{} is compared with {}", left.words(), right.words()));
        }
        let event = match scope {
            Scope::Filter(event) => Some(event),
            _ => None,
        };
        let kind = kind(self.ruleset, expr, event)?;
        if !wanted.takes(kind) {
            self.report(at, format!("{} belongs here, not {}", wanted.words(), kind.words()));
            return None;
        }
        Some(kind)
    }

    /// What is written down in an operator beside its parts.
    fn data(&mut self, op: &'a Op, at: &At) {
        match op {
            Op::AtLeast { n, of } => self.must(*n <= of.len(), &at.key("n"), "more parts must be met than there are"),
            Op::In { values, .. } | Op::Includes { values, .. } => {
                self.must(values.is_sorted_by(|a, b| a < b), &at.key("values"), "the values do not ascend");
            }
            Op::Text { values, .. } => self.names(values, &at.key("values")),
            Op::Age { min, max, .. } | Op::AgeDays { min, max, .. } => {
                self.must(min.is_some() || max.is_some(), at, "an age needs `min` or `max`");
            }
            Op::Const { value: crate::ruleset::Constant::Set(choices) } => {
                self.must(choices.is_sorted_by(|a, b| a < b), &at.key("value"), "the choices do not ascend");
            }
            _ => {}
        }
    }

    /// What an operator reads is there, and is decided before what it is part of. One arm for each that reads something, so it is long.
    fn reads(&mut self, op: &Op, scope: Scope, at: &At) {
        let ruleset = self.ruleset;
        let (features, rules) = match scope {
            Scope::Filter(_) | Scope::Fields => (0, 0),
            Scope::Bound(feature) => (feature, 0),
            Scope::Rule(rule) => (usize::MAX, rule),
            Scope::Stages | Scope::Late => (usize::MAX, usize::MAX),
        };
        let from_events = matches!(scope, Scope::Rule(_) | Scope::Stages | Scope::Late);
        let late = match scope {
            Scope::Rule(rule) => ruleset.rules.get(rule).is_some_and(|rule| rule.after_stages),
            _ => scope == Scope::Late,
        };
        match op {
            Op::Field { field } => self.index(*field, ruleset.fields.len(), &at.key("field"), "field"),
            Op::Property { property } => match scope {
                Scope::Filter(event) => {
                    if let Some(event) = ruleset.events.get(event) {
                        self.index(*property, event.properties.len(), &at.key("property"), "property of this event");
                    }
                }
                _ => self.report(at, "a property can be read only in a `where`"),
            },
            Op::Feature { feature } => {
                let len = features.min(ruleset.features.len());
                self.index(*feature, len, &at.key("feature"), "feature that can be read here,");
                let points = ruleset.features.get(*feature).is_some_and(|feature| feature.kind.is_points());
                self.must(!points, at, "the points of a score's term are no value to compare");
            }
            Op::Rule { rule } => {
                let len = rules.min(ruleset.rules.len());
                self.index(*rule, len, &at.key("rule"), "rule that can be read here,");
                let reads_late = ruleset.rules.get(*rule).is_some_and(|rule| rule.after_stages);
                self.must(!reads_late || late, at, "this reads the stage, which is not decided yet here");
            }
            Op::Stage | Op::Outcome | Op::StageSince => {
                self.must(late, at, "the stage and the outcome are not decided yet here");
            }
            Op::WasEver { status, value } => {
                self.must(from_events, at, "a status cannot be read here");
                self.status_value(*status, *value, at);
            }
            Op::Status { status } | Op::StatusSince { status } => {
                self.must(from_events, at, "a status cannot be read here");
                self.index(*status, ruleset.statuses.len(), &at.key("status"), "status");
            }
            Op::Meets { stage } => {
                self.must(from_events, at, "the criteria of a stage cannot be read here");
                self.index(*stage, ruleset.stages.list.len(), &at.key("stage"), "stage");
            }
            Op::Permission { permission } => {
                self.must(from_events, at, "a permission cannot be read here");
                self.index(*permission, ruleset.permissions.len(), &at.key("permission"), "permission");
            }
            _ => {}
        }
    }

    /// A value of a status.
    pub(super) fn status_value(&mut self, status: usize, value: usize, at: &At) {
        match self.ruleset.statuses.get(status) {
            Some(status) => self.index(value, status.values.len(), &at.key("value"), "value of this status"),
            None => self.index(status, self.ruleset.statuses.len(), &at.key("status"), "status"),
        }
    }
}
