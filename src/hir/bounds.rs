//! How large the sums of a score can become. All results are in millionths of the score's unit, in which sums are exact.

use super::{Group, OperandKind, Program, Score, Term, TermKind};
use crate::model::{ScoreId, Take, ValueType};

/// Millionths of a unit.
const MICRO: i128 = 1_000_000;

/// No term is larger than so many points.
const MOST_POINTS: i128 = 1_000_000;

/// A multiplication and a division, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Times this.
    pub num: i128,
    /// Divided by this, above 0.
    pub den: i128,
}

impl Share {
    fn new(num: i128, den: i128) -> Share {
        let (mut a, mut b) = (num, den);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Share { num: num / a.max(1), den: den / a.max(1) }
    }
}

impl Program {
    /// The largest size, whatever its sign, that a term can have.
    #[must_use]
    pub fn term_size(&self, score: &Score, term: &Term) -> i128 {
        let (low, high) = self.term_range(score, term);
        low.abs().max(high.abs())
    }

    /// The smallest and the largest value of a term, the value 0 of a term that is not met included.
    fn term_range(&self, score: &Score, term: &Term) -> (i128, i128) {
        let most = MOST_POINTS * 10_i128.pow(score.decimals) * MICRO;
        let cap = term.cap.map_or(most, |cap| i128::from(cap) * MICRO);
        // Points of so many events; without a limit as many as may be.
        let signed = |points: i64, times: Option<i64>| {
            let size = times.map_or(most, |times| i128::from(points.abs()) * i128::from(times) * MICRO);
            match points {
                0 => (0, 0),
                p if p < 0 => (-size, 0),
                _ => (0, size),
            }
        };
        let turned = |minus: bool, (low, high): (i128, i128)| if minus { (-high, -low) } else { (low, high) };
        let (low, high) = match &term.kind {
            TermKind::Points(points) => signed(*points, Some(1)),
            TermKind::ForEach { points, limits, .. } => {
                signed(*points, limits.iter().find(|limit| limit.per.is_none()).map(|limit| limit.times))
            }
            TermKind::Silence { points, times, .. } => signed(*points, *times),
            TermKind::ValueOf { minus, .. } => {
                let (low, high) = self.value_range(term).unwrap_or((-most, most));
                let share = self.value_share(score, term);
                turned(*minus, (low * share.num / share.den, high * share.num / share.den))
            }
            TermKind::Share { minus, percent, score: other } => {
                turned(*minus, self.scaled_range(*other, Program::score_share(score, &self.scores[other.0], *percent)))
            }
            TermKind::Higher { minus, a, b } => {
                let one = self.scaled_range(*a, Program::score_share(score, &self.scores[a.0], 10_000));
                let other = self.scaled_range(*b, Program::score_share(score, &self.scores[b.0], 10_000));
                turned(*minus, (one.0.min(other.0), one.1.max(other.1)))
            }
        };
        (low.clamp(-cap, 0).max(-most), high.clamp(0, cap).min(most))
    }

    /// The range of the number that `the value of FIELD` reads, in its own unit.
    fn value_range(&self, term: &Term) -> Option<(i128, i128)> {
        match self.value_type(term)? {
            ValueType::Number { min: Some(min), max: Some(max), .. } => Some((i128::from(*min), i128::from(*max))),
            _ => None,
        }
    }

    fn value_type(&self, term: &Term) -> Option<&ValueType> {
        match &term.kind {
            TermKind::ValueOf { field, .. } => match field.kind {
                OperandKind::Field(field) => Some(&self.fields[field.0].value),
                _ => None,
            },
            _ => None,
        }
    }

