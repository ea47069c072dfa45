//! The names of time zones, from the zone data that the compiler carries.

use std::sync::LazyLock;

use jiff::tz::TimeZoneDatabase;

use crate::base::closest;

/// The names of all zones, sorted.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut names: Vec<String> = TimeZoneDatabase::bundled().available().map(|name| name.as_str().to_owned()).collect();
    names.sort_unstable();
    names
});

/// Whether a zone has exactly this name.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    NAMES.binary_search_by(|known| known.as_str().cmp(name)).is_ok()
}

/// A zone that may have been meant: the name in another case or with a slip, or the city alone.
#[must_use]
pub fn nearest_zone(name: &str) -> Option<&'static str> {
    let wanted = name.trim().replace(' ', "_");
    let city = |zone: &'static str| zone.rsplit('/').next().unwrap_or(zone);
    let names = || NAMES.iter().map(String::as_str).filter(|zone| zone.contains('/') || *zone == "UTC");
    names()
        .find(|zone| zone.eq_ignore_ascii_case(&wanted))
        .or_else(|| names().find(|zone| city(zone).eq_ignore_ascii_case(&wanted)))
        .or_else(|| closest(&wanted, names()))
        .or_else(|| {
            let near = closest(&wanted, names().map(city))?;
            names().find(|zone| city(zone) == near)
        })
}

#[cfg(test)]
mod tests {
    use super::{is_zone, nearest_zone};

    #[test]
    fn names_are_exact() {
        assert!(is_zone("Europe/London"));
        assert!(is_zone("UTC"));
        assert!(!is_zone("europe/london"));
        assert!(!is_zone("Europe/Londn"));
    }

    #[test]
    fn near_misses_are_found() {
        assert_eq!(nearest_zone("europe/london"), Some("Europe/London"));
        assert_eq!(nearest_zone("Europe/Londn"), Some("Europe/London"));
        assert_eq!(nearest_zone("Berlin"), Some("Europe/Berlin"));
        assert_eq!(nearest_zone("New York"), Some("America/New_York"));
        assert_eq!(nearest_zone("utc"), Some("UTC"));
        assert_eq!(nearest_zone("qqqqqqqqqqq"), None);
    }
}
