//! Stages, their criteria, and outcomes.

use super::conditions::{class, condition, whole};
use super::happened;
use super::words::{self, several};
use super::world::World;
use crate::suite::rng::Rng;
use std::fmt::Write;

pub fn write(rng: &mut Rng, world: &mut World, out: &mut String) {
    if !rng.chance(90) {
        return;
    }
    let how = if rng.chance(60) { "any may be skipped" } else { "each building on the one before" };
    let _ = writeln!(out, "\nstages, {how}");
    let mut names = several(rng, &words::STAGES[1..], 2, 3);
    names.insert(0, words::STAGES[0]);
    let declared = rng.chance(20);
    world.stages = names.iter().map(|name| (*name).to_owned()).collect();
    // What keeps a stage, and what criteria read, may be entries of the log.
    world.entries = true;
    world.handoff = rng.chance(50).then(|| rng.pick(&world.stages[1..]).clone());
    for (at, name) in names.iter().enumerate() {
        let kept = match rng.below(5) {
            _ if at == 0 => String::new(),
            0 => ", kept for good".to_owned(),
            1 | 2 => format!(", kept for at least {}", words::days(rng)),
            3 => format!(", kept until {}", happened::source(rng, world)),
            _ => ", only while it holds".to_owned(),
        };
        let owner =
            if rng.chance(40) { format!(", owned by {}", words::TEAMS[usize::from(at > 1)]) } else { String::new() };
        let _ = writeln!(out, "  {name}{owner}{kept}");
    }
    if rng.chance(70) {
        let _ = writeln!(
            out,
            "a lead is anyone at {}{}",
            rng.pick(&world.stages),
            rng.pick(&["", " or above", " or above"])
        );
    }
    out.push('\n');
    for name in &names[1..] {
        criteria(rng, world, name, out);
        world.below.push((*name).to_owned());
    }
    outcomes(rng, world, declared, out);
    world.decided = true;
    if rng.chance(35) {
        let _ = writeln!(out, "\ndefine settled as {}", condition(rng, world, 1));
        world.definitions.push("settled".to_owned());
    }
    if rng.chance(25) {
        class(rng, world, "place", out);
    }
}

fn criteria(rng: &mut Rng, world: &World, name: &str, out: &mut String) {
    let mut whom: Vec<String> = world.definitions.clone();
    if let Some(class) = world.classes.first() {
        whom.extend(
            class.labels.iter().map(|label| format!("{} {label}", class.name)).filter(|label| !label.contains('"')),
        );
    }
    if !whom.is_empty() && rng.chance(35) {
        let _ = writeln!(out, "{name} for {} when {}", rng.pick(&whom).clone(), whole(rng, world));
        let _ = writeln!(out, "{name} for everyone else when {}", whole(rng, world));
    } else {
        let _ = writeln!(out, "{name} when {}", whole(rng, world));
    }
}

fn outcomes(rng: &mut Rng, world: &mut World, declared: bool, out: &mut String) {
    world.outcomes = ["disqualified", "recycled", "none"].map(str::to_owned).to_vec();
    if declared {
        out.push_str("outcome ineligible\n");
        let _ = writeln!(out, "ineligible when {}", condition(rng, world, 1));
        world.outcomes.push("ineligible".to_owned());
    }
    if rng.chance(30) {
        let _ = writeln!(out, "not a lead when {} because \"never was\"", condition(rng, world, 1));
    }
    if rng.chance(40) {
        let _ = writeln!(out, "disqualified when {}", condition(rng, world, 1));
    }
    if rng.chance(60) {
        let more = if rng.chance(30) { format!(" and {}", condition(rng, world, 0)) } else { String::new() };
        let window = happened::window(rng, world);
        let when = format!("{} {window}{more}", happened::source(rng, world));
        let _ = writeln!(out, "recycled when {when}, for {} because \"later\"", words::days(rng));
    }
}
