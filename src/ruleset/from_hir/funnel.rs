//! Stages and outcomes.

use super::Lowering;
use super::conditions::{eq, index};
use super::ids::{Place, held};
use crate::hir::{self, NumberOf, RuleRef, Whom};
use crate::ruleset::{Criteria, Expr, Keep, Lasting, Outcome, OutcomeRule, Stage, Stages};

impl Lowering<'_> {
    pub(super) fn stages(&mut self) -> Stages {
        let program = self.program;
        Stages { building: program.building, list: program.stages.iter().map(|stage| self.stage(stage)).collect() }
    }

    fn stage(&mut self, stage: &hir::Stage) -> Stage {
        let id = self.id(format!("stage {}", stage.name.text), stage.name.span);
        let keep = match &stage.keep {
            hir::Keep::Not => Keep::Not,
            hir::Keep::For(ms) => Keep::For { ms: held(*ms) },
            hir::Keep::Until(picks) => Keep::Until { select: self.selects(picks) },
            hir::Keep::Good => Keep::Good,
        };
        let mut agreed: Vec<usize> = stage.agreed.iter().map(|team| self.order.teams.of(team.0)).collect();
        agreed.sort_unstable();
        agreed.dedup();
        let several = stage.criteria.iter().any(|criteria| criteria.whom.is_some());
        let criteria = stage.criteria.iter().map(|criteria| self.criteria(criteria, &id, several)).collect();
        Stage {
            id,
            name: stage.name.text.clone(),
            title: stage.title.clone(),
            owner: stage.owner.map(|team| self.order.teams.of(team.0)),
            agreed,
            keep,
            criteria,
        }
    }

    fn criteria(&mut self, criteria: &hir::Criteria, stage: &str, several: bool) -> Criteria {
        let (name, whom) = match &criteria.whom {
            Some(whom) => {
                let (name, whom) = self.whom(whom);
                (name, Some(whom))
            }
            None if several => ("everyone else".to_owned(), None),
            None => ("everyone".to_owned(), None),
        };
        let id = self.id(format!("{stage}/for {name}"), criteria.span);
        let when = self.condition(&criteria.condition, &Place::at(format!("{id}/when")));
        Criteria { id, whom, when }
    }

    fn whom(&self, whom: &Whom) -> (String, Expr) {
        match whom {
            Whom::Define(id) => {
                (self.program.defines[id.0].name.text.clone(), self.rule_op(RuleRef::Define(*id)).into())
            }
            Whom::Class(id, value) => {
                let name = self.program.classes[id.0].values[*value].text.clone();
                let rank = self.class_rank(id.0, i64::try_from(*value).unwrap_or(i64::MAX));
                let value = index(usize::try_from(rank).unwrap_or_default());
                (name, eq(self.rule_op(RuleRef::Class(*id)).into(), value).into())
            }
        }
    }

    pub(super) fn outcomes(&mut self) -> Vec<Outcome> {
        let program = self.program;
        program.outcomes.iter().map(|outcome| self.outcome(outcome)).collect()
    }

    fn outcome(&mut self, outcome: &hir::Outcome) -> Outcome {
        let mut rules = Vec::new();
        for (number, rule) in outcome.rules.iter().enumerate() {
            let id = self.id(format!("outcome {}/{}", outcome.name.text, number + 1), rule.span);
            let when = self.condition(&rule.condition, &Place::at(format!("{id}/when")));
            let lasting = rule.lasting.as_ref().map(|(ms, queries)| {
                let mut after: Vec<usize> =
                    queries.iter().map(|query| self.number_of(NumberOf::LastAt, query, &Place::silent())).collect();
                after.sort_unstable();
                after.dedup();
                Lasting { ms: held(*ms), after }
            });
            rules.push(OutcomeRule { id, when, lasting, because: rule.because.clone() });
        }
        Outcome { name: outcome.name.text.clone(), title: outcome.title.clone(), rules }
    }
}
