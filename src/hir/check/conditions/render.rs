//! Values and comparisons written out again, for messages and fixes.

use crate::hir::check::times::DAY;
use crate::syntax::ast::{
    Comparison, ComparisonKind, Duration, InSet, Number, Order, TextTest, Unit, Value, WindowKind, Wording,
};

/// A number as it is written.
pub(in crate::hir::check) fn number(n: &Number) -> String {
    decimal(i128::from(n.units), n.decimals)
}

/// `units / 10^decimals`
pub(in crate::hir::check) fn decimal(units: i128, decimals: u32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = decimals as usize + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals as usize);
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A name, in single quotes if it was so.
pub(in crate::hir::check) fn name(name: &crate::syntax::ast::Name) -> String {
    if name.quoted { format!("'{}'", name.text) } else { name.text.clone() }
}

/// Text in double quotes.
pub(in crate::hir::check) fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// A day of the calendar.
pub(in crate::hir::check) fn date(days: i64) -> String {
    let start = jiff::civil::Date::constant(1970, 1, 1);
    let span = jiff::Span::new().try_days(days);
    span.and_then(|span| start.checked_add(span)).map_or_else(|_| days.to_string(), |date| date.to_string())
}

/// A value as it is written.
pub(in crate::hir::check) fn value(value: &Value) -> String {
    match value {
        Value::Number(n) => number(n),
        Value::Percent(n) => format!("{}%", number(n)),
        Value::Share(n, of) => format!("{}% of {}", number(n), name(of)),
        Value::Money { currency, amount, .. } => format!("{currency} {}", number(amount)),
        Value::Date(d) => date(d.days),
        Value::Time(t) => {
            let minutes = t.local_ms.rem_euclid(DAY) / 60_000;
            format!("{} {:02}:{:02}", date(t.local_ms.div_euclid(DAY)), minutes / 60, minutes % 60)
        }
        Value::Text(t) => text(&t.value),
        Value::Name(n) => name(n),
    }
}

/// A length of time; none where the language measures by no such unit.
fn duration(d: &Duration) -> Option<String> {
    let unit = match d.unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Second | Unit::Month | Unit::Quarter | Unit::Year => return None,
    };
    let many = if d.amount.units == 1 && d.amount.decimals == 0 { "" } else { "s" };
    (!d.working).then(|| format!("{} {unit}{many}", number(&d.amount)))
}

/// A window by the clock alone.
pub(in crate::hir::check) fn window(kind: &WindowKind) -> Option<String> {
    match kind {
        WindowKind::InTheLast(d) => Some(format!("in the last {}", duration(d)?)),
        WindowKind::MoreThanAgo(d) => Some(format!("more than {} ago", duration(d)?)),
        _ => None,
    }
}

/// Values in brackets.
pub(in crate::hir::check) fn values(list: &[Value]) -> String {
    format!("({})", list.iter().map(value).collect::<Vec<_>>().join(", "))
}

/// The comparison that is met when this one is not, what is unknown aside; none where there is no such wording.
pub(in crate::hir::check) fn opposite(subject: &str, comparison: &Comparison) -> Option<String> {
    let tail = match &comparison.kind {
        ComparisonKind::Order(order, wording, v) => {
            let v = value(v);
            match (order, wording) {
                (Order::Is, Wording::Exactly) => return None,
                (Order::Is, _) => format!("is not {v}"),
                (Order::IsNot, _) => format!("is {v}"),
                (Order::AtLeast, Wording::Sign) => format!("< {v}"),
                (Order::AtMost, Wording::Sign) => format!("> {v}"),
                (Order::MoreThan, Wording::Sign) => format!("<= {v}"),
                (Order::LessThan, Wording::Sign) => format!(">= {v}"),
                (Order::AtLeast, Wording::Rank) | (Order::AtMost, Wording::Rank) => return None,
                (Order::MoreThan, _) => format!("is at most {v}"),
                (Order::LessThan, _) => format!("is at least {v}"),
                (Order::AtLeast, _) => format!("is less than {v}"),
                (Order::AtMost, _) => format!("is more than {v}"),
            }
        }
        ComparisonKind::AnyOf { negated: false, values: v } => format!("is none of {}", values(v)),
        ComparisonKind::AnyOf { negated: true, values: v } => format!("is any of {}", values(v)),
        ComparisonKind::In { negated, set } => {
            let set = match set {
                InSet::Name(n) => name(n),
                InSet::Values(v) => values(v),
            };
            if *negated { format!("is in {set}") } else { format!("is not in {set}") }
        }
        ComparisonKind::Text { test, negated: false, all: false, values: v } => {
            let verb = match test {
                TextTest::Contains => "contain",
                TextTest::StartsWith => "start with",
                TextTest::EndsWith => "end with",
                TextTest::Mentions => "mention",
                TextTest::Includes => "include",
            };
            match v.as_slice() {
                [one] => format!("does not {verb} {}", value(one)),
                many => format!("does not {verb} any of {}", values(many)),
            }
        }
        _ => return None,
    };
    Some(format!("{subject} {tail}"))
}
