//! What a run found, counted: leads by stage and outcome, clocks by state, problems with their first places.

use std::collections::BTreeMap;

use super::problems::{kind_words, places, remedy};
use crate::engine::{Decision, MASK, Problem, ProblemKind};
use crate::ruleset::{RuleSet, SlaState};

/// So many places of each problem are kept.
const PLACES: usize = 3;
/// So many different problems are kept apart.
const KINDS: usize = 200;

/// A count and the first places that were counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How often.
    pub count: u64,
    /// The first few places.
    pub places: Vec<String>,
}

impl Counted {
    fn add(&mut self, count: u64, place: impl FnOnce() -> String) {
        self.add_all(count, || vec![place()]);
    }

    fn add_all(&mut self, count: u64, places: impl FnOnce() -> Vec<String>) {
        self.count += count;
        if self.places.len() >= PLACES {
            return;
        }
        for place in places() {
            if self.places.len() < PLACES && !self.places.contains(&place) {
                self.places.push(place);
            }
        }
    }
}

/// The counts of a run.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Leads that were decided.
    pub decided: u64,
    /// Those of them that are leads by the definition; none if it does not say.
    pub leads: Option<u64>,
    /// By stage, lowest first.
    pub stages: Vec<(String, u64)>,
    /// By outcome, strongest first; leads without one come last, as `none`.
    pub outcomes: Vec<(String, u64)>,
    /// Latest clocks, by SLA and state.
    pub slas: Vec<(String, BTreeMap<SlaState, u64>)>,
    /// Problems with the data of leads: what, where.
    pub problems: BTreeMap<(ProblemKind, Option<String>), Counted>,
    /// A value that is masked is among them.
    pub masked: bool,
    /// Rows that were left out: file, why.
    pub left_out: BTreeMap<(String, String), Counted>,
    /// Leads that could not be decided, by why.
    pub undecided: BTreeMap<String, Counted>,
    /// Guarantees that did not hold, by their place in the list.
    pub broken: BTreeMap<usize, Counted>,
}

impl Summary {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(ruleset: &RuleSet) -> Self {
        let outcomes = ruleset.outcomes.iter().map(|outcome| (outcome.name.clone(), 0));
        Summary {
            leads: ruleset.words.lead.as_ref().map(|_| 0),
            stages: ruleset.stages.list.iter().map(|stage| (stage.name.clone(), 0)).collect(),
            outcomes: outcomes.chain([("none".to_owned(), 0)]).collect(),
            slas: ruleset.slas.iter().map(|sla| (sla.name.clone(), BTreeMap::new())).collect(),
            ..Summary::default()
        }
    }

    /// Whether a problem of this decision is one whose places are still wanted.
    #[must_use]
    pub fn wants_places(&self, decision: &Decision) -> bool {
        decision.problems.iter().any(|problem| match self.problems.get(&(problem.problem, problem.place.clone())) {
            Some(counted) => counted.places.len() < PLACES,
            None => self.problems.len() < KINDS,
        })
    }

    /// One more decision of the lead at this place. Problems that are reported elsewhere are passed before it.
    pub fn add(&mut self, decision: &Decision, place: &str, elsewhere: &[(Problem, String)]) {
        self.decided += 1;
        if let (Some(leads), Some(true)) = (&mut self.leads, decision.lead) {
            *leads += 1;
        }
        bump(&mut self.stages, decision.stage.as_deref());
        bump(&mut self.outcomes, decision.outcome.as_deref().or(Some("none")));
        for (name, states) in &mut self.slas {
            let latest = decision.slas.iter().rev().find(|sla| sla.sla == *name);
            if let Some(state) = latest.and_then(|sla| sla.state) {
                *states.entry(state).or_default() += 1;
            }
        }
        for problem in &decision.problems {
            self.masked |= problem.value.as_deref() == Some(MASK);
            let key = (problem.problem, problem.place.clone());
            if self.problems.len() < KINDS || self.problems.contains_key(&key) {
                let value = problem.value.as_ref().map_or(String::new(), |value| format!(" \"{value}\""));
                self.problems.entry(key).or_default().add_all(problem.count, || {
                    let known = places(problem, elsewhere);
                    let known = if known.is_empty() { vec![place.to_owned()] } else { known };
                    known.iter().map(|place| format!("{place}{value}")).collect()
                });
            }
        }
    }

    /// A row that was left out.
    pub fn leave_out(&mut self, file: &str, line: u64, why: &str) {
        let key = (file.to_owned(), why.to_owned());
        // Reasons that differ for every row are not kept apart for ever.
        let full = self.left_out.len() >= KINDS && !self.left_out.contains_key(&key);
        let key = if full { (file.to_owned(), "other reasons".to_owned()) } else { key };
        self.left_out.entry(key).or_default().add(1, || format!("{file}:{line}"));
    }

    /// A lead that could not be decided.
    pub fn not_decided(&mut self, place: &str, why: &str) {
        self.undecided.entry(why.to_owned()).or_default().add(1, || place.to_owned());
    }

    /// A guarantee that does not hold for the lead at this place.
    pub fn breaks(&mut self, guarantee: usize, place: &str) {
        self.broken.entry(guarantee).or_default().add(1, || place.to_owned());
    }

    /// How many rows were left out.
    #[must_use]
    pub fn rows_left_out(&self) -> u64 {
        self.left_out.values().chain(self.undecided.values()).map(|counted| counted.count).sum()
    }

    /// How many problems the data of the leads have.
    #[must_use]
    pub fn data_problems(&self) -> u64 {
        self.problems.values().map(|counted| counted.count).sum()
    }

    /// Every problem on a line of its own: rows that were left out, then problems with data, the most frequent first, with
    /// what to write instead where it is said first.
    #[must_use]
    pub fn problem_lines(&self) -> Vec<String> {
        let line = |what: &str, counted: &Counted| {
            let times = if counted.count == 1 { String::new() } else { format!(" ({} times)", group(counted.count)) };
            let more = if counted.count > counted.places.len() as u64 { ", …" } else { "" };
            format!("{what}{times}: {}{more}", counted.places.join(", "))
        };
        let mut lines: Vec<String> = self.left_out.iter().map(|((_, why), counted)| line(why, counted)).collect();
        lines.extend(self.undecided.iter().map(|(why, counted)| line(why, counted)));
        let mut problems: Vec<_> = self.problems.iter().collect();
        problems.sort_by_key(|(_, counted)| std::cmp::Reverse(counted.count));
        let mut said = Vec::new();
        for ((kind, place), counted) in problems {
            let what = match place {
                Some(place) => format!("{place}: {}", kind_words(*kind)),
                None => kind_words(*kind).to_owned(),
            };
            lines.push(line(&what, counted));
            if let Some(remedy) = remedy(*kind, place.as_deref())
                && !said.contains(&remedy)
            {
                lines.push(format!("  {remedy}"));
                said.push(remedy);
            }
        }
        lines
    }
}

fn bump(counts: &mut [(String, u64)], name: Option<&str>) {
    if let Some((_, count)) = counts.iter_mut().find(|(other, _)| Some(other.as_str()) == name) {
        *count += 1;
    }
}

/// `12,345`
#[must_use]
pub fn group(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
