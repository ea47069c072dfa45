//! Comparisons: a value and what is asked of it.

use super::types::{Side, Ty};
use super::{Read, render};
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::{Checker, Place};
use crate::hir::{Cmp, Cond, CondKind, Operand, OperandKind};
use crate::model::{Constant, StageId, ValueType};
use crate::syntax::ast::{Comparison, ComparisonKind, InSet, Order, Value, Wording};

/// A comparison while it is checked: what is asked, and where.
#[derive(Clone, Copy)]
pub(super) struct Asked<'c> {
    pub comparison: &'c Comparison,
    pub place: Place,
    /// The values stand in a list that was checked by itself.
    pub from_list: bool,
}

/// A constant as an operand.
pub(super) fn constant(value: i64, span: crate::base::Span) -> Operand {
    Operand { kind: OperandKind::Constant(Constant::Int(value)), span }
}

/// The comparison that an order stands for.
pub(super) fn cmp(order: Order) -> Cmp {
    match order {
        Order::Is => Cmp::Eq,
        Order::IsNot => Cmp::Ne,
        Order::AtLeast => Cmp::Ge,
        Order::AtMost => Cmp::Le,
        Order::MoreThan => Cmp::Gt,
        Order::LessThan => Cmp::Lt,
    }
}

impl Checker<'_> {
    /// A comparison of a value.
    pub(super) fn compare(&self, side: &Side, asked: Asked) -> Option<CondKind> {
        let of = || side.operand.clone();
        match &asked.comparison.kind {
            ComparisonKind::Order(order, wording, value) => self.ordered(side, *order, *wording, value, asked),
            ComparisonKind::Between(low, high) => self.between(side, low, high, asked),
            ComparisonKind::AnyOf { negated, values } => self.any_of(side, values, *negated, asked),
            ComparisonKind::In { negated, set: InSet::Values(values) } => self.any_of(side, values, *negated, asked),
            ComparisonKind::In { negated, set: InSet::Name(name) } => self.in_list(side, name, *negated, asked),
            ComparisonKind::Known { negated } => {
                self.warn_never_unknown(side, *negated, asked);
                let known = CondKind::Known(of());
                Some(if *negated { self.negate(known, asked) } else { known })
            }
            ComparisonKind::NotALead { negated } => {
                if side.ty != Ty::Outcome {
                    self.report_test(side, asked, "`not a lead` is an outcome: write `outcome is not a lead`");
                    return None;
                }
                let id = self.outcome_index(crate::hir::NOT_A_LEAD)?;
                let cmp = if *negated { Cmp::Ne } else { Cmp::Eq };
                Some(CondKind::Compare(of(), cmp, constant(id, asked.comparison.span)))
            }
            ComparisonKind::Text { test, negated, all, values } => {
                self.text_test(side, *test, *negated, *all, values, asked)
            }
            ComparisonKind::WasEver(value) => self.was_ever(side, value, asked),
            ComparisonKind::HasBeen(value, d) => self.has_been(side, value, d, asked),
        }
    }

    fn negate(&self, kind: CondKind, asked: Asked) -> CondKind {
        CondKind::Not(Box::new(Cond { kind, span: asked.comparison.span }))
    }

    /// `is V`, `>= V` and the like.
    fn ordered(&self, side: &Side, order: Order, wording: Wording, value: &Value, asked: Asked) -> Option<CondKind> {
        if self.is_emptiness(side, order, value, asked) {
            return None;
        }
        if let Value::Name(name) = value
            && !self.is_label(&side.ty, &name.text)
        {
            let yes_no = side.ty == Ty::Value(ValueType::YesNo) && ["yes", "no"].contains(&name.text.as_str());
            if !yes_no && let Some(Read::Value(other)) = self.read(name, asked.place) {
                let read = Read::Value(other.clone());
                if !self.may_read(&read, name, asked.place) {
                    return None;
                }
                return self.two_values(side, order, wording, &other, None, asked);
            }
        }
        if let Value::Share(percent, name) = value {
            return match self.read(name, asked.place) {
                Some(Read::Value(other)) => self.two_values(side, order, wording, &other, Some(percent), asked),
                Some(_) => {
                    self.report_mismatch(side, value, "a share of something that is no number");
                    None
                }
                None => {
                    self.report_unknown(name, "a field or score", super::is_value);
                    None
                }
            };
        }
        let of = side.operand.clone();
        match &side.ty {
            ty if ty.scale().is_some() => {
                self.check_wording(side, order, wording, asked)?;
                let number = self.number(value, side)?;
                self.warn_range(side, cmp(order), number, asked);
                Some(CondKind::Compare(of, cmp(order), constant(number, value.span())))
            }
            Ty::Value(ValueType::Text | ValueType::Email) => self.text_order(side, order, wording, value, asked),
            Ty::Value(ValueType::YesNo) => self.yes_no(side, order, value, asked),
            Ty::Value(ValueType::Date | ValueType::Time) => self.date_order(side, order, value, asked),
            Ty::Value(ValueType::SeveralOf { .. }) => {
                let verb = if order == Order::IsNot { "does not include" } else { "includes" };
                self.report_includes(side, format!("{verb} {}", render::value(value)), asked);
                None
            }
            _ => self.label_order(side, order, wording, value, asked),
        }
    }

    /// Two values of the lead compared; with a share, the right one times it.
    fn two_values(
        &self,
        side: &Side,
        order: Order,
        wording: Wording,
        other: &Side,
        share: Option<&crate::syntax::ast::Number>,
        asked: Asked,
    ) -> Option<CondKind> {
        let (left, right) = (&side.ty, &other.ty);
        if share.is_none() && side.operand.kind == other.operand.kind {
            self.warn_itself(side, order, asked);
        }
        if left.scale().is_some() && self.same_unit(left, right) {
            self.check_wording(side, order, wording, asked)?;
            return self.scaled(side, cmp(order), other, share, asked);
        }
        let equality = matches!(order, Order::Is | Order::IsNot);
        let of = (side.operand.clone(), other.operand.clone());
        if share.is_none() && left.is_text() && right.is_text() {
            if equality && wording != Wording::Exactly {
                return Some(CondKind::SameText { left: of.0, right: of.1, negated: order == Order::IsNot });
            }
            self.report_test(side, asked, "Two texts can be compared with `is` and `is not`, without case");
            return None;
        }
        if share.is_none() && left == right && left.scale().is_none() {
            let ranked = left.is_time();
            if equality || ranked {
                return Some(CondKind::Compare(of.0, cmp(order), of.1));
            }
            self.report_no_order(side, asked);
            return None;
        }
        let found = format!("`{}` is {}", other.name, other.ty.what());
        let message = if left.choices().is_some() && right.choices().is_some() {
            format!("`{}` and `{}` do not have the same choices: they cannot be compared", side.name, other.name)
        } else {
            format!("`{}` is {}, and {found}: they cannot be compared", side.name, left.what())
        };
        let message = Diagnostic::new(&codes::MISMATCH, other.operand.span, message)
            .label(right.what())
            .also(side.operand.span, left.what())
            .help(super::misfits::mismatch_help(side));
        self.report(message);
        None
    }

    fn warn_itself(&self, side: &Side, order: Order, asked: Asked) {
        let met = if matches!(order, Order::Is | Order::AtLeast | Order::AtMost) { "always" } else { "never" };
        let message = format!("`{}` is compared with itself", side.name);
        let span = side.operand.span.to(asked.comparison.span);
        let message = Diagnostic::new(&codes::ALWAYS_OR_NEVER, span, message)
            .label(format!("{met} met"))
            .help("Name the other value that is meant");
        self.report(message);
    }

    /// `is empty`, `is not set`, `is ""`: what is meant is `is unknown`.
    fn is_emptiness(&self, side: &Side, order: Order, value: &Value, asked: Asked) -> bool {
        const WORDS: &[&str] =
            &["empty", "blank", "null", "nil", "missing", "nothing", "unset", "set", "filled", "filled in"];
        let (word, wanted) = match value {
            Value::Text(text) if text.value.trim().is_empty() => ("\"\"".to_owned(), order == Order::IsNot),
            Value::Name(name) if !name.quoted && !self.is_label(&side.ty, &name.text) => match name.text.as_str() {
                "known" if order == Order::IsNot => ("known".into(), false),
                "unknown" if order == Order::IsNot => ("unknown".into(), true),
                text if WORDS.contains(&text) && self.symbols.get(text).is_none() => {
                    let filled = ["set", "filled", "filled in"].contains(&text);
                    (text.to_owned(), filled == (order == Order::Is))
                }
                _ => return false,
            },
            _ => return false,
        };
        if !matches!(order, Order::Is | Order::IsNot) {
            return false;
        }
        let write = if wanted { "is known" } else { "is unknown" };
        let found = if order == Order::Is { format!("is {word}") } else { format!("is not {word}") };
        let message = format!("`{found}` is not how the language asks for a missing value");
        let message = Diagnostic::new(&codes::EMPTINESS, asked.comparison.span, message)
            .label(format!("write `{write}`"))
            .help("Whatever is empty or missing in the data is unknown")
            .fix(format!("write `{write}`"), asked.comparison.span, write);
        self.report(message);
        true
    }

    fn warn_never_unknown(&self, side: &Side, negated: bool, asked: Asked) {
        if side.unknown {
            return;
        }
        let met = if negated { "never" } else { "always" };
        let name = &side.name;
        let mut message = Diagnostic::new(
            &codes::ALWAYS_OR_NEVER,
            side.operand.span.to(asked.comparison.span),
            format!("`{name}` is never unknown, so this is {met} met"),
        )
        .label(format!("{met} met"));
        message = match side.ty {
            Ty::Outcome => message.help("Write `outcome is none` for those without an outcome"),
            Ty::Stage => message.help("Everybody is at some stage; the first is where everybody starts"),
            _ => message
                .help("It has a value for everybody: `if unknown`, `required` or the way it is computed give it one"),
        };
        self.report(message);
    }

    fn was_ever(&self, side: &Side, value: &Value, asked: Asked) -> Option<CondKind> {
        if let Ty::Status(id) = side.ty {
            let index = self.label_index(side, value)?;
            return Some(CondKind::WasEver(id, usize::try_from(index).ok()?));
        }
        let v = render::value(value);
        let help = match side.ty {
            Ty::Stage => format!("Write `reached {v} ever`"),
            Ty::Outcome => format!("Write `became {v} ever`"),
            _ => "`was ever` asks about a status: what people set, with each change as an event".into(),
        };
        self.report_test(side, asked, &help);
        None
    }

    fn has_been(&self, side: &Side, value: &Value, d: &crate::syntax::ast::Duration, asked: Asked) -> Option<CondKind> {
        let ms = self.duration(d);
        match side.ty {
            Ty::Status(id) => {
                let index = usize::try_from(self.label_index(side, value)?).ok()?;
                self.check_beginning(id, index, asked);
                Some(CondKind::StatusHasBeen(id, index, ms?))
            }
            Ty::Stage => {
                let index = usize::try_from(self.label_index(side, value)?).ok()?;
                Some(CondKind::StageHasBeen(StageId(index), ms?))
            }
            _ => {
                let help = "`has been … for at least …` asks about a status or the stage, because only their changes have a time";
                self.report_test(side, asked, help);
                None
            }
        }
    }

    /// The value `at first` has been there since nobody knows when.
    fn check_beginning(&self, id: crate::model::StatusId, value: usize, asked: Asked) {
        let decl = self.decls.statuses[id.0];
        let Some(label) = self.known.statuses[id.0].values.get(value).cloned() else { return };
        if decl.rows.iter().any(|row| row.value.text == label && row.after.is_some()) {
            return;
        }
        let status = decl.name.text.clone();
        let row = decl.rows.iter().find(|row| row.value.text == label).map(|row| row.span);
        let message = format!("Nobody knows since when `{status}` is `{label}`: no event sets it");
        let mut message = Diagnostic::new(&crate::diagnostics::events::NO_BEGINNING, asked.comparison.span, message)
            .label("this length of time has no beginning")
            .help(format!(
                "Give `{label}` a row with an event (`{label} after …`), or ask for the age of the record: \
                 `{status} is {label} and created more than 3 days ago`"
            ));
        if let Some(row) = row {
            message = message.also(row, "the value at first");
        }
        self.report(message);
    }
}
