//! Calendars: weekly hours and closed days, written out as open time in UTC.

use jiff::tz::TimeZone;

use super::Lowering;
use super::head::Horizon;
use crate::hir::{self, Zone};
use crate::model::{ValueType, is_zone, local_instant, zone_by_name};
use crate::ruleset::{Calendar, CalendarZone, ZoneOf};

impl Lowering<'_> {
    pub(super) fn calendars(&self, horizon: &Horizon) -> Vec<Calendar> {
        self.order.calendars.order.iter().map(|&at| self.calendar(&self.program.calendars[at], horizon)).collect()
    }

    fn calendar(&self, calendar: &hir::Calendar, horizon: &Horizon) -> Calendar {
        let (names, zone_of) = self.zones_of(&calendar.zone);
        let zone = |name: String| {
            let zone = zone_by_name(&name);
            CalendarZone { offsets: horizon.offsets(&zone), open: open(calendar, &zone, horizon), zone: name }
        };
        Calendar {
            name: calendar.name.text.clone(),
            from: horizon.from,
            until: horizon.until,
            zones: names.into_iter().map(zone).collect(),
            zone_of,
        }
    }

    /// The zones that a calendar can be in, each once, and how the one that counts is found.
    fn zones_of(&self, zone: &Zone) -> (Vec<String>, Option<ZoneOf>) {
        let no_choices: &[String] = &[];
        let (choices, field, property, otherwise) = match zone {
            Zone::Fixed(name) => return (vec![name.clone()], None),
            Zone::Field { field, otherwise } => {
                let choices = match &self.program.fields[field.0].value {
                    ValueType::OneOf { choices, .. } => choices,
                    _ => no_choices,
                };
                (choices, Some(self.order.fields.of(field.0)), None, otherwise)
            }
            Zone::Property { name, zones, otherwise } => (&zones[..], None, Some(name.clone()), otherwise),
        };
        let mut names: Vec<String> = vec![otherwise.clone()];
        let mut place = |choice: &String| {
            // `other` is no zone: what it catches is not known to be in any of them.
            if !is_zone(choice) {
                return 0;
            }
            names.iter().position(|name| name == choice).unwrap_or_else(|| {
                names.push(choice.clone());
                names.len() - 1
            })
        };
        let zones = choices.iter().map(&mut place).collect();
        (names, Some(ZoneOf { field, property, zones, otherwise: 0 }))
    }
}

/// Open time within the horizon: half-open intervals, ascending, without overlap or touch.
fn open(calendar: &hir::Calendar, zone: &TimeZone, horizon: &Horizon) -> Vec<(i64, i64)> {
    let mut open: Vec<(i64, i64)> = Vec::new();
    // A day more on both sides: other zones begin their days earlier or later than the definition's.
    for day in horizon.first_day - 1..=horizon.end_day {
        if calendar.closed.binary_search(&day).is_ok() {
            continue;
        }
        // 1970-01-01 was a Thursday.
        let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or_default();
        for &(from, until) in &calendar.open[weekday] {
            let (Some(from), Some(until)) = (local_instant(zone, day, from), local_instant(zone, day, until)) else {
                continue;
            };
            let (from, until) = (from.max(horizon.from), until.min(horizon.until));
            if from < until {
                open.push((from, until));
            }
        }
    }
    open.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::with_capacity(open.len());
    for (from, until) in open {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => merged.push((from, until)),
        }
    }
    merged
}
