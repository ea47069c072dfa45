//! The transition log of a lead, derived from its events.

use std::fmt;

use super::decide;
use super::decision::{History, Transition};
use super::log;
use super::moment::{Log, Moment};
use super::normalise::{Event, Lead};
use super::prepared::Prepared;
use super::problems::Problems;
use super::time::Instant;

/// The longest log that is derived.
pub const MOST_ENTRIES: usize = 1_000;

/// The largest number of instants that are looked at.
pub const MOST_INSTANTS: usize = 100_000;

/// A derived transition log.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    pub(crate) entries: Vec<Event>,
    transitions: Vec<Transition>,
}

impl Replay {
    /// Its entries, by time.
    #[must_use]
    pub fn transitions(&self) -> &[Transition] {
        &self.transitions
    }
}

/// A lead whose log would pass [`MOST_ENTRIES`] entries or [`MOST_INSTANTS`] instants: it is reported and not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many entries it had.
    pub entries: usize,
    /// When it was given up.
    pub at: Instant,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the history of this lead is too long: {} changes of stage up to {}", self.entries, self.at)
    }
}

impl std::error::Error for TooLong {}

/// Decides at each instant at which an event begins to exist and at each recheck, up to T and at T itself. What the lead
/// carries of a log is not read.
pub(crate) fn replay(prepared: &Prepared, lead: &Lead, until: i64) -> Result<Replay, TooLong> {
    let mut begins: Vec<i64> =
        lead.events.iter().filter(|event| event.entry.is_none()).map(|event| event.begins).collect();
    begins.retain(|at| *at <= until);
    begins.push(until);
    begins.sort_unstable();
    begins.dedup();
    let mut replay = Replay::default();
    let mut next = begins.first().copied();
    let mut instants = 0;
    while let Some(at) = next {
        instants += 1;
        let moment = Moment::new(prepared, lead, at, Log::Instead(&replay.entries), &mut Problems::default());
        let decision = decide::decide(&moment, lead, History::Replay, Problems::default());
        let entered: Vec<Event> = moment.entered().iter().filter_map(|new| log::event(&moment, *new)).collect();
        drop(moment);
        replay.entries.extend(entered);
        replay.transitions.extend(decision.transitions);
        if replay.transitions.len() > MOST_ENTRIES || instants > MOST_INSTANTS {
            return Err(TooLong { entries: replay.transitions.len(), at: Instant(at) });
        }
        let event = begins.get(begins.partition_point(|begin| *begin <= at)).copied();
        let recheck = decision.recheck_at.map(|recheck| recheck.0).filter(|recheck| *recheck <= until);
        next = event.into_iter().chain(recheck).min();
    }
    Ok(replay)
}
