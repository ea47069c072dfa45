//! Whether what an example expects, or a guarantee forbids, is so of a decision.

use crate::engine::Evaluation;
use crate::ruleset::{Expectation, RuleSet};

/// Whether it is so.
#[must_use]
pub fn is_so(expected: &Expectation, evaluation: &Evaluation, ruleset: &RuleSet) -> bool {
    let so = |part: &Expectation| is_so(part, evaluation, ruleset);
    let decision = evaluation.decision();
    match expected {
        Expectation::Holds(condition) => evaluation.holds(condition),
        Expectation::All(of) => of.iter().all(so),
        Expectation::Any(of) => of.iter().any(so),
        Expectation::AtLeast(n, of) => of.iter().filter(|part| so(part)).count() >= *n,
        Expectation::Not(of) => !so(of),
        Expectation::Sla(sla, state) => {
            let latest = |name: &String| decision.slas.iter().rev().find(|clock| clock.sla == *name);
            ruleset.slas.get(*sla).and_then(|sla| latest(&sla.name)).is_some_and(|clock| clock.state == Some(*state))
        }
        // A decision shows nothing for nobody and for no route: an example asks for what is shown.
        Expectation::Route(to) => decision.route == *to,
        Expectation::Nurture(nurture) => {
            ruleset.nurtures.get(*nurture).is_some_and(|nurture| decision.nurture.contains(&nurture.name))
        }
        Expectation::IsLead => decision.lead == Some(true),
    }
}
