//! Stages: which hold, and which is the present one.

use crate::ruleset::{Entry, Keep, Stage};

use super::log;
use super::moment::Moment;
use super::normalise::Mark;
use super::time;

/// Whether the criteria of a stage are met, and all below where stages build on each other. Keeping does not count.
pub(crate) fn meets(moment: &Moment<'_>, index: usize) -> bool {
    let stages = &moment.rules().stages;
    let own = stages.list.get(index).is_some_and(|stage| criteria(moment, index, stage));
    // Every part is asked, so that all rules are evaluated whatever the order.
    let below = index == 0 || !stages.building || moment.meets(index - 1);
    own && below
}

/// Whether the criteria of a stage itself are met: the first that apply to the person. The first stage without any is met.
pub(crate) fn criteria(moment: &Moment<'_>, index: usize, stage: &Stage) -> bool {
    match applying(moment, stage) {
        Some(variant) => stage.criteria.get(variant).is_some_and(|criteria| moment.holds(&criteria.when)),
        None => index == 0 && stage.criteria.is_empty(),
    }
}

/// Which of the criteria of a stage apply to the person.
pub(crate) fn applying(moment: &Moment<'_>, stage: &Stage) -> Option<usize> {
    stage.criteria.iter().position(|criteria| criteria.whom.as_ref().is_none_or(|whom| moment.holds(whom)))
}

/// Which stages hold: by their criteria, or because they are kept. The first always does.
pub(crate) fn holding(moment: &Moment<'_>) -> Vec<bool> {
    let stages = &moment.rules().stages;
    let mut holding: Vec<bool> = Vec::with_capacity(stages.list.len());
    for (index, stage) in stages.list.iter().enumerate() {
        let met = if stages.building {
            criteria(moment, index, stage) && holding.last().copied().unwrap_or(true)
        } else {
            moment.meets(index)
        };
        holding.push(index == 0 || met || kept(moment, index));
    }
    holding
}

/// Whether a stage is kept: by its last entry strictly before T that is not marked as skipped.
pub(crate) fn kept(moment: &Moment<'_>, index: usize) -> bool {
    let Some(stage) = moment.rules().stages.list.get(index) else { return false };
    let Some(entered) = last_entry(moment, index) else { return false };
    match &stage.keep {
        Keep::Not => false,
        Keep::For { .. } => kept_until(moment, index).is_none_or(|end| moment.at < end),
        Keep::Until { select } => moment.past.instants(moment, select).last().is_none_or(|at| *at <= entered),
        Keep::Good => true,
    }
}

/// The first instant at which a stage with a length of time is no longer kept. None: a length that never ends is past the last
/// instant there is.
pub(crate) fn kept_until(moment: &Moment<'_>, index: usize) -> Option<i64> {
    match moment.rules().stages.list.get(index)?.keep {
        Keep::For { ms } => time::plus(last_entry(moment, index)?, ms),
        _ => None,
    }
}

/// The last entry into a stage strictly before T that is not marked as skipped.
pub(crate) fn last_entry(moment: &Moment<'_>, index: usize) -> Option<i64> {
    let before = moment.entries.iter().filter(|entry| entry.at < moment.at);
    log::marks(before.copied(), Entry::Reached { stage: index })
        .filter(|(_, mark)| *mark != Mark::Skipped)
        .map(|(at, _)| at)
        .last()
}
