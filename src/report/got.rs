//! What came out where something was expected.

use super::origins::Origins;
use crate::engine::Decision;
use crate::ruleset::{Expr, Op, RuleKind};

/// Something that a condition reads of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
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

/// What a condition reads of a decision, each once, in order.
#[must_use]
pub fn got(expr: &Expr, origins: &Origins) -> Vec<Got> {
    let mut found = Vec::new();
    collect(expr, origins, &mut found);
    found
}

fn collect(expr: &Expr, origins: &Origins, found: &mut Vec<Got>) {
    let rules = origins.ruleset;
    let one = match &expr.op {
        Op::All { of } | Op::Any { of } | Op::AtLeast { of, .. } => {
            of.iter().for_each(|part| collect(part, origins, found));
            None
        }
        Op::Not { of }
        | Op::In { of, .. }
        | Op::Text { of, .. }
        | Op::Includes { of, .. }
        | Op::Known { of }
        | Op::Age { of, .. }
        | Op::AgeDays { of, .. }
        | Op::Times { of, .. } => {
            collect(of, origins, found);
            None
        }
        Op::Eq { left, right } | Op::Lt { left, right } | Op::Le { left, right } | Op::SameText { left, right } => {
            collect(left, origins, found);
            collect(right, origins, found);
            None
        }
        Op::Rule { rule } => rules.rules.get(*rule).map(|rule| match rule.kind {
            RuleKind::Define { .. } => Got::Define(rule.name.clone()),
            RuleKind::Class(_) => Got::Class(rule.name.clone()),
            RuleKind::Score(_) => Got::Score(rule.name.clone()),
            RuleKind::Band(_) => Got::Band(rule.name.clone()),
        }),
        Op::Stage | Op::StageSince => Some(Got::Stage),
        Op::Outcome => Some(Got::Outcome),
        Op::Status { status } | Op::WasEver { status, .. } | Op::StatusSince { status } => {
            rules.statuses.get(*status).map(|status| Got::Status(status.name.clone()))
        }
        Op::Meets { stage } => rules.stages.list.get(*stage).map(|stage| Got::Meets(stage.name.clone())),
        Op::SlaIs { sla, .. } => rules.slas.get(*sla).map(|sla| Got::Sla(sla.name.clone())),
        Op::RouteIs { .. } => Some(Got::Route),
        Op::NurtureIs { .. } => Some(Got::Nurture),
        Op::IsLead => Some(Got::Lead),
        _ => None,
    };
    if let Some(one) = one
        && !found.contains(&one)
    {
        found.push(one);
    }
}

impl Got {
    /// `fit is 70`
    #[must_use]
    pub fn words(&self, decision: &Decision) -> String {
        let known = |value: Option<&str>| value.unwrap_or("unknown").to_owned();
        let of = |map: &indexmap::IndexMap<String, Option<String>>, name: &String| {
            format!("{name} is {}", known(map.get(name).and_then(Option::as_deref)))
        };
        match self {
            Got::Stage => format!("stage is {}", decision.stage.as_deref().unwrap_or("none")),
            Got::Outcome => match (&decision.outcome, &decision.reason) {
                (Some(outcome), Some(reason)) => format!("outcome is {outcome} because \"{reason}\""),
                (outcome, _) => format!("outcome is {}", outcome.as_deref().unwrap_or("none")),
            },
            Got::Score(name) => {
                let value = decision.scores.get(name).copied().flatten().map(|value| value.text());
                let status = decision.score_status.get(name).filter(|status| *status != "unknown");
                let status = status.map_or(String::new(), |status| format!(" ({status})"));
                format!("{name} is {}{status}", known(value.as_deref()))
            }
            Got::Band(name) => of(&decision.bands, name),
            Got::Class(name) => of(&decision.classes, name),
            Got::Status(name) => of(&decision.statuses, name),
            Got::Define(name) => {
                let met = decision.why.as_ref().and_then(|why| {
                    let mut all = why.definitions.iter();
                    all.find(|definition| definition.definition == *name).map(|definition| definition.met)
                });
                format!("{name} is {}", if met == Some(true) { "met" } else { "not met" })
            }
            Got::Sla(name) => {
                let state = decision.slas.iter().rev().find(|sla| sla.sla == *name).and_then(|sla| sla.state);
                let words = state.map(|state| format!("{state:?}").to_lowercase());
                format!("sla {name} is {}", words.as_deref().unwrap_or("not running: no clock was started"))
            }
            Got::Route => format!("route is {}", decision.route.as_deref().unwrap_or("nobody")),
            Got::Nurture if decision.nurture.is_empty() => "no nurture applies".to_owned(),
            Got::Nurture => format!("nurture is {}", decision.nurture.join(", ")),
            Got::Meets(stage) => {
                let met = decision.meets.get(stage).copied().unwrap_or(true);
                format!("the criteria of {stage} are {}", if met { "met" } else { "not met" })
            }
            Got::Lead => if decision.lead == Some(true) { "a lead" } else { "not a lead" }.to_owned(),
        }
    }
}
