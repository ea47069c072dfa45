//! A lead at random, and the question about it.

use super::events;
use super::values::{self, Around};
use super::wrong;
use crate::suite::case::{History, Question};
use crate::suite::hints::Hints;
use crate::suite::rng::Rng;
use leadlang::engine::{Instant, Prepared};
use leadlang::ruleset::{DAY_MS, RuleSet};
use serde_json::{Map, Value as Json, json};

/// What leads are made for: a definition, and its constants.
#[derive(Debug)]
pub struct Maker<'a> {
    /// The engine over it, which derives transition logs.
    pub prepared: &'a Prepared,
    /// Its constants.
    pub hints: Hints,
    /// Instants of which leads are decided.
    pub instants: Vec<i64>,
}

impl<'a> Maker<'a> {
    /// One for a rule set: leads are decided in spring and autumn of 2026, near changes of the clock and openings.
    pub fn new(prepared: &'a Prepared) -> Self {
        let rules = prepared.ruleset();
        let mut instants = vec![
            1_773_133_200_000, // 2026-03-10T09:00:00Z, a Tuesday
            1_773_133_200_000,
            1_773_425_700_001, // 2026-03-13T18:15:00.001Z, a Friday
            1_774_746_000_000, // 2026-03-29T01:00:00Z, summer begins in Europe
            1_774_771_200_000,
            1_777_593_600_000, // 2026-05-01T00:00:00Z
            1_792_890_000_000, // 2026-10-25T01:00:00Z, summer ends in Europe
            1_792_929_600_000,
        ];
        for zone in rules.calendars.iter().flat_map(|calendar| &calendar.zones) {
            let from = zone.open.partition_point(|(open, _)| *open < 1_773_000_000_000);
            instants.extend(zone.open.iter().skip(from).take(3).flat_map(|(open, close)| [*open, *close]));
        }
        Maker { prepared, hints: Hints::of(rules), instants }
    }

    fn rules(&self) -> &RuleSet {
        self.prepared.ruleset()
    }
}

/// A question about a lead at random.
pub fn lead(rng: &mut Rng, maker: &Maker, id: &str) -> Question {
    let rules = maker.rules();
    let mut now = *rng.pick(&maker.instants) + *rng.pick(&[0, 0, 0, 1, -1, 60_000, DAY_MS]);
    if rng.chance(2) {
        now = rules.days.until + *rng.pick(&[-1, 0, DAY_MS]);
    }
    let history = *rng.pick(&[History::Given, History::Given, History::Given, History::Replay, History::None]);
    let with_log = history != History::Replay && rng.chance(60) || rng.chance(5);
    let mut lead = json!({"id": id, "fields": fields(rng, maker, now)});
    let loose_entries = with_log && rng.chance(50);
    let mut list = events::events(rng, rules, &maker.hints, now, loose_entries);
    if history == History::Given && with_log && rng.chance(50) {
        list.extend(past(maker, &lead, &list, now - rng.between(0, 40) * DAY_MS));
    }
    // In no order.
    let start = rng.below(list.len());
    list.rotate_left(start);
    lead["events"] = list.into();
    if with_log && rng.chance(70) {
        lead["history"] = "log".into();
    }
    let dates = dates(rng, maker, now);
    if !dates.is_empty() {
        lead["fields_at"] = dates.into();
    }
    if rng.chance(3) {
        let keys = ["id", "fields", "events", "fields_at", "history", "hat"];
        lead[*rng.pick(&keys)] = wrong::value(rng);
    }
    Question::new(&Instant(now).to_string(), history, lead)
}

/// The log of the lead's past up to an instant, as events.
fn past(maker: &Maker, lead: &Json, events: &[Json], until: i64) -> Vec<Json> {
    let mut lead = lead.clone();
    lead["events"] = events.to_vec().into();
    let data = maker.prepared.read(&lead);
    let Ok(replay) = maker.prepared.replay(&data, until) else { return Vec::new() };
    let as_event = |transition| serde_json::to_value(transition).expect("a transition can always be written");
    let entries: Vec<Json> = replay.transitions().iter().map(as_event).collect();
    let few = entries.len().saturating_sub(12);
    entries[few..].to_vec()
}

fn fields(rng: &mut Rng, maker: &Maker, now: i64) -> Map<String, Json> {
    let rules = maker.rules();
    let mut fields = Map::new();
    for (index, field) in rules.fields.iter().enumerate() {
        if rng.chance(80) {
            let around =
                Around { now, compared: &maker.hints.fields[index], currency: rules.definition.currency.as_deref() };
            let key = if rng.chance(4) { field.name.to_uppercase().replace(' ', "_") } else { field.name.clone() };
            fields.insert(key, values::random(rng, &field.value, around));
        }
    }
    if rng.chance(3) {
        fields.insert((*rng.pick(&["hat", "E Mail", ""])).to_owned(), wrong::value(rng));
    }
    fields
}

fn dates(rng: &mut Rng, maker: &Maker, now: i64) -> Map<String, Json> {
    let rules = maker.rules();
    let permits = |index: usize| rules.permissions.iter().any(|permission| permission.given_field == Some(index));
    let mut dates = Map::new();
    for (index, field) in rules.fields.iter().enumerate() {
        let matters = field.fresh_for.is_some() || permits(index);
        if matters && rng.chance(70) || rng.chance(2) {
            let span = field.fresh_for.unwrap_or_else(|| *rng.pick(&[DAY_MS, 30 * DAY_MS]));
            let at = now - span + *rng.pick(&[-DAY_MS, -1, 0, 1, DAY_MS, span]);
            let at = Instant(at).to_string();
            let written = match rng.below(6) {
                0 => at.split('T').next().unwrap_or_default().into(),
                1 => wrong::value(rng),
                _ => at.into(),
            };
            dates.insert(field.name.clone(), written);
        }
    }
    dates
}
