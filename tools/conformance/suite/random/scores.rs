//! Scores with terms of every kind, limits, decay, groups; and bands.

use super::conditions::{condition, whole};
use super::happened;
use super::words::{self, days};
use super::world::{Kind, Labelled, Score, World};
use crate::suite::rng::Rng;
use std::fmt::Write;

pub fn write(rng: &mut Rng, world: &mut World, out: &mut String) {
    let names = ["fit", "heat", "total"];
    for name in &names[..1 + rng.below(3)] {
        score(rng, world, name, out);
    }
    if rng.chance(70) {
        let score = rng.pick(&world.scores).clone();
        let middle = rng.between(score.min + 1, score.max - 1);
        band(world, "grade", &score.name, &[middle.max(score.min + 2), score.min + 1, score.min], out);
    }
}

/// A band of a field with a range.
pub fn field_band(rng: &mut Rng, world: &mut World, out: &mut String) {
    let fields = world.of(|kind| matches!(kind, Kind::Number(_, Some(_))));
    if let Some(field) = fields.first()
        && let Kind::Number(_, Some((low, high))) = field.kind
    {
        let middle = rng.between(low + 2, high);
        band(world, "tier", &field.name, &[middle, low + 1, low], out);
    }
}

fn band(world: &mut World, name: &str, of: &str, from: &[i64], out: &mut String) {
    let _ = writeln!(out, "\nband {name} of {of}");
    let labels = ["upper", "middle", "lower"];
    for (label, from) in labels.iter().zip(from) {
        let _ = writeln!(out, "  {label} from {from}");
    }
    let labels = labels.iter().map(|label| (*label).to_owned()).collect();
    world.bands.push(Labelled { name: name.to_owned(), labels, ordered: true });
}

fn score(rng: &mut Rng, world: &mut World, name: &str, out: &mut String) {
    let (min, max) = *rng.pick(&[(0, 100), (0, 100), (-50, 50), (0, 30), (-100, 200)]);
    let decimals = *rng.pick(&["", "", ", with 1 decimal", ", with 2 decimals"]);
    let _ = writeln!(out, "\nscore {name} from {min} to {max}{decimals}");
    let fine = !decimals.is_empty();
    if rng.chance(20) {
        let because = if rng.chance(60) { " because \"too little is known\"" } else { "" };
        let _ = writeln!(out, "  unknown unless {}{because}", condition(rng, world, 1));
    }
    if rng.chance(20) {
        let _ = writeln!(out, "  starting over at {}", happened::source(rng, world));
    }
    if rng.chance(25) {
        let _ = writeln!(out, "  starts at {}", rng.between(min.max(-10), max.min(40)));
    }
    for _ in 0..1 + rng.below(3) {
        term(rng, world, "  ", fine, out);
    }
    for group in 0..rng.below(3) {
        let mut rules = vec![(*rng.pick(&["best only", "first only", "at most 15 points"])).to_owned()];
        match rng.below(3) {
            0 => rules.push(format!("weighs {}%", rng.pick(&[50, 33, 150]))),
            1 if rules[0].starts_with("at most") => rules.push(format!("scaled to {}", rng.pick(&[10, 7, 40]))),
            _ => {}
        }
        let _ = writeln!(out, "  group part {}: {}", ["one", "two"][group], rules.join(", "));
        for _ in 0..1 + rng.below(3) {
            term(rng, world, "    ", fine, out);
        }
    }
    world.scores.push(Score { name: name.to_owned(), min, max });
}

fn points(rng: &mut Rng, fine: bool) -> String {
    let sign = if rng.chance(75) { "+" } else { "-" };
    let number = *rng.pick(&["5", "10", "3", "40", "1"]);
    if fine && rng.chance(40) { format!("{sign}{number}.5") } else { format!("{sign}{number}") }
}

fn term(rng: &mut Rng, world: &World, indent: &str, fine: bool, out: &mut String) {
    let when =
        |rng: &mut Rng| if rng.chance(20) { format!(" when {}", condition(rng, world, 1)) } else { String::new() };
    let points = points(rng, fine);
    let ranged = world.of(|kind| matches!(kind, Kind::Number(_, Some(_))));
    let line = match rng.below(14) {
        0..=3 => format!("{points} when {}", whole(rng, world)),
        4..=8 => {
            let every = each(rng, world);
            format!("{points} for each {every}{}{}", limits(rng), when(rng))
        }
        9 | 10 => {
            let times = world.of(|kind| matches!(kind, Kind::Time | Kind::Date));
            let fallback = match times.first() {
                Some(field) if rng.chance(60) => format!("else {}", field.name),
                _ => "none if never".to_owned(),
            };
            let most = *rng.pick(&["", ", at most 3 times", ", at most 20 points"]);
            format!(
                "{points} for each {} since last {}, {fallback}{most}{}",
                days(rng),
                happened::source(rng, world),
                when(rng)
            )
        }
        11 if !ranged.is_empty() => format!("+ the value of {}{}", rng.pick(&ranged).name, when(rng)),
        12 | 13 if !world.scores.is_empty() => {
            let score = &rng.pick(&world.scores).name;
            let what = match rng.below(3) {
                0 => score.clone(),
                1 if world.scores.len() > 1 => {
                    format!("the higher of {} and {}", world.scores[0].name, world.scores[1].name)
                }
                _ => format!("{}% of {score}", rng.pick(&[33, 50, 120])),
            };
            format!("{} {what}{}", rng.pick(&["+", "-"]), when(rng))
        }
        _ => format!("{points} when {}", condition(rng, world, 1)),
    };
    let _ = writeln!(out, "{indent}{line}");
}

fn each(rng: &mut Rng, world: &World) -> String {
    let window = match happened::windows(rng, world) {
        ever if ever == "ever" => "in the last 90 days".to_owned(),
        window => window,
    };
    format!("{} {window}", happened::source(rng, world))
}

fn limits(rng: &mut Rng) -> String {
    let mut limits = String::new();
    let period = *rng.pick(&["day", "week", "month", "quarter"]);
    match rng.below(6) {
        0 => {
            let _ = write!(limits, ", once per {period}");
        }
        1 => {
            let _ = write!(limits, ", at most 2 times per {period}");
        }
        2 => {
            let _ = write!(limits, ", once every {}", words::duration(rng));
        }
        _ => {}
    }
    match rng.below(5) {
        0 => limits.push_str(", at most 2 times"),
        1 => limits.push_str(", at most 12 points"),
        _ => {}
    }
    match rng.below(6) {
        0 => {
            let _ = write!(limits, ", fading over {}", days(rng));
        }
        1 => {
            let _ = write!(limits, ", losing {}% every {}", rng.pick(&[50, 10, 33]), days(rng));
        }
        2 => {
            let _ = write!(limits, ", losing 1 points every {}", days(rng));
        }
        _ => {}
    }
    limits
}
