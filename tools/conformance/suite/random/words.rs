//! Names, and things as they are written.

use crate::suite::rng::Rng;

pub const FIELDS: &[&str] = &[
    "country",
    "role",
    "head count",
    "budget",
    "spend",
    "growth",
    "renewal",
    "signed up",
    "email",
    "desk",
    "tools",
    "plan",
    "job title",
    "chance",
    "Größe",
    "zone",
];
pub const EVENTS: &[&str] = &[
    "requested demo",
    "visited page",
    "opened email",
    "sent quote",
    "called",
    "met us",
    "paid bill",
    "gave up",
    "came back",
    "opted in",
    "opted out",
    "answered",
    "took over",
    "wrote review",
];
pub const PROPERTIES: &[&str] = &["amount", "topic", "url", "seats", "due"];
pub const CHOICES: &[&str] =
    &["boss", "head", "staff", "vp", "c-level", "\"IT & services\"", "small", "large", "no budget"];
pub const TEXTS: &[&str] = &[
    "GB",
    "de",
    "acme.example",
    "/pricing",
    "head",
    "VP",
    "Ärzte",
    "e-mail",
    "C++",
    "straße",
    "a_b",
    "x y",
    "ΑΒΓ",
    "10%",
];
pub const DOMAINS: &[&str] = &["gmail.com", "acme.example", "Rival.example", "x.de"];
pub const LABELS: &[&str] = &["hot", "warm", "cool", "cold", "top", "\"A+\"", "\"B\"", "enterprise", "medium"];
pub const STAGES: &[&str] = &["suspect", "inquiry", "MQL", "SQL", "customer"];
pub const TEAMS: &[&str] = &["marketing", "sales"];
pub const ZONES: &[&str] = &[
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Pacific/Apia",
    "America/Havana",
    "UTC",
];
/// Days near which leads are decided.
pub const DATES: &[&str] =
    &["2026-02-28", "2026-03-01", "2026-03-10", "2026-03-29", "2026-04-01", "2026-05-01", "2026-10-25"];

/// A length of time in days.
pub fn days(rng: &mut Rng) -> String {
    let n = *rng.pick(&[1, 1, 2, 3, 7, 10, 14, 30, 30, 60]);
    match rng.below(8) {
        0 if n % 7 == 0 => format!("{} week{}", n / 7, plural(n / 7)),
        _ => format!("{n} day{}", plural(n)),
    }
}

/// A length of time.
pub fn duration(rng: &mut Rng) -> String {
    match rng.below(10) {
        0 => format!("{} minutes", rng.pick(&[5, 30, 90])),
        1 | 2 => format!("{} hours", rng.pick(&[2, 12, 24, 36])),
        _ => days(rng),
    }
}

pub fn plural(n: i64) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// Texts in quotes, between commas.
pub fn quoted(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ")
}

/// Some different ones of a list, in its order: at least `low`, at most `high`.
pub fn several<'a>(rng: &mut Rng, list: &[&'a str], low: usize, high: usize) -> Vec<&'a str> {
    let wanted = low + rng.below(high - low + 1);
    let mut left: Vec<&str> = list.to_vec();
    while left.len() > wanted {
        let at = rng.below(left.len());
        left.remove(at);
    }
    left
}

/// In brackets.
pub fn among(items: &[impl AsRef<str>]) -> String {
    format!("({})", items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "))
}
