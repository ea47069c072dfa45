//! Definitions at random: typed, so that nearly all compile, and as source text, so that the compiler is tried too.

mod agreements;
mod clocks;
mod conditions;
mod facts;
mod fields;
mod funnel;
mod happened;
mod scores;
mod words;
mod world;

use super::build::{self, Built};
use super::rng::Rng;
use leadlang::ruleset::Options;

pub use world::World;

/// The days of generated rule sets: 2026-02-01 to 2026-11-08, so that calendars stay small and both changes of the clock lie within.
pub fn horizon() -> Options {
    Options { calendar_from: Some(20_485), calendar_until: Some(20_765), origins: false, ..Options::default() }
}

/// A definition at random. It may hold an error: the checker knows rules that are not repeated here.
pub fn text(rng: &mut Rng) -> String {
    let mut world = World::default();
    let mut out = String::new();
    facts::write(rng, &mut world, &mut out);
    conditions::definitions(rng, &mut world, &mut out);
    scores::write(rng, &mut world, &mut out);
    funnel::write(rng, &mut world, &mut out);
    agreements::write(rng, &mut world, &mut out);
    clocks::write(rng, &mut world, &mut out);
    out
}

/// The first definition without an error that a source of chance gives.
pub fn sound(rng: &mut Rng) -> (String, Built) {
    loop {
        let text = text(rng);
        if let Ok(built) = build::compile(&text, horizon()) {
            return (text, built);
        }
    }
}
