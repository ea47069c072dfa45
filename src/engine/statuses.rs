//! Statuses: the value of the latest event that sets one, as runs.

use crate::ruleset::Status;

use super::moment::Moment;

/// The values that a status had, one run after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Runs {
    first: Option<usize>,
    /// When a run began, and its value; two that follow each other differ.
    changes: Vec<(i64, usize)>,
}

impl Runs {
    /// The runs of a status.
    pub(crate) fn of<'a>(moment: &Moment<'a>, status: &'a Status) -> Self {
        let mut sets = Vec::new();
        for (row, set) in status.rows.iter().enumerate() {
            sets.extend(moment.past.instants(moment, &set.on).into_iter().map(|at| (at, row, set.value)));
        }
        sets.sort_unstable();
        let mut changes: Vec<(i64, usize)> = Vec::new();
        for (index, (at, _, value)) in sets.iter().enumerate() {
            // At one instant the lower row counts, which comes later here.
            if sets.get(index + 1).is_some_and(|next| next.0 == *at) {
                continue;
            }
            let current = changes.last().map(|change| change.1).or(status.first);
            if current != Some(*value) {
                changes.push((*at, *value));
            }
        }
        Runs { first: status.first, changes }
    }

    /// The present value.
    pub(crate) fn value(&self) -> Option<usize> {
        self.changes.last().map(|change| change.1).or(self.first)
    }

    /// The value just before an instant.
    pub(crate) fn before(&self, instant: i64) -> Option<usize> {
        let count = self.changes.partition_point(|change| change.0 < instant);
        count.checked_sub(1).and_then(|last| self.changes.get(last)).map(|change| change.1).or(self.first)
    }

    /// Since when it has the present value; unknown while that is the value at first.
    pub(crate) fn since(&self) -> Option<i64> {
        self.changes.last().map(|change| change.0)
    }

    /// Whether it ever had a value.
    pub(crate) fn was_ever(&self, value: usize) -> bool {
        self.first == Some(value) || self.changes.iter().any(|change| change.1 == value)
    }
}
