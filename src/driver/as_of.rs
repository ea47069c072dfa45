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

    /// Where the clocks of the zone are changed: which of the possible instants is taken for a local time.
    #[must_use]
    pub fn moved(self, zone: &str) -> Option<String> {
        let AsOf::Local(local) = self else { return None };
        let zone_found = TimeZone::get(zone).ok()?;
        let ambiguous = zone_found.to_ambiguous_timestamp(local);
        if !ambiguous.is_ambiguous() {
            return None;
        }
        let taken = ambiguous.compatible().ok()?.to_zoned(zone_found).datetime();
        let show = |at: DateTime| at.strftime("%Y-%m-%d %H:%M").to_string();
        Some(if taken == local {
            format!("{} occurs twice in {zone}, where clocks go back; the first is taken", show(local))
        } else {
            format!("{} does not occur in {zone}, where clocks go forward; {} is taken", show(local), show(taken))
        })
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
        let moved =
            |text: &str| AsOf::parse(text).and_then(|as_of| as_of.moved("America/New_York")).unwrap_or_default();
        assert!(moved("2026-03-08 02:30").ends_with("2026-03-08 03:30 is taken"));
        assert!(moved("2026-11-01 01:30").ends_with("the first is taken"));
        assert_eq!(moved("2026-03-08 03:30"), "");
        assert!(AsOf::parse("2026-03-10").is_some());
        assert_eq!(AsOf::parse("tomorrow"), None);
        assert_eq!(AsOf::parse(""), None);
    }
}
