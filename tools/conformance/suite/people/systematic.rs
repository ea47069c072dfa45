//! People at every constant of a definition in turn: each field at each of its boundaries, unknown, and wrong; each event at each end of
//! each window.

use super::events;
use super::values::{self, Around};
use super::wrong;
use crate::suite::case::{History, Question};
use crate::suite::hints::Hints;
use crate::suite::rng::Rng;
use leadlang::engine::Instant;
use leadlang::ruleset::RuleSet;
use serde_json::{Value as Json, json};

/// What people are made like where nothing is said, and how many of them.
#[derive(Debug)]
pub struct Like<'a> {
    /// The lead in which one thing is changed.
    pub lead: &'a Json,
    /// T, in ms.
    pub now: i64,
    /// Which log.
    pub history: History,
    /// How many at most; evenly from all that there are.
    pub most: usize,
}

/// The questions, with names.
pub fn systematic(rules: &RuleSet, like: &Like, rng: &mut Rng) -> Vec<(String, Question)> {
    let hints = Hints::of(rules);
    let mut all = Vec::new();
    for (index, field) in rules.fields.iter().enumerate() {
        let around =
            Around { now: like.now, compared: &hints.fields[index], currency: rules.definition.currency.as_deref() };
        let mut values = values::boundaries(&field.value, around);
        values.push(Json::Null);
        values.push(wrong::value(rng));
        for value in values {
            let mut lead = like.lead.clone();
            let shown = shortened(&value.to_string());
            lead["fields"][&field.name] = value;
            all.push((format!("{} is {shown}", field.name), lead));
        }
    }
    for kind in hints.selected.iter().copied() {
        for (name, when) in ages(&hints, like.now) {
            let mut lead = like.lead.clone();
            let event = events::plain(rules, &hints, kind, when, like.now);
            match lead["events"].as_array_mut() {
                Some(list) => list.push(event),
                None => lead["events"] = json!([event]),
            }
            all.push((format!("{} {name}", rules.events[kind].name), lead));
        }
    }
    let as_of = Instant(like.now).to_string();
    let some = evenly(all, like.most);
    some.into_iter().map(|(name, lead)| (name, Question::new(&as_of, like.history, lead))).collect()
}

/// The ends of all windows, from both sides.
fn ages(hints: &Hints, now: i64) -> Vec<(String, i64)> {
    let mut all = vec![("at T".to_owned(), now), ("1 ms after T".to_owned(), now + 1)];
    for span in &hints.spans {
        let name = length(*span);
        all.push((format!("{name} less 1 ms ago"), now - span + 1));
        all.push((format!("{name} ago"), now - span));
        all.push((format!("{name} and 1 ms ago"), now - span - 1));
    }
    for at in &hints.instants {
        for at in [at - 1, *at, at + 1] {
            all.push((format!("at {}", Instant(at)), at));
        }
    }
    all
}

/// A length of time as people say it.
fn length(ms: i64) -> String {
    let units = [(86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute"), (1, "ms")];
    let (size, unit) = units.into_iter().find(|(size, _)| ms % size == 0).unwrap_or((1, "ms"));
    let number = ms / size;
    format!("{number} {unit}{}", if number == 1 || unit == "ms" { "" } else { "s" })
}

fn shortened(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    if all.len() <= 40 { text.to_owned() } else { all[..40].iter().collect::<String>() + "…" }
}

/// This number of elements of a list, evenly spread.
fn evenly<T>(list: Vec<T>, most: usize) -> Vec<T> {
    let all = list.len();
    if all <= most {
        return list;
    }
    let kept = |at: usize| (at + 1) * most / all != at * most / all;
    list.into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, item)| item).collect()
}
