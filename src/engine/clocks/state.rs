//! What a clock shows at T: its state, when it is due, how long it ran, and its notices.

use crate::ruleset::{Length, NoticeAt, SlaState};

use super::hours::Hours;
use super::pauses::{Moved, Pause, moved};
use super::run::{Clock, End};

/// A clock at T.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Its state; none where that cannot be known.
    pub(crate) state: Option<SlaState>,
    /// When it is due; none while it is paused, or outside the horizon.
    pub(crate) due: Moved,
    /// How much time counted on it; none outside the horizon.
    pub(crate) open: Option<i64>,
    /// How much time went by.
    pub(crate) elapsed: i64,
}

/// A clock with what counts on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timed<'a> {
    pub(crate) clock: Clock,
    pub(crate) hours: Hours<'a>,
    pub(crate) pauses: &'a [Pause],
}

impl Timed<'_> {
    fn ended(&self) -> Option<i64> {
        self.clock.end.map(|end| end.0)
    }

    /// The instant a length after another on this clock.
    fn reach(&self, from: i64, length: Length) -> Moved {
        moved(self.hours, from, self.hours.reach(from, length), self.pauses, self.ended())
    }

    /// What it shows at T.
    pub(crate) fn show(&self, now: i64, within: Length) -> Shown {
        let start = self.clock.start;
        let until = self.ended().unwrap_or(now);
        let due = self.reach(start, within);
        let past = |at: i64| match due {
            Moved::At(due) => Some(at > due),
            Moved::Paused => Some(false),
            // Due beyond the horizon: within the horizon it is not past; what lies outside is not guessed.
            Moved::Outside => self.hours.between(start, at).map(|_| false),
        };
        let state = match self.clock.end {
            Some((_, End::Cancelled)) => Some(SlaState::Cancelled),
            Some((at, End::Stopped | End::Restarted)) => {
                past(at).map(|past| if past { SlaState::Missed } else { SlaState::Met })
            }
            None if due == Moved::Paused => Some(SlaState::Paused),
            None => past(now).map(|past| if past { SlaState::Overdue } else { SlaState::Running }),
        };
        Shown { state, due, open: self.open(until), elapsed: until - start }
    }

    /// How much time counted on it up to an instant, pauses aside.
    fn open(&self, until: i64) -> Option<i64> {
        let start = self.clock.start;
        let mut open = self.hours.between(start, until)?;
        for (begin, end) in self.pauses {
            let (begin, end) = ((*begin).max(start), end.unwrap_or(until).min(until));
            if begin < end {
                open -= self.hours.between(begin, end)?;
            }
        }
        Some(open)
    }

    /// The instants of its notices, in their order.
    pub(crate) fn notices(&self, within: Length, notices: &[NoticeAt]) -> Vec<Moved> {
        let mut instants: Vec<Moved> = Vec::with_capacity(notices.len());
        for notice in notices {
            let at = match *notice {
                NoticeAt::After { length } => self.reach(self.clock.start, length),
                NoticeAt::Missed => match self.reach(self.clock.start, within) {
                    Moved::At(due) => Moved::At(due + 1),
                    other => other,
                },
                NoticeAt::AfterThat { length } => match instants.last() {
                    Some(Moved::At(before)) => self.reach(*before, length),
                    Some(other) => *other,
                    // The first line has none above it: it counts from the start.
                    None => self.reach(self.clock.start, length),
                },
            };
            instants.push(at);
        }
        instants
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timed(end: Option<(i64, End)>, pauses: &[Pause]) -> Timed<'_> {
        Timed { clock: Clock { start: 100, zone: None, end }, hours: Hours::All, pauses }
    }

    const TEN: Length = Length::Ms { ms: 10 };

    fn state(timed: &Timed<'_>, now: i64) -> Option<SlaState> {
        timed.show(now, TEN).state
    }

    #[test]
    fn met_is_inclusive() {
        assert_eq!(state(&timed(Some((110, End::Stopped)), &[]), 200), Some(SlaState::Met));
        assert_eq!(state(&timed(Some((111, End::Stopped)), &[]), 200), Some(SlaState::Missed));
        assert_eq!(state(&timed(Some((111, End::Restarted)), &[]), 200), Some(SlaState::Missed));
        assert_eq!(state(&timed(None, &[]), 110), Some(SlaState::Running));
        assert_eq!(state(&timed(None, &[]), 111), Some(SlaState::Overdue));
    }

    #[test]
    fn a_paused_clock_has_no_due_instant_unless_it_is_past() {
        let pauses = [(105, None)];
        let paused = timed(None, &pauses).show(200, TEN);
        assert_eq!((paused.state, paused.due, paused.open), (Some(SlaState::Paused), Moved::Paused, Some(5)));
        let pauses = [(115, None)];
        let late = timed(None, &pauses).show(200, TEN);
        assert_eq!((late.state, late.due, late.open), (Some(SlaState::Overdue), Moved::At(110), Some(15)));
    }

    #[test]
    fn notices_climb() {
        let ladder = [
            NoticeAt::After { length: Length::Ms { ms: 5 } },
            NoticeAt::Missed,
            NoticeAt::AfterThat { length: Length::Ms { ms: 20 } },
        ];
        let pauses = [(112, Some(114))];
        let at = timed(None, &pauses).notices(TEN, &ladder);
        assert_eq!(at, [Moved::At(105), Moved::At(111), Moved::At(133)]);
    }
}
