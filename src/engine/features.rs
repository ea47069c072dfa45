//! Features: what is computed from events at the instant of a decision.

use std::collections::{BTreeMap, BTreeSet};

use crate::ruleset::{DAY_MS, Edge, Feature, FeatureKind, Limit, MAX_COUNT, MAX_INTEGER, Select, Window};

use super::events::Admitted;
use super::moment::Moment;
use super::value::Value;
use super::zone;

/// The value of a feature.
pub(crate) fn compute<'a>(moment: &Moment<'a>, feature: &'a Feature) -> Option<Value> {
    let events = windowed(moment, feature)?;
    let days = || events.iter().map(|admitted| zone::day(moment.days(), admitted.event.at));
    let known = || events.iter().filter_map(property);
    let numbers = || known().filter_map(|value| value.int());
    let count = |count: usize| Value::Int(i64::try_from(count).unwrap_or(MAX_COUNT).min(MAX_COUNT));
    match &feature.kind {
        FeatureKind::Count => Some(count(events.len())),
        FeatureKind::Days => Some(count(days().collect::<Option<BTreeSet<i64>>>()?.len())),
        FeatureKind::Different => Some(count(known().map(without_case).collect::<BTreeSet<Value>>().len())),
        FeatureKind::Total => Some(Value::Int(held(numbers().map(i128::from).sum()))),
        FeatureKind::Highest => numbers().max().map(Value::Int),
        FeatureKind::Lowest => numbers().min().map(Value::Int),
        FeatureKind::Latest => known().next_back(),
        FeatureKind::Earliest => known().next(),
        FeatureKind::LastAt => events.last().map(|admitted| Value::Int(admitted.event.at)),
        FeatureKind::FirstAt => events.first().map(|admitted| Value::Int(admitted.event.at)),
        FeatureKind::Points { table, .. } => {
            let earned = counted(moment, feature, events)?;
            let points = earned.iter().map(|admitted| i128::from(points(table, moment.at, admitted.event.at)));
            Some(Value::Int(held(points.sum())))
        }
    }
}

/// The events that a feature's selections admit: all, or the last or first of them.
pub(crate) fn selected<'a>(moment: &Moment<'a>, feature: &'a Feature) -> Vec<Admitted<'a>> {
    let mut events = moment.past.admitted(moment, &feature.select);
    if feature.edge.is_some() {
        // Where a score starts over, the first is the first since then.
        for window in feature.windows.iter().filter(|window| matches!(window, Window::After { open: true, .. })) {
            if let Some(let_through) = test(moment, window) {
                events.retain(|admitted| let_through(admitted.event.at));
            }
        }
    }
    match feature.edge {
        None => events,
        Some(Edge::Last) => events.last().copied().into_iter().collect(),
        Some(Edge::First) => events.first().copied().into_iter().collect(),
    }
}

/// Those of them that all windows let through; none if a window's bound is unknown.
pub(crate) fn windowed<'a>(moment: &Moment<'a>, feature: &'a Feature) -> Option<Vec<Admitted<'a>>> {
    let mut events = selected(moment, feature);
    for window in &feature.windows {
        let let_through = test(moment, window)?;
        events.retain(|admitted| let_through(admitted.event.at));
    }
    Some(events)
}

/// The test of a window on an event's time; none if its bound is unknown.
fn test<'a>(moment: &Moment<'a>, window: &'a Window) -> Option<Box<dyn Fn(i64) -> bool + 'a>> {
    let now = moment.at;
    let bound = |of| moment.eval(of, None).and_then(|value| value.int());
    Some(match window {
        Window::Last { ms } => Box::new(move |at| (0..=*ms).contains(&(now - at))),
        Window::Older { ms } => Box::new(move |at| now - at > *ms),
        Window::After { of, open } => match bound(of) {
            Some(bound) => Box::new(move |at| at > bound),
            None if *open => Box::new(|_| true),
            None => return None,
        },
        Window::From { of } => {
            let bound = bound(of)?;
            Box::new(move |at| at >= bound)
        }
        Window::Before { of } => {
            let bound = bound(of)?;
            Box::new(move |at| at < bound)
        }
        Window::WithinAfter { select, ms } => {
            let others = moment.past.instants(moment, select);
            Box::new(move |at| {
                let before = others.partition_point(|other| *other < at);
                before.checked_sub(1).and_then(|last| others.get(last)).is_some_and(|other| at - other <= *ms)
            })
        }
        Window::WithinBefore { select, ms } => {
            let others = moment.past.instants(moment, select);
            Box::new(move |at| {
                let next = others.partition_point(|other| *other <= at);
                others.get(next).is_some_and(|other| other - at <= *ms)
            })
        }
        Window::While { status, value } => {
            let runs = moment.statuses.get(*status).cloned();
            Box::new(move |at| runs.as_ref().is_some_and(|runs| runs.before(at) == Some(*value)))
        }
    })
}

/// Of the events of a `points` feature those that count: first `every`, then the limits in their order.
/// None if a limit needs a day past the horizon.
pub(crate) fn counted<'a>(
    moment: &Moment<'a>,
    feature: &'a Feature,
    mut events: Vec<Admitted<'a>>,
) -> Option<Vec<Admitted<'a>>> {
    let FeatureKind::Points { every, limits, .. } = &feature.kind else { return Some(events) };
    if let Some(every) = every {
        let mut last: Option<i64> = None;
        events.retain(|admitted| {
            let counts = last.is_none_or(|last| admitted.event.at - last >= *every);
            if counts {
                last = Some(admitted.event.at);
            }
            counts
        });
    }
    for limit in limits {
        events = limited(moment, *limit, &events)?;
    }
    Some(events)
}

/// The latest `times` events, of each period or in all.
fn limited<'a>(moment: &Moment<'a>, limit: Limit, events: &[Admitted<'a>]) -> Option<Vec<Admitted<'a>>> {
    let mut seen: BTreeMap<i64, i64> = BTreeMap::new();
    let mut kept = Vec::new();
    for admitted in events.iter().rev() {
        let period = match limit.per {
            Some(period) => zone::period(period, zone::day(moment.days(), admitted.event.at)?),
            None => 0,
        };
        let seen = seen.entry(period).or_default();
        if *seen < limit.times {
            *seen += 1;
            kept.push(*admitted);
        }
    }
    kept.reverse();
    Some(kept)
}

/// The points that an event at an instant earns now.
pub(crate) fn points(table: &[(i64, i64)], now: i64, at: i64) -> i64 {
    let age = (now - at).div_euclid(DAY_MS);
    let row = table.partition_point(|row| row.0 <= age);
    row.checked_sub(1).and_then(|row| table.get(row)).map_or(0, |row| row.1)
}

/// The property that the selection takes.
fn property(admitted: &Admitted<'_>) -> Option<Value> {
    let Select { property, .. } = admitted.select;
    admitted.event.properties.get((*property)?).cloned().flatten()
}

fn without_case(value: Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(text.to_ascii_lowercase().into()),
        other => other,
    }
}

/// Held within what a value may hold.
fn held(sum: i128) -> i64 {
    let most = i128::from(MAX_INTEGER);
    i64::try_from(sum.clamp(-most, most)).unwrap_or(MAX_INTEGER)
}
