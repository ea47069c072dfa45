//! Outcomes: what takes a person out of the funnel, by precedence.

use crate::ruleset::{Lasting, OutcomeRule};

use super::moment::Moment;
use super::time;

/// The present outcome, and the rule that gives it.
pub(crate) fn present<'a>(moment: &Moment<'a>) -> Option<(usize, &'a OutcomeRule)> {
    moment.rules().outcomes.iter().enumerate().find_map(|(index, outcome)| {
        let rule = outcome.rules.iter().find(|rule| holds(moment, rule));
        rule.map(|rule| (index, rule))
    })
}

/// Whether an outcome's rule is met, and not over.
pub(crate) fn holds(moment: &Moment<'_>, rule: &OutcomeRule) -> bool {
    let lasts = rule.lasting.as_ref().is_none_or(|lasting| {
        // An end past the last instant there is never comes.
        latest(moment, lasting).is_some_and(|latest| time::plus(latest, lasting.ms).is_none_or(|end| moment.at < end))
    });
    moment.holds(&rule.when) && lasts
}

/// The latest known instant of the events that gave it.
pub(crate) fn latest(moment: &Moment<'_>, lasting: &Lasting) -> Option<i64> {
    lasting.after.iter().filter_map(|feature| moment.feature(*feature)?.int()).max()
}
