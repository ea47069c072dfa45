//! Differential testing: definitions and people at random, decided by the reference and by every runtime; where two answers differ, the
//! smallest definition and person that still do.

pub mod child;
mod parts;
mod shrink;

use std::path::Path;
use std::time::{Duration, Instant};

use self::child::{Running, Runtime};
use crate::suite::build::Built;
use crate::suite::case::Question;
use crate::suite::people::{self, Maker};
use crate::suite::random;
use crate::suite::rng::Rng;

/// How many people are asked about for each definition.
const PEOPLE: usize = 25;

/// What is to be done.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// For how long.
    pub seconds: u64,
    /// The first seed; the next definition has the next one.
    pub seed: u64,
    /// After so many disagreements it stops.
    pub most: usize,
}

/// Looks for disagreements; how many there were.
pub fn agree(root: &Path, task: Task) -> usize {
    let mut running: Vec<Running> = Runtime::all(root).iter().map(Runtime::start).collect();
    let names: Vec<&str> = running.iter().map(|runtime| runtime.runtime.name).collect();
    println!("reference against: {}", names.join(", "));
    let end = Instant::now() + Duration::from_secs(task.seconds);
    let (mut programs, mut leads, mut found) = (0_u64, 0_u64, 0);
    let mut seed = task.seed;
    while Instant::now() < end && found < task.most {
        let mut rng = Rng::named(seed, "agree");
        let (text, built) = random::sound(&mut rng);
        programs += 1;
        if let Some((who, why)) = load(&mut running, &built) {
            found += 1;
            println!("\n== seed {seed}: {who} refuses a rule set: {why}\n{text}");
            seed += 1;
            continue;
        }
        let maker = Maker::new(&built.prepared);
        for person in 1..=PEOPLE {
            let mut question = people::lead(&mut rng, &maker, &format!("P-{person}"));
            question.explain = person % 5 == 0;
            leads += 1;
            if let Some(which) = differs(&mut running, &built, &question) {
                found += 1;
                let runtime = &mut running[which];
                shrink::report(seed, &text, &question, runtime);
                // One of a definition is enough: its others are often the same.
                break;
            }
        }
        seed += 1;
    }
    println!("{programs} definitions, {leads} people, {found} disagreements (seeds {} to {})", task.seed, seed - 1);
    found
}

fn load(running: &mut [Running], built: &Built) -> Option<(&'static str, String)> {
    for runtime in running {
        if let Err(why) = runtime.load(&built.json) {
            return Some((runtime.runtime.name, why));
        }
    }
    None
}

/// The first runtime that answers otherwise.
fn differs(running: &mut [Running], built: &Built, question: &Question) -> Option<usize> {
    running.iter_mut().for_each(|runtime| runtime.ask(question));
    let wanted = question.answer(&built.prepared);
    let answers: Vec<String> = running.iter_mut().map(Running::answer).collect();
    answers.iter().position(|answer| !agrees(answer, &wanted))
}

/// Whether an answer is the one that is wanted; what a runtime says that it does not do is none.
pub fn agrees(answer: &str, wanted: &str) -> bool {
    answer == wanted || answer.starts_with("{\"unsupported\":")
}
