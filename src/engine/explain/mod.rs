//! Why a decision is what it is: for each stage, outcome and score what was read, what is met, what earned points.
//!
//! Ids are keys into `origins`, where the caller finds file, line and text. Values of personal fields are masked.

mod reads;
mod score;
mod tree;

use serde::Serialize;

use crate::ruleset::{Criteria, RuleKind, Stage};

use super::decision::Decision;
use super::moment::Moment;
use super::outcomes;
use super::stages;
use super::time::{self, Instant};
pub use reads::{FeatureRead, ReadValue};
pub use score::{WhyEvent, WhyGroup, WhyScore, WhyTerm};
pub use tree::Node;

/// The values that a condition compares.
pub(super) fn compared(moment: &Moment<'_>, condition: &crate::ruleset::Expr) -> Vec<ReadValue> {
    reads::compared(moment, condition)
}

/// The reasons of a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Why {
    /// The stages above the first, lowest first.
    pub stages: Vec<WhyStage>,
    /// The outcomes, strongest first.
    pub outcomes: Vec<WhyOutcome>,
    /// The scores, in the order of the rules.
    pub scores: Vec<WhyScore>,
    /// The classes, in the order of the rules.
    pub classes: Vec<WhyClass>,
    /// The definitions, in the order of the rules.
    pub definitions: Vec<WhyDefinition>,
    /// What the next stage up wants; none at the highest.
    pub missing: Option<Missing>,
}

/// A stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyStage {
    /// Its name.
    pub stage: String,
    /// Its criteria are met, or it is kept.
    pub holds: bool,
    /// Its criteria are met, and all below where stages build on each other.
    pub meets: bool,
    /// It is kept.
    pub kept: bool,
    /// The first instant at which it is no longer kept; none where an event ends that, or nothing. For people: not part of the runtime
    /// contract.
    #[serde(skip)]
    pub kept_until: Option<Instant>,
    /// Its criteria, in the order of the source.
    pub criteria: Vec<WhyCriteria>,
}

/// Criteria of a stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyCriteria {
    /// Key into `origins`.
    pub id: String,
    /// They are the first that are for this person.
    pub applies: bool,
    /// They are met.
    pub met: bool,
    /// For whom; none: for everyone.
    #[serde(rename = "for")]
    pub whom: Option<Node>,
    /// What must be met.
    pub when: Node,
}

/// An outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyOutcome {
    /// Its name.
    pub outcome: String,
    /// One of its rules holds. A stronger outcome may still be the present one.
    pub holds: bool,
    /// Its rules, in the order of the source.
    pub rules: Vec<WhyOutcomeRule>,
}

/// A rule that gives an outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyOutcomeRule {
    /// Key into `origins`.
    pub id: String,
    /// It is met, and not over.
    pub holds: bool,
    /// The first instant at which it is over; none if it lasts, or nothing gave it.
    pub until: Option<Instant>,
    /// When.
    pub when: Node,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyClass {
    /// Its name.
    pub class: String,
    /// Its value; none: unknown.
    pub value: Option<String>,
    /// The row that gave it; none: no row was met.
    pub row: Option<String>,
}

/// A definition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyDefinition {
    /// Its name.
    pub definition: String,
    /// It is met.
    pub met: bool,
    /// When.
    pub when: Node,
}

/// What the next stage up wants.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Missing {
    /// The stage.
    pub stage: String,
    /// The ids of the conditions that are not met, in the order of the source, each once.
    pub not_met: Vec<String>,
}

/// Why a decision is what it is.
pub(crate) fn why(moment: &Moment<'_>, decision: &Decision) -> Why {
    let rules = moment.rules();
    let holding = stages::holding(moment);
    let list = rules.stages.list.iter().enumerate();
    let holds = |index: usize| holding.get(index).copied().unwrap_or(false);
    let mut why = Why {
        stages: list.skip(1).map(|(index, stage)| why_stage(moment, index, stage, holds(index))).collect(),
        outcomes: rules.outcomes.iter().map(|outcome| why_outcome(moment, outcome)).collect(),
        scores: Vec::new(),
        classes: Vec::new(),
        definitions: Vec::new(),
        missing: missing(moment),
    };
    for rule in &rules.rules {
        let name = rule.name.clone();
        match &rule.kind {
            RuleKind::Score(score) => why.scores.push(score::why(moment, &name, score)),
            RuleKind::Define { when } => {
                let met = moment.holds(when);
                why.definitions.push(WhyDefinition { definition: name, met, when: tree::node(moment, when) });
            }
            RuleKind::Class(class) => {
                let row = class.rows.iter().find(|row| moment.holds(&row.when)).map(|row| row.id.clone());
                let value = decision.classes.get(&name).cloned().flatten();
                why.classes.push(WhyClass { class: name, value, row });
            }
            RuleKind::Band(_) => {}
        }
    }
    why
}

fn why_stage(moment: &Moment<'_>, index: usize, stage: &Stage, holds: bool) -> WhyStage {
    let (applying, kept) = (stages::applying(moment, stage), stages::kept(moment, index));
    let criteria = |(variant, criteria): (usize, &Criteria)| WhyCriteria {
        id: criteria.id.clone(),
        applies: applying == Some(variant),
        met: moment.holds(&criteria.when),
        whom: criteria.whom.as_ref().map(|whom| tree::node(moment, whom)),
        when: tree::node(moment, &criteria.when),
    };
    WhyStage {
        stage: stage.name.clone(),
        holds,
        meets: moment.meets(index),
        kept,
        kept_until: if kept { stages::kept_until(moment, index).map(Instant) } else { None },
        criteria: stage.criteria.iter().enumerate().map(criteria).collect(),
    }
}

fn why_outcome(moment: &Moment<'_>, outcome: &crate::ruleset::Outcome) -> WhyOutcome {
    let mut rules = Vec::new();
    for rule in &outcome.rules {
        let latest = rule.lasting.as_ref().and_then(|lasting| Some((outcomes::latest(moment, lasting)?, lasting.ms)));
        rules.push(WhyOutcomeRule {
            id: rule.id.clone(),
            holds: outcomes::holds(moment, rule),
            until: latest.and_then(|(latest, ms)| time::plus(latest, ms)).map(Instant),
            when: tree::node(moment, &rule.when),
        });
    }
    WhyOutcome { outcome: outcome.name.clone(), holds: rules.iter().any(|rule| rule.holds), rules }
}

/// What is not met of the criteria that apply to the person at the next stage up.
fn missing(moment: &Moment<'_>) -> Option<Missing> {
    let next = moment.after()?.stage + 1;
    let stage = moment.rules().stages.list.get(next)?;
    let mut search = tree::Search::default();
    search.stage(moment, next);
    Some(Missing { stage: stage.name.clone(), not_met: search.found })
}
