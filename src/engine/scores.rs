//! Scores: sums of terms, exact to the millionth of a score's unit.

use crate::ruleset::{Expr, Group, MICRO, Ratio, Score, Take, Term, TermKind, UnknownValue};

use super::moment::Moment;
use super::value::Value;

/// A score as it was summed.
#[derive(Clone, Debug)]
pub(crate) struct Summed<'a> {
    /// Its value in units; none: unknown.
    pub(crate) value: Option<i64>,
    /// Why it is unknown.
    pub(crate) status: Option<&'a str>,
    /// The terms outside of groups.
    pub(crate) terms: Vec<Given>,
    /// The groups.
    pub(crate) groups: Vec<SummedGroup>,
}

/// A group as it was summed.
#[derive(Clone, Debug)]
pub(crate) struct SummedGroup {
    /// What it adds to the score, in millionths.
    pub(crate) points: i128,
    /// Its terms.
    pub(crate) terms: Vec<Given>,
}

/// What a term gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    /// In millionths, within its limit.
    pub(crate) points: i128,
    /// Whether it applies.
    pub(crate) applies: bool,
    /// Whether it adds to its group or score.
    pub(crate) counts: bool,
    /// It reads an unknown score.
    pub(crate) unknown: bool,
}

/// The status of an unknown score that says no more.
const UNKNOWN: &str = "unknown";

/// Sums a score.
pub(crate) fn score<'a>(moment: &Moment<'_>, score: &'a Score) -> Summed<'a> {
    let mut terms: Vec<Given> = score.terms.iter().map(|term| give(moment, term)).collect();
    for given in &mut terms {
        given.counts = given.applies;
    }
    let groups: Vec<SummedGroup> = score.groups.iter().map(|group| sum_group(moment, group)).collect();
    let all = || terms.iter().chain(groups.iter().flat_map(|group| &group.terms));
    let spreads = all().any(|given| given.unknown);
    let unmet = score.unknown_unless.iter().find(|unless| !moment.holds(&unless.when));
    let status = unmet.map(|unless| unless.status.as_str()).or(spreads.then_some(UNKNOWN));
    let sum = i128::from(score.start)
        + terms.iter().map(|given| given.points).sum::<i128>()
        + groups.iter().map(|group| group.points).sum::<i128>();
    let units =
        divided(sum, i128::from(MICRO)).clamp(i128::from(score.min), i128::from(score.max).max(score.min.into()));
    let value = if status.is_none() { i64::try_from(units).ok() } else { None };
    Summed { value, status, terms, groups }
}

fn sum_group(moment: &Moment<'_>, group: &Group) -> SummedGroup {
    let mut terms: Vec<Given> = group.terms.iter().map(|term| give(moment, term)).collect();
    let applying = || terms.iter().enumerate().filter(|(_, given)| given.applies);
    let only = match group.take {
        Take::Sum => None,
        // Of equal points the first.
        Take::Best => Some(applying().rev().max_by_key(|(_, given)| given.points).map(|(index, _)| index)),
        Take::First => Some(applying().next().map(|(index, _)| index)),
    };
    for (index, given) in terms.iter_mut().enumerate() {
        given.counts = given.applies && only.is_none_or(|only| only == Some(index));
    }
    let mut points: i128 = terms.iter().filter(|given| given.counts).map(|given| given.points).sum();
    if let Some(cap) = group.cap {
        points = within(points, cap);
    }
    if let Some(Ratio { num, den }) = group.scale {
        points = divided(points * i128::from(num), den.into());
    }
    SummedGroup { points, terms }
}

/// What a term gives; nothing if its `when` is not met.
fn give(moment: &Moment<'_>, term: &Term) -> Given {
    let nothing = Given { points: 0, applies: false, counts: false, unknown: false };
    if !term.when.as_ref().is_none_or(|when| moment.holds(when)) {
        return nothing;
    }
    let (points, always) = match &term.kind {
        TermKind::Points { points } => (Some(i128::from(*points)), true),
        TermKind::Events { feature } => {
            (Some(moment.feature(*feature).and_then(|v| v.int()).unwrap_or(0).into()), false)
        }
        TermKind::Silence { points, every, times, since, fallback } => {
            let periods = silence(moment, since, fallback.as_ref()).map_or(0, |since| {
                let whole = moment.at.saturating_sub(since).div_euclid((*every).max(1)).max(0);
                times.map_or(whole, |most| whole.min(most))
            });
            (Some(i128::from(*points) * i128::from(periods)), false)
        }
        TermKind::Value { of, ratio, unknown } => {
            let highest = of.iter().filter_map(|value| moment.eval(value, None)).filter_map(|value| value.int()).max();
            let points = highest.map(|value| divided(i128::from(value) * i128::from(ratio.num), ratio.den.into()));
            (points.or((*unknown == UnknownValue::Zero).then_some(0)), false)
        }
    };
    match points {
        None => Given { unknown: true, ..nothing },
        Some(points) => {
            let points = within(points, term.cap);
            Given { points, applies: always || points != 0, ..nothing }
        }
    }
}

/// Since when there is silence: the latest known of the instants, else the fallback.
pub(crate) fn silence(moment: &Moment<'_>, since: &[Expr], fallback: Option<&Expr>) -> Option<i64> {
    let instant = |of: &Expr| moment.eval(of, None).as_ref().and_then(Value::int);
    since.iter().filter_map(instant).max().or_else(|| fallback.and_then(instant))
}

/// Held within ±limit.
fn within(points: i128, limit: i64) -> i128 {
    let limit = i128::from(limit).abs();
    points.clamp(-limit, limit)
}

/// A quotient, rounded half away from zero.
fn divided(number: i128, by: i128) -> i128 {
    let by = by.max(1);
    let size = (number.abs() * 2 + by) / (by * 2);
    if number < 0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        for (number, by, quotient) in
            [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (-4, 3, -1), (0, 7, 0), (1, 2, 1), (49, 100, 0)]
        {
            assert_eq!(divided(number, by), quotient, "{number}/{by}");
        }
    }
}
