//! Numbers: literals in the unit of what they are compared with, two numbers of one kind, ranges.

use super::compare::{Asked, constant};
use super::render;
use super::types::{Side, Ty};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::Checker;
use crate::hir::{Cmp, Cond, CondKind, Operand, OperandKind};
use crate::model::ValueType;
use crate::syntax::ast::{Number, Value};

/// The largest number that every runtime holds exactly: 2^53 - 1.
pub(in crate::hir::check) const MAX_EXACT: i64 = 9_007_199_254_740_991;
/// Numbers in data without a range are held within this.
const MAX_DATA: i64 = 1_000_000_000_000;

impl Checker<'_> {
    /// A number literal in units of 10^-decimals; more digits than that are an error.
    pub(in crate::hir::check) fn units(&self, n: &Number, decimals: u32, of: &str) -> Option<i64> {
        if n.decimals > decimals {
            let digits = match decimals {
                0 => "whole numbers only".to_owned(),
                1 => "1 digit after the point".to_owned(),
                _ => format!("{decimals} digits after the point"),
            };
            let message = format!("{} has more digits after the point than {of}", render::number(n));
            let message = Diagnostic::new(&codes::TOO_MANY_DIGITS, n.span, message)
                .label(format!("{of}: {digits}"))
                .help("Such a value can never be reached exactly; write fewer digits, or declare more decimals");
            self.report(message);
            return None;
        }
        let factor = 10i64.checked_pow(decimals - n.decimals);
        let units = factor.and_then(|factor| n.units.checked_mul(factor)).filter(|units| units.abs() <= MAX_EXACT);
        if units.is_none() {
            let message =
                Diagnostic::new(&codes::TOO_LARGE, n.span, format!("{} is too large a number", render::number(n)))
                    .label("cannot be held exactly by every system")
                    .help("Numbers reach up to 9,007,199,254,740,991 in their smallest unit");
            self.report(message);
        }
        units
    }

    /// A literal as a number of this side's kind.
    pub(super) fn number(&self, value: &Value, side: &Side) -> Option<i64> {
        let scale = side.ty.scale()?;
        let of = format!("`{}`", side.name);
        match (value, &side.ty) {
            (Value::Percent(n), Ty::Value(ValueType::Percent { .. })) => self.units(n, scale.decimals, &of),
            (Value::Number(_), Ty::Value(ValueType::Percent { .. })) => {
                self.report_mismatch(side, value, "a plain number");
                None
            }
            (Value::Number(n), _) => self.units(n, scale.decimals, &of),
            (Value::Money { currency, amount, span }, Ty::Value(ValueType::Money { .. })) => {
                self.check_currency(currency, *span)?;
                self.units(amount, scale.decimals, &of)
            }
            (Value::Name(name), _) => {
                self.report_not_a_value(side, name);
                None
            }
            _ => {
                self.report_mismatch(side, value, literal(value));
                None
            }
        }
    }

    /// Money is in the definition's currency.
    pub(in crate::hir::check) fn check_currency(&self, currency: &str, span: Span) -> Option<()> {
        match self.known.head.currency.clone() {
            Some(own) if own == currency => Some(()),
            Some(own) => {
                let message = format!("This definition counts money in {own}, not in {currency}");
                let message = Diagnostic::new(&codes::OTHER_CURRENCY, span, message)
                    .label(format!("not {own}"))
                    .help(format!("Rates change from day to day, so nothing is converted: write the amount in {own}"));
                self.report(message);
                None
            }
            // That money needs a currency is said at the field's declaration.
            None => Some(()),
        }
    }

    /// A declared name, or none, where a number belongs.
    fn report_not_a_value(&self, side: &Side, name: &crate::syntax::ast::Name) {
        match self.symbols.get(&name.text) {
            Some(symbol) => {
                let found = format!("`{}`", symbol.what());
                self.report_mismatch(side, &Value::Name(name.clone()), found.trim_matches('`'));
            }
            None => {
                let what = format!("a number, or a field with {}", side.ty.what());
                self.report_unknown(name, &what, super::is_value);
            }
        }
    }

    /// `is between A and B`
    pub(super) fn between(&self, side: &Side, low: &Value, high: &Value, asked: Asked) -> Option<CondKind> {
        if side.ty.is_time() {
            return self.date_between(side, low, high, asked);
        }
        if side.ty.scale().is_none() {
            self.report_test(side, asked, "`is between` is for numbers, scores, money, dates and times");
            return None;
        }
        let a = self.number(low, side);
        let b = self.number(high, side);
        let (a, b) = (a?, b?);
        self.check_ends(a > b, low, high, asked)?;
        let scale = side.ty.scale()?;
        let below = scale.max.is_some_and(|max| a > max) || scale.min.is_some_and(|min| b < min);
        let all = scale.min.is_some_and(|min| a <= min) && scale.max.is_some_and(|max| b >= max);
        if below || all {
            self.warn_always_or_never(side, all, asked);
        }
        let part = |cmp, value, span| Cond {
            kind: CondKind::Compare(side.operand.clone(), cmp, constant(value, span)),
            span: asked.comparison.span,
        };
        Some(CondKind::All(vec![part(Cmp::Ge, a, low.span()), part(Cmp::Le, b, high.span())]))
    }

    /// `between 5k and 200` is never met.
    pub(super) fn check_ends(&self, reversed: bool, low: &Value, high: &Value, asked: Asked) -> Option<()> {
        if !reversed {
            return Some(());
        }
        let (a, b) = (render::value(low), render::value(high));
        let write = format!("is between {b} and {a}");
        let message = Diagnostic::new(&codes::ENDS_REVERSED, asked.comparison.span, format!("{a} is more than {b}"))
            .label("nothing lies between these")
            .help("The lower end comes first; both ends count")
            .fix(format!("write `{write}`"), asked.comparison.span, write);
        self.report(message);
        None
    }

    /// Warns if a comparison is always or never met within the declared range.
    pub(super) fn warn_range(&self, side: &Side, cmp: Cmp, value: i64, asked: Asked) {
        let Some(scale) = side.ty.scale() else { return };
        let (min, max) = (scale.min, scale.max);
        let under = min.is_some_and(|min| value < min);
        let over = max.is_some_and(|max| value > max);
        let at_min = under || min == Some(value);
        let at_max = over || max == Some(value);
        let result = match cmp {
            Cmp::Eq if under || over => Some(false),
            Cmp::Ne if under || over => Some(true),
            Cmp::Ge if at_min => Some(true),
            Cmp::Ge if over => Some(false),
            Cmp::Gt if under => Some(true),
            Cmp::Gt if at_max => Some(false),
            Cmp::Le if at_max => Some(true),
            Cmp::Le if under => Some(false),
            Cmp::Lt if over => Some(true),
            Cmp::Lt if at_min => Some(false),
            _ => None,
        };
        if let Some(met) = result {
            self.warn_always_or_never(side, met, asked);
        }
    }

    fn warn_always_or_never(&self, side: &Side, met: bool, asked: Asked) {
        let Some(scale) = side.ty.scale() else { return };
        let shown = |units: i64| render::decimal(i128::from(units), scale.decimals);
        let range = match (scale.min, scale.max) {
            (Some(min), Some(max)) => format!("lies between {} and {}", shown(min), shown(max)),
            (Some(min), None) => format!("is never below {}", shown(min)),
            (None, Some(max)) => format!("is never above {}", shown(max)),
            (None, None) => return,
        };
        let how = if met { "always" } else { "never" };
        let known = if met && side.unknown { " wherever it is known" } else { "" };
        let span = side.operand.span.to(asked.comparison.span);
        let message = format!("`{}` {range}, so this is {how} met{known}", side.name);
        let message = Diagnostic::new(&codes::ALWAYS_OR_NEVER, span, message)
            .label(format!("{how} met"))
            .help("Check the number, or the declared range");
        self.report(message);
    }

    /// Two numbers of one kind, in one unit; with a share, the right one times it.
    pub(super) fn scaled(
        &self,
        side: &Side,
        cmp: Cmp,
        other: &Side,
        share: Option<&Number>,
        asked: Asked,
    ) -> Option<CondKind> {
        let (left, right) = (side.ty.scale()?, other.ty.scale()?);
        let mut num = 1i128;
        let mut den = 1i128;
        if let Some(share) = share {
            if share.units <= 0 {
                let message = Diagnostic::new(&codes::INEXACT_SHARE, share.span, "A share is more than 0%")
                    .label("nothing, or less than nothing");
                self.report(message);
                return None;
            }
            num *= i128::from(share.units);
            den *= 100 * 10i128.checked_pow(share.decimals)?;
        }
        num *= 10i128.checked_pow(left.decimals)?;
        den *= 10i128.checked_pow(right.decimals)?;
        let common = gcd(num, den);
        let (num, den) = (num / common, den / common);
        let largest = |scale: super::types::Scale| {
            let end = |end: Option<i64>| i128::from(end.map_or(MAX_DATA, |end| end.abs().max(1)));
            end(scale.min).max(end(scale.max))
        };
        let fits = |factor: i128, scale| {
            factor <= 9000 || factor.checked_mul(largest(scale)).is_some_and(|most| most <= i128::from(MAX_EXACT))
        };
        if !fits(den, left) || !fits(num, right) {
            let span = share.map_or(asked.comparison.span, |share| share.span);
            let message = format!("To compare these exactly, numbers would have to be multiplied by {}", num.max(den));
            let message = Diagnostic::new(&codes::INEXACT_SHARE, span, message)
                .label("too fine")
                .help("Use a share with fewer digits, such as 150% or 12.5%, or numbers with the same decimals");
            self.report(message);
            return None;
        }
        let times = |operand: &Operand, factor: i128| match i64::try_from(factor) {
            Ok(1) | Err(_) => operand.clone(),
            Ok(factor) => Operand { kind: OperandKind::Times(Box::new(operand.clone()), factor), span: operand.span },
        };
        Some(CondKind::Compare(times(&side.operand, den), cmp, times(&other.operand, num)))
    }

    /// Whether two numbers count the same thing.
    pub(super) fn same_unit(&self, a: &Ty, b: &Ty) -> bool {
        use ValueType::{Money, Number, Percent};
        matches!(
            (a, b),
            (Ty::Value(Number { .. }), Ty::Value(Number { .. }))
                | (Ty::Value(Money { .. }), Ty::Value(Money { .. }))
                | (Ty::Value(Percent { .. }), Ty::Value(Percent { .. }))
                | (Ty::Score { .. }, Ty::Score { .. })
                | (Ty::Count, Ty::Count)
                | (Ty::Days, Ty::Days)
        )
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// What a literal is, in a message.
pub(super) fn literal(value: &Value) -> &'static str {
    match value {
        Value::Number(_) => "a number",
        Value::Percent(_) => "a percent",
        Value::Share(..) => "a share of something",
        Value::Money { .. } => "money",
        Value::Date(_) => "a date",
        Value::Time(_) => "a time",
        Value::Text(_) => "text",
        Value::Name(_) => "a name",
    }
}
