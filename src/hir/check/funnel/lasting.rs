//! `OUTCOME when …, for D`: from which events the time counts.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, funnel as codes};
use crate::hir::check::Checker;
use crate::hir::{Cond, CondKind, Define, OperandKind, Query};
use crate::model::DefineId;

impl Checker<'_> {
    /// The events whose latest one starts the time: those that the condition asks for, not those that it forbids. Reports a
    /// condition that can be met without any of them.
    pub(super) fn lasting(&self, condition: &Cond, span: Span) -> Option<Vec<Query>> {
        let mut found = Vec::new();
        let needed = events_asked_for(&self.known.defines, condition, &mut found, &mut Vec::new());
        if needed {
            return Some(found);
        }
        let mut report =
            Diagnostic::new(&codes::LASTING_WITHOUT_EVENT, span, "It is not clear when this period starts.")
                .label("counts from an event")
                .also(
                    condition.span,
                    if found.is_empty() { "no event is asked for here" } else { "this can be met without any event" },
                );
        report = report.help("The time counts from the latest event that the condition asks for, so it has to ask for one in every case: `recycled when rejected lead, for 60 days`.");
        if !found.is_empty() {
            report = report.help("Split it into two rules, one for the event, with the time, and one without.");
        }
        self.report(report);
        None
    }
}

/// Collects the events that a condition asks for; whether it cannot be met without one of them. `open`: definitions that are
/// being looked through.
fn events_asked_for(defines: &[Define], condition: &Cond, found: &mut Vec<Query>, open: &mut Vec<DefineId>) -> bool {
    let mut each = |parts: &[Cond]| parts.iter().filter(|part| events_asked_for(defines, part, found, open)).count();
    match &condition.kind {
        CondKind::All(parts) => each(parts) > 0,
        CondKind::Any(parts) => !parts.is_empty() && each(parts) == parts.len(),
        // Of those that need no event, fewer than the number asked for.
        CondKind::AtLeast(n, parts) => parts.len() - each(parts) < *n,
        CondKind::Happened { query, min, .. } if *min >= 1 => {
            found.push(query.clone());
            true
        }
        CondKind::Age { of, .. } | CondKind::Known(of) => match &of.kind {
            OperandKind::Events(_, query) => {
                found.push((**query).clone());
                true
            }
            _ => false,
        },
        CondKind::Defined(define) if !open.contains(define) => {
            open.push(*define);
            let needed = events_asked_for(defines, &defines[define.0].condition, found, open);
            open.pop();
            needed
        }
        _ => false,
    }
}
