//! Events: groups and built-in names become events with filters; windows and anchors become bounds on their times.

mod counts;
mod happened;
mod numbers;
mod picks;
mod windows;

pub(super) use picks::event_name;

use super::{Checker, Place};
use crate::hir::Query;
use crate::syntax::ast::{EachEvent, EventRef, EventTail};

impl Checker<'_> {
    /// An event with filter and windows; a count in the tail is not read.
    pub fn query(&self, event: &EventRef, tail: &EventTail, place: Place) -> Option<Query> {
        let picks = self.picks_of(event, tail.filter.as_deref());
        let windows = self.windows(tail, place);
        Some(Query { picks: picks?, edge: None, windows: windows?, span: event.span.to(tail.span) })
    }

    /// The event of `for each`.
    pub fn each_query(&self, each: &EachEvent, place: Place) -> Option<Query> {
        let span = match (&each.anchor, each.windows.last()) {
            (Some(anchor), _) => each.event.span.to(anchor.span),
            (None, Some(window)) => each.event.span.to(window.span),
            (None, None) => each.event.span,
        };
        let tail =
            EventTail { filter: None, count: None, windows: each.windows.clone(), anchor: each.anchor.clone(), span };
        self.query(&each.event, &tail, place)
    }
}
