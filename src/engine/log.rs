//! The transition log: the stage of a lead by it, and what is entered now.

use crate::ruleset::{Entry, Keep};

use super::moment::Moment;
use super::normalise::{Event, Mark};

/// What is entered at T.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct New {
    pub(crate) entry: Entry,
    pub(crate) mark: Mark,
}

/// The instants and marks of one kind of entry.
pub(crate) fn marks<'a>(entries: impl Iterator<Item = &'a Event>, wanted: Entry) -> impl Iterator<Item = (i64, Mark)> {
    entries.filter_map(move |event| match event.entry {
        Some((entry, mark)) if entry == wanted => Some((event.at, mark)),
        _ => None,
    })
}

/// The last instant of one kind of entry strictly before T.
fn last(moment: &Moment<'_>, wanted: Entry) -> Option<i64> {
    let before = moment.entries.iter().copied().filter(|entry| entry.at < moment.at);
    marks(before, wanted).map(|(at, _)| at).last()
}

/// Whether the last entry into a stage has no `left` of it, and no `became`, at the same instant or later.
fn is_open(moment: &Moment<'_>, stage: usize) -> bool {
    let Some(reached) = last(moment, Entry::Reached { stage }) else { return false };
    let outcomes = 0..moment.rules().outcomes.len();
    let mut ends = outcomes.map(|outcome| Entry::Became { outcome }).chain([Entry::Left { stage }]);
    !ends.any(|end| last(moment, end).is_some_and(|at| at >= reached))
}

/// Whether the log says that an outcome holds: its last `became` has no `ended` of it at the same instant or later.
fn holds(moment: &Moment<'_>, outcome: usize) -> bool {
    let Some(became) = last(moment, Entry::Became { outcome }) else { return false };
    last(moment, Entry::Ended { outcome }).is_none_or(|at| at < became)
}

/// The stage of a lead by the log, from its entries strictly before T: the highest that is open, else the
/// highest kept for good that was reached, else the first.
fn position(moment: &Moment<'_>) -> usize {
    let stages = &moment.rules().stages.list;
    let open = (0..stages.len()).rev().find(|stage| is_open(moment, *stage));
    let for_good = || {
        let mut kept = stages.iter().enumerate().rev().filter(|(_, stage)| stage.keep == Keep::Good);
        kept.find(|(stage, _)| last(moment, Entry::Reached { stage: *stage }).is_some()).map(|(stage, _)| stage)
    };
    open.or_else(for_good).unwrap_or(0)
}

/// What is entered at T, but for hand-overs: ended outcomes, the outcome that begins, stages left from the highest down,
/// stages reached from the lowest up.
pub(crate) fn transitions(moment: &Moment<'_>, stage: usize, outcome: Option<usize>) -> Vec<New> {
    let new = |entry| New { entry, mark: Mark::None };
    let mut entered = Vec::new();
    for ended in (0..moment.rules().outcomes.len()).filter(|other| Some(*other) != outcome) {
        if holds(moment, ended) {
            entered.push(new(Entry::Ended { outcome: ended }));
        }
    }
    if let Some(outcome) = outcome {
        if !holds(moment, outcome) {
            entered.push(new(Entry::Became { outcome }));
        }
        return entered;
    }
    let position = position(moment);
    for left in (stage + 1..=position).rev() {
        if is_open(moment, left) {
            entered.push(new(Entry::Left { stage: left }));
        }
    }
    for reached in position + 1..=stage {
        let mark = match (reached == stage, moment.meets(reached)) {
            (true, _) => Mark::None,
            (false, true) => Mark::Passed,
            (false, false) => Mark::Skipped,
        };
        entered.push(New { entry: Entry::Reached { stage: reached }, mark });
    }
    entered
}

/// The highest stage that was ever reached, T included; else the first.
pub(crate) fn reached(moment: &Moment<'_>, new: &[New]) -> usize {
    let stage = |entry: Entry| match entry {
        Entry::Reached { stage } => Some(stage),
        _ => None,
    };
    let old = moment.entries.iter().filter_map(|event| event.entry).filter_map(|(entry, _)| stage(entry));
    old.chain(new.iter().filter_map(|new| stage(new.entry))).max().unwrap_or(0)
}

/// Since when the present stage has been the stage, T's entries included: the latest of its entries and of the instants at
/// which a higher stage was left; unknown without any.
pub(crate) fn stage_since(moment: &Moment<'_>, new: &[New], stage: usize) -> Option<i64> {
    let begins = |entry: Entry| match entry {
        Entry::Reached { stage: reached } => reached == stage,
        Entry::Left { stage: left } => left > stage,
        _ => false,
    };
    let old = moment.entries.iter().filter(|event| event.entry.is_some_and(|(entry, _)| begins(entry)));
    let now = new.iter().any(|new| begins(new.entry)).then_some(moment.at);
    now.or_else(|| old.map(|event| event.at).max())
}

/// The name of an entry in data: `reached SQL`.
pub(crate) fn name(moment: &Moment<'_>, entry: Entry) -> String {
    let rules = moment.rules();
    let stage = |stage: usize| rules.stages.list.get(stage).map_or("", |stage| stage.name.as_str());
    let outcome = |outcome: usize| rules.outcomes.get(outcome).map_or("", |outcome| outcome.name.as_str());
    match entry {
        Entry::Reached { stage: s } => format!("reached {}", stage(s)),
        Entry::Left { stage: s } => format!("left {}", stage(s)),
        Entry::HandedOver { stage: s } => format!("handed over {}", stage(s)),
        Entry::Became { outcome: o } => format!("became {}", outcome(o)),
        Entry::Ended { outcome: o } => format!("ended {}", outcome(o)),
        Entry::Changed { field } => format!("{} changed", rules.fields.get(field).map_or("", |f| f.name.as_str())),
    }
}

/// An entry at T as an event.
pub(crate) fn event(moment: &Moment<'_>, new: New) -> Option<Event> {
    let kind = moment.rules().events.iter().position(|event| event.entry == Some(new.entry))?;
    Some(Event {
        kind,
        at: moment.at,
        begins: moment.at,
        id: None,
        properties: Vec::new(),
        canonical: "[]".to_owned(),
        entry: Some((new.entry, new.mark)),
    })
}
