//! Conditions on one field or property.

use super::words::{self, among, several};
use super::world::{Field, Kind, World};
use crate::suite::rng::Rng;

/// A condition on this field. Properties know no other fields.
pub fn condition(rng: &mut Rng, world: &World, field: &Field, property: bool) -> String {
    let name = &field.name;
    if field.unknown && rng.chance(10) {
        return format!("{name} is {}", rng.pick(&["known", "unknown"]));
    }
    if !property
        && rng.chance(8)
        && let Some(two) = two_fields(rng, world, field)
    {
        return two;
    }
    match &field.kind {
        Kind::YesNo => match rng.below(3) {
            0 => format!("{name} is yes"),
            1 => format!("{name} is no"),
            _ if property => format!("{name} is yes"),
            _ => name.clone(),
        },
        Kind::OneOf(choices) => {
            let one = rng.pick(choices);
            let some = several(rng, &choices.iter().map(String::as_str).collect::<Vec<_>>(), 1, 3);
            match rng.below(4) {
                0 => format!("{name} is {one}"),
                1 => format!("{name} is not {one}"),
                2 => format!("{name} is any of {}", among(&some)),
                _ => format!("{name} is none of {}", among(&some)),
            }
        }
        Kind::SeveralOf(choices) => {
            let one = rng.pick(choices);
            let some = several(rng, &choices.iter().map(String::as_str).collect::<Vec<_>>(), 1, 2);
            match rng.below(4) {
                0 => format!("{name} includes {one}"),
                1 => format!("{name} does not include {one}"),
                2 => format!("{name} includes any of {}", among(&some)),
                _ => format!("{name} includes all of {}", among(&some)),
            }
        }
        Kind::Number(..) | Kind::Money | Kind::Percent => format!("{name} {}", number(rng, &field.kind)),
        Kind::Text => text(rng, world, name),
        Kind::Email => email(rng, world, name),
        Kind::Date => day(rng, name, property),
        Kind::Time => time(rng, name, property),
    }
}

/// A literal of a number's type.
pub fn literal(rng: &mut Rng, kind: &Kind) -> String {
    match kind {
        Kind::Number(0, Some((low, high))) => rng.between(*low, *high).to_string(),
        Kind::Number(_, Some((low, high))) => format!("{}.5", rng.between((*low).max(0), high - 1)),
        Kind::Number(0, None) => (*rng.pick(&["0", "10", "1k", "200", "-3"])).to_owned(),
        Kind::Number(..) => (*rng.pick(&["0", "0.5", "12.5", "-1.5", "1k"])).to_owned(),
        Kind::Money => (*rng.pick(&["100", "5k", "1", "2.5m"])).to_owned(),
        Kind::Percent => (*rng.pick(&["15%", "0.5%", "99.99%", "50%"])).to_owned(),
        _ => "1".to_owned(),
    }
}

/// What is asked of a number.
pub fn number(rng: &mut Rng, kind: &Kind) -> String {
    let value = literal(rng, kind);
    match rng.below(9) {
        0 => format!(">= {value}"),
        1 => format!("> {value}"),
        2 => format!("<= {value}"),
        3 => format!("< {value}"),
        4 => format!("is {value}"),
        5 => format!("is not {value}"),
        6 => format!("is at least {value}"),
        7 => format!("is less than {value}"),
        _ => {
            let width = match kind {
                Kind::Percent => "100%",
                Kind::Money => "1bn",
                Kind::Number(_, Some((_, high))) => return format!("is between {value} and {high}"),
                _ => "2k",
            };
            format!("is between {value} and {width}")
        }
    }
}

fn text(rng: &mut Rng, world: &World, name: &str) -> String {
    let one = rng.pick(words::TEXTS);
    let some = words::quoted(&several(rng, words::TEXTS, 1, 3));
    let way = *rng.pick(&["contains", "starts with", "ends with", "mentions"]);
    match rng.below(10) {
        0 => format!("{name} is \"{one}\""),
        1 => format!("{name} is not \"{one}\""),
        2 => format!("{name} is exactly \"{one}\""),
        3 => format!("{name} is any of ({some})"),
        4 => format!("{name} is none of ({some})"),
        5 => match world.text_lists.first() {
            Some(list) => format!("{name} is {}in {list}", rng.pick(&["", "not "])),
            None => format!("{name} is in ({some})"),
        },
        6 => format!("{name} {way} any of ({some})"),
        7 => format!("{name} {way} all of ({some})"),
        8 => format!("{name} does not {} \"{one}\"", rng.pick(&["contain", "start with", "end with", "mention"])),
        _ => format!("{name} {way} \"{one}\""),
    }
}

fn email(rng: &mut Rng, world: &World, name: &str) -> String {
    match (rng.below(4), world.domain_lists.first()) {
        (0 | 1, Some(list)) => format!("{name} domain is {}in {list}", rng.pick(&["", "not "])),
        (2, _) => format!("{name} domain ends with \".example\""),
        (3, _) => format!("{name} is \"ann@acme.example\""),
        _ => format!("{name} domain is \"{}\"", rng.pick(words::DOMAINS)),
    }
}

fn day(rng: &mut Rng, name: &str, property: bool) -> String {
    let date = rng.pick(words::DATES);
    match rng.below(if property { 4 } else { 9 }) {
        0 => format!("{name} before {date}"),
        1 => format!("{name} after {date}"),
        2 => format!("{name} since {date}"),
        3 => format!("{name} on {date}"),
        4 => format!("{name} in the last {}", words::days(rng)),
        5 => format!("{name} in the next {}", words::days(rng)),
        6 => format!("{name} more than {} ago", words::days(rng)),
        7 => format!("{name} more than {} ahead", words::days(rng)),
        _ => format!("days since {name} {}", number(rng, &Kind::Number(0, Some((-3, 30))))),
    }
}

fn time(rng: &mut Rng, name: &str, property: bool) -> String {
    let date = rng.pick(words::DATES);
    match rng.below(if property { 4 } else { 9 }) {
        0 => format!("{name} before {date}"),
        1 => format!("{name} after {date} 09:00"),
        2 => format!("{name} since {date}"),
        3 => format!("{name} on {date}"),
        4 => format!("{name} in the last {}", words::duration(rng)),
        5 => format!("{name} in the next {}", words::duration(rng)),
        6 => format!("{name} more than {} ago", words::duration(rng)),
        7 => format!("{name} more than {} ahead", words::duration(rng)),
        _ => format!("days since {name} {}", number(rng, &Kind::Number(0, Some((-3, 30))))),
    }
}

/// A comparison of two fields of one type.
fn two_fields(rng: &mut Rng, world: &World, field: &Field) -> Option<String> {
    let others = world.of(|kind| kind == &field.kind);
    let other = others.iter().find(|other| other.name != field.name)?;
    let (a, b) = (&field.name, &other.name);
    Some(match field.kind {
        Kind::Number(..) | Kind::Money | Kind::Percent => match rng.below(3) {
            0 => format!("{a} >= {b}"),
            1 => format!("{a} is {} {}% of {b}", rng.pick(&["more than", "at most"]), rng.pick(&[150, 33, 100, 250])),
            _ => format!("{a} is {b}"),
        },
        Kind::Date | Kind::Time => format!("{a} {} {b}", rng.pick(&["before", "after", "since"])),
        Kind::Text | Kind::Email => format!("{a} is {b}"),
        _ => return None,
    })
}
