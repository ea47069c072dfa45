//! Hand-offs: what is missing, and when a lead is handed over.

use crate::ruleset::{Entry, Handoff};

use super::log::{self, New};
use super::moment::Moment;
use super::normalise::Mark;
use super::permissions;

/// The hand-off of the present stage.
pub(crate) fn present<'a>(moment: &Moment<'a>, stage: usize) -> Option<&'a Handoff> {
    moment.rules().handoffs.iter().find(|handoff| handoff.stage == stage)
}

/// What is missing: fields that are unknown, then permissions that are not given.
pub(crate) fn missing(moment: &Moment<'_>, handoff: &Handoff) -> Vec<String> {
    let rules = moment.rules();
    let unknown = handoff.must_include.iter().filter(|field| moment.field(**field).is_none());
    let fields = unknown.filter_map(|field| rules.fields.get(*field)).map(|field| field.name.clone());
    let needed = handoff.needs.iter().filter_map(|permission| rules.permissions.get(*permission));
    let not_given = needed.filter(|permission| !permissions::given(moment, permission, moment.at));
    fields.chain(not_given.map(|permission| permission.name.clone())).collect()
}

/// Whether the lead is handed over at T: its stage was reached, not in passing, and has not been left since; nothing is
/// missing, or the hand-off does not wait; and it was not handed over since.
pub(crate) fn is_due(moment: &Moment<'_>, handoff: &Handoff, new: &[New], missing: &[String]) -> bool {
    if !(missing.is_empty() || handoff.even_if_incomplete) {
        return false;
    }
    let reached = Entry::Reached { stage: handoff.stage };
    if new.contains(&New { entry: reached, mark: Mark::None }) {
        return true;
    }
    let before = || moment.entries.iter().copied().filter(|entry| entry.at < moment.at);
    let Some((entered, Mark::None)) = log::marks(before(), reached).last() else { return false };
    let ends = before().filter(|entry| entry.at >= entered).any(|entry| match entry.entry {
        Some((Entry::HandedOver { stage } | Entry::Left { stage }, _)) => stage == handoff.stage,
        Some((Entry::Became { .. }, _)) => true,
        _ => false,
    });
    !ends
}
