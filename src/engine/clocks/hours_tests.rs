//! Working hours and days: closing, lunch, holidays, changes of the clock, the horizon's end.

#![allow(clippy::unwrap_used)]

use crate::ruleset::{Calendar, CalendarZone, Length, Offsets};

use super::super::super::time::{Instant, read};
use super::Hours;

fn at(text: &str) -> i64 {
    read(text).unwrap().instant().unwrap()
}

/// Monday to Friday, 09:00 to 12:00 and 13:00 to 17:00 in Berlin; 2026-12-25 is closed; March 2026 to the end of the year.
fn berlin() -> Calendar {
    let hour = 3_600_000;
    let offsets = Offsets {
        first: hour,
        changes: vec![(at("2026-03-29T01:00:00Z"), 2 * hour), (at("2026-10-25T01:00:00Z"), hour)],
        until: at("2026-12-31T23:00:00Z"),
    };
    let from = at("2026-02-28T23:00:00Z");
    let mut open = Vec::new();
    for day in 20_513..20_819 {
        // Day 20513 is 2026-03-01, a Sunday.
        let weekday = (day - 20_513) % 7;
        if weekday == 0 || weekday == 6 || day == 20_812 {
            continue;
        }
        for (opens, closes) in [(9, 12), (13, 17)] {
            let local = |hours: i64| super::zone::instant(&offsets, day * 86_400_000 + hours * hour).unwrap();
            open.push((local(opens), local(closes)));
        }
    }
    let zones = vec![CalendarZone { zone: "Europe/Berlin".to_owned(), offsets: offsets.clone(), open }];
    Calendar { name: "office hours".to_owned(), from, until: offsets.until, zones, zone_of: None }
}

fn reach(from: &str, length: Length) -> Option<String> {
    let calendar = berlin();
    let reached = Hours::of(&calendar, 0).unwrap().reach(at(from), length);
    reached.map(|at| Instant(at).to_string())
}

fn minutes(from: &str, minutes: i64) -> Option<String> {
    reach(from, Length::Ms { ms: minutes * 60_000 })
}

fn days(from: &str, days: i64) -> Option<String> {
    reach(from, Length::WorkingDays { days })
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn minutes_count_while_open() {
    // Friday 2026-03-06, 16:50 in Berlin: five minutes there, then Monday.
    assert_eq!(minutes("2026-03-06T15:50:00Z", 5), some("2026-03-06T15:55:00Z"));
    assert_eq!(minutes("2026-03-06T15:50:00Z", 10), some("2026-03-06T16:00:00Z"), "at closing");
    assert_eq!(minutes("2026-03-06T15:50:00Z", 11), some("2026-03-09T08:01:00Z"));
    assert_eq!(minutes("2026-03-06T16:00:00Z", 5), some("2026-03-09T08:05:00Z"), "at the closing instant it is closed");
    assert_eq!(minutes("2026-03-06T10:59:00Z", 2), some("2026-03-06T12:01:00Z"), "over lunch");
    assert_eq!(minutes("2026-12-24T15:59:00Z", 2), some("2026-12-28T08:01:00Z"), "over a holiday and a weekend");
}

#[test]
fn the_clock_changes_over_a_weekend() {
    // In spring the next opening comes an hour earlier in UTC, in autumn an hour later.
    assert_eq!(minutes("2026-03-27T15:59:00Z", 2), some("2026-03-30T07:01:00Z"));
    assert_eq!(minutes("2026-10-23T14:59:00Z", 2), some("2026-10-26T08:01:00Z"));
    assert_eq!(days("2026-03-27T10:00:00Z", 1), some("2026-03-30T09:00:00Z"));
    assert_eq!(days("2026-10-23T09:00:00Z", 1), some("2026-10-26T10:00:00Z"));
}

#[test]
fn working_days_keep_the_clock_time() {
    assert_eq!(days("2026-03-04T10:30:00Z", 1), some("2026-03-05T10:30:00Z"));
    assert_eq!(days("2026-03-06T10:30:00Z", 1), some("2026-03-09T10:30:00Z"));
    assert_eq!(days("2026-03-07T10:30:00Z", 1), some("2026-03-10T08:00:00Z"), "Saturday starts on Monday at opening");
    assert_eq!(
        days("2026-03-04T11:30:00Z", 1),
        some("2026-03-05T12:00:00Z"),
        "a start at lunch starts after it, at 13:00"
    );
    assert_eq!(days("2026-12-24T10:00:00Z", 1), some("2026-12-28T10:00:00Z"));
    assert_eq!(days("2026-03-04T10:30:00Z", 5), some("2026-03-11T10:30:00Z"));
}

#[test]
fn a_day_that_closes_earlier_ends_at_its_closing_and_one_that_pauses_goes_on_after() {
    let mut calendar = berlin();
    let day = |text: &str| at(text);
    let open = &mut calendar.zones[0].open;
    // Thursday 2026-03-05 closes at 12:00; Friday 2026-03-06 opens at 11:00 only.
    open.retain(|open| open.0 != day("2026-03-05T12:00:00Z"));
    for open in open.iter_mut().filter(|open| open.0 == day("2026-03-06T08:00:00Z")) {
        open.0 = day("2026-03-06T10:00:00Z");
    }
    let hours = Hours::of(&calendar, 0).unwrap();
    let reach =
        |from: &str, days| hours.reach(at(from), Length::WorkingDays { days }).map(|at| Instant(at).to_string());
    assert_eq!(reach("2026-03-04T15:00:00Z", 1), some("2026-03-05T11:00:00Z"), "at closing");
    assert_eq!(reach("2026-03-04T08:30:00Z", 2), some("2026-03-06T10:00:00Z"), "at the next opening");
}

#[test]
fn nothing_is_guessed_outside_the_horizon() {
    assert_eq!(minutes("2026-02-01T10:00:00Z", 5), None);
    assert_eq!(minutes("2026-12-31T15:59:00Z", 2), None);
    assert_eq!(minutes("2026-12-31T15:59:00Z", 1), some("2026-12-31T16:00:00Z"));
    assert_eq!(days("2026-12-30T10:00:00Z", 1), some("2026-12-31T10:00:00Z"));
    assert_eq!(days("2026-12-31T10:00:00Z", 1), None);
    let calendar = berlin();
    let hours = Hours::of(&calendar, 0).unwrap();
    assert_eq!(hours.between(at("2026-12-31T15:00:00Z"), at("2027-01-02T00:00:00Z")), None);
    assert_eq!(hours.between(at("2026-12-31T15:00:00Z"), at("2026-12-31T23:00:00Z")), Some(3_600_000));
}
