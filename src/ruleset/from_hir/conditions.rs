//! Conditions: the many ways of the language in the few operators of the rule set.

use super::Lowering;
use super::ids::{Place, held};
use crate::diagnostics::{Diagnostic, compile};
use crate::hir::{Cmp, Cond, CondKind, CountOf, NumberOf, Operand, Query, RuleRef};
use crate::model::TextMatch;
use crate::ruleset::{Constant, Expr, MAX_COUNT, Op};

/// How many conditions a condition may stand in: two levels of the document each, so that it stays far below the 128 levels that
/// common readers of JSON allow.
const DEEPEST: usize = 45;

impl Lowering<'_> {
    /// A condition at a place.
    pub(super) fn condition(&mut self, condition: &Cond, place: &Place) -> Expr {
        if place.depth > DEEPEST {
            self.sink.report(
                Diagnostic::new(&compile::TOO_DEEP, condition.span, "This condition stands too deep in others.")
                    .label(format!("more than {DEEPEST} conditions around it"))
                    .help("Give a part of it a name with `define`, and use the name."),
            );
            return Op::All { of: Vec::new() }.into();
        }
        let id = self.id_of(place, condition.span);
        let op = self.condition_kind(condition, place);
        Expr { id, op }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each kind of condition")]
    fn condition_kind(&mut self, condition: &Cond, place: &Place) -> Op {
        match &condition.kind {
            CondKind::All(parts) => Op::All { of: self.parts(parts, place) },
            CondKind::Any(parts) => Op::Any { of: self.parts(parts, place) },
            CondKind::AtLeast(n, parts) => Op::AtLeast { n: *n, of: self.parts(parts, place) },
            CondKind::Not(part) => Op::Not { of: Box::new(self.condition(part, &place.part(0))) },
            CondKind::Compare(left, cmp, right) => self.compare(left, *cmp, right, place),
            CondKind::In { of, values, negated } => {
                let mut values: Vec<i64> = values.iter().map(|&value| self.rank(of, value)).collect();
                values.sort_unstable();
                values.dedup();
                let value = self.operand(of, place);
                let test = Op::In { of: Box::new(value.clone()), values };
                known_and(vec![value], test, *negated)
            }
            CondKind::Text { of, test, values, all, negated } => {
                let value = self.operand(of, place);
                let tests = texts(&value, *test, values, *all);
                known_and(vec![value], tests, *negated)
            }
            CondKind::SameText { left, right, negated } => {
                let (left, right) = (self.operand(left, place), self.operand(right, place));
                let test = Op::SameText { left: Box::new(left.clone()), right: Box::new(right.clone()) };
                known_and(vec![left, right], test, *negated)
            }
            CondKind::Includes { of, values, all, negated } => {
                let value = self.operand(of, place);
                let includes = |values| Op::Includes { of: Box::new(value.clone()), values };
                let mut values = values.clone();
                values.sort_unstable();
                values.dedup();
                let test = if *all && values.len() > 1 {
                    Op::All { of: values.iter().map(|&value| includes(vec![value]).into()).collect() }
                } else {
                    includes(values)
                };
                known_and(vec![value], test, *negated)
            }
            CondKind::Known(of) => Op::Known { of: Box::new(self.operand(of, place)) },
            CondKind::Age { of, min, max } => {
                let (min, max) = (min.map(held), max.map(held));
                Op::Age { of: Box::new(self.operand(of, place)), min, max }
            }
            CondKind::AgeDays { of, min, max } => {
                let (min, max) = (min.map(held), max.map(held));
                Op::AgeDays { of: Box::new(self.operand(of, place)), min, max }
            }
            CondKind::Yes(of) => eq(self.operand(of, place), Constant::Bool(true)),
            CondKind::Happened { query, count, min, max } => self.happened(query, *count, (*min, *max), place),
            CondKind::WasEver(status, value) => Op::WasEver { status: self.order.statuses.of(status.0), value: *value },
            CondKind::StatusHasBeen(status, value, ms) => {
                let status = self.order.statuses.of(status.0);
                let is = eq(Op::Status { status }.into(), index(*value));
                let min = Some(held(*ms));
                let long = Op::Age { of: Op::StatusSince { status }.boxed(), min, max: None };
                Op::All { of: vec![is.into(), long.into()] }
            }
            CondKind::StageHasBeen(stage, ms) => {
                let is = eq(Op::Stage.into(), index(stage.0));
                let min = Some(held(*ms));
                let long = Op::Age { of: Op::StageSince.boxed(), min, max: None };
                Op::All { of: vec![is.into(), long.into()] }
            }
            CondKind::Meets(stage) => Op::Meets { stage: stage.0 },
            CondKind::Defined(id) => Op::Rule { rule: self.order.rule(RuleRef::Define(*id)) },
            CondKind::Permission(id) => Op::Permission { permission: self.order.permissions.of(id.0) },
            CondKind::Sla(..) | CondKind::Route(_) | CondKind::Nurture(_) | CondKind::IsLead => {
                // The checker lets these into expectations only, which are lowered on their own.
                debug_assert!(false, "a rule set cannot ask about the finished decision");
                Op::Any { of: Vec::new() }
            }
        }
    }

    fn parts(&mut self, parts: &[Cond], place: &Place) -> Vec<Expr> {
        parts.iter().enumerate().map(|(at, part)| self.condition(part, &place.part(at))).collect()
    }

    fn compare(&mut self, left: &Operand, cmp: Cmp, right: &Operand, place: &Place) -> Op {
        let (a, b) = (self.side(left, right, place), self.side(right, left, place));
        let boxed = |a: &Expr| Box::new(a.clone());
        match cmp {
            Cmp::Eq => Op::Eq { left: boxed(&a), right: boxed(&b) },
            Cmp::Ne => {
                let same = Op::Eq { left: boxed(&a), right: boxed(&b) };
                known_and(vec![a, b], same, true)
            }
            Cmp::Lt => Op::Lt { left: boxed(&a), right: boxed(&b) },
            Cmp::Le => Op::Le { left: boxed(&a), right: boxed(&b) },
            Cmp::Gt => Op::Lt { left: boxed(&b), right: boxed(&a) },
            Cmp::Ge => Op::Le { left: boxed(&b), right: boxed(&a) },
        }
    }

    fn happened(&mut self, query: &Query, count: CountOf, range: (i64, Option<i64>), place: &Place) -> Op {
        let number = match count {
            CountOf::Events => NumberOf::Count,
            CountOf::Days => NumberOf::Days,
        };
        let feature = self.number_of(number, query, place);
        let value = || Op::Feature { feature }.boxed();
        // A count stands still at its largest value, so a larger bound is never reached, from either side.
        let bound = |count: i64| Op::Const { value: Constant::Int(count.clamp(-1, MAX_COUNT + 1)) }.boxed();
        match range {
            (min, Some(max)) if min == max => Op::Eq { left: value(), right: bound(max) },
            (min, Some(max)) if min <= 0 => Op::Le { left: value(), right: bound(max) },
            (min, None) => Op::Le { left: bound(min), right: value() },
            (min, Some(max)) => Op::All {
                of: vec![
                    Op::Le { left: bound(min), right: value() }.into(),
                    Op::Le { left: value(), right: bound(max) }.into(),
                ],
            },
        }
    }
}

