//! A zone as its offsets: from an instant to a local date and back.

use crate::ruleset::{DAY_MS, Offsets, Period};

use super::time::civil_from_days;

/// The local time of an instant, in ms since 1970-01-01 00:00 local time; none past the end of the horizon.
pub(crate) fn local(offsets: &Offsets, instant: i64) -> Option<i64> {
    if instant >= offsets.until {
        return None;
    }
    let changes = offsets.changes.partition_point(|change| change.0 <= instant);
    let offset = changes.checked_sub(1).and_then(|last| offsets.changes.get(last)).map_or(offsets.first, |c| c.1);
    instant.checked_add(offset)
}

/// The local date of an instant, in days since 1970-01-01; none past the end of the horizon.
pub(crate) fn day(offsets: &Offsets, instant: i64) -> Option<i64> {
    Some(local(offsets, instant)?.div_euclid(DAY_MS))
}

/// The earliest instant whose local time is not before this one; none past the end of the horizon, which itself is known.
///
/// So a local time that does not exist moves to the next that does, and of one that occurs twice it is the first.
pub(crate) fn instant(offsets: &Offsets, local: i64) -> Option<i64> {
    let mut begin = i64::MIN;
    let mut offset = offsets.first;
    for change in offsets.changes.iter().chain([&(i64::MAX, 0)]) {
        let found = local.checked_sub(offset)?.max(begin);
        if found < change.0 {
            return (found <= offsets.until).then_some(found);
        }
        (begin, offset) = *change;
    }
    None
}

/// The first instant of a local date; none past the end of the horizon.
pub(crate) fn day_start(offsets: &Offsets, day: i64) -> Option<i64> {
    instant(offsets, day.checked_mul(DAY_MS)?)
}

/// The number of the calendar period that a date is in. Weeks begin on Monday.
pub(crate) fn period(period: Period, day: i64) -> i64 {
    let (year, month, _) = civil_from_days(day);
    match period {
        Period::Day => day,
        // 1970-01-01 was a Thursday.
        Period::Week => (day + 3).div_euclid(7),
        Period::Month => year * 12 + month - 1,
        Period::Quarter => year * 4 + (month - 1) / 3,
        Period::Year => year,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::time::read;
    use super::*;

    fn at(text: &str) -> i64 {
        read(text).unwrap().instant().unwrap()
    }

    fn berlin() -> Offsets {
        let hour = 3_600_000;
        Offsets {
            first: hour,
            changes: vec![(at("2026-03-29T01:00:00Z"), 2 * hour), (at("2026-10-25T01:00:00Z"), hour)],
            until: at("2027-01-01T00:00:00Z"),
        }
    }

    fn back(text: &str) -> i64 {
        instant(&berlin(), at(text)).unwrap()
    }

    #[test]
    fn a_local_time_that_does_not_exist_moves_on() {
        assert_eq!(back("2026-03-29T01:59:59Z"), at("2026-03-29T00:59:59Z"));
        assert_eq!(back("2026-03-29T02:30:00Z"), at("2026-03-29T01:00:00Z"));
        assert_eq!(back("2026-03-29T03:00:00Z"), at("2026-03-29T01:00:00Z"));
    }

    #[test]
    fn a_local_time_that_occurs_twice_is_the_first() {
        assert_eq!(back("2026-10-25T02:30:00Z"), at("2026-10-25T00:30:00Z"));
        assert_eq!(back("2026-10-25T03:00:00Z"), at("2026-10-25T02:00:00Z"));
    }

    #[test]
    fn the_horizon_ends() {
        assert_eq!(day(&berlin(), at("2027-01-01T00:00:00Z")), None);
        assert_eq!(instant(&berlin(), at("2027-01-01T01:00:00.001Z")), None);
        assert_eq!(instant(&berlin(), i64::MAX), None);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let monday = 4; // 1970-01-05
        assert_eq!(period(Period::Week, monday), period(Period::Week, monday + 6));
        assert_ne!(period(Period::Week, monday), period(Period::Week, monday - 1));
    }
}
