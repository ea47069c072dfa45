//! Nothing waits for itself: a rule may ask for the criteria of a stage only if all that they read comes before it, and no stage asks
//! for itself.

use super::Check;
use crate::ruleset::walk::{At, Found, Scope, any, walk};
use crate::ruleset::{Expr, Op};

/// How many rules must come before the criteria of a stage can be evaluated.
#[derive(Clone, Copy)]
enum Need {
    Unseen,
    Open,
    Known(usize),
}

impl Check<'_> {
    pub(super) fn circles(&mut self) {
        let ruleset = self.ruleset;
        let mut needs = vec![Need::Unseen; ruleset.stages.list.len()];
        for (number, stage) in ruleset.stages.list.iter().enumerate() {
            if self.need(number, &mut needs).is_none() {
                let message = format!("whether `{}` is met depends on itself", stage.name);
                return self.report(&At::top("stages").key("list").item(number), message);
            }
        }
        walk(ruleset, &mut |found, at| {
            let Found::Expr { expr, scope: Scope::Rule(rule), .. } = found else { return };
            let waits = |stage: usize| matches!(needs[stage], Need::Known(first_free) if first_free > rule);
            let late = any(expr, &mut |part| matches!(part.op, Op::Meets { stage } if waits(stage)));
            self.must(!late, at, "it asks for a stage whose criteria read later rules");
        });
    }

    /// How many rules the criteria of a stage need. None: they wait for themselves.
    fn need(&self, stage: usize, needs: &mut [Need]) -> Option<usize> {
        match needs[stage] {
            Need::Known(need) => return Some(need),
            Need::Open => return None,
            Need::Unseen => needs[stage] = Need::Open,
        }
        let stages = &self.ruleset.stages;
        let below = if stages.building { stage.checked_sub(1) } else { None };
        let mut need = 0;
        let mut asked: Vec<usize> = below.into_iter().collect();
        let mut see = |part: &Expr| {
            match part.op {
                Op::Rule { rule } => need = need.max(rule + 1),
                Op::Meets { stage } => asked.push(stage),
                _ => {}
            }
            false
        };
        for criteria in &stages.list[stage].criteria {
            for expr in criteria.whom.iter().chain([&criteria.when]) {
                any(expr, &mut see);
            }
        }
        for other in asked {
            need = need.max(self.need(other, needs)?);
        }
        needs[stage] = Need::Known(need);
        Some(need)
    }
}
