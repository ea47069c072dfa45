//! Values that conditions read.

use super::Lowering;
use super::ids::{Place, held};
use crate::hir::{NumberOf, Operand, OperandKind, RuleRef};
use crate::model::FieldId;
use crate::ruleset::{Constant, Expr, Op, ValueType};

impl Lowering<'_> {
    /// A value.
    pub(super) fn operand(&mut self, operand: &Operand, place: &Place) -> Expr {
        let op = match &operand.kind {
            OperandKind::Constant(value) => Op::Const { value: constant(value) },
            OperandKind::Field(field) => self.field_op(*field),
            OperandKind::Domain(field) => Op::Domain { of: self.field_op(*field).boxed() },
            OperandKind::Property(property) => Op::Property { property: *property },
            OperandKind::PropertyDomain(property) => Op::Domain { of: Op::Property { property: *property }.boxed() },
            OperandKind::Score(id) => self.rule_op(RuleRef::Score(*id)),
            OperandKind::Band(id) => self.rule_op(RuleRef::Band(*id)),
            OperandKind::Class(id) => self.rule_op(RuleRef::Class(*id)),
            OperandKind::Stage => Op::Stage,
            OperandKind::Outcome => Op::Outcome,
            OperandKind::Status(status) => Op::Status { status: self.order.statuses.of(status.0) },
            OperandKind::Events(number, query) => Op::Feature { feature: self.number_of(*number, query, place) },
            OperandKind::DaysSinceLast(query) => {
                let feature = self.number_of(NumberOf::LastAt, query, place);
                Op::DaysSince { of: Op::Feature { feature }.boxed() }
            }
            OperandKind::DaysSince(field) => {
                let of = self.field_op(*field).boxed();
                if self.is_date(*field) { Op::CalendarDaysSince { of } } else { Op::DaysSince { of } }
            }
            OperandKind::Times(of, by) => Op::Times { of: Box::new(self.operand(of, place)), by: held(*by) },
        };
        op.into()
    }

    /// One side of a comparison: a written value of an ordered class takes its place in the rule set's order.
    pub(super) fn side(&mut self, this: &Operand, other: &Operand, place: &Place) -> Expr {
        match &this.kind {
            OperandKind::Constant(Constant::Int(value)) => {
                let value = self.rank(other, *value);
                Op::Const { value: Constant::Int(held(value)) }.into()
            }
            _ => self.operand(this, place),
        }
    }

    /// The index of a value in the rule set. Classes with an order stand the best first in the program, the worst first here.
    pub(super) fn rank(&self, of: &Operand, index: i64) -> i64 {
        match of.kind {
            OperandKind::Class(id) => self.class_rank(id.0, index),
            _ => index,
        }
    }

    /// The index of a class's value in the rule set.
    pub(super) fn class_rank(&self, class: usize, index: i64) -> i64 {
        let class = &self.program.classes[class];
        let last = i64::try_from(class.values.len()).unwrap_or(i64::MAX) - 1;
        if class.best_first { last.saturating_sub(index) } else { index }
    }

    pub(super) fn field_op(&self, field: FieldId) -> Op {
        Op::Field { field: self.order.fields.of(field.0) }
    }

    pub(super) fn rule_op(&self, rule: RuleRef) -> Op {
        Op::Rule { rule: self.order.rule(rule) }
    }

    pub(super) fn is_date(&self, field: FieldId) -> bool {
        self.program.fields[field.0].value == ValueType::Date
    }

    /// The instant that a time field holds, or with which the day of a date field begins.
    pub(super) fn instant_of(&self, field: FieldId) -> Expr {
        let of = self.field_op(field);
        if self.is_date(field) { Op::DayStart { of: of.boxed(), plus: 0 }.into() } else { of.into() }
    }
}

/// A written value.
pub(super) fn constant(value: &Constant) -> Constant {
    match value {
        Constant::Int(number) => Constant::Int(held(*number)),
        Constant::Set(choices) => {
            let mut choices = choices.clone();
            choices.sort_unstable();
            choices.dedup();
            Constant::Set(choices)
        }
        Constant::Bool(_) | Constant::Text(_) => value.clone(),
    }
}
