//! What an example does not know: an example knows only the entries of the transition log that it states, where `lead run`
//! derives them from the events.

use super::expected::is_so;
use crate::engine::{Instant, LeadData, Prepared, Source};
use crate::ruleset::{DAY_MS, Expectation, Lowered};

/// So many entries are named.
const ENTRIES: usize = 3;

/// If one of these conditions, which are not met, would be met by the log that the events give: that it is so, and which entries
/// to state.
pub(super) fn missing(
    prepared: &Prepared,
    lowered: &Lowered,
    data: &LeadData,
    as_of: i64,
    failed: &[&Expectation],
) -> Option<String> {
    if failed.is_empty() || !prepared.needs_log() {
        return None;
    }
    // A history that is too long is no help.
    let replay = prepared.replay(data, as_of).ok()?;
    let mut evaluation = prepared.evaluate(data, as_of, Source::Replayed(&replay));
    evaluation.add_features(&lowered.checks.features);
    if !failed.iter().any(|expected| is_so(expected, &evaluation, &lowered.ruleset)) {
        return None;
    }
    let earlier = replay.transitions().iter().filter(|entry| entry.at.0 < as_of);
    let readable = earlier.filter(|entry| entry.event.starts_with("reached ") || entry.event.starts_with("became "));
    let mut lines: Vec<String> = readable.map(|entry| format!("`{} {}`", entry.event, ago(entry.at, as_of))).collect();
    let skipped = lines.len().saturating_sub(ENTRIES);
    lines.drain(..skipped);
    let add = if lines.is_empty() { String::new() } else { format!("; add {}", lines.join(", ")) };
    Some(format!(
        "the definition looks back at earlier stages, and an example knows only the entries that it states{add}. `lead run` derives \
         them from the events"
    ))
}

/// `12 days ago`, `5 hours ago`
fn ago(at: Instant, as_of: i64) -> String {
    let ms = as_of - at.0;
    let (count, unit) = match ms {
        ms if ms >= DAY_MS => (ms / DAY_MS, "day"),
        ms if ms >= 3_600_000 => (ms / 3_600_000, "hour"),
        ms => ((ms / 60_000).max(1), "minute"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}
