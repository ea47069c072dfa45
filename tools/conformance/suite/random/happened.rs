//! Conditions on events: what happened, how often, when.

use super::fields;
use super::words::{self, duration};
use super::world::{Field, Kind, World};
use crate::suite::rng::Rng;

/// An event or a group of them, without a filter.
pub fn bare(rng: &mut Rng, world: &World) -> String {
    match rng.below(12) {
        0 if world.entries => entry(rng, world),
        1 => "interest".to_owned(),
        2 if !world.groups.is_empty() => world.groups[0].clone(),
        3 => world
            .fields
            .iter()
            .find(|field| field.tracked)
            .map_or_else(|| rng.pick(&world.events).name.clone(), |field| format!("{} changed", field.name)),
        4 if world.events.len() > 2 => format!("any of ({}, {})", world.events[0].name, world.events[2].name),
        _ => rng.pick(&world.events).name.clone(),
    }
}

/// An entry of the transition log.
fn entry(rng: &mut Rng, world: &World) -> String {
    let stage = rng.pick(&world.stages[1..]);
    match rng.below(8) {
        0 => format!("left {stage}"),
        1 => format!("became {}", rng.pick(&["recycled", "disqualified"])),
        2 => "ended recycled".to_owned(),
        3 => world.handoff.as_ref().map_or_else(|| format!("reached {stage}"), |stage| format!("handed over {stage}")),
        _ => format!("reached {stage}"),
    }
}

/// An event, perhaps with a filter.
pub fn source(rng: &mut Rng, world: &World) -> String {
    if rng.chance(30) {
        let rich: Vec<_> = world.events.iter().filter(|event| !event.properties.is_empty()).collect();
        if !rich.is_empty() {
            let event = rng.pick(&rich);
            return format!("{} where {}", event.name, filter(rng, world, &event.properties));
        }
    }
    bare(rng, world)
}

/// What follows `where`.
fn filter(rng: &mut Rng, world: &World, properties: &[Field]) -> String {
    let one = |rng: &mut Rng| {
        let property = rng.pick(properties);
        fields::condition(rng, world, property, true)
    };
    // A date after a property reads like a window: in brackets it is the property's.
    let alone = |text: String| if text.contains("20") { format!("({text})") } else { text };
    match rng.below(5) {
        0 => format!("({} and {})", one(rng), one(rng)),
        1 => format!("any of ({}, {})", one(rng), one(rng)),
        2 if !world.fields.is_empty() => {
            let field = rng.pick(&world.fields).clone();
            format!("({} or {})", one(rng), fields::condition(rng, world, &field, true))
        }
        _ => alone(one(rng)),
    }
}

/// A window by the clock, always there, so that conditions can be joined.
pub fn window(rng: &mut Rng, world: &World) -> String {
    match rng.below(12) {
        0 => format!("more than {} ago", duration(rng)),
        1 => format!("since {}", rng.pick(words::DATES)),
        2 => format!("before {}", rng.pick(words::DATES)),
        3 => "ever".to_owned(),
        4 if !world.statuses.is_empty() => {
            let status = &world.statuses[0];
            format!("in the last {} while {} was {}", duration(rng), status.name, rng.pick(&status.labels))
        }
        _ => format!("in the last {}", duration(rng)),
    }
}

/// A window by an event or a field.
fn anchor(rng: &mut Rng, world: &World) -> String {
    let times = world.of(|kind| matches!(kind, Kind::Time | Kind::Date));
    match rng.below(6) {
        0 | 1 => format!("within {} {} {}", duration(rng), rng.pick(&["after", "before"]), source(rng, world)),
        2 if !times.is_empty() => format!("{} {}", rng.pick(&["since", "before", "after"]), rng.pick(&times).name),
        _ => format!("{} {}", rng.pick(&["since", "before", "after"]), source(rng, world)),
    }
}

/// All windows of a condition.
pub fn windows(rng: &mut Rng, world: &World) -> String {
    let mut windows = window(rng, world);
    if rng.chance(25) {
        windows = match windows.as_str() {
            "ever" => anchor(rng, world),
            _ => format!("{windows} {}", anchor(rng, world)),
        };
    }
    windows
}

/// A condition on events.
pub fn condition(rng: &mut Rng, world: &World) -> String {
    let windows = windows(rng, world);
    match rng.below(16) {
        0 => format!("no {} {windows}", source(rng, world)),
        1 => format!("never {}", source(rng, world)),
        10 if world.events.len() > 2 => {
            format!("none of ({}, {}) {windows}", world.events[1].name, world.events[2].name)
        }
        2 => format!("{} {} {} times {windows}", source(rng, world), how(rng), rng.between(1, 3))
            .replace("1 times", "1 time"),
        3 => format!("{} on at least 2 different days {windows}", source(rng, world)),
        4 => format!("the {} {} more than {} ago", rng.pick(&["last", "first"]), source(rng, world), duration(rng)),
        5 => format!("the {} {} {windows}", rng.pick(&["last", "first"]), source(rng, world)),
        6 => format!(
            "the number of {} {windows} {} {}",
            source(rng, world),
            rng.pick(&[">=", "<", "is"]),
            rng.between(0, 3)
        ),
        7 => {
            let asked = fields::number(rng, &Kind::Number(0, Some((0, 30))));
            format!("days since last {} {asked}", source(rng, world))
        }
        8 | 9 => of_property(rng, world, &windows).unwrap_or_else(|| format!("{} {windows}", source(rng, world))),
        _ => format!("{} {windows}", source(rng, world)),
    }
}

fn how(rng: &mut Rng) -> &'static str {
    const COUNTS: [&str; 5] = ["at least", "at most", "exactly", "more than", "fewer than"];
    rng.pick::<&'static str>(&COUNTS)
}

/// A condition on a number or a value made from a property.
fn of_property(rng: &mut Rng, world: &World, windows: &str) -> Option<String> {
    let all: Vec<(&str, &Field)> =
        world.events.iter().flat_map(|event| event.properties.iter().map(|p| (event.name.as_str(), p))).collect();
    if all.is_empty() {
        return None;
    }
    let (event, property) = *rng.pick(&all);
    let name = &property.name;
    let what = format!("{name} of {event} {windows}");
    if rng.chance(20) {
        return Some(format!("the number of different {what} {} {}", rng.pick(&[">=", "is"]), rng.between(1, 3)));
    }
    Some(match &property.kind {
        Kind::Number(..) | Kind::Money => {
            let kind = match property.kind {
                Kind::Number(decimals, _) => Kind::Number(decimals, None),
                _ => Kind::Money,
            };
            let asked = fields::number(rng, &kind);
            let take = rng.pick(&["total", "highest", "lowest", "latest", "earliest"]);
            format!("the {take} {what} {asked}")
        }
        Kind::OneOf(choices) => format!("the {} {what} is {}", rng.pick(&["latest", "earliest"]), rng.pick(choices)),
        Kind::Text => format!("the latest {what} is \"{}\"", rng.pick(words::TEXTS)),
        Kind::Percent => format!("the {} {what} >= 15%", rng.pick(&["highest", "lowest", "latest"])),
        _ => return None,
    })
}
