//! Guarantees: the author's, and the one that follows from `not interest`.

use crate::base::Span;
use crate::hir::check::{Checker, Place};
use crate::hir::{Cond, CondKind, CountOf, Event, EventPick, Guarantee, LeadIs, Query};
use crate::model::EventId;
use crate::syntax::ast::GuaranteeKind;

impl Checker<'_> {
    /// All guarantees.
    pub(in crate::hir::check) fn guarantees(&self, lead: Option<&LeadIs>) -> Vec<Guarantee> {
        let mut guarantees = Vec::new();
        for &(decl, span) in &self.decls.guarantees {
            let never = match &decl.kind {
                GuaranteeKind::Whenever(then, given) => {
                    let (then, given) =
                        (self.condition(then, Place::Guarantee), self.condition(given, Place::Guarantee));
                    given.zip(then).map(|(given, then)| {
                        let place = then.span;
                        let broken = Cond { kind: CondKind::Not(Box::new(then)), span: place };
                        Cond { kind: CondKind::All(vec![given, broken]), span }
                    })
                }
                GuaranteeKind::Nobody(condition) => self.condition(condition, Place::Guarantee),
            };
            if let Some(never) = never {
                let because = decl.because.as_ref().map(|text| text.value.clone());
                guarantees.push(Guarantee { never, because, built_in: false, span });
            }
        }
        guarantees.extend(lead.and_then(|lead| self.guarantee_of_interest(lead.span)));
        guarantees
    }

    /// Where it is said what a lead is: nobody is one by events marked `not interest` alone. That is: nobody is a lead who did
    /// some of these and nothing else.
    fn guarantee_of_interest(&self, span: Span) -> Option<Guarantee> {
        let declared = || self.known.events.iter().enumerate().filter(|(_, event)| event.entry.is_none());
        let happened = |marked: bool, min, max| {
            let picks: Vec<EventPick> = declared()
                .filter(|(_, event)| is_marked(event) == marked)
                .map(|(at, _)| EventPick { event: EventId(at), filter: None, property: None })
                .collect();
            let found = !picks.is_empty();
            let query = Query { picks, edge: None, windows: Vec::new(), span };
            found.then(|| cond(CondKind::Happened { query, count: CountOf::Events, min, max }, span))
        };
        let (marked, others) = (happened(true, 1, None)?, happened(false, 0, Some(0))?);
        let never = cond(CondKind::All(vec![cond(CondKind::IsLead, span), marked, others]), span);
        let because = Some("nobody is a lead by events marked `not interest` alone".to_owned());
        Some(Guarantee { never, because, built_in: true, span })
    }
}

fn cond(kind: CondKind, span: Span) -> Cond {
    Cond { kind, span }
}

/// Whether an event is marked `not interest`: system events and those of a team show none either, but are not marked so.
fn is_marked(event: &Event) -> bool {
    !event.interest && !event.system && event.by.is_none()
}
