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

/// Names of zones that are abbreviations or fixed offsets, with cities that may be meant. Some of them know no summer time, and
/// which ones do differs from one system to the next.
const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("CET", &["Europe/Berlin", "Europe/Paris", "Europe/Madrid"]),
    ("CST6CDT", &["America/Chicago"]),
    ("EET", &["Europe/Athens", "Europe/Helsinki"]),
    ("EST", &["America/New_York"]),
    ("EST5EDT", &["America/New_York"]),
    ("GMT", &["Europe/London", "UTC"]),
    ("HST", &["Pacific/Honolulu"]),
    ("MET", &["Europe/Berlin", "Europe/Paris"]),
    ("MST", &["America/Denver", "America/Phoenix"]),
    ("MST7MDT", &["America/Denver"]),
    ("PST8PDT", &["America/Los_Angeles"]),
    ("WET", &["Europe/Lisbon"]),
];

/// The cities that may be meant, if the name of a zone is an abbreviation or a fixed offset.
#[must_use]
pub fn cities_of_abbreviation(name: &str) -> Option<&'static [&'static str]> {
    if name.starts_with("Etc/GMT") || name.starts_with("GMT") && name != "GMT" {
        return Some(&[]);
    }
    ABBREVIATIONS.iter().find(|(abbreviation, _)| *abbreviation == name).map(|(_, cities)| *cities)
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, cities_of_abbreviation, is_zone, nearest_zone};

    #[test]
    fn abbreviations_have_cities() {
        for (name, cities) in ABBREVIATIONS {
            assert!(is_zone(name), "{name}");
            assert!(cities.iter().all(|city| is_zone(city)), "{name}");
        }
        assert_eq!(cities_of_abbreviation("EST"), Some(["America/New_York"].as_slice()));
        assert_eq!(cities_of_abbreviation("Etc/GMT+5"), Some([].as_slice()));
        assert_eq!(cities_of_abbreviation("UTC"), None);
        assert_eq!(cities_of_abbreviation("Europe/London"), None);
    }

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
