//! Differential testing: definitions and people at random, decided by the reference and by every runtime; where two answers differ, the
//! smallest definition and person that still do. A seed gives the same definition and the same people on every machine.

pub mod child;
mod parts;
mod shrink;

use std::time::{Duration, Instant};

use self::child::Running;
use crate::suite::build::Built;
use crate::suite::case::Question;
use crate::suite::people::{self, Maker};
use crate::suite::random;
use crate::suite::rng::Rng;

/// How many people are asked about for each definition.
const PEOPLE: usize = 25;

/// How often it says how far it is.
const NEWS: Duration = Duration::from_secs(60);

/// What is to be done.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// For how long.
    pub seconds: u64,
    /// The first seed; the next definition has the next one.
    pub seed: u64,
    /// The number of definitions after which it stops.
    pub definitions: u64,
    /// The number of disagreements after which it stops.
    pub most: usize,
}

/// What came of it.
#[derive(Debug, Default)]
struct Count {
    definitions: u64,
    people: u64,
    /// Answers of runtimes that do not do what is asked.
    unsupported: u64,
    disagreements: usize,
}

/// Looks for disagreements; how many there were.
pub fn agree(running: &mut [Running], task: Task) -> usize {
    let names: Vec<&str> = running.iter().map(|runtime| runtime.runtime.name).collect();
    println!("reference against {}, from seed {}", names.join(" and "), task.seed);
    let mut count = Count::default();
    let (end, mut news) = (Instant::now() + Duration::from_secs(task.seconds), Instant::now() + NEWS);
    let mut seed = task.seed;
    while Instant::now() < end && count.definitions < task.definitions && count.disagreements < task.most {
        definition(running, seed, &mut count);
        seed += 1;
        if Instant::now() > news {
            news += NEWS;
            eprintln!("{count} so far");
        }
    }
    println!("{count} (seeds {} to {})", task.seed, seed.saturating_sub(1));
    count.disagreements
}

/// A definition with its people; the first disagreement of it is shrunk and reported.
fn definition(running: &mut [Running], seed: u64, count: &mut Count) {
    let mut rng = Rng::named(seed, "agree");
    let (text, built) = random::sound(&mut rng);
    count.definitions += 1;
    if let Some((who, why)) = load(running, &built) {
        count.disagreements += 1;
        println!("\n== seed {seed}: {who} refuses a rule set: {why}\n{text}");
        return;
    }
    let maker = Maker::new(&built.prepared);
    for person in 1..=PEOPLE {
        let mut question = people::lead(&mut rng, &maker, &format!("P-{person}"));
        question.explain = person % 5 == 0;
        count.people += 1;
        if let Some(which) = differs(running, &built, &question, count) {
            count.disagreements += 1;
            shrink::report(seed, &text, &question, &mut running[which]);
            // One of a definition is enough: its others are often the same.
            break;
        }
    }
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
fn differs(running: &mut [Running], built: &Built, question: &Question, count: &mut Count) -> Option<usize> {
    running.iter_mut().for_each(|runtime| runtime.ask(question));
    let wanted = question.answer(&built.prepared);
    let answers: Vec<String> = running.iter_mut().map(Running::answer).collect();
    let unsupported = answers.iter().filter(|answer| unsupported(answer)).count();
    count.unsupported += u64::try_from(unsupported).unwrap_or(0);
    answers.iter().position(|answer| !agrees(answer, &wanted))
}

/// Whether an answer is the expected one; that a runtime does not support something is not an answer.
pub fn agrees(answer: &str, wanted: &str) -> bool {
    answer == wanted || unsupported(answer)
}

fn unsupported(answer: &str) -> bool {
    answer.starts_with("{\"unsupported\":")
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} definitions, {} people, ", self.definitions, self.people)?;
        if self.unsupported > 0 {
            write!(f, "{} answers that a runtime does not do this, ", self.unsupported)?;
        }
        let s = if self.disagreements == 1 { "" } else { "s" };
        write!(f, "{} disagreement{s}", self.disagreements)
    }
}
