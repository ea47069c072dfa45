//! When clocks are paused, and how that moves an instant on.

use super::hours::Hours;

/// A time in which clocks are paused: from an instant up to another; none: it still lasts.
pub(crate) type Pause = (i64, Option<i64>);

/// The pauses that events make: each begins at the first `from` after the one before has ended, and ends at the first
/// `until` at that instant or later.
pub(crate) fn of(from: &[i64], until: &[i64]) -> Vec<Pause> {
    let mut pauses: Vec<Pause> = Vec::new();
    for begin in from {
        let goes_on = pauses.last().is_some_and(|last| last.1.is_none_or(|end| *begin < end));
        if !goes_on {
            pauses.push((*begin, until.iter().copied().find(|end| end >= begin)));
        }
    }
    pauses
}

/// Pauses of several kinds as one, ascending, without overlap.
pub(crate) fn joined(mut all: Vec<Pause>) -> Vec<Pause> {
    all.sort_unstable();
    let mut joined: Vec<Pause> = Vec::new();
    for pause in all {
        match joined.last_mut() {
            Some(last) if last.1.is_none_or(|end| pause.0 <= end) => {
                last.1 = last.1.zip(pause.1).map(|(a, b)| a.max(b));
            }
            _ => joined.push(pause),
        }
    }
    joined
}

/// An instant on a clock that may be paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moved {
    /// It comes then.
    At(i64),
    /// It waits for the end of a pause.
    Paused,
    /// It lies outside the horizon of the calendar.
    Outside,
}

impl Moved {
    /// The instant, where it is known.
    pub(crate) fn instant(self) -> Option<i64> {
        match self {
            Moved::At(at) => Some(at),
            Moved::Paused | Moved::Outside => None,
        }
    }
}

/// Moves an instant that a clock started at `from` would reach without pauses: by the time that counts in each pause which
/// begins before it. Of a clock that has ended, pauses are cut at its end.
pub(crate) fn moved(hours: Hours<'_>, from: i64, reached: Option<i64>, pauses: &[Pause], ended: Option<i64>) -> Moved {
    let Some(mut reached) = reached else { return Moved::Outside };
    for (begin, end) in pauses {
        let begin = (*begin).max(from);
        let end = match (*end, ended) {
            (Some(end), Some(ended)) => Some(end.min(ended)),
            (end, ended) => end.or(ended),
        };
        if end.is_some_and(|end| end <= begin) {
            continue;
        }
        if begin >= reached {
            break;
        }
        let Some(end) = end else { return Moved::Paused };
        let later = hours.between(begin, end).and_then(|counted| hours.after(reached, counted));
        match later {
            Some(later) => reached = later,
            None => return Moved::Outside,
        }
    }
    Moved::At(reached)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_begin_and_end() {
        assert_eq!(of(&[10, 20, 40, 60], &[5, 30, 50]), [(10, Some(30)), (40, Some(50)), (60, None)]);
        assert_eq!(of(&[10], &[10]), [(10, Some(10))]);
        assert_eq!(of(&[10, 10], &[10]), [(10, Some(10)), (10, Some(10))]);
    }

    #[test]
    fn pauses_join() {
        assert_eq!(joined(vec![(40, None), (0, Some(10)), (5, Some(20)), (20, Some(30))]), [(0, Some(30)), (40, None)]);
        assert_eq!(joined(vec![(0, None), (5, Some(20))]), [(0, None)]);
    }

    #[test]
    fn a_pause_moves_an_instant() {
        let all = Hours::All;
        assert_eq!(moved(all, 0, Some(100), &[(20, Some(50))], None), Moved::At(130));
        assert_eq!(moved(all, 0, Some(100), &[(20, Some(50)), (120, Some(130))], None), Moved::At(140));
        assert_eq!(moved(all, 0, Some(100), &[(100, Some(200))], None), Moved::At(100), "it was reached then");
        assert_eq!(moved(all, 0, Some(100), &[(99, None)], None), Moved::Paused);
        assert_eq!(moved(all, 0, Some(100), &[(20, None)], Some(60)), Moved::At(140), "cut at the end");
        assert_eq!(moved(all, 30, Some(100), &[(20, Some(50))], None), Moved::At(120), "what is left of it");
    }
}
