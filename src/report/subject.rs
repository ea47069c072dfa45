//! What an expectation is about, and what came out there.

use crate::engine::Decision;
use crate::ruleset::{Expectation, Expr, Op, RuleKind, RuleSet};

/// A part of a decision that something can be expected of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The present stage.
    Stage,
    /// The present outcome.
    Outcome,
    /// A score.
    Score(String),
    /// A band, and the score or field that it is of.
    Band(String),
    /// A class.
    Class(String),
    /// A definition.
    Define(String),
    /// A status.
    Status(String),
    /// The latest clock of an SLA.
    Sla(String),
    /// Where the lead goes.
    Route,
    /// The nurtures that apply.
    Nurture,
    /// Whether the criteria of a stage are met.
    Meets(String),
    /// Whether the person is a lead.
    Lead,
}

/// What an expectation is about, each once, in order.
#[must_use]
pub fn subjects(expected: &Expectation, ruleset: &RuleSet) -> Vec<Subject> {
    let mut found = Vec::new();
    of_expectation(expected, ruleset, &mut found);
    found
}

fn of_expectation(expected: &Expectation, ruleset: &RuleSet, found: &mut Vec<Subject>) {
    let one = match expected {
        Expectation::Holds(condition) => return of_condition(condition, ruleset, found),
        Expectation::Sla(sla, _) => ruleset.slas.get(*sla).map(|sla| Subject::Sla(sla.name.clone())),
        Expectation::Route(_) => Some(Subject::Route),
        Expectation::Nurture(_) => Some(Subject::Nurture),
        Expectation::IsLead => Some(Subject::Lead),
        Expectation::All(_) | Expectation::Any(_) | Expectation::AtLeast(..) | Expectation::Not(_) => {
            return expected.parts().iter().for_each(|part| of_expectation(part, ruleset, found));
        }
    };
    add(one, found);
}

fn of_condition(expr: &Expr, ruleset: &RuleSet, found: &mut Vec<Subject>) {
    let one = match &expr.op {
        Op::Rule { rule } => ruleset.rules.get(*rule).map(|rule| match rule.kind {
            RuleKind::Define { .. } => Subject::Define(rule.name.clone()),
            RuleKind::Class(_) => Subject::Class(rule.name.clone()),
            RuleKind::Score(_) => Subject::Score(rule.name.clone()),
            RuleKind::Band(_) => Subject::Band(rule.name.clone()),
        }),
        Op::Stage | Op::StageSince => Some(Subject::Stage),
        Op::Outcome => Some(Subject::Outcome),
        Op::Status { status } | Op::WasEver { status, .. } | Op::StatusSince { status } => {
            ruleset.statuses.get(*status).map(|status| Subject::Status(status.name.clone()))
        }
        Op::Meets { stage } => ruleset.stages.list.get(*stage).map(|stage| Subject::Meets(stage.name.clone())),
        _ => None,
    };
    add(one, found);
    expr.op.parts().into_iter().for_each(|part| of_condition(part.expr, ruleset, found));
}

fn add(one: Option<Subject>, found: &mut Vec<Subject>) {
    if let Some(one) = one.filter(|one| !found.contains(one)) {
        found.push(one);
    }
}

impl Subject {
    /// `fit is 70`
    #[must_use]
    pub fn words(&self, decision: &Decision) -> String {
        let known = |value: Option<&str>| value.unwrap_or("unknown").to_owned();
        let of = |map: &indexmap::IndexMap<String, Option<String>>, name: &String| {
            format!("{name} is {}", known(map.get(name).and_then(Option::as_deref)))
        };
        match self {
            Subject::Stage => format!("stage is {}", decision.stage.as_deref().unwrap_or("none")),
            Subject::Outcome => match (&decision.outcome, &decision.reason) {
                (Some(outcome), Some(reason)) => format!("outcome is {outcome} because \"{reason}\""),
                (outcome, _) => format!("outcome is {}", outcome.as_deref().unwrap_or("none")),
            },
            Subject::Score(name) => {
                let value = decision.scores.get(name).copied().flatten().map(|value| value.text());
                let status = decision.score_status.get(name).filter(|status| *status != "unknown");
                let status = status.map_or(String::new(), |status| format!(" ({status})"));
                format!("{name} is {}{status}", known(value.as_deref()))
            }
            Subject::Band(name) => of(&decision.bands, name),
            Subject::Class(name) => of(&decision.classes, name),
            Subject::Status(name) => of(&decision.statuses, name),
            Subject::Define(name) => {
                let met = decision.why.as_ref().and_then(|why| {
                    let mut all = why.definitions.iter();
                    all.find(|definition| definition.definition == *name).map(|definition| definition.met)
                });
                format!("{name} is {}", if met == Some(true) { "met" } else { "not met" })
            }
            Subject::Sla(name) => {
                let state = decision.slas.iter().rev().find(|sla| sla.sla == *name).and_then(|sla| sla.state);
                let words = state.map(|state| format!("{state:?}").to_lowercase());
                format!("sla {name} is {}", words.as_deref().unwrap_or("not running: no clock was started"))
            }
            Subject::Route => format!("route is {}", decision.route.as_deref().unwrap_or("nobody")),
            Subject::Nurture if decision.nurture.is_empty() => "no nurture applies".to_owned(),
            Subject::Nurture => format!("nurture is {}", decision.nurture.join(", ")),
            Subject::Meets(stage) => {
                let met = decision.meets.get(stage).copied().unwrap_or(true);
                format!("the criteria of {stage} are {}", if met { "met" } else { "not met" })
            }
            Subject::Lead => if decision.lead == Some(true) { "a lead" } else { "not a lead" }.to_owned(),
        }
    }
}
