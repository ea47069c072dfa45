//! The time that counts on a clock: all of it, or the open hours of a calendar.

use crate::ruleset::{Calendar, CalendarZone, DAY_MS, Length};

use super::super::time;
use super::super::zone;

/// What counts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hours<'a> {
    /// All time.
    All,
    /// The open hours of a calendar in one of its zones.
    Open {
        /// The beginning of the horizon.
        from: i64,
        /// Its end.
        until: i64,
        /// The open hours.
        zone: &'a CalendarZone,
    },
}

impl<'a> Hours<'a> {
    /// The open hours of a calendar in the zone of this index; of an index that it does not have, in its first.
    pub(crate) fn of(calendar: &'a Calendar, zone: usize) -> Option<Self> {
        let zone = calendar.zones.get(zone).or_else(|| calendar.zones.first())?;
        Some(Hours::Open { from: calendar.from, until: calendar.until, zone })
    }

    /// How much time counts in `[from, to)`; none outside the horizon.
    pub(crate) fn between(self, from: i64, to: i64) -> Option<i64> {
        let Hours::Open { from: first, until, zone } = self else { return Some((to - from).max(0)) };
        if from < first || to > until {
            return None;
        }
        let begin = zone.open.partition_point(|open| open.1 <= from);
        let open = zone.open.iter().skip(begin).take_while(|open| open.0 < to);
        Some(open.map(|open| open.1.min(to) - open.0.max(from)).sum())
    }

    /// The earliest instant by which so much time has counted since `from`; none outside the horizon.
    pub(crate) fn after(self, from: i64, ms: i64) -> Option<i64> {
        if ms <= 0 {
            return Some(from);
        }
        let Hours::Open { from: first, zone, .. } = self else { return time::plus(from, ms) };
        if from < first {
            return None;
        }
        let mut left = ms;
        let begin = zone.open.partition_point(|open| open.1 <= from);
        for open in zone.open.iter().skip(begin) {
            let opens = open.0.max(from);
            if open.1 - opens >= left {
                return Some(opens + left);
            }
            left -= open.1 - opens;
        }
        None
    }

    /// The instant a length after `from`; none outside the horizon.
    pub(crate) fn reach(self, from: i64, length: Length) -> Option<i64> {
        match length {
            Length::Ms { ms } => self.after(from, ms),
            Length::WorkingDays { days } => self.working_days(from, days),
        }
    }

    /// The same clock time on the n-th next open day: at closing if that is after the day's last closing, at the next
    /// opening if it is while closed before that. A start outside open hours is moved to the next opening first.
    fn working_days(self, from: i64, days: i64) -> Option<i64> {
        // Working days without a calendar cannot be written; a rule set that has them gets no due instant.
        let Hours::Open { from: first, until, zone } = self else { return None };
        if from < first {
            return None;
        }
        let begin = zone.open.get(zone.open.partition_point(|open| open.1 <= from))?.0.max(from);
        let local = zone::local(&zone.offsets, begin)?;
        let (mut day, clock) = (local.div_euclid(DAY_MS), local.rem_euclid(DAY_MS));
        if days <= 0 {
            return Some(begin);
        }
        let mut left = days;
        loop {
            day += 1;
            let (starts, ends) = (zone::day_start(&zone.offsets, day)?, zone::day_start(&zone.offsets, day + 1)?);
            if ends > until {
                return None;
            }
            let index = zone.open.partition_point(|open| open.1 <= starts);
            let open: Vec<(i64, i64)> =
                zone.open.iter().skip(index).take_while(|open| open.0 < ends).copied().collect();
            let Some(last) = open.last() else { continue };
            left -= 1;
            if left > 0 {
                continue;
            }
            let closing = last.1.min(ends);
            let same_clock = zone::instant(&zone.offsets, day * DAY_MS + clock)?;
            if same_clock >= closing {
                return Some(closing);
            }
            let next = open.iter().find(|open| open.1 > same_clock);
            return next.map(|open| open.0.max(same_clock));
        }
    }
}

#[cfg(test)]
#[path = "hours_tests.rs"]
mod tests;
