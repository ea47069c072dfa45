//! Digits to numbers, days and times of day: exact, and checked.

/// Milliseconds of a day.
pub(super) const DAY_MS: i64 = 86_400_000;
/// The largest whole number that every runtime holds exactly.
const LARGEST: i128 = (1 << 53) - 1;
/// More digits after the point than this are no use to anyone.
const FINEST: u32 = 18;

/// Why a number cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberError {
    /// Too many digits before the point.
    TooLarge,
    /// Too many after it.
    TooFine,
}

/// `60`, `-0.5`, `5k`, `18%`, `+ 40` as units and how many of their digits stand after the point, without zeros at the end.
pub(super) fn number(written: &str) -> Result<(i64, u32), NumberError> {
    let negative = written.starts_with('-');
    let digits = written.trim_start_matches(['+', '-', ' ', '\t']).trim_end_matches('%');
    let (digits, mut zeros) = match digits.trim_end_matches(|c: char| c.is_ascii_alphabetic()) {
        plain if plain.len() == digits.len() => (plain, 0_u32),
        plain if digits.ends_with('k') => (plain, 3),
        plain if digits.ends_with("bn") => (plain, 9),
        plain => (plain, 6),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut units: i128 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        units = units * 10 + i128::from(digit.saturating_sub(b'0'));
        if units > LARGEST {
            return Err(if fraction.is_empty() { NumberError::TooLarge } else { NumberError::TooFine });
        }
    }
    let mut decimals = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
    if decimals > FINEST {
        return Err(NumberError::TooFine);
    }
    let taken = decimals.min(zeros);
    decimals -= taken;
    zeros -= taken;
    units *= 10_i128.pow(zeros);
    if units > LARGEST {
        return Err(NumberError::TooLarge);
    }
    let units = i64::try_from(units).map_err(|_| NumberError::TooLarge)?;
    Ok((if negative { -units } else { units }, decimals))
}

/// Days since 1970-01-01 of a text that begins as `2026-03-10`, or what is wrong with it.
pub(super) fn day(written: &str) -> Result<i64, String> {
    let part =
        |range: std::ops::Range<usize>| written.get(range).and_then(|digits| digits.parse::<i64>().ok()).unwrap_or(0);
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    if year == 0 {
        return Err("There is no year `0000`.".to_string());
    }
    if !(1..=12).contains(&month) {
        return Err(format!("There is no month `{month:02}`: months go from `01` to `12`."));
    }
    let length = month_length(year, month);
    if !(1..=length).contains(&day) {
        let name = MONTHS.get(usize::try_from(month - 1).unwrap_or(0)).copied().unwrap_or_default();
        return Err(format!("There is no day `{day:02}` in {name} {year}: it has {length} days."));
    }
    Ok(days_from_civil(year, month, day))
}

/// The date nearest to one that does not exist, so that what follows from it is checked as if it had been written.
pub(super) fn nearest_day(written: &str) -> i64 {
    let part =
        |range: std::ops::Range<usize>| written.get(range).and_then(|digits| digits.parse::<i64>().ok()).unwrap_or(0);
    let (year, month) = (part(0..4).max(1), part(5..7).clamp(1, 12));
    days_from_civil(year, month, part(8..10).clamp(1, month_length(year, month)))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The proleptic Gregorian calendar, counted in years that begin in March, so that the leap day comes last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// `09:00`, `09:00:00.5+01:00` as milliseconds since midnight and minutes east of UTC, if said; finer parts are floored.
pub(super) fn clock(written: &str) -> Option<(i64, Option<i32>)> {
    let (time, offset) = match written.find(['Z', '+', '-']) {
        Some(at) => (&written[..at], Some(&written[at..])),
        None => (written, None),
    };
    let mut parts = time.split(':');
    let hours = below(parts.next()?, 24)?;
    let minutes = below(parts.next()?, 60)?;
    let (seconds, fraction) = parts.next().map(|rest| rest.split_once('.').unwrap_or((rest, ""))).unwrap_or(("00", ""));
    let seconds = below(seconds, 60)?;
    let millis = fraction
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(3)
        .fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let offset = match offset {
        None => None,
        Some("Z") => Some(0),
        Some(signed) => {
            let (hours, minutes) = signed.get(1..)?.split_once(':')?;
            let east = below(hours, 24)? * 60 + below(minutes, 60)?;
            i32::try_from(if signed.starts_with('-') { -east } else { east }).ok()
        }
    };
    Some((((hours * 60 + minutes) * 60 + seconds) * 1000 + millis, offset))
}

/// `09:00` as minutes since midnight; `24:00` is the end of the day.
pub(super) fn minute_of_day(written: &str) -> Option<u16> {
    let (hours, minutes) = written.split_once(':')?;
    let (hours, minutes) = (below(hours, 25)?, below(minutes, 60)?);
    let minute = hours * 60 + minutes;
    if minute > 24 * 60 { None } else { u16::try_from(minute).ok() }
}

fn below(digits: &str, limit: i64) -> Option<i64> {
    digits.parse().ok().filter(|number| *number < limit)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact() {
        for (written, units, decimals) in [
            ("60", 60, 0),
            ("-0.5", -5, 1),
            ("5k", 5000, 0),
            ("2.5m", 2_500_000, 0),
            ("1.2345k", 12345, 1),
            ("1bn", 1_000_000_000, 0),
            ("2.50", 25, 1),
            ("18%", 18, 0),
            ("+ 40", 40, 0),
            ("007", 7, 0),
            ("9007199254740991", 9_007_199_254_740_991, 0),
        ] {
            assert_eq!(number(written), Ok((units, decimals)), "{written}");
        }
        assert_eq!(number("9007199254740992"), Err(NumberError::TooLarge));
        assert_eq!(number("9007199254740991k"), Err(NumberError::TooLarge));
        assert_eq!(number("0.0000000000000000001"), Err(NumberError::TooFine));
        assert_eq!(number(&"9".repeat(1000)), Err(NumberError::TooLarge));
    }

    #[test]
    fn days_agree_with_a_calendar() {
        for (written, days) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11016),
            ("2026-03-10", 20522),
            ("1969-12-31", -1),
            ("0001-01-01", -719_162),
        ] {
            assert_eq!(day(written), Ok(days), "{written}");
        }
        let mut date = jiff::civil::date(1, 1, 1);
        let mut count = -719_162;
        while date.year() < 2200 {
            assert_eq!(day(&date.to_string()), Ok(count), "{date}");
            date = date.checked_add(jiff::Span::new().days(17)).unwrap();
            count += 17;
        }
        for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "1900-02-29", "0000-01-01"]
        {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn times_of_day() {
        assert_eq!(clock("09:00"), Some((32_400_000, None)));
        assert_eq!(clock("09:00:00.5+01:00"), Some((32_400_500, Some(60))));
        assert_eq!(clock("23:59:59.99999-05:30"), Some((86_399_999, Some(-330))));
        assert_eq!(clock("00:00Z"), Some((0, Some(0))));
        assert_eq!(clock("24:00"), None);
        assert_eq!(clock("09:60"), None);
        assert_eq!(minute_of_day("24:00"), Some(1440));
        assert_eq!(minute_of_day("24:01"), None);
        assert_eq!(minute_of_day("25:00"), None);
    }
}
