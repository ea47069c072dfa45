//! Events: groups and built-in names become events with filters; windows and anchors become bounds on their times.

use super::{Checker, Place};
use crate::hir::{EventPick, Query};
use crate::syntax::ast::{EachEvent, EventRef, EventTail};

impl Checker<'_> {
    /// The events of a clause that takes one or several: groups and built-in names resolved, filters read.
    pub fn picks(&mut self, events: &[EventRef]) -> Option<Vec<EventPick>> {
        let _ = events;
        None
    }

    /// An event with filter and windows; a count in the tail is not read.
    pub fn query(&mut self, event: &EventRef, tail: &EventTail, place: Place) -> Option<Query> {
        let _ = (event, tail, place);
        None
    }

    /// The event of `for each`.
    pub fn each_query(&mut self, each: &EachEvent, place: Place) -> Option<Query> {
        let _ = (each, place);
        None
    }
}
