//! The public calls of the engine: a lead is read, and then decided at an instant.

use serde_json::Value as Json;

use crate::ruleset::{Expr, Feature};

use super::decide;
use super::decision::{Decision, History};
use super::explain::{self, ReadValue};
use super::moment::{Log, Moment};
use super::normalise::{self, Lead};
use super::prepared::Prepared;
use super::replay::{self, Replay, TooLong};
use super::time;

/// A lead whose data was read by [`Prepared::read`]; it can be decided at any instant, by the [`Prepared`] that read it and by no other.
#[derive(Clone, Debug)]
pub struct LeadData {
    pub(crate) lead: Lead,
}

impl LeadData {
    /// Its id, trimmed; none: the lead has none, or one that cannot be read.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.lead.id.as_deref()
    }
}

/// Which transition log a decision reads.
#[derive(Clone, Copy, Debug, Default)]
pub enum Source<'a> {
    /// The one that the lead carries, if it does.
    #[default]
    Given,
    /// None, whatever the lead carries.
    None,
    /// One that was derived by [`Prepared::replay`].
    Replayed(&'a Replay),
}

/// A lead decided at an instant, open to further questions. It belongs to one thread: it remembers what it was asked.
#[derive(Debug)]
pub struct Evaluation<'a> {
    moment: Moment<'a>,
    decision: Decision,
}

impl Prepared {
    /// Reads a lead: chapter 10.1 of the standard says which keys it has. Any JSON is read: what does not fit is unknown, and a problem
    /// in each decision. The time that it takes grows with the size of the data.
    #[must_use]
    pub fn read(&self, lead: &Json) -> LeadData {
        LeadData { lead: normalise::read(self, lead) }
    }

    /// Decides a lead as of an instant, by the transition log that it carries, if it does.
    ///
    /// `as_of` is in ms since 1970-01-01T00:00:00Z ([`Instant`](super::Instant) reads it from text) and is held within the years 0 to 9999.
    /// Events later than that do not exist yet. Bad data is no error: see [`Decision::problems`].
    ///
    /// The host adds [`Decision::transitions`] to the events of the lead, and decides again when there is new data or
    /// [`Decision::recheck_at`] has come.
    #[must_use]
    pub fn decide(&self, lead: &Json, as_of: i64) -> Decision {
        self.evaluate(&self.read(lead), as_of, Source::Given).decision
    }

    /// Decides a lead by a transition log that is derived from its events, whatever log it carries: for a first run over data that has
    /// none. `as_of` as for [`decide`](Prepared::decide).
    ///
    /// # Errors
    /// If the log grows too long: see [`TooLong`].
    pub fn decide_with_replay(&self, lead: &Json, as_of: i64) -> Result<Decision, TooLong> {
        let data = self.read(lead);
        let replay = self.replay(&data, as_of)?;
        Ok(self.evaluate(&data, as_of, Source::Replayed(&replay)).decision)
    }

    /// Decides a lead, and says why: the same decision with [`Decision::why`]. Values of personal fields are masked in it.
    #[must_use]
    pub fn explain(&self, lead: &Json, as_of: i64) -> Decision {
        self.evaluate(&self.read(lead), as_of, Source::Given).explained()
    }

    /// Derives the transition log of a lead from its events up to an instant, with its fields as they are today: the lead is decided at
    /// each instant at which something may change. For [`Source::Replayed`].
    ///
    /// # Errors
    /// If the log grows too long: see [`TooLong`].
    pub fn replay(&self, lead: &LeadData, as_of: i64) -> Result<Replay, TooLong> {
        replay::replay(self, &lead.lead, clamped(as_of))
    }

    /// Decides a lead that was read, as of an instant in ms since 1970-01-01T00:00:00Z; the result can be asked further. The lead must have
    /// been read by this same [`Prepared`], or its values mean other fields.
    #[must_use]
    pub fn evaluate<'a>(&'a self, lead: &'a LeadData, as_of: i64, source: Source<'a>) -> Evaluation<'a> {
        let (log, replayed) = match source {
            Source::Given => (Log::Given, false),
            Source::None => (Log::None, false),
            Source::Replayed(replay) => (Log::Instead(&replay.entries), true),
        };
        let mut problems = lead.lead.problems.clone();
        let moment = Moment::new(self, &lead.lead, clamped(as_of), log, &mut problems);
        let history = match (replayed, moment.has_log) {
            (true, _) => History::Replay,
            (false, true) => History::Log,
            (false, false) => History::None,
        };
        let decision = decide::decide(&moment, &lead.lead, history, problems);
        Evaluation { moment, decision }
    }
}

/// An instant within the years 0 to 9999.
fn clamped(instant: i64) -> i64 {
    instant.clamp(time::FIRST, time::LAST)
}

impl<'a> Evaluation<'a> {
    /// The decision.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The decision, with the reasons for it: [`Decision::why`].
    #[must_use]
    pub fn explained(&self) -> Decision {
        Decision { why: Some(explain::why(&self.moment, &self.decision)), ..self.decision.clone() }
    }

    /// Computes further features, numbered after those of the rule set. The decision stays what it is.
    pub fn add_features(&mut self, features: &'a [Feature]) {
        self.moment.add_features(features);
    }

    /// The values that a condition compares, in their order.
    #[must_use]
    pub fn compared(&self, condition: &Expr) -> Vec<ReadValue> {
        explain::compared(&self.moment, condition)
    }

    /// Whether a condition is met; it may read what was decided.
    #[must_use]
    pub fn holds(&self, condition: &Expr) -> bool {
        self.moment.holds(condition)
    }
}
