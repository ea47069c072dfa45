//! The instant as of which leads are decided: given, never taken from a clock unless asked for.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// An instant as a person writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// With its offset: ms since 1970-01-01T00:00:00Z.
    Instant(i64),
    /// As the clock of the definition's zone shows it.
    Local(DateTime),
}

impl AsOf {
    /// `2026-03-10T09:00:00Z`, `2026-03-10 09:00`, or `2026-03-10` for the beginning of that day.
    #[must_use]
    pub fn parse(text: &str) -> Option<AsOf> {
        let text = text.trim();
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Some(AsOf::Instant(instant.as_millisecond()));
        }
        // A written zone (`[Europe/London]`) is not taken for a local time.
        if text.contains(['[', '+', 'Z', 'z']) {
            return text.parse::<Zoned>().ok().map(|zoned| AsOf::Instant(zoned.timestamp().as_millisecond()));
        }
        text.parse::<DateTime>().ok().map(AsOf::Local)
    }

    /// The instant, where the definition's zone is this one; none if the zone is not known.
    #[must_use]
    pub fn in_zone(self, zone: &str) -> Option<i64> {
        match self {
            AsOf::Instant(ms) => Some(ms),
            AsOf::Local(local) => {
                let zone = TimeZone::get(zone).ok()?;
                Some(local.to_zoned(zone).ok()?.timestamp().as_millisecond())
            }
        }
    }

    /// The clock's instant, for those who ask for it.
    #[must_use]
    pub fn now() -> AsOf {
        AsOf::Instant(Timestamp::now().as_millisecond())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_and_local_times() {
        assert_eq!(AsOf::parse("2026-03-10T09:00:00Z"), Some(AsOf::Instant(1_773_133_200_000)));
        assert_eq!(AsOf::parse("2026-03-10T10:00:00+01:00"), Some(AsOf::Instant(1_773_133_200_000)));
        let local = AsOf::parse("2026-03-10 09:00");
        assert_eq!(local.and_then(|as_of| as_of.in_zone("Europe/London")), Some(1_773_133_200_000));
        assert_eq!(local.and_then(|as_of| as_of.in_zone("Europe/Berlin")), Some(1_773_129_600_000));
        assert!(AsOf::parse("2026-03-10").is_some());
        assert_eq!(AsOf::parse("tomorrow"), None);
        assert_eq!(AsOf::parse(""), None);
    }
}
