//! Days of the calendar as days since 1970-01-01.

use jiff::civil;

use super::{FIRST_DAY, LAST_DAY};

/// The day of a date written as `2026-12-25`; none if there is no such date.
#[must_use]
pub fn day_of_date(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let digits =
        |range: std::ops::Range<usize>| text.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (year, month, day) = (digits(0..4)?.parse().ok()?, digits(5..7)?.parse().ok()?, digits(8..10)?.parse().ok()?);
    let date = civil::Date::new(year, month, day).ok()?;
    date.since(civil::date(1970, 1, 1)).ok().map(|span| i64::from(span.get_days()))
}

/// The year of a day; days outside of what local time is computed for count to its first or last year.
#[must_use]
pub fn year_of_day(day: i64) -> i64 {
    let days = jiff::Span::new().try_days(day.clamp(FIRST_DAY, LAST_DAY));
    let date = days.and_then(|days| civil::date(1970, 1, 1).checked_add(days));
    date.map_or(1970, |date| i64::from(date.year()))
}

#[cfg(test)]
mod tests {
    use super::{day_of_date, year_of_day};

    #[test]
    fn dates_are_read() {
        assert_eq!(day_of_date("1970-01-01"), Some(0));
        assert_eq!(day_of_date("2024-02-29"), Some(19_782));
        assert_eq!(day_of_date("2025-02-29"), None);
        assert_eq!(day_of_date("2025-2-29"), None);
        assert_eq!(day_of_date("25/12/2026"), None);
        assert_eq!(day_of_date("20é6-1-01"), None);
    }

    #[test]
    fn years_are_those_of_the_calendar() {
        assert_eq!(year_of_day(0), 1970);
        assert_eq!(year_of_day(-1), 1969);
        assert_eq!(year_of_day(19_782), 2024);
        assert_eq!(year_of_day(i64::MAX), 9999);
    }
}
