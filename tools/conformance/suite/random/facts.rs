//! Fields, events, groups, lists, statuses, permissions.

use super::happened;
use super::words::{self, several};
use super::world::{Event, Field, Kind, Labelled, World};
use crate::suite::rng::Rng;
use std::fmt::Write;

pub fn write(rng: &mut Rng, world: &mut World, out: &mut String) {
    world.money = rng.chance(60);
    let _ = writeln!(out, "definition \"at random\"");
    if rng.chance(25) {
        let _ = writeln!(out, "  in force from {}", rng.pick(words::DATES));
    }
    if rng.chance(10) {
        let _ = writeln!(out, "  in force until {}", rng.pick(words::DATES));
    }
    if rng.chance(75) {
        let _ = writeln!(out, "  time zone \"{}\"", rng.pick(words::ZONES));
    }
    if world.money {
        let _ = writeln!(out, "  currency {}", rng.pick(&["EUR", "JPY", "BHD"]));
    }
    out.push_str("\nteam marketing\nteam sales\n");
    fields(rng, world, out);
    events(rng, world, out);
    lists(rng, world, out);
    statuses(rng, world, out);
    permissions(rng, world, out);
}

fn fields(rng: &mut Rng, world: &mut World, out: &mut String) {
    let names = several(rng, words::FIELDS, 4, 7);
    let half = rng.below(names.len());
    for (head, part) in [("person", &names[..half]), ("account", &names[half..])] {
        if part.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{head} has");
        for name in part {
            field(rng, world, name, head == "person", out);
        }
    }
    // A field of the account that has the name of a person's.
    if half > 0 && half < names.len() && rng.chance(20) {
        let _ = writeln!(out, "  {}: text", names[0]);
        let field = Field { name: format!("account {}", names[0]), kind: Kind::Text, unknown: true, tracked: false };
        world.fields.push(field);
    }
}

fn field(rng: &mut Rng, world: &mut World, name: &str, person: bool, out: &mut String) {
    let (kind, text, mut choices) = kind(rng, world.money, name == "email");
    let mut options = String::new();
    if !choices.is_empty() && rng.chance(30) {
        choices.push("other".to_owned());
        options.push_str(", anything else is other");
    }
    let mut unknown = true;
    match rng.below(8) {
        0 => options.push_str(", required"),
        1 => {
            let value = match &kind {
                Kind::YesNo => Some((*rng.pick(&["yes", "no"])).to_owned()),
                Kind::OneOf(all) => Some(rng.pick(all).clone()),
                Kind::Number(_, Some((low, high))) => Some(rng.between(*low, *high).to_string()),
                Kind::Text => Some("\"GB\"".to_owned()),
                _ => None,
            };
            if let Some(value) = value {
                unknown = false;
                let _ = write!(options, ", if unknown {value}");
            }
        }
        2 => {
            let _ = write!(options, ", fresh for {}", words::days(rng));
        }
        _ => {}
    }
    let tracked = rng.chance(12) && !matches!(kind, Kind::SeveralOf(_));
    if tracked {
        options.push_str(", tracked");
    }
    if person && rng.chance(50) {
        options.push_str(", not personal");
    }
    let _ = writeln!(out, "  {name}: {text}{options}");
    let kind = match kind {
        Kind::OneOf(_) => Kind::OneOf(choices),
        Kind::SeveralOf(_) => Kind::SeveralOf(choices),
        kind => kind,
    };
    world.fields.push(Field { name: name.to_owned(), kind, unknown, tracked });
}

/// A type, as it is written, and its choices.
fn kind(rng: &mut Rng, money: bool, email: bool) -> (Kind, String, Vec<String>) {
    let owned = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
    if email {
        return (Kind::Email, "email".to_owned(), Vec::new());
    }
    match rng.below(11) {
        0 => (Kind::YesNo, "yes/no".to_owned(), Vec::new()),
        1 | 2 => {
            let choices = owned(several(rng, words::CHOICES, 2, 4));
            (Kind::OneOf(choices.clone()), format!("one of {}", words::among(&choices)), choices)
        }
        3 => {
            let choices = owned(several(rng, words::CHOICES, 2, 4));
            (Kind::SeveralOf(choices.clone()), format!("several of {}", words::among(&choices)), choices)
        }
        4 | 5 => {
            let decimals = *rng.pick(&[0, 0, 1, 2, 6]);
            let range = rng.chance(60).then(|| *rng.pick(&[(0, 100), (1, 50), (-20, 20)]));
            let mut text = match decimals {
                0 => "whole number".to_owned(),
                1 => "number with 1 decimal".to_owned(),
                n => format!("number with {n} decimals"),
            };
            if let Some((low, high)) = range {
                let _ = write!(text, " from {low} to {high}");
            }
            (Kind::Number(decimals, range), text, Vec::new())
        }
        6 if money => (Kind::Money, "money".to_owned(), Vec::new()),
        6 => (Kind::Percent, "percent from 0 to 100".to_owned(), Vec::new()),
        7 => (Kind::Text, "text".to_owned(), Vec::new()),
        8 => (Kind::Date, "date".to_owned(), Vec::new()),
        9 => (Kind::Time, "time".to_owned(), Vec::new()),
        _ => (Kind::Percent, "percent".to_owned(), Vec::new()),
    }
}

