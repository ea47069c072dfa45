//! What an expression may read where it stands, and that conditions stand where conditions belong and values where values do.

use super::Check;
use crate::ruleset::{Expr, FeatureKind, Op, RuleKind};

/// What an expression may read.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    /// How many of the features.
    features: usize,
    /// How many of the rules.
    rules: usize,
    /// The event whose properties it may read.
    event: Option<usize>,
    /// Statuses, permissions and criteria of stages.
    standing: bool,
    /// The present stage and outcome.
    present: bool,
}

impl Scope {
    const FIELDS: Scope = Scope { features: 0, rules: 0, event: None, standing: false, present: false };

    /// Fields only.
    pub(super) fn fields() -> Scope {
        Scope::FIELDS
    }

    /// The properties of an event, and fields.
    pub(super) fn filter(event: usize) -> Scope {
        Scope { event: Some(event), ..Scope::FIELDS }
    }

    /// A bound of a window: fields and so many features.
    pub(super) fn bound(features: usize) -> Scope {
        Scope { features, ..Scope::FIELDS }
    }

    /// So many rules, and what is computed from events.
    pub(super) fn rules(rules: usize) -> Scope {
        Scope { features: usize::MAX, rules, event: None, standing: true, present: false }
    }

    /// The present stage and outcome too.
    pub(super) fn with_present(self, present: bool) -> Scope {
        Scope { present, ..self }
    }
}

impl<'a> Check<'a> {
    /// Something that is met or not.
    pub(super) fn condition(&mut self, expr: &'a Expr, at: &str, scope: Scope) {
        self.must(self.is_condition(expr), at, "a condition belongs here, not a value");
        self.expr(expr, at, scope);
    }

    /// Something that has a value.
    pub(super) fn value(&mut self, expr: &'a Expr, at: &str, scope: Scope) {
        self.must(!self.is_condition(expr), at, "a value belongs here, not a condition");
        self.expr(expr, at, scope);
    }

    fn is_condition(&self, expr: &Expr) -> bool {
        match &expr.op {
            Op::All { .. }
            | Op::Any { .. }
            | Op::Not { .. }
            | Op::AtLeast { .. }
            | Op::Eq { .. }
            | Op::Lt { .. }
            | Op::Le { .. }
            | Op::In { .. }
            | Op::Text { .. }
            | Op::SameText { .. }
            | Op::Includes { .. }
            | Op::Known { .. }
            | Op::Age { .. }
            | Op::AgeDays { .. }
            | Op::WasEver { .. }
            | Op::Meets { .. }
            | Op::Permission { .. }
            | Op::SlaIs { .. }
            | Op::RouteIs { .. }
            | Op::NurtureIs { .. }
            | Op::IsLead => true,
            Op::Rule { rule } => {
                self.ruleset.rules.get(*rule).is_some_and(|rule| matches!(rule.kind, RuleKind::Define { .. }))
            }
            _ => false,
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each operator")]
    fn expr(&mut self, expr: &'a Expr, at: &str, scope: Scope) {
        let ruleset = self.ruleset;
        if let Some(id) = &expr.id {
            self.id(id, at);
        }
        match &expr.op {
            Op::All { of } | Op::Any { of } => self.conditions(of, at, scope),
            Op::AtLeast { n, of } => {
                self.must(*n <= of.len(), at, "more parts must be met than there are");
                self.conditions(of, at, scope);
            }
            Op::Not { of } => self.condition(of, &format!("{at}.of"), scope),
            Op::Eq { left, right } | Op::Lt { left, right } | Op::Le { left, right } | Op::SameText { left, right } => {
                self.value(left, &format!("{at}.left"), scope);
                self.value(right, &format!("{at}.right"), scope);
            }
            Op::In { of, values } | Op::Includes { of, values } => {
                self.must(values.is_sorted_by(|a, b| a < b), at, "the values do not go up");
                self.value(of, &format!("{at}.of"), scope);
            }
            Op::Age { of, min, max } | Op::AgeDays { of, min, max } => {
                self.must(min.is_some() || max.is_some(), at, "an age needs `min` or `max`");
                self.value(of, &format!("{at}.of"), scope);
            }
            Op::Text { of, .. }
            | Op::Known { of }
            | Op::Domain { of }
            | Op::DaysSince { of }
            | Op::CalendarDaysSince { of }
            | Op::Times { of, .. }
            | Op::DayStart { of, .. } => self.value(of, &format!("{at}.of"), scope),
            Op::WasEver { status, value } => {
                self.must(scope.standing, at, "a status cannot be read here");
                self.status_value(*status, *value, at);
            }
            Op::Status { status } | Op::StatusSince { status } => {
                self.must(scope.standing, at, "a status cannot be read here");
                self.index(*status, ruleset.statuses.len(), at, "status");
            }
            Op::Meets { stage } => {
                self.must(scope.standing, at, "the criteria of a stage cannot be read here");
                self.index(*stage, ruleset.stages.list.len(), at, "stage");
            }
            Op::Permission { permission } => {
                self.must(scope.standing, at, "a permission cannot be read here");
                self.index(*permission, ruleset.permissions.len(), at, "permission");
            }
            Op::Field { field } => self.index(*field, ruleset.fields.len(), at, "field"),
            Op::Property { property } => match scope.event.and_then(|event| ruleset.events.get(event)) {
                Some(event) => self.index(*property, event.properties.len(), at, "property of this event"),
                None => self.report(at, "a property can be read only inside of a `where`"),
            },
            Op::Feature { feature } => {
                self.index(*feature, scope.features.min(ruleset.features.len()), at, "feature that can be read here,");
                let points = ruleset.features.get(*feature).map(|feature| &feature.kind);
                let points = matches!(points, Some(FeatureKind::Points { .. }));
                self.must(!points, at, "the points of a score's term are no value to compare");
            }
            Op::Rule { rule } => {
                self.index(*rule, scope.rules.min(ruleset.rules.len()), at, "rule that can be read here,");
                let late = ruleset.rules.get(*rule).is_some_and(|rule| rule.after_stages);
                self.must(!late || scope.present, at, "this reads the stage, which is not decided yet here");
            }
            Op::Stage | Op::Outcome | Op::StageSince => {
                self.must(scope.present, at, "the stage and the outcome are not decided yet here");
            }
            Op::SlaIs { .. } | Op::RouteIs { .. } | Op::NurtureIs { .. } | Op::IsLead => {
                self.report(at, "this can only be asked by an example, which stands in no rule set");
            }
            Op::Const { .. } => {}
        }
    }

    fn conditions(&mut self, parts: &'a [Expr], at: &str, scope: Scope) {
        for (number, part) in parts.iter().enumerate() {
            self.condition(part, &format!("{at}.of[{number}]"), scope);
        }
    }

    /// A value of a status.
    pub(super) fn status_value(&mut self, status: usize, value: usize, at: &str) {
        match self.ruleset.statuses.get(status) {
            Some(status) => self.index(value, status.values.len(), at, "value of this status"),
            None => self.index(status, self.ruleset.statuses.len(), at, "status"),
        }
    }
}