    /// From the unit of the field that a term reads to millionths of the score's unit.
    #[must_use]
    pub fn value_share(&self, score: &Score, term: &Term) -> Share {
        match &term.kind {
            TermKind::Share { percent, score: added, .. } => {
                return Program::score_share(score, &self.scores[added.0], *percent);
            }
            TermKind::Higher { a, b, .. } => {
                return Program::score_share(score, self.finer(*a, *b), 10_000);
            }
            _ => {}
        }
        let digits = match self.value_type(term) {
            Some(ValueType::Number { decimals, .. }) => *decimals,
            _ => 0,
        };
        Share::new(10_i128.pow(score.decimals) * MICRO, 10_i128.pow(digits))
    }

    /// Of two scores the one with more digits after the point: both are read in its unit.
    fn finer(&self, a: ScoreId, b: ScoreId) -> &Score {
        let (a, b) = (&self.scores[a.0], &self.scores[b.0]);
        if a.decimals < b.decimals { b } else { a }
    }

    /// The largest size of the value that a term reads of a field or of scores, in its own unit.
    #[must_use]
    pub fn value_size(&self, term: &Term) -> Option<i128> {
        let size = |score: &Score| i128::from(score.min).abs().max(i128::from(score.max).abs());
        match &term.kind {
            TermKind::Share { score, .. } => return Some(size(&self.scores[score.0])),
            TermKind::Higher { a, b, .. } => {
                let digits = self.finer(*a, *b).decimals;
                let read = |score: &Score| size(score) * 10_i128.pow(digits - score.decimals);
                return Some(read(&self.scores[a.0]).max(read(&self.scores[b.0])));
            }
            _ => {}
        }
        self.value_range(term).map(|(low, high)| low.abs().max(high.abs()))
    }

    /// From the unit of one score to millionths of another's, times hundredths of a percent.
    #[must_use]
    pub fn score_share(of: &Score, added: &Score, percent: i64) -> Share {
        Share::new(10_i128.pow(of.decimals) * MICRO * i128::from(percent), 10_i128.pow(added.decimals) * 10_000)
    }

    fn scaled_range(&self, added: ScoreId, share: Share) -> (i128, i128) {
        let added = &self.scores[added.0];
        (i128::from(added.min) * share.num / share.den, i128::from(added.max) * share.num / share.den)
    }

    /// The largest size of a group's sum after its rule and its cap, before its weight or scale.
    #[must_use]
    pub fn group_size(&self, score: &Score, group: &Group) -> i128 {
        let sizes = group.terms.iter().map(|term| self.term_size(score, term));
        let size: i128 = match group.take {
            Take::Sum => sizes.sum(),
            Take::Best | Take::First => sizes.max().unwrap_or(0),
        };
        group.cap.map_or(size, |cap| size.min(i128::from(cap) * MICRO))
    }

    /// The largest sum that `scaled to` is against: the group's cap, else what its terms can give; none if a term has no limit.
    #[must_use]
    pub fn group_largest(&self, score: &Score, group: &Group) -> Option<i128> {
        if let Some(cap) = group.cap {
            return Some(i128::from(cap) * MICRO);
        }
        let mut largest = 0;
        for term in &group.terms {
            let limited = term.cap.is_some()
                || match &term.kind {
                    TermKind::ForEach { points, limits, .. } => {
                        *points <= 0 || limits.iter().any(|limit| limit.per.is_none())
                    }
                    TermKind::Silence { points, times, .. } => *points <= 0 || times.is_some(),
                    _ => true,
                };
            if !limited {
                return None;
            }
            let (_, high) = self.term_range(score, term);
            largest = match group.take {
                Take::Sum => largest + high,
                Take::Best | Take::First => largest.max(high),
            };
        }
        Some(largest)
    }

    /// The weight or scale of a group as a multiplication and a division; none if it has neither or its largest sum is not known
    /// or not above 0.
    #[must_use]
    pub fn group_share(&self, score: &Score, group: &Group) -> Option<Share> {
        if let Some(percent) = group.weighs {
            return Some(Share::new(i128::from(percent), 10_000));
        }
        let target = i128::from(group.scaled_to?) * MICRO;
        self.group_largest(score, group).filter(|largest| *largest > 0).map(|largest| Share::new(target, largest))
    }
}
