//! Event conditions: an event, how often, and when.

use super::picks::event_name;
use crate::base::Span;
use crate::diagnostics::{Diagnostic, events as codes};
use crate::hir::check::{Checker, Place};
use crate::hir::{CondKind, CountOf, Query};
use crate::syntax::ast::{EdgeEvent, EventRef, EventTail, WindowKind};

impl Checker<'_> {
    /// `EVENT where … at least 3 times in the last 30 days`; with `negated` not once.
    pub(in crate::hir::check) fn happened(
        &self,
        event: &EventRef,
        tail: &EventTail,
        span: Span,
        place: Place,
        negated: bool,
    ) -> Option<CondKind> {
        if !self.may_happen_here(span, place) {
            return None;
        }
        if self.report_window_of_filter(event, tail) {
            return None;
        }
        let query = self.query(event, tail, place);
        let (count, min, max) = match &tail.count {
            Some(count) => self.count(count, &event_name(event))?,
            None => (CountOf::Events, 1, None),
        };
        let query = query?;
        if negated {
            return Some(CondKind::Happened { query, count: CountOf::Events, min: 0, max: Some(0) });
        }
        self.warn_any_old_one(event, tail, span, place);
        if place == Place::Criteria && tail.windows.is_empty() && tail.anchor.is_none() && max.is_none() {
            self.warn_hand_raise(&query, span);
        }
        Some(CondKind::Happened { query, count, min, max })
    }

    /// `the last EVENT more than 30 days ago`; with `negated` it is not so.
    pub(in crate::hir::check) fn edge_happened(
        &self,
        edge: &EdgeEvent,
        span: Span,
        place: Place,
        negated: bool,
    ) -> Option<CondKind> {
        if !self.may_happen_here(span, place) {
            return None;
        }
        let query = self.query(&edge.event, &edge.tail, place)?;
        let query = Query { edge: Some(edge.last), span, ..query };
        if negated {
            return Some(CondKind::Happened { query, count: CountOf::Events, min: 0, max: Some(0) });
        }
        Some(CondKind::Happened { query, count: CountOf::Events, min: 1, max: None })
    }

    /// Inside `where` and in an SLA's `when` there are no events.
    fn may_happen_here(&self, span: Span, place: Place) -> bool {
        let (code, message) = match place {
            Place::Filter(_) => (
                &crate::diagnostics::conditions::FILTER_READS,
                "`where` looks at one event: at what it carries and at fields; other events cannot be asked for",
            ),
            Place::SlaWhen => {
                (&crate::diagnostics::conditions::PLACE_READS, "The `when` of an SLA can only use fields, not events")
            }
            _ => return true,
        };
        let message = Diagnostic::new(code, span, message)
            .label("an event")
            .help("For an order of events write `A within 7 days after B`");
        self.report(message);
        false
    }

    /// A hand raise that counts for good makes a stage that nobody leaves by waiting.
    fn warn_hand_raise(&self, query: &Query, span: Span) {
        let raise = query.picks.iter().map(|pick| &self.known.events[pick.event.0]).find(|event| event.hand_raise);
        let Some(raise) = raise else { return };
        let message = format!("`{}` is a hand raise, and here it counts however long ago it was", raise.name.text);
        let message = Diagnostic::new(&codes::OPEN_HAND_RAISE, span, message)
            .label("no window")
            .help("A request grows cold: write `in the last 30 days`, or `ever` if it is meant to count for good")
            .fix("write `in the last 30 days`", span.after(), " in the last 30 days")
            .fix("write `ever`", span.after(), " ever");
        self.report(message);
    }

    /// `EVENT more than 30 days ago` is met by an old one, whatever came after it; most who write it mean the last one.
    fn warn_any_old_one(&self, event: &EventRef, tail: &EventTail, span: Span, place: Place) {
        let [window] = tail.windows.as_slice() else { return };
        let only = tail.count.is_none() && tail.anchor.is_none() && matches!(window.kind, WindowKind::MoreThanAgo(_));
        // An example states all that happened: there it is no question which one is meant.
        if !only || place == Place::Expect {
            return;
        }
        let name = event_name(event);
        let message = format!("This is met by any old `{name}`, also for those to whom it happened again since");
        let message = Diagnostic::new(&codes::ANY_OLD_ONE, span, message)
            .label("any one of them, or the last one?")
            .help(format!("Write `the last {name} more than … ago` for those to whom it has not happened since"))
            .help("If any one of them will do, say so: `at least 1 time more than … ago`")
            .fix("write `the last`", span.before(), "the last ")
            .fix("write `at least 1 time`", window.span.before(), "at least 1 time ");
        self.report(message);
    }
}