fn events(rng: &mut Rng, world: &mut World, out: &mut String) {
    out.push('\n');
    for name in several(rng, words::EVENTS, 3, 6) {
        let option = *rng.pick(&["", "", "", ", not interest", ", hand raise", ", system", ", by sales"]);
        let _ = write!(out, "event {name}{option}");
        let mut properties = Vec::new();
        if rng.chance(50) {
            out.push_str(" has\n");
            for property in several(rng, words::PROPERTIES, 1, 2) {
                let (kind, text, _) = kind(rng, world.money, false);
                let required = if rng.chance(15) { ", required" } else { "" };
                let _ = writeln!(out, "  {property}: {text}{required}");
                properties.push(Field { name: property.to_owned(), kind, unknown: true, tracked: false });
            }
        } else {
            out.push('\n');
        }
        world.events.push(Event { name: name.to_owned(), properties });
    }
    if rng.chance(35) {
        let names: Vec<&str> = world.events.iter().map(|event| event.name.as_str()).collect();
        let some = several(rng, &names, 2, 3);
        let _ = writeln!(out, "events signals: {}", some.join(", "));
        world.groups.push("signals".to_owned());
    }
}

fn lists(rng: &mut Rng, world: &mut World, out: &mut String) {
    if rng.chance(50) {
        let _ = writeln!(out, "list core markets: {}", words::quoted(&several(rng, words::TEXTS, 1, 3)));
        world.text_lists.push("core markets".to_owned());
    }
    if rng.chance(50) {
        let _ = writeln!(out, "list free mail: {}", words::quoted(&several(rng, words::DOMAINS, 1, 2)));
        world.domain_lists.push("free mail".to_owned());
    }
}

fn statuses(rng: &mut Rng, world: &mut World, out: &mut String) {
    if !rng.chance(55) {
        return;
    }
    out.push_str("\nstatus progress\n");
    let values: Vec<&str> =
        if rng.chance(70) { vec!["new", "working", "returned"] } else { vec!["working", "returned"] };
    for value in &values {
        if *value == "new" {
            out.push_str("  new at first\n");
        } else {
            let mut on = happened::source(rng, world);
            if rng.chance(30) {
                on = format!("{on} or {}", happened::source(rng, world));
            }
            let _ = writeln!(out, "  {value} after {on}");
        }
    }
    let labels = values.into_iter().map(str::to_owned).collect();
    world.statuses.push(Labelled { name: "progress".to_owned(), labels, ordered: false });
}

fn permissions(rng: &mut Rng, world: &mut World, out: &mut String) {
    if !rng.chance(45) {
        return;
    }
    out.push('\n');
    for name in &["mail", "calls"][..1 + rng.below(2)] {
        permission(rng, world, name, out);
    }
}

fn permission(rng: &mut Rng, world: &mut World, name: &str, out: &mut String) {
    let yes = world.of(|kind| *kind == Kind::YesNo);
    let mut given = Vec::new();
    if let Some(field) = yes.first().filter(|_| rng.chance(60)) {
        given.push(field.name.clone());
    }
    // By events alone, or by both.
    if given.is_empty() || rng.chance(40) {
        given.push(happened::source(rng, world));
    }
    let given = given.join(" or ");
    let expires = if rng.chance(60) { format!(", expires after {}", words::duration(rng)) } else { String::new() };
    let withdrawn = happened::source(rng, world);
    let _ = writeln!(out, "permission {name}: given by {given}, withdrawn by {withdrawn}{expires}");
    world.permissions.push(name.to_owned());
}
