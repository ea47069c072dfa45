//! Conditions of every kind, joined; and the words that they make.

use super::happened;
use super::words::{self, among, several};
use super::world::{Labelled, World};
use super::{fields, scores};
use crate::suite::rng::Rng;
use std::fmt::Write;

/// One condition without `and` and `or` at its top.
fn atom(rng: &mut Rng, world: &World) -> String {
    match rng.below(20) {
        0..=5 if !world.fields.is_empty() => {
            let field = rng.pick(&world.fields).clone();
            fields::condition(rng, world, &field, false)
        }
        6 if !world.definitions.is_empty() => {
            let not = if rng.chance(25) { "not " } else { "" };
            format!("{not}{}", rng.pick(&world.definitions))
        }
        7 if !world.classes.is_empty() => {
            let class = rng.pick(&world.classes);
            labelled(rng, class)
        }
        8 | 9 if !world.bands.is_empty() => {
            let band = rng.pick(&world.bands);
            labelled(rng, band)
        }
        10 | 11 if !world.scores.is_empty() => {
            let score = rng.pick(&world.scores).clone();
            format!("{} {} {}", score.name, rng.pick(&[">=", ">", "<", "<="]), rng.between(score.min, score.max))
        }
        12 if !world.statuses.is_empty() => status(rng, &world.statuses[0]),
        13 if !world.permissions.is_empty() => format!("permission {}", rng.pick(&world.permissions)),
        14 if !world.below.is_empty() => format!("meets {}", rng.pick(&world.below)),
        15 | 16 if world.decided => decided(rng, world),
        _ => happened::condition(rng, world),
    }
}

fn labelled(rng: &mut Rng, of: &Labelled) -> String {
    let label = rng.pick(&of.labels);
    let some = several(rng, &of.labels.iter().map(String::as_str).collect::<Vec<_>>(), 1, 2);
    match rng.below(if of.ordered { 7 } else { 4 }) {
        0 => format!("{} is {label}", of.name),
        1 => format!("{} is not {label}", of.name),
        2 => format!("{} is any of {}", of.name, among(&some)),
        3 => format!("{} is {}", of.name, rng.pick(&["known", "unknown"])),
        4 => format!("{} is at least {label}", of.name),
        5 => format!("{} is at most {label}", of.name),
        _ => format!("{} is {} {label}", of.name, rng.pick(&["above", "below"])),
    }
}

fn status(rng: &mut Rng, status: &Labelled) -> String {
    let value = rng.pick(&status.labels);
    match rng.below(5) {
        // Nobody knows since when it is the value at first.
        1 | 2 if value == "new" => format!("{} is any of (new, returned)", status.name),
        0 => format!("{} was ever {value}", status.name),
        1 | 2 => format!("{} has been {value} for at least {}", status.name, words::duration(rng)),
        3 => format!("{} is not {value}", status.name),
        _ => format!("{} is {value}", status.name),
    }
}

fn decided(rng: &mut Rng, world: &World) -> String {
    let stage = rng.pick(&world.stages);
    match rng.below(6) {
        0 => format!("stage is {stage}"),
        1 => format!("stage is at least {stage}"),
        2 => format!("stage is below {}", world.stages[world.stages.len() - 1]),
        3 => format!("outcome is {}", rng.pick(&world.outcomes)),
        4 => format!("outcome is not {}", rng.pick(&["recycled", "disqualified"])),
        _ => format!("stage has been {stage} for at least {}", words::days(rng)),
    }
}

/// A condition, so deep at most.
pub fn condition(rng: &mut Rng, world: &World, depth: usize) -> String {
    if depth == 0 {
        return atom(rng, world);
    }
    match rng.below(12) {
        0..=5 => atom(rng, world),
        6 | 7 => joined(rng, world, "and", depth),
        8 => joined(rng, world, "or", depth),
        9 => {
            let (of, parts) = checklist(rng, world, depth);
            format!("{of} ({})", parts.join(", "))
        }
        _ => {
            let with = if rng.chance(50) { "and" } else { "or" };
            format!("({})", joined(rng, world, with, depth))
        }
    }
}

/// A condition that may end in `unless`.
pub fn whole(rng: &mut Rng, world: &World) -> String {
    let depth = if rng.chance(20) { 2 } else { 1 };
    let condition_of = condition(rng, world, depth);
    if rng.chance(15) { format!("{condition_of} unless {}", condition(rng, world, 0)) } else { condition_of }
}

/// A part next to others: in brackets if it joins others itself.
fn part(rng: &mut Rng, world: &World, depth: usize) -> String {
    let part = condition(rng, world, depth - 1);
    let joins = part.contains(" and ") || part.contains(" or ");
    if joins { format!("({part})") } else { part }
}

fn joined(rng: &mut Rng, world: &World, with: &str, depth: usize) -> String {
    let parts: Vec<String> = (0..2 + rng.below(2)).map(|_| part(rng, world, depth)).collect();
    parts.join(&format!(" {with} "))
}

fn checklist(rng: &mut Rng, world: &World, depth: usize) -> (String, Vec<String>) {
    let parts: Vec<String> = (0..3).map(|_| part(rng, world, depth)).collect();
    let of = match rng.below(4) {
        0 => "all of".to_owned(),
        1 => "any of".to_owned(),
        _ => format!("{} {} of", rng.pick(&["at least", "at most", "exactly"]), rng.between(1, 2)),
    };
    (of, parts)
}

/// Definitions and classes.
pub fn definitions(rng: &mut Rng, world: &mut World, out: &mut String) {
    out.push('\n');
    for name in ["keen", "fitting"] {
        if rng.chance(60) {
            let _ = writeln!(out, "define {name} as {}", whole(rng, world));
            world.definitions.push(name.to_owned());
        }
    }
    if rng.chance(55) {
        class(rng, world, "size", out);
    }
    if rng.chance(40) {
        scores::field_band(rng, world, out);
    }
}

/// A class with its rows.
pub fn class(rng: &mut Rng, world: &mut World, name: &str, out: &mut String) {
    let labels = several(rng, words::LABELS, 2, 3);
    let ordered = rng.chance(50);
    let _ = writeln!(out, "\nclassify {name}{}", if ordered { ", best first" } else { "" });
    let (last, rows) = labels.split_last().map_or(("none", &[][..]), |(last, rows)| (*last, rows));
    for label in rows {
        let _ = writeln!(out, "  {label} when {}", condition(rng, world, 1));
    }
    if rng.chance(30) {
        let _ = writeln!(out, "  unknown when {}", condition(rng, world, 0));
    }
    let none = !ordered && rng.chance(30);
    let _ = writeln!(out, "  {} otherwise, unknown included", if none { "none" } else { last });
    let mut labels: Vec<String> = rows.iter().map(|label| (*label).to_owned()).collect();
    if !none {
        labels.push(last.to_owned());
    }
    world.classes.push(Labelled { name: name.to_owned(), labels, ordered });
}
