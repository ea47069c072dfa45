//! Conditions without their places: to see that two say the same.

use super::{Bound, Cond, CondKind, EventPick, Operand, OperandKind, Query, WindowKind};
use crate::base::Span;

impl Cond {
    /// The same condition at no place: equal to that of any condition that is built alike.
    #[must_use]
    pub fn without_places(&self) -> Cond {
        let mut cond = self.clone();
        forget(&mut cond);
        cond
    }
}

fn forget(cond: &mut Cond) {
    cond.span = Span::default();
    match &mut cond.kind {
        CondKind::All(parts) | CondKind::Any(parts) | CondKind::AtLeast(_, parts) => parts.iter_mut().for_each(forget),
        CondKind::Not(part) => forget(part),
        CondKind::Compare(left, _, right) | CondKind::SameText { left, right, .. } => {
            forget_operand(left);
            forget_operand(right);
        }
        CondKind::In { of, .. }
        | CondKind::Text { of, .. }
        | CondKind::Includes { of, .. }
        | CondKind::Age { of, .. }
        | CondKind::AgeDays { of, .. }
        | CondKind::Known(of)
        | CondKind::Yes(of) => forget_operand(of),
        CondKind::Happened { query, .. } => forget_query(query),
        CondKind::WasEver(..)
        | CondKind::StatusHasBeen(..)
        | CondKind::StageHasBeen(..)
        | CondKind::Meets(_)
        | CondKind::Defined(_)
        | CondKind::Permission(_)
        | CondKind::Sla(..)
        | CondKind::Route(_)
        | CondKind::Nurture(_)
        | CondKind::IsLead => {}
    }
}

fn forget_operand(operand: &mut Operand) {
    operand.span = Span::default();
    match &mut operand.kind {
        OperandKind::Events(_, query) | OperandKind::DaysSinceLast(query) => forget_query(query),
        OperandKind::Times(operand, _) => forget_operand(operand),
        _ => {}
    }
}

fn forget_query(query: &mut Query) {
    query.span = Span::default();
    forget_picks(&mut query.picks);
    for window in &mut query.windows {
        window.span = Span::default();
        match &mut window.kind {
            WindowKind::After(bound) | WindowKind::From(bound) | WindowKind::Before(bound) => match bound {
                Bound::Instant(_) => {}
                Bound::Value(operand) | Bound::DayOf(operand, _) => forget_operand(operand),
                Bound::Latest(query) => forget_query(query),
            },
            WindowKind::WithinAfter(picks, _) | WindowKind::WithinBefore(picks, _) => forget_picks(picks),
            WindowKind::Last(_) | WindowKind::Older(_) | WindowKind::While(..) => {}
        }
    }
}

fn forget_picks(picks: &mut [EventPick]) {
    picks.iter_mut().filter_map(|pick| pick.filter.as_mut()).for_each(forget);
}
