//! Events at the ends of the windows of a definition.

use super::values::{self, Around};
use crate::suite::hints::Hints;
use crate::suite::rng::Rng;
use leadlang::engine::Instant;
use leadlang::ruleset::{DAY_MS, Entry, RuleSet};
use serde_json::{Map, Value as Json, json};

const MINUTE: i64 = 60_000;

/// Events of a lead at random.
pub fn events(rng: &mut Rng, rules: &RuleSet, hints: &Hints, now: i64, with_log: bool) -> Vec<Json> {
    // What nothing selects comes in now and then.
    let all: Vec<usize> =
        (0..rules.events.len()).filter(|kind| hints.selected.contains(kind) || rng.chance(10)).collect();
    let (log, kinds): (Vec<usize>, Vec<usize>) = all.into_iter().partition(|kind| is_log(rules, *kind));
    if kinds.is_empty() && log.is_empty() {
        return Vec::new();
    }
    // A few kinds, several times each: counts and sequences need it.
    let favourites: Vec<usize> =
        if kinds.is_empty() { Vec::new() } else { (0..3).map(|_| *rng.pick(&kinds)).collect() };
    let mut at: Vec<i64> = Vec::new();
    let mut out = Vec::new();
    for _ in 0..rng.below(9) {
        let from_log = with_log && !log.is_empty() && (rng.chance(30) || kinds.is_empty());
        let kind = match from_log {
            true => *rng.pick(&log),
            false if kinds.is_empty() => continue,
            false if rng.chance(60) => *rng.pick(&favourites),
            false => *rng.pick(&kinds),
        };
        let when = instant(rng, hints, now, &at);
        at.push(when);
        out.push(event(rng, rules, hints, kind, when, now));
    }
    out
}

/// Whether an event is an entry of the transition log.
pub fn is_log(rules: &RuleSet, kind: usize) -> bool {
    rules.events[kind].entry.is_some_and(|entry| !matches!(entry, Entry::Changed { .. }))
}

/// When: a length of the definition before T, or before or after an earlier event.
fn instant(rng: &mut Rng, hints: &Hints, now: i64, others: &[i64]) -> i64 {
    let spans: Vec<i64> = hints.spans.iter().copied().chain([0, DAY_MS]).collect();
    let near = [-DAY_MS, -MINUTE, -1, 0, 0, 0, 1, MINUTE, DAY_MS];
    let base = match rng.below(10) {
        0..=4 => now - *rng.pick(&spans),
        5..=7 if !others.is_empty() => {
            let other = *rng.pick(others);
            let span = *rng.pick(&spans);
            if rng.chance(50) { other - span } else { (other + span).min(now) }
        }
        8 if !hints.instants.is_empty() => {
            let all: Vec<i64> = hints.instants.iter().copied().collect();
            *rng.pick(&all)
        }
        _ => now - rng.between(0, 60 * 24) * MINUTE * 60 / 24,
    };
    base + *rng.pick(&near)
}

fn event(rng: &mut Rng, rules: &RuleSet, hints: &Hints, kind: usize, when: i64, now: i64) -> Json {
    let declared = &rules.events[kind];
    let mut event = json!({"event": declared.name, "at": Instant(when).to_string()});
    if rng.chance(3) {
        event["event"] = declared.name.to_uppercase().replace(' ', "_").into();
    }
    if !declared.properties.is_empty() {
        event["with"] = properties(rng, rules, hints, kind, now).into();
    }
    if rng.chance(8) {
        event["id"] = (*rng.pick(&["a", "b", "7"])).into();
    }
    if rng.chance(6) {
        event["received"] = Instant(when + *rng.pick(&[-MINUTE, 0, 1, MINUTE, DAY_MS])).to_string().into();
    }
    if matches!(declared.entry, Some(Entry::Reached { .. })) && rng.chance(20) {
        event[*rng.pick(&["passed", "skipped"])] = true.into();
    }
    event
}

fn properties(rng: &mut Rng, rules: &RuleSet, hints: &Hints, kind: usize, now: i64) -> Map<String, Json> {
    let mut with = Map::new();
    for (index, property) in rules.events[kind].properties.iter().enumerate() {
        if rng.chance(85) {
            let compared = &hints.properties[kind][index];
            let around = Around { now, compared, currency: rules.definition.currency.as_deref() };
            with.insert(property.name.clone(), values::random(rng, &property.value, around));
        }
    }
    with
}

/// The plainest event of a kind: every property at the first value that it is compared with.
pub fn plain(rules: &RuleSet, hints: &Hints, kind: usize, when: i64, now: i64) -> Json {
    let declared = &rules.events[kind];
    let mut with = Map::new();
    for (index, property) in declared.properties.iter().enumerate() {
        let compared = &hints.properties[kind][index];
        let around = Around { now, compared, currency: rules.definition.currency.as_deref() };
        let all = values::boundaries(&property.value, around);
        let choice = compared.numbers.first().and_then(|first| usize::try_from(*first).ok());
        // Texts begin with one that matches nothing.
        let nth = choice.unwrap_or(usize::from(!compared.texts.is_empty())).min(all.len().saturating_sub(1));
        if let Some(value) = all.get(nth) {
            with.insert(property.name.clone(), value.clone());
        }
    }
    let mut event = json!({"event": declared.name, "at": Instant(when).to_string()});
    if !with.is_empty() {
        event["with"] = with.into();
    }
    event
}
