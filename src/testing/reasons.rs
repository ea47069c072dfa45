//! Why something came out as it did: the parts of the explanation that decided it.

use crate::engine::{Decision, Why};
use crate::report::{self, Clock, Origins, Subject};
use crate::ruleset::{Constant, Expectation, Expr, Op, RuleKind};

/// The lines that decided what came out.
pub(super) fn of(
    subject: &Subject,
    expected: &Expectation,
    decision: &Decision,
    origins: &Origins,
    clock: &Clock,
) -> Vec<String> {
    let Some(why) = &decision.why else { return Vec::new() };
    let score = |name: &str| {
        let found = why.scores.iter().find(|score| score.score == name);
        found.map(|score| report::score(score, origins, clock)).unwrap_or_default()
    };
    match subject {
        Subject::Stage => stage(expected, decision, why, origins, clock),
        Subject::Meets(name) => criteria(name, why, origins, clock),
        Subject::Score(name) => score(name),
        Subject::Band(name) => scored(name, origins).map(|name| score(&name)).unwrap_or_default(),
        Subject::Class(name) => {
            let found = why.classes.iter().filter(|class| class.class == *name);
            found.map(|class| report::class(class, origins)).collect()
        }
        Subject::Define(name) => {
            let found = why.definitions.iter().find(|definition| definition.definition == *name);
            found.map(|definition| report::condition(&definition.when, origins, clock)).unwrap_or_default()
        }
        Subject::Outcome => outcome(expected, decision, why, origins, clock),
        Subject::Sla(name) => {
            let clocks = decision.slas.iter().filter(|sla| sla.sla == *name);
            clocks.map(|sla| format!("{name}: {}", report::promise(sla, origins, clock))).collect()
        }
        Subject::Lead | Subject::Status(_) | Subject::Route | Subject::Nurture => Vec::new(),
    }
}

/// What keeps the lead from the stage that was expected; if it came higher, why it did.
fn stage(expected: &Expectation, decision: &Decision, why: &Why, origins: &Origins, clock: &Clock) -> Vec<String> {
    let stages = &origins.ruleset.stages.list;
    let present = stages.iter().position(|stage| Some(&stage.name) == decision.stage.as_ref()).unwrap_or(0);
    let wanted = compared_in(expected, &Op::Stage).filter(|wanted| *wanted > present).unwrap_or(present);
    stages.get(wanted).map(|stage| criteria(&stage.name, why, origins, clock)).unwrap_or_default()
}

fn criteria(stage: &str, why: &Why, origins: &Origins, clock: &Clock) -> Vec<String> {
    let Some(stage) = why.stages.iter().find(|reason| reason.stage == stage) else { return Vec::new() };
    let mut lines = Vec::new();
    if stage.kept && !stage.meets {
        lines.push(format!("{} is kept, though its criteria are not met", stage.stage));
    }
    let applying = stage.criteria.iter().filter(|criteria| criteria.applies);
    lines.extend(applying.flat_map(|criteria| report::criteria(criteria, origins, clock)));
    lines
}

/// The rules that hold of the outcome that came out; if there is none, those of the one that was expected.
fn outcome(expected: &Expectation, decision: &Decision, why: &Why, origins: &Origins, clock: &Clock) -> Vec<String> {
    let wanted = compared_in(expected, &Op::Outcome).and_then(|index| origins.ruleset.outcomes.get(index));
    let name = decision.outcome.as_ref().or(wanted.map(|outcome| &outcome.name));
    let Some(found) = why.outcomes.iter().find(|reason| Some(&reason.outcome) == name) else { return Vec::new() };
    let shown = found.rules.iter().filter(|rule| rule.holds == decision.outcome.is_some());
    shown.flat_map(|rule| report::outcome_rule(rule, origins, clock)).collect()
}

/// The score that a band is of.
fn scored(band: &str, origins: &Origins) -> Option<String> {
    let rules = &origins.ruleset.rules;
    let of = rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::Band(found) if rule.name == band => Some(&found.of),
        _ => None,
    })?;
    match of.op {
        Op::Rule { rule } => rules.get(rule).map(|rule| rule.name.clone()),
        _ => None,
    }
}

/// The index that a value is compared with in an expectation.
fn compared_in(expected: &Expectation, value: &Op) -> Option<usize> {
    expected.conditions().into_iter().find_map(|condition| compared(condition, value))
}

/// The index that a value is compared with.
fn compared(expr: &Expr, value: &Op) -> Option<usize> {
    let index = |expr: &Expr| match &expr.op {
        Op::Const { value: Constant::Int(index) } => usize::try_from(*index).ok(),
        _ => None,
    };
    match &expr.op {
        Op::Eq { left, right } | Op::Le { left, right } | Op::Lt { left, right } => {
            if left.op == *value {
                index(right)
            } else {
                index(left).filter(|_| right.op == *value)
            }
        }
        Op::In { of, values } if of.op == *value => values.last().and_then(|index| usize::try_from(*index).ok()),
        Op::All { of } | Op::Any { of } => of.iter().find_map(|part| compared(part, value)),
        Op::Not { of } => compared(of, value),
        _ => None,
    }
}
