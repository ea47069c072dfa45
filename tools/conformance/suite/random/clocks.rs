//! Calendars and SLAs with all clauses.

use super::fields;
use super::happened::source;
use super::words;
use super::world::{Kind, World};
use crate::suite::rng::Rng;
use std::fmt::Write;

/// Zones that a field or a property can name.
const PLACES: &str = "one of (\"Europe/Berlin\", \"America/New_York\")";

pub fn write(rng: &mut Rng, world: &mut World, out: &mut String) {
    if !rng.chance(65) {
        return;
    }
    out.push('\n');
    if rng.chance(25) {
        abroad(rng, out);
    }
    let calendar = rng.chance(55);
    if calendar {
        hours(rng, world, out);
    }
    for name in &["first answer", "second look"][..1 + rng.below(2)] {
        let by_calendar = calendar && rng.chance(80);
        sla(rng, world, name, by_calendar, out);
    }
}

/// Clocks in the zone of the event that starts them: all of them over both of two events that carry one.
fn abroad(rng: &mut Rng, out: &mut String) {
    let _ = writeln!(
        out,
        "event hired, hand raise has\n  site: {PLACES}\nevent moved has\n  site: {PLACES}\nevent moved in, by sales"
    );
    let _ = writeln!(out, "calendar local hours in zone of site, otherwise \"{}\"", rng.pick(words::ZONES));
    out.push_str("  monday to friday 09:00 to 17:00\n  closed 2026-04-01\n");
    let start = *rng.pick(&["hired", "any of (hired, moved)", "the later of hired and moved"]);
    let within = length(rng, true);
    let _ = writeln!(
        out,
        "sla settling: sales must have moved in within {within} after {start}, counting local hours only"
    );
    if rng.chance(50) {
        let _ = writeln!(out, "  a new clock on {}", rng.pick(&["moved", "hired", "any of (hired, moved)"]));
    }
}

fn hours(rng: &mut Rng, world: &World, out: &mut String) {
    let zone = rng.pick(words::ZONES);
    match () {
        // A field that names zones is declared here, so that it has them as its choices.
        _ if rng.chance(15) && !world.fields.iter().any(|field| field.name == "place of work") => {
            let _ = writeln!(out, "person has\n  place of work: {PLACES}");
            let _ = writeln!(out, "calendar office hours in zone of place of work, otherwise \"{zone}\"");
        }
        _ => {
            let _ = writeln!(out, "calendar office hours in \"{zone}\"");
        }
    }
    match rng.below(4) {
        0 => out.push_str("  monday to friday 09:00 to 17:30\n"),
        1 => out.push_str("  monday to thursday 09:00 to 12:30, 13:30 to 17:00\n  friday 09:00 to 12:00\n"),
        2 => out.push_str("  monday to sunday 01:30 to 03:30, 22:00 to 24:00\n"),
        _ => out.push_str("  tuesday and thursday 08:00 to 20:00\n  saturday to sunday 10:00 to 11:00\n"),
    }
    let closed = words::several(rng, words::DATES, 1, 3);
    let _ = writeln!(out, "  closed {}", closed.join(", "));
}

fn length(rng: &mut Rng, calendar: bool) -> String {
    match (calendar, rng.below(6)) {
        (true, 0..=2) => {
            let n = *rng.pick(&[1, 1, 2, 3]);
            format!("{n} working day{}", words::plural(n))
        }
        (true, _) => (*rng.pick(&["30 minutes", "4 hours", "8 hours", "2 working hours"])).to_owned(),
        (false, _) => words::duration(rng),
    }
}

fn start(rng: &mut Rng, world: &World) -> String {
    let times = world.of(|kind| *kind == Kind::Time);
    let reaching = |rng: &mut Rng| world.stages.get(1..).filter(|all| !all.is_empty()).map(|all| rng.pick(all).clone());
    match rng.below(8) {
        0 | 1 => reaching(rng).map_or_else(|| source(rng, world), |stage| format!("reaching {stage}")),
        2 if !times.is_empty() => times[0].name.clone(),
        3 => format!("the later of {} and {}", rng.pick(&world.events).name, source(rng, world)),
        _ => source(rng, world),
    }
}

fn sla(rng: &mut Rng, world: &World, name: &str, calendar: bool, out: &mut String) {
    let when = if rng.chance(20) && !world.fields.is_empty() {
        let field = rng.pick(&world.fields).clone();
        format!(" when {}", fields::condition(rng, world, &field, false))
    } else {
        String::new()
    };
    let mut must = source(rng, world);
    if rng.chance(25) {
        let _ = write!(must, " or {}", source(rng, world));
    }
    if rng.chance(20) {
        must.push_str(" at least 2 times");
    }
    let counting = if calendar { ", counting office hours only" } else { "" };
    let team = rng.pick(words::TEAMS);
    let _ = writeln!(
        out,
        "sla {name}{when}: {team} must have {must} within {} after {}{counting}",
        length(rng, calendar),
        start(rng, world)
    );
    if rng.chance(50) {
        let _ = writeln!(out, "  notify \"rep\" after {}", length(rng, calendar));
    }
    if rng.chance(50) {
        let _ = writeln!(out, "  {} \"boss\" when missed", rng.pick(&["notify", "reassign to"]));
        if rng.chance(50) {
            let _ = writeln!(out, "  notify \"director\" {} after that", length(rng, calendar));
        }
    }
    if rng.chance(35) {
        let _ = writeln!(out, "  paused from {} until {}", source(rng, world), source(rng, world));
    }
    if rng.chance(25) {
        let _ = writeln!(out, "  a new clock on {}", source(rng, world));
    }
    if rng.chance(30) {
        let by = if world.outcomes.is_empty() || rng.chance(50) { source(rng, world) } else { "recycled".to_owned() };
        let _ = writeln!(out, "  cancelled by {by}");
    }
    if !world.permissions.is_empty() && rng.chance(25) {
        let _ = writeln!(out, "  needs permission {}", rng.pick(&world.permissions));
    }
}
