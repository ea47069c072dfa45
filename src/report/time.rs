//! Instants and lengths of time as people say them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Shows instants in a time zone.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    /// The zone's name.
    pub name: String,
}

impl Clock {
    /// A clock of this zone; of UTC if there is no such zone.
    #[must_use]
    pub fn new(zone: &str) -> Self {
        match TimeZone::get(zone) {
            Ok(found) => Clock { zone: found, name: zone.to_owned() },
            Err(_) => Clock { zone: TimeZone::UTC, name: "UTC".to_owned() },
        }
    }

    /// `Tue 10 Mar 2026, 09:00`, with seconds only if there are any.
    #[must_use]
    pub fn show(&self, instant: i64) -> String {
        let Ok(timestamp) = Timestamp::from_millisecond(instant) else { return instant.to_string() };
        let local = timestamp.to_zoned(self.zone.clone());
        let format = match instant.div_euclid(1000).rem_euclid(60) {
            0 => "%a %-d %b %Y, %H:%M",
            _ => "%a %-d %b %Y, %H:%M:%S",
        };
        local.strftime(format).to_string()
    }

    /// The same with seconds and thousandths, always.
    #[must_use]
    pub fn show_exactly(&self, instant: i64) -> String {
        let Ok(timestamp) = Timestamp::from_millisecond(instant) else { return instant.to_string() };
        timestamp.to_zoned(self.zone.clone()).strftime("%a %-d %b %Y, %H:%M:%S%.3f").to_string()
    }

    /// The same of an instant that is written in ISO 8601; any other text stays as it is.
    #[must_use]
    pub fn show_text(&self, text: &str) -> String {
        text.parse::<Timestamp>().map_or_else(|_| text.to_owned(), |instant| self.show(instant.as_millisecond()))
    }
}

/// `2 days 3 hours`, `5 minutes`: the two largest units.
#[must_use]
pub fn length(ms: i64) -> String {
    let units = [(86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute"), (1_000, "second")];
    let mut rest = ms.max(0);
    let mut parts = Vec::new();
    for (size, name) in units {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            parts.push(format!("{count} {name}{}", if count == 1 { "" } else { "s" }));
        } else if !parts.is_empty() {
            break;
        }
        if parts.len() == 2 {
            break;
        }
    }
    if parts.is_empty() { "0 seconds".to_owned() } else { parts.join(" ") }
}

/// `154 hours`, `3 hours 5 minutes`: hours are the largest unit.
#[must_use]
pub fn hours(ms: i64) -> String {
    let (hours, rest) = (ms.max(0) / 3_600_000, ms.max(0) % 3_600_000);
    match (hours, rest / 60_000) {
        (0, _) => length(rest),
        (1, 0) => "1 hour".to_owned(),
        (n, 0) => format!("{n} hours"),
        (n, _) => format!("{n} hour{} {}", if n == 1 { "" } else { "s" }, length(rest - rest % 60_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_and_lengths() {
        let clock = Clock::new("Europe/Berlin");
        assert_eq!(clock.show(1_773_133_200_000), "Tue 10 Mar 2026, 10:00");
        assert_eq!(clock.show_text("2026-03-10T09:00:01Z"), "Tue 10 Mar 2026, 10:00:01");
        assert_eq!(clock.show_text("soon"), "soon");
        assert_eq!(length(90_061_000), "1 day 1 hour");
        assert_eq!(length(300_000), "5 minutes");
        assert_eq!(length(86_400_000 + 60_000), "1 day");
        assert_eq!(length(-5), "0 seconds");
        assert_eq!(hours(154 * 3_600_000), "154 hours");
        assert_eq!(hours(3_900_000), "1 hour 5 minutes");
        assert_eq!(hours(90_000), "1 minute 30 seconds");
        assert_eq!(clock.show_exactly(1_773_133_200_001), "Tue 10 Mar 2026, 10:00:00.001");
    }
}
