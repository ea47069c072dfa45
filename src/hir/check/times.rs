//! Durations in milliseconds and days, and instants.

use jiff::civil::Date;

use super::Checker;
use crate::diagnostics::{Diagnostic, events as codes};
use crate::syntax::ast::{Duration, Moment, Time, Unit};

/// A day, in ms.
pub(crate) const DAY: i64 = 86_400_000;

impl Checker<'_> {
    /// A length of time in ms.
    pub fn duration(&self, d: &Duration) -> Option<i64> {
        if d.working {
            self.report_working(d);
            return None;
        }
        let ms = match d.unit {
            Unit::Minute => 60_000,
            Unit::Hour => 3_600_000,
            Unit::Day => DAY,
            Unit::Week => 7 * DAY,
            Unit::Second | Unit::Month | Unit::Quarter | Unit::Year => {
                self.report_unit(d);
                return None;
            }
        };
        let scale = 10i128.checked_pow(d.amount.decimals).unwrap_or(i128::MAX);
        let total = i128::from(d.amount.units) * i128::from(ms);
        if total / scale > i128::from(LONGEST) {
            self.report(
                Diagnostic::new(&codes::ODD_DURATION, d.span, "This length of time is too long")
                    .label("at most 36,500 days")
                    .help("Write `ever` if it shall hold for good"),
            );
            return None;
        }
        if d.amount.units <= 0 || total % scale != 0 {
            self.report(
                Diagnostic::new(&codes::ODD_DURATION, d.span, "This length of time cannot be counted")
                    .label("longer than nothing, and in whole thousandths of a second")
                    .help("Write it in a smaller unit, as a whole number: `36 hours`"),
            );
            return None;
        }
        i64::try_from(total / scale).ok()
    }

    /// A length of time in whole days.
    pub fn whole_days(&self, d: &Duration) -> Option<i64> {
        let ms = self.duration(d)?;
        if ms % DAY != 0 {
            self.report(
                Diagnostic::new(&codes::WHOLE_DAYS, d.span, "Here only whole days can be counted")
                    .label("not a whole number of days")
                    .help("Write days or weeks: `1 day`, `2 weeks`"),
            );
            return None;
        }
        Some(ms / DAY)
    }

    fn report_working(&self, d: &Duration) {
        let mut message =
            Diagnostic::new(&codes::WORKING_TIME, d.span, "Working time is counted by a calendar; none is named here")
                .label("whose working hours?")
                .help("Only an SLA counts working time: `within 1 working day after …, counting office hours only`")
                .help("Anywhere else days go on through nights and weekends: `in the last 2 days`");
        if d.unit == Unit::Day && d.amount.decimals == 0 && (1..=LONGEST / DAY).contains(&d.amount.units) {
            // Each five working days hold a weekend.
            let days = d.amount.units + 2 * (d.amount.units / 5);
            let text = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
            message = message.fix(format!("write `{text}`"), d.span, text);
        }
        self.report(message);
    }

    fn report_unit(&self, d: &Duration) {
        let (word, days) = match d.unit {
            Unit::Month => ("A month", Some(30)),
            Unit::Quarter => ("A quarter", Some(90)),
            Unit::Year => ("A year", Some(365)),
            _ => ("A second", None),
        };
        let message = match days {
            Some(_) => format!("{word} has no fixed length, so it cannot measure time"),
            None => "Seconds are too fine for a rule that people keep".to_owned(),
        };
        let mut message = Diagnostic::new(&codes::CALENDAR_UNIT, d.span, message).label("how many days?");
        match days {
            // Over four years leap days add up: no number of days is as long.
            Some(365) if d.amount.units >= 4 => {
                message =
                    message.help("Years differ by their leap days: compare with a day, and write `before 2008-03-10`");
            }
            Some(days) if d.amount.decimals == 0 && d.amount.units > 0 && d.amount.units < 200 => {
                let days = days * d.amount.units;
                let text = format!("{days} days");
                message = message.help(format!("Write `{text}`")).fix(format!("write `{text}`"), d.span, text);
                if d.unit == Unit::Month && d.amount.units == 1 {
                    message = message.help("Or `31 days`, if the longest month is meant");
                }
            }
            Some(_) => message = message.help("Write the number of days"),
            None => message = message.label("minutes, hours, days or weeks").help("Write minutes: `1 minute`"),
        }
        self.report(message);
    }

    /// A date or time as an instant, ms; a date is its beginning in the definition's zone.
    pub fn moment(&self, m: &Moment) -> Option<i64> {
        match m {
            Moment::Date(date) => Some(self.day_start(date.days)),
            Moment::Time(time) => Some(self.instant(time)),
        }
    }

    /// A time as an instant, ms.
    pub fn instant(&self, time: &Time) -> i64 {
        match time.offset_minutes {
            Some(minutes) => time.local_ms - i64::from(minutes) * 60_000,
            None => self.local(time.local_ms),
        }
    }

    /// The first instant of a day in the definition's zone, ms.
    pub fn day_start(&self, days: i64) -> i64 {
        self.local(days.saturating_mul(DAY))
    }

    /// An instant from the clock of the definition's zone. A time that does not exist moves to the next that does; one that
    /// occurs twice is the first.
    fn local(&self, local_ms: i64) -> i64 {
        let zone = &self.known.zone.0;
        let days = local_ms.div_euclid(DAY);
        let Some(date) = i32::try_from(days)
            .ok()
            .and_then(|days| Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok())
        else {
            return local_ms;
        };
        let ms = local_ms.rem_euclid(DAY);
        let midnight = date.to_datetime(jiff::civil::Time::midnight());
        let Some(clock) = jiff::Span::new().try_milliseconds(ms).ok().and_then(|span| midnight.checked_add(span).ok())
        else {
            return local_ms;
        };
        let ambiguous = zone.to_ambiguous_timestamp(clock);
        let instant = match ambiguous.offset() {
            // In a gap both readings are off by its length: the time at which the gap ends is the first that exists.
            jiff::tz::AmbiguousOffset::Gap { .. } => ambiguous
                .earlier()
                .ok()
                .and_then(|before| zone.following(before).next())
                .map(|transition| transition.timestamp()),
            _ => ambiguous.earlier().ok(),
        };
        instant.map_or(local_ms, |instant| instant.as_millisecond())
    }
}

/// The longest length of time, ms: a hundred years of 365 days.
const LONGEST: i64 = 36_500 * DAY;
