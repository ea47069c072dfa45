//! Synthetic leads with up to 20 events each, in the form of the runtime contract. The distributions and the seed are those of
//! the side-by-side benchmark of rule engines, so its stage counts are ours too.

use std::fmt::Write as _;
use std::io::Write;

use super::Rng;

const SEED: u64 = 20_260_101;
/// 2026-01-01T00:00:00Z, in seconds.
const NOW: i64 = 1_767_225_600;
const DAY: i64 = 86_400;

/// The instant of the benchmark, as the command line takes it.
pub const AS_OF: &str = "2026-01-01T00:00:00Z";
/// The same, in milliseconds.
pub const AS_OF_MS: i64 = NOW * 1000;
/// Stages of 200,000 leads: suspect, inquiry, MQL, SQL. All engines of the side-by-side benchmark agree on them.
pub const STAGES_OF_200_000: [usize; 4] = [28_558, 136_248, 20_704, 14_490];

const INDUSTRIES: [&str; 8] =
    ["software", "fintech", "healthcare", "retail", "education", "government", "manufacturing", "media"];
const COUNTRIES: [&str; 10] = ["US", "GB", "DE", "FR", "CA", "IN", "BR", "JP", "NG", "PL"];
const TITLES: [&str; 7] = ["c_level", "vp", "director", "manager", "individual", "intern", "student"];
const EVENTS: [&str; 10] = [
    "demo_request",
    "pricing_page_view",
    "whitepaper_download",
    "email_open",
    "webinar_attended",
    "email_click",
    "trial_signup",
    "chat_message",
    "unsubscribe",
    "page_view",
];

/// An instant as text, from seconds since 1970.
fn iso(seconds: i64) -> String {
    let instant = jiff::Timestamp::from_second(seconds).expect("a second of this century");
    instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Writes `n` leads, one JSON object a line.
pub fn write(n: usize, out: &mut impl Write) -> std::io::Result<()> {
    let mut rng = Rng::new(SEED);
    let mut line = String::new();
    for number in 0..n {
        line.clear();
        let employees = match rng.below(4) {
            0 => 1 + rng.below(49),
            1 => 50 + rng.below(150),
            2 => 200 + rng.below(800),
            _ => 1000 + rng.below(49_000),
        };
        let created = NOW - rng.below(730 * DAY as u64) as i64;
        let (industry, country, title) = (rng.pick(&INDUSTRIES), rng.pick(&COUNTRIES), rng.pick(&TITLES));
        let consent = rng.below(10) < 7;
        let _ = write!(
            line,
            "{{\"id\":\"L{number:07}\",\"fields\":{{\"industry\":\"{industry}\",\"employees\":{employees},\"country\":\"{country}\",\
             \"title\":\"{title}\",\"consent\":{consent},\"created_at\":\"{}\"}},\"events\":[",
            iso(created)
        );
        let events = if rng.below(10) == 0 { 0 } else { rng.below(21) };
        for index in 0..events {
            let event = *rng.pick(&EVENTS);
            // Half of the events fall in the last 60 days.
            let age = if rng.below(2) == 0 { rng.below(60 * DAY as u64) } else { rng.below(365 * DAY as u64) };
            let comma = if index > 0 { "," } else { "" };
            let _ = write!(line, "{comma}{{\"event\":\"{event}\",\"at\":\"{}\"", iso(NOW - age as i64));
            if matches!(event, "pricing_page_view" | "webinar_attended" | "page_view") {
                let _ = write!(line, ",\"with\":{{\"value\":{}.{}}}", rng.below(600), rng.below(10));
            }
            line.push('}');
        }
        line.push_str("]}\n");
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}
