//! What is asked of a class, written out as what its rows ask.

use crate::base::Span;
use crate::hir::{Class, Cmp, Cond, CondKind, Operand, OperandKind};
use crate::model::{ClassId, Constant};

/// The class that a comparison is about.
pub(super) fn asked_of(kind: &CondKind) -> Option<ClassId> {
    let class = |operand: &Operand| match operand.kind {
        OperandKind::Class(id) => Some(id),
        _ => None,
    };
    match kind {
        CondKind::In { of, .. } | CondKind::Known(of) => class(of),
        CondKind::Compare(left, _, right) => class(left).or_else(|| class(right)),
        _ => None,
    }
}

/// The comparison as a condition on the rows: the first that is met says which value the class has. `rows` are their conditions.
pub(super) fn by_rows(kind: &CondKind, class: &Class, rows: Vec<Cond>, span: Span) -> Cond {
    let cond = |kind| Cond { kind, span };
    let mut rest = Rest::Constant(is_met(kind, class, Some(class.otherwise)));
    for (row, asks) in class.rows.iter().zip(rows).rev() {
        let met = is_met(kind, class, row.value);
        let asks = if met { asks } else { cond(CondKind::Not(Box::new(asks))) };
        rest = match rest {
            // It makes no difference whether this row is met.
            Rest::Constant(same) if same == met => Rest::Constant(same),
            Rest::Constant(_) => Rest::Any(met, vec![asks]),
            Rest::Any(same, mut parts) if same == met => {
                parts.insert(0, asks);
                Rest::Any(same, parts)
            }
            Rest::Any(other, parts) => Rest::Any(met, vec![asks, joined(other, parts, span)]),
        };
    }
    match rest {
        Rest::Constant(met) => joined(!met, Vec::new(), span),
        Rest::Any(any, parts) => joined(any, parts, span),
    }
}

/// The condition of the rows that were looked at.
enum Rest {
    /// Met, or not, whatever they ask.
    Constant(bool),
    /// Any of these, or (`false`) all.
    Any(bool, Vec<Cond>),
}

fn joined(any: bool, mut parts: Vec<Cond>, span: Span) -> Cond {
    match parts.pop() {
        Some(one) if parts.is_empty() => one,
        last => {
            parts.extend(last);
            Cond { kind: if any { CondKind::Any(parts) } else { CondKind::All(parts) }, span }
        }
    }
}

/// Whether a comparison with a class is met where the class has this value; none: it is unknown.
fn is_met(kind: &CondKind, class: &Class, value: Option<usize>) -> bool {
    let Some(value) = value.and_then(|value| i64::try_from(value).ok()) else { return false };
    // The better value is the greater.
    let rank = |operand: &Operand| {
        let index = match operand.kind {
            OperandKind::Class(_) => value,
            OperandKind::Constant(Constant::Int(index)) => index,
            _ => return None,
        };
        Some(if class.best_first { -index } else { index })
    };
    match kind {
        CondKind::In { values, negated, .. } => values.contains(&value) != *negated,
        CondKind::Compare(left, cmp, right) => rank(left).zip(rank(right)).is_some_and(|(left, right)| match cmp {
            Cmp::Eq => left == right,
            Cmp::Ne => left != right,
            Cmp::Lt => left < right,
            Cmp::Le => left <= right,
            Cmp::Gt => left > right,
            Cmp::Ge => left >= right,
        }),
        _ => true,
    }
}
