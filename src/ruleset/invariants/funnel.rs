//! Stages and outcomes; and that nothing waits for itself.

use super::Check;
use super::exprs::Scope;
use crate::ruleset::{Expr, FeatureKind, Keep, Op, RuleKind, Score, Stage};

impl<'a> Check<'a> {
    pub(super) fn funnel(&mut self) {
        let ruleset = self.ruleset;
        let stages = &ruleset.stages.list;
        self.names(stages.iter().map(|stage| stage.name.as_str()), "stages");
        for (number, stage) in stages.iter().enumerate() {
            self.stage(stage, &format!("stages.list[{number}]"));
        }
        self.outcomes();
        if self.broken.is_empty() {
            self.circles();
        }
    }

    fn stage(&mut self, stage: &'a Stage, at: &str) {
        let teams = self.ruleset.teams.len();
        self.id(&stage.id, at);
        if let Some(owner) = stage.owner {
            self.index(owner, teams, at, "team");
        }
        self.indices(&stage.agreed, teams, at, "team");
        match &stage.keep {
            Keep::Not | Keep::Good => {}
            Keep::For { ms } => self.not_negative(*ms, at),
            Keep::Until { select } => self.selects(select, &format!("{at}.keep.select")),
        }
        for (number, criteria) in stage.criteria.iter().enumerate() {
            let at = format!("{at}.criteria[{number}]");
            let scope = Scope::rules(usize::MAX);
            self.id(&criteria.id, &at);
            self.optional(criteria.whom.as_ref(), &format!("{at}.for"), scope);
            self.condition(&criteria.when, &format!("{at}.when"), scope);
        }
    }

    fn outcomes(&mut self) {
        let ruleset = self.ruleset;
        self.names(ruleset.outcomes.iter().map(|outcome| outcome.name.as_str()), "outcomes");
        for (number, outcome) in ruleset.outcomes.iter().enumerate() {
            for (row, rule) in outcome.rules.iter().enumerate() {
                let at = format!("outcomes[{number}].rules[{row}]");
                self.id(&rule.id, &at);
                self.condition(&rule.when, &format!("{at}.when"), Scope::rules(usize::MAX));
                let Some(lasting) = &rule.lasting else { continue };
                self.not_negative(lasting.ms, &at);
                for &feature in &lasting.after {
                    match ruleset.features.get(feature).map(|feature| &feature.kind) {
                        Some(FeatureKind::LastAt) => {}
                        Some(_) => self.report(&at, "an outcome lasts from the instant of an event"),
                        None => self.index(feature, ruleset.features.len(), &at, "feature"),
                    }
                }
            }
        }
    }

    /// A rule may ask for the criteria of a stage only if all that they read stands before it, and no stage asks for itself.
    fn circles(&mut self) {
        let ruleset = self.ruleset;
        let stages = &ruleset.stages.list;
        let mut needs: Vec<Need> = vec![Need::Unseen; stages.len()];
        for (stage, of) in stages.iter().enumerate() {
            if self.need(stage, &mut needs).is_none() {
                let name = &of.name;
                return self
                    .report(format!("stages.list[{stage}]"), format!("whether `{name}` is met depends on itself"));
            }
        }
        for (number, rule) in ruleset.rules.iter().enumerate() {
            let mut asked = Vec::new();
            rule_exprs(&rule.kind, &mut |expr| met_stages(expr, &mut asked));
            for stage in asked {
                if let Need::Known(first_free) = needs[stage]
                    && first_free > number
                {
                    self.report(format!("rules[{number}]"), "it asks for a stage whose criteria read later rules");
                }
            }
        }
    }

    /// How many rules must stand before the criteria of a stage can be evaluated. None: they wait for themselves.
    fn need(&self, stage: usize, needs: &mut Vec<Need>) -> Option<usize> {
        match needs[stage] {
            Need::Known(need) => return Some(need),
            Need::Open => return None,
            Need::Unseen => needs[stage] = Need::Open,
        }
        let mut need = 0;
        if let (true, Some(below)) = (self.ruleset.stages.building, stage.checked_sub(1)) {
            need = self.need(below, needs)?;
        }
        let mut asked = Vec::new();
        for criteria in &self.ruleset.stages.list[stage].criteria {
            for expr in criteria.whom.iter().chain([&criteria.when]) {
                expr.walk(&mut |part| {
                    if let Op::Rule { rule } = part.op {
                        need = need.max(rule + 1);
                    }
                });
                met_stages(expr, &mut asked);
            }
        }
        for other in asked {
            need = need.max(self.need(other, needs)?);
        }
        needs[stage] = Need::Known(need);
        Some(need)
    }
}

#[derive(Clone, Copy)]
enum Need {
    Unseen,
    Open,
    Known(usize),
}

fn met_stages(expr: &Expr, asked: &mut Vec<usize>) {
    expr.walk(&mut |part| {
        if let Op::Meets { stage } = part.op {
            asked.push(stage);
        }
    });
}

/// Calls `see` with every condition of a rule.
fn rule_exprs(kind: &RuleKind, see: &mut impl FnMut(&Expr)) {
    let score = |score: &Score, see: &mut dyn FnMut(&Expr)| {
        score.unknown_unless.iter().for_each(|line| see(&line.when));
        let terms = score.terms.iter().chain(score.groups.iter().flat_map(|group| &group.terms));
        terms.filter_map(|term| term.when.as_ref()).for_each(see);
    };
    match kind {
        RuleKind::Define { when } => see(when),
        RuleKind::Class(class) => class.rows.iter().for_each(|row| see(&row.when)),
        RuleKind::Score(of) => score(of, see),
        RuleKind::Band(_) => {}
    }
}