/// The value is this one.
pub(super) fn eq(value: Expr, constant: Constant) -> Op {
    Op::Eq { left: Box::new(value), right: Op::Const { value: constant }.boxed() }
}

/// An index as a value.
pub(super) fn index(at: usize) -> Constant {
    Constant::Int(i64::try_from(at).unwrap_or(i64::MAX))
}

/// The test; negated: the values are known and it is not met.
fn known_and(values: Vec<Expr>, test: Op, negated: bool) -> Op {
    if !negated {
        return test;
    }
    let not = Op::Not { of: test.boxed() };
    let mut of: Vec<Expr> = values
        .into_iter()
        .filter(|value| !matches!(value.op, Op::Const { .. } | Op::Stage | Op::Outcome))
        .map(|value| Op::Known { of: Box::new(value) }.into())
        .collect();
    if of.is_empty() {
        return not;
    }
    of.push(not.into());
    Op::All { of }
}

fn texts(value: &Expr, test: TextMatch, values: &[String], all: bool) -> Op {
    use unicode_normalization::UnicodeNormalization;
    let mut texts: Vec<String> = values
        .iter()
        .map(|text| text.nfc().collect::<String>())
        .map(|text| if test == TextMatch::Exactly { text } else { text.to_ascii_lowercase() })
        .collect();
    texts.sort_unstable();
    texts.dedup();
    let one = |values| Op::Text { of: Box::new(value.clone()), test, values };
    if all && texts.len() > 1 {
        return Op::All { of: texts.into_iter().map(|text| one(vec![text]).into()).collect() };
    }
    one(texts)
}
