//! Yes/no, dates and times.

use super::compare::{Asked, cmp, constant};
use super::render;
use super::types::{Side, Ty};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::Checker;
use crate::hir::{Cmp, Cond, CondKind};
use crate::model::ValueType;
use crate::syntax::ast::{Moment, Order, Relation, Value, Window, WindowKind};

impl Checker<'_> {
    /// `is yes`, `is no`
    pub(super) fn yes_no(&self, side: &Side, order: Order, value: &Value, asked: Asked) -> Option<CondKind> {
        if !matches!(order, Order::Is | Order::IsNot) {
            self.report_no_order(side, asked);
            return None;
        }
        let word = match value {
            Value::Name(name) => name.text.as_str(),
            Value::Text(text) => text.value.as_str(),
            _ => "",
        };
        let yes = match word.to_ascii_lowercase().as_str() {
            "yes" | "true" => true,
            "no" | "false" => false,
            _ => {
                self.report_mismatch(side, value, super::numbers::literal(value));
                return None;
            }
        };
        let plain = if yes { "yes" } else { "no" };
        if word != plain || matches!(value, Value::Text(_)) {
            let message = format!("`{}` is yes or no", side.name);
            let message = Diagnostic::new(&codes::NOT_A_CHOICE, value.span(), message)
                .label(format!("write `{plain}`"))
                .fix(format!("write `{plain}`"), value.span(), plain);
            self.report(message);
        }
        let yes_kind = CondKind::Yes(side.operand.clone());
        if yes == (order == Order::Is) {
            return Some(yes_kind);
        }
        let part = |kind| Cond { kind, span: asked.comparison.span };
        let not = CondKind::Not(Box::new(part(yes_kind)));
        Some(CondKind::All(vec![part(CondKind::Known(side.operand.clone())), part(not)]))
    }

    /// `is 2026-01-01`; more or less is said with `before`, `after`, `since`.
    pub(super) fn date_order(&self, side: &Side, order: Order, value: &Value, asked: Asked) -> Option<CondKind> {
        let date = side.ty == Ty::Value(ValueType::Date);
        let word = match order {
            Order::Is | Order::IsNot => None,
            Order::AtLeast => Some("since"),
            Order::MoreThan => Some("after"),
            Order::LessThan => Some("before"),
            Order::AtMost => Some("before"),
        };
        let written = render::value(value);
        match (value, word) {
            (Value::Date(_) | Value::Time(_), Some(word)) => {
                let mut message = Diagnostic::new(
                    &codes::NO_ORDER,
                    asked.comparison.span,
                    "Dates and times are compared with `before`, `after`, `since` and `on`",
                )
                .label(format!("write `{word} {written}`"));
                if order == Order::AtMost {
                    message =
                        message.help("`before` leaves the day itself out: write the day after, if it shall count");
                } else {
                    message = message.fix(
                        format!("write `{word} {written}`"),
                        asked.comparison.span,
                        format!("{word} {written}"),
                    );
                }
                self.report(message);
                None
            }
            (Value::Date(d), None) if date => {
                Some(CondKind::Compare(side.operand.clone(), cmp(order), constant(d.days, d.span)))
            }
            (Value::Time(t), None) if !date => {
                let ms = self.instant(t);
                Some(CondKind::Compare(side.operand.clone(), cmp(order), constant(ms, t.span)))
            }
            (Value::Date(_), None) => {
                let write = format!("on {written}");
                let message = format!("`{}` is a time; a whole day is asked for with `on`", side.name);
                let mut message = Diagnostic::new(&codes::TIME_OF_DAY, asked.comparison.span, message)
                    .label(format!("write `{write}`"))
                    .also(side.operand.span, "a time");
                if order == Order::Is {
                    message = message.fix(format!("write `{write}`"), asked.comparison.span, write);
                }
                self.report(message);
                None
            }
            (Value::Time(t), None) => {
                self.report_time_of_day(side, t.span);
                None
            }
            _ => {
                self.report_mismatch(side, value, super::numbers::literal(value));
                None
            }
        }
    }

    fn report_time_of_day(&self, side: &Side, span: Span) {
        let message = format!("`{}` is a date, which has no time of day", side.name);
        let message = Diagnostic::new(&codes::TIME_OF_DAY, span, message)
            .label("write the day alone")
            .also(side.operand.span, "a date")
            .help("Declare the field as `time` if the time of day matters");
        self.report(message);
    }

    /// `is between DATE and DATE`: both days count.
    pub(super) fn date_between(&self, side: &Side, low: &Value, high: &Value, asked: Asked) -> Option<CondKind> {
        let from = self.day_bound(side, low, false)?;
        let to = self.day_bound(side, high, true)?;
        self.check_ends(from >= to, low, high, asked)?;
        let span = asked.comparison.span;
        let part = |cmp, value, at: &Value| Cond {
            kind: CondKind::Compare(side.operand.clone(), cmp, constant(value, at.span())),
            span,
        };
        Some(CondKind::All(vec![part(Cmp::Ge, from, low), part(Cmp::Lt, to, high)]))
    }

    /// The beginning of a written day or time in the unit of the side; with `end`, the beginning of what comes after it.
    fn day_bound(&self, side: &Side, value: &Value, end: bool) -> Option<i64> {
        let date = side.ty == Ty::Value(ValueType::Date);
        match value {
            Value::Date(d) if date => Some(d.days + i64::from(end)),
            Value::Date(d) => Some(self.day_start(d.days + i64::from(end))),
            Value::Time(t) if !date => Some(self.instant(t).saturating_add(i64::from(end))),
            Value::Time(t) => {
                self.report_time_of_day(side, t.span);
                None
            }
            _ => {
                self.report_mismatch(side, value, super::numbers::literal(value));
                None
            }
        }
    }

    /// `created in the last 30 days`, `renewal more than 10 days ahead`, `created before 2026-01-01`
    pub(super) fn date_window(&self, side: &Side, window: &Window) -> Option<CondKind> {
        let days = side.ty == Ty::Value(ValueType::Date);
        let age = |min, max| {
            let of = side.operand.clone();
            Some(if days { CondKind::AgeDays { of, min, max } } else { CondKind::Age { of, min, max } })
        };
        let length = |d| if days { self.whole_days(d) } else { self.duration(d) };
        match &window.kind {
            WindowKind::InTheLast(d) => {
                let length = length(d)?;
                age(Some(0), Some(length))
            }
            WindowKind::InTheNext(d) => {
                let length = length(d)?;
                age(Some(-length), Some(0))
            }
            WindowKind::MoreThanAgo(d) => {
                let length = length(d)?;
                age(Some(length + 1), None)
            }
            WindowKind::MoreThanAhead(d) => {
                let length = length(d)?;
                age(None, Some(-length - 1))
            }
            WindowKind::Relative(relation, moment) => self.date_relative(side, *relation, moment, window.span),
            WindowKind::Ever | WindowKind::While { .. } => {
                self.report_window_misfit(side, window);
                None
            }
        }
    }

    /// `before 2026-01-01`, `since 2026-01-01 09:00`
    fn date_relative(&self, side: &Side, relation: Relation, moment: &Moment, span: Span) -> Option<CondKind> {
        let kind = |cmp, value, span| CondKind::Compare(side.operand.clone(), cmp, constant(value, span));
        let part = |kind| Cond { kind, span };
        match (moment, side.ty == Ty::Value(ValueType::Date)) {
            (Moment::Date(d), true) => {
                let cmp = match relation {
                    Relation::Since => Cmp::Ge,
                    Relation::After => Cmp::Gt,
                    Relation::Before => Cmp::Lt,
                    Relation::On => Cmp::Eq,
                };
                Some(kind(cmp, d.days, d.span))
            }
            (Moment::Date(d), false) => {
                let (start, end) = (self.day_start(d.days), self.day_start(d.days + 1));
                Some(match relation {
                    Relation::Since => kind(Cmp::Ge, start, d.span),
                    Relation::After => kind(Cmp::Ge, end, d.span),
                    Relation::Before => kind(Cmp::Lt, start, d.span),
                    Relation::On => {
                        CondKind::All(vec![part(kind(Cmp::Ge, start, d.span)), part(kind(Cmp::Lt, end, d.span))])
                    }
                })
            }
            (Moment::Time(t), true) => {
                self.report_time_of_day(side, t.span);
                None
            }
            (Moment::Time(t), false) => {
                let ms = self.instant(t);
                match relation {
                    // Later than an instant is strictly later, as with events.
                    Relation::Since | Relation::After => Some(kind(Cmp::Gt, ms, t.span)),
                    Relation::Before => Some(kind(Cmp::Lt, ms, t.span)),
                    Relation::On => {
                        self.report_on_time(t.span);
                        None
                    }
                }
            }
        }
    }

    /// `on` a time of day.
    pub(in crate::hir::check) fn report_on_time(&self, span: Span) {
        let message = Diagnostic::new(&crate::diagnostics::events::ON_NEEDS_DATE, span, "`on` asks for a whole day")
            .label("leave the time of day out")
            .help("Write `on 2026-03-10`, or `since` and `before` with the times of day");
        self.report(message);
    }

    fn report_window_misfit(&self, side: &Side, window: &Window) {
        let message = format!("`{}` is {}, not an event: this window does not fit", side.name, side.ty.what());
        let message = Diagnostic::new(&crate::diagnostics::events::NOT_AN_EVENT, window.span, message)
            .label("for events only")
            .also(side.operand.span, side.ty.what())
            .help(format!("Write `{} in the last 30 days`, `before`, `after` or `since`", side.name));
        self.report(message);
    }

    /// `created before renewal`: two dates or two times.
    pub(super) fn date_against(&self, side: &Side, relation: Relation, other: &Side) -> Option<CondKind> {
        if side.ty != other.ty {
            let message = format!(
                "`{}` is {}, `{}` is {}: they cannot be compared",
                side.name,
                side.ty.what(),
                other.name,
                other.ty.what()
            );
            let message = Diagnostic::new(&codes::MISMATCH, other.operand.span, message)
                .label(other.ty.what())
                .also(side.operand.span, side.ty.what())
                .help("Dates are compared with dates, times with times");
            self.report(message);
            return None;
        }
        let cmp = match relation {
            Relation::Since if side.ty == Ty::Value(ValueType::Date) => Cmp::Ge,
            Relation::Since | Relation::After => Cmp::Gt,
            Relation::Before => Cmp::Lt,
            Relation::On => Cmp::Eq,
        };
        Some(CondKind::Compare(side.operand.clone(), cmp, other.operand.clone()))
    }
}
