//! Instants and calendar dates as whole numbers, and how they are written.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// 0000-01-01T00:00:00Z: no instant is earlier.
pub(crate) const FIRST: i64 = -62_167_219_200_000;

/// 9999-12-31T23:59:59.999Z: no instant is later.
pub(crate) const LAST: i64 = 253_402_300_799_999;

const DAY: i64 = crate::ruleset::DAY_MS;

/// An instant in milliseconds since 1970-01-01T00:00:00Z; written `2026-03-10T09:00:00Z`, with `.001` only if there are
/// milliseconds. Decisions hold instants of the years 0 to 9999.
///
/// ```
/// use leadlang::engine::Instant;
///
/// let instant: Instant = "2026-03-10T10:00:00+01:00".parse()?;
/// assert_eq!(instant, Instant(1_773_133_200_000));
/// assert_eq!(instant.to_string(), "2026-03-10T09:00:00Z");
/// assert!("2026-03-10T10:00:00".parse::<Instant>().is_err());
/// # Ok::<(), leadlang::engine::NotAnInstant>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY));
        let ms = self.0.rem_euclid(DAY);
        let (hour, minute, second, ms) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if ms != 0 {
            write!(f, ".{ms:03}")?;
        }
        f.write_str("Z")
    }
}

/// A text that is not an [`Instant`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnInstant(NoInstant);

impl fmt::Display for NotAnInstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            NoInstant::NotATime => "this is not a date and a time, such as 2026-03-10T09:00:00Z",
            NoInstant::NoOffset => {
                "this time does not say in which zone: write Z or an offset behind it, such as 2026-03-10T09:00:00Z"
            }
        })
    }
}

impl std::error::Error for NotAnInstant {}

