//! What is said of a value and a test or another value that do not go together.

use super::compare::Asked;
use super::render;
use super::types::{Side, Ty};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::Checker;
use crate::model::ValueType;
use crate::syntax::ast::{ComparisonKind, Number, Order, Value, Wording};

impl Checker<'_> {
    /// A literal of another type than the value.
    pub(super) fn report_mismatch(&self, side: &Side, value: &Value, found: &str) {
        let span = value.span();
        let written = render::value(value);
        let message =
            format!("`{}` is {}, and {written} is {found}: they cannot be compared", side.name, side.ty.what());
        let mut message = Diagnostic::new(&codes::MISMATCH, span, message).label(found).help(mismatch_help(side));
        // A value by itself, such as that of `if unknown` or of a fact, has nothing beside it.
        if side.operand.span != Span::default() {
            message = message.also(side.operand.span, side.ty.what());
        }
        let plain = |n: &Number| render::number(n);
        match (value, &side.ty) {
            (Value::Number(n), Ty::Value(ValueType::Percent { .. })) => {
                // `0.15` is how a spreadsheet writes 15%.
                if let Some(share) = share(n) {
                    message = message.fix(format!("write `{share}`"), span, share);
                }
                message = message.fix(format!("write `{}%`", plain(n)), span, format!("{}%", plain(n)));
            }
            (Value::Percent(n) | Value::Money { amount: n, .. }, ty) if ty.scale().is_some() => {
                message = message.fix(format!("write `{}`", plain(n)), span, plain(n));
            }
            (Value::Number(n), Ty::Value(ValueType::Text)) => {
                let text = render::text(&plain(n));
                message = message.fix(format!("write {text}"), span, text.clone());
            }
            _ => {}
        }
        self.report(message);
    }

    /// A test that this kind of value does not have.
    pub(super) fn report_test(&self, side: &Side, asked: Asked, help: &str) {
        let which = match side.ty {
            Ty::Stage | Ty::Outcome => String::new(),
            _ => format!(", which is {}", side.ty.what()),
        };
        let message = format!("This cannot be asked of `{}`{which}", side.name);
        let message = Diagnostic::new(&codes::TEST_DOES_NOT_FIT, asked.comparison.span, message)
            .label("does not fit")
            .also(side.operand.span, side.ty.what())
            .help(help);
        self.report(message);
    }

    pub(super) fn report_includes(&self, side: &Side, write: String, asked: Asked) {
        let message = format!("`{}` can have several choices at once, so it is not one of them", side.name);
        let message = Diagnostic::new(&codes::TEST_DOES_NOT_FIT, asked.comparison.span, message)
            .label(format!("write `{write}`"))
            .also(side.operand.span, side.ty.what())
            .fix(format!("write `{write}`"), asked.comparison.span, write);
        self.report(message);
    }

    pub(super) fn report_no_order(&self, side: &Side, asked: Asked) {
        let name = &side.name;
        let mut message = Diagnostic::new(
            &codes::NO_ORDER,
            asked.comparison.span,
            format!("`{name}` is {}, and that has no order", side.ty.what()),
        )
        .label("nothing is more or less here");
        message = match side.ty {
            Ty::Class(_) => message
                .help(format!("Write `is`, `is any of (…)`, or declare the order: `classify {name}, best first`")),
            Ty::Value(ValueType::YesNo) => message.help(format!("Write `{name}` or `{name} is no`")),
            _ => message.help("Write `is`, `is not`, `is any of (…)` or `is none of (…)`"),
        };
        self.report(message);
    }

    /// `is above`, `is below` are for ranks; numbers have `is more than`.
    pub(super) fn check_wording(&self, side: &Side, order: Order, wording: Wording, asked: Asked) -> Option<()> {
        let write = match (wording, order) {
            (Wording::Rank, Order::MoreThan) => "is more than",
            (Wording::Rank, Order::LessThan) => "is less than",
            (Wording::Rank, Order::AtLeast) => "is at least",
            (Wording::Rank, _) => "is at most",
            (Wording::Exactly, _) => "is",
            _ => return Some(()),
        };
        let value = match &asked.comparison.kind {
            ComparisonKind::Order(_, _, value) => render::value(value),
            _ => String::new(),
        };
        let write = format!("{write} {value}");
        let message = format!("`{}` is {}; this wording is for other things", side.name, side.ty.what());
        let message = Diagnostic::new(&codes::RANK_WORDING, asked.comparison.span, message)
            .label(format!("write `{write}`"))
            .help("`is above` and `is below` are for things with a rank: bands, stages, classes; `is exactly` for text with case")
            .fix(format!("write `{write}`"), asked.comparison.span, write);
        self.report(message);
        None
    }
}

/// A number between 0 and 1 as a percentage.
fn share(n: &Number) -> Option<String> {
    let below_one = n.units > 0 && n.decimals >= 2 && n.units < 10i64.checked_pow(n.decimals)?;
    below_one.then(|| format!("{}%", render::decimal(i128::from(n.units), n.decimals - 2)))
}

/// What to write instead.
pub(super) fn mismatch_help(side: &Side) -> String {
    let name = &side.name;
    match &side.ty {
        Ty::Score { .. } => format!("Points are written as a plain number: `{name} >= 60`"),
        Ty::Count | Ty::Days => "Write a plain whole number".into(),
        Ty::Value(ValueType::Number { .. }) => format!("Write a plain number: `{name} >= 200`"),
        Ty::Value(ValueType::Money { .. }) => {
            format!("Write an amount of money: `{name} >= EUR 5k`, or `{name} >= 5k`")
        }
        Ty::Value(ValueType::Percent { .. }) => format!("Write a percent: `{name} >= 18%`"),
        Ty::Value(ValueType::Text | ValueType::Email) => format!("Text stands in double quotes: `{name} is \"GB\"`"),
        Ty::Value(ValueType::Date | ValueType::Time) => {
            format!("Write `{name} before 2026-01-31`, `{name} after …`, `{name} in the last 30 days`")
        }
        Ty::Value(ValueType::YesNo) => format!("Write `{name}`, `{name} is yes` or `{name} is no`"),
        _ => format!("Compare `{name}` with one of its own values"),
    }
}
