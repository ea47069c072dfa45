//! Hand-offs, routes, nurtures, targets.

use super::conditions::condition;
use super::happened;
use super::words::{self, several};
use super::world::{Kind, World};
use crate::suite::rng::Rng;
use std::fmt::Write;

pub fn write(rng: &mut Rng, world: &mut World, out: &mut String) {
    if world.stages.is_empty() {
        return;
    }
    out.push('\n');
    if let Some(stage) = &world.handoff {
        handoff(rng, world, stage, out);
    }
    if rng.chance(50) {
        let stage = rng.pick(&world.stages);
        route(rng, world, stage, out);
    }
    if rng.chance(50) {
        nurture(rng, world, out);
    }
    if rng.chance(15) {
        let _ = writeln!(out, "target at least 5 {} per month", world.stages[1]);
    }
}

fn handoff(rng: &mut Rng, world: &World, stage: &str, out: &mut String) {
    let _ = writeln!(out, "handoff {stage} from marketing to sales");
    let names: Vec<&str> = world.fields.iter().filter(|field| field.unknown).map(|field| field.name.as_str()).collect();
    if !names.is_empty() && rng.chance(75) {
        let _ = writeln!(out, "  must include {}", several(rng, &names, 1, 2).join(", "));
    }
    if rng.chance(20) {
        out.push_str("  even if incomplete\n");
    }
    if !world.permissions.is_empty() && rng.chance(40) {
        let _ = writeln!(out, "  needs permission {}", rng.pick(&world.permissions));
    }
    let _ = writeln!(out, "  sales accepts with {}", rng.pick(&world.events).name);
    if rng.chance(20) {
        let _ = writeln!(out, "  sales rejects with {}", rng.pick(&world.events).name);
    }
}

fn receiver(rng: &mut Rng, world: &World) -> String {
    let fields = world.of(|kind| matches!(kind, Kind::Text | Kind::OneOf(_) | Kind::Email));
    match rng.below(5) {
        0 => "nobody".to_owned(),
        1 | 2 if !fields.is_empty() => rng.pick(&fields).name.clone(),
        _ => format!("\"{}\"", rng.pick(&["round robin", "desk", "Köln \\\"Süd\\\""])),
    }
}

fn route(rng: &mut Rng, world: &World, stage: &str, out: &mut String) {
    let _ = writeln!(out, "route {stage}");
    for _ in 0..1 + rng.below(2) {
        let _ = writeln!(out, "  to {} when {}", receiver(rng, world), condition(rng, world, 1));
    }
    let _ = writeln!(out, "  to {} otherwise", receiver(rng, world));
}

fn nurture(rng: &mut Rng, world: &World, out: &mut String) {
    let _ = writeln!(out, "nurture letters when {}", condition(rng, world, 1));
    if !world.permissions.is_empty() && rng.chance(70) {
        let _ = writeln!(out, "  needs permission {}", rng.pick(&world.permissions));
    }
    if rng.chance(60) {
        let _ = writeln!(out, "  send every {}", words::days(rng));
    }
    if rng.chance(50) {
        let until = if rng.chance(50) { condition(rng, world, 1) } else { happened::condition(rng, world) };
        let _ = writeln!(out, "  until {until}");
    }
}