/// Reads what the data of a lead may say for a time: a date, `T` or a space, a time, and `Z` or an offset. Anything finer than a
/// millisecond is cut off. A local time, without an offset, is refused.
impl FromStr for Instant {
    type Err = NotAnInstant;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let written = read(text).ok_or(NotAnInstant(NoInstant::NotATime))?;
        written.instant().map(Instant).map_err(NotAnInstant)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `instant + ms`; none where that lies outside the years 0 to 9999: such an instant never comes.
pub(crate) fn plus(instant: i64, ms: i64) -> Option<i64> {
    instant.checked_add(ms).filter(|sum| (FIRST..=LAST).contains(sum))
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar.
pub(crate) fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March here, so that the leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01.
pub(crate) fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// How a day since 1970-01-01 is written: `2026-03-10`.
pub(crate) fn date_text(days: i64) -> String {
    let (year, month, day) = civil_from_days(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Why a text is not an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoInstant {
    /// It is not a date and a time.
    NotATime,
    /// It does not say in which zone.
    NoOffset,
}

/// A written date, with a time and an offset if they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Days since 1970-01-01, as written.
    pub(crate) day: i64,
    /// Milliseconds since that day's midnight.
    pub(crate) clock: Option<i64>,
    /// Milliseconds east of UTC.
    pub(crate) offset: Option<i64>,
}

impl Written {
    /// The instant.
    pub(crate) fn instant(self) -> Result<i64, NoInstant> {
        let clock = self.clock.ok_or(NoInstant::NotATime)?;
        let offset = self.offset.ok_or(NoInstant::NoOffset)?;
        plus(self.day * DAY, clock - offset).ok_or(NoInstant::NotATime)
    }
}

/// Reads `DATE`, or `DATE`, `T` or one space, and a time: `09:00`, `09:00:00`, `09:00:00.123`, with or without an offset:
/// `Z`, `UTC`, `+01:00`, `+0100`, `+01`, one space before it allowed.
pub(crate) fn read(text: &str) -> Option<Written> {
    let mut reader = Cursor { rest: text.as_bytes() };
    let year = reader.digits(4)?;
    reader.expect(b'-')?;
    let month = reader.digits(2)?;
    reader.expect(b'-')?;
    let day = reader.digits(2)?;
    let days = days_from_civil(year, month, day);
    if civil_from_days(days) != (year, month, day) {
        return None;
    }
    if reader.rest.is_empty() {
        return Some(Written { day: days, clock: None, offset: None });
    }
    if !(reader.eat(b'T') || reader.eat(b't') || reader.eat(b' ')) {
        return None;
    }
    let clock = reader.clock()?;
    let offset = if reader.rest.is_empty() { None } else { Some(reader.offset()?) };
    reader.rest.is_empty().then_some(Written { day: days, clock: Some(clock), offset })
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    fn eat(&mut self, byte: u8) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if *first == byte => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.eat(byte).then_some(())
    }

    fn digit(&mut self) -> Option<i64> {
        let (first, rest) = self.rest.split_first()?;
        first.is_ascii_digit().then(|| {
            self.rest = rest;
            i64::from(first - b'0')
        })
    }

    fn digits(&mut self, count: usize) -> Option<i64> {
        (0..count).try_fold(0, |number, _| Some(number * 10 + self.digit()?))
    }

    fn clock(&mut self) -> Option<i64> {
        let hour = self.digits(2)?;
        self.expect(b':')?;
        let minute = self.digits(2)?;
        let mut second = 0;
        let mut ms = 0;
        if self.eat(b':') {
            second = self.digits(2)?;
            if self.eat(b'.') || self.eat(b',') {
                ms = self.digit()? * 100;
                ms += self.digit().unwrap_or(0) * 10;
                ms += self.digit().unwrap_or(0);
                // Finer parts are cut off: a time is floored to its millisecond.
                while self.digit().is_some() {}
            }
        }
        (hour < 24 && minute < 60 && second < 60).then_some(((hour * 60 + minute) * 60 + second) * 1000 + ms)
    }

    fn offset(&mut self) -> Option<i64> {
        self.eat(b' ');
        if self.eat(b'Z') || self.eat(b'z') {
            return Some(0);
        }
        if self.rest == b"UTC" {
            self.rest = &[];
            return Some(0);
        }
        let sign = if self.eat(b'+') {
            1
        } else {
            self.expect(b'-')?;
            -1
        };
        let hours = self.digits(2)?;
        let minutes = if self.rest.is_empty() {
            0
        } else {
            self.eat(b':');
            self.digits(2)?
        };
        (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60_000)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Result<i64, NoInstant> {
        read(text).ok_or(NoInstant::NotATime)?.instant()
    }

    #[test]
    fn instants_are_read_and_written() {
        for (text, written) in [
            ("2026-03-10T09:00:00Z", "2026-03-10T09:00:00Z"),
            ("2026-03-10 09:00:00Z", "2026-03-10T09:00:00Z"),
            ("2026-03-10 09:00:00 UTC", "2026-03-10T09:00:00Z"),
            ("2026-03-10T09:00+01:00", "2026-03-10T08:00:00Z"),
            ("2026-03-10T09:00:00.0019-0130", "2026-03-10T10:30:00.001Z"),
            ("1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"),
            ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Instant(instant(text).unwrap()).to_string(), written, "{text}");
        }
    }

    #[test]
    fn what_is_no_instant() {
        for text in ["", "2026-02-29T00:00:00Z", "2026-3-1T00:00:00Z", "2026-03-10T24:00:00Z", "2026-03-10T09:00:60Z"] {
            assert_eq!(instant(text), Err(NoInstant::NotATime), "{text}");
        }
        for text in ["0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-03-10T09:00:00Zx", "2026-03-10"] {
            assert_eq!(instant(text), Err(NoInstant::NotATime), "{text}");
        }
        assert_eq!(instant("2026-03-10T09:00:00"), Err(NoInstant::NoOffset));
    }

    #[test]
    fn days_and_dates_agree() {
        for days in (-800_000..3_000_000).step_by(37) {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
        }
        assert_eq!(date_text(0), "1970-01-01");
    }
}
