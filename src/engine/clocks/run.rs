//! One clock after the other: when each opens, and how it ends.

/// Why a clock ended. At one instant the first of these counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    /// What was promised was done.
    Stopped,
    /// It was cancelled.
    Cancelled,
    /// A new clock began.
    Restarted,
}

/// A clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// When it started.
    pub(crate) start: i64,
    /// Where its calendar is, if its start says so.
    pub(crate) zone: Option<usize>,
    /// When and why it ended; none: it is open.
    pub(crate) end: Option<(i64, End)>,
}

/// When something happens that opens a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Starts {
    /// At each of these, ascending, each with the zone that it names.
    At(Vec<(i64, Option<usize>)>),
    /// Once both have happened.
    LaterOf(Box<Starts>, Box<Starts>),
}

impl Starts {
    /// The first start later than an instant; none: later than any.
    fn next(&self, after: Option<i64>) -> Option<(i64, Option<usize>)> {
        match self {
            Starts::At(all) => all.iter().copied().find(|start| after.is_none_or(|after| start.0 > after)),
            Starts::LaterOf(a, b) => {
                let (a, b) = (a.next(after)?, b.next(after)?);
                // Of one instant the first; where it names no zone, the other.
                Some(if a.0 == b.0 {
                    (a.0, a.1.or(b.1))
                } else if a.0 > b.0 {
                    a
                } else {
                    b
                })
            }
        }
    }
}

/// What happens to the clocks of one SLA, up to T; all lists ascend.
#[derive(Clone, Debug)]
pub(crate) struct Happenings {
    /// What opens a clock.
    pub(crate) starts: Starts,
    /// What was promised, and whether the same event also opens a clock.
    pub(crate) stops: Vec<(i64, bool)>,
    /// How many stops it takes.
    pub(crate) times: usize,
    /// What cancels a clock at that instant or earlier opened.
    pub(crate) cancels: Vec<i64>,
    /// What cancels a clock opened earlier.
    pub(crate) falls: Vec<i64>,
    /// From when to when an outcome holds that cancels clocks, and does not let one run.
    pub(crate) outcomes: Vec<(i64, Option<i64>)>,
    /// What ends the open clock and opens a new one, with the zone that it names.
    pub(crate) restarts: Vec<(i64, Option<usize>)>,
}

/// The clocks, by start. `permitted` says whether one may open at an instant.
pub(crate) fn run(happenings: &Happenings, permitted: impl Fn(i64) -> bool) -> Vec<Clock> {
    let mut clocks: Vec<Clock> = Vec::new();
    let mut after = None;
    let mut restarted = None;
    loop {
        let anew = restarted.is_some();
        let next = restarted.take().or_else(|| happenings.starts.next(after));
        let Some((start, zone)) = next else { return clocks };
        after = Some(start);
        if !permitted(start) {
            continue;
        }
        // What was promised counts for one clock only: at the instant of a new clock for the one that ended there.
        let end = happenings.end(start, anew);
        clocks.push(Clock { start, zone, end });
        match end {
            None => return clocks,
            Some((at, End::Restarted)) => {
                // Where the event names no zone, the new clock stays in that of the one before.
                let restart = happenings.restarts.iter().find(|restart| restart.0 == at);
                restarted = restart.map(|(at, named)| (*at, named.or(zone)));
                after = Some(at);
            }
            Some((at, _)) => after = Some(at),
        }
    }
}

impl Happenings {
    /// How a clock that started then ended; `anew`: another ended there.
    fn end(&self, start: i64, anew: bool) -> Option<(i64, End)> {
        let counting = self.stops.iter().filter(|(at, opens)| if *opens || anew { *at > start } else { *at >= start });
        let stopped = counting.map(|(at, _)| *at).nth(self.times.saturating_sub(1));
        let cancelled = self.cancels.iter().copied().find(|at| *at >= start);
        let fallen = self.falls.iter().copied().find(|at| *at > start);
        let holding = self.outcomes.iter().filter(|(_, end)| end.is_none_or(|end| end > start));
        let outcome = holding.map(|(begin, _)| (*begin).max(start)).min();
        let restarted = self.restarts.iter().map(|restart| restart.0).find(|at| *at > start);
        let cancelled = [cancelled, fallen, outcome].into_iter().flatten().min();
        let ends = [(stopped, End::Stopped), (cancelled, End::Cancelled), (restarted, End::Restarted)];
        ends.into_iter().filter_map(|(at, end)| Some((at?, end))).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn happenings(starts: &[i64], stops: &[i64]) -> Happenings {
        Happenings {
            starts: Starts::At(starts.iter().map(|at| (*at, None)).collect()),
            stops: stops.iter().map(|at| (*at, false)).collect(),
            times: 1,
            cancels: Vec::new(),
            falls: Vec::new(),
            outcomes: Vec::new(),
            restarts: Vec::new(),
        }
    }

    fn shown(happenings: &Happenings) -> Vec<(i64, Option<(i64, End)>)> {
        run(happenings, |_| true).into_iter().map(|clock| (clock.start, clock.end)).collect()
    }

    #[test]
    fn a_start_opens_a_clock_unless_one_is_open() {
        let happenings = happenings(&[10, 20, 40, 50], &[40]);
        assert_eq!(shown(&happenings), [(10, Some((40, End::Stopped))), (50, None)]);
    }

    #[test]
    fn a_stop_counts_at_its_start_unless_it_is_the_start() {
        let mut both = happenings(&[10], &[10]);
        assert_eq!(shown(&both), [(10, Some((10, End::Stopped)))]);
        both.stops = vec![(10, true), (12, true)];
        assert_eq!(shown(&both), [(10, Some((12, End::Stopped)))]);
    }

    #[test]
    fn times_count_together() {
        let mut twice = happenings(&[10], &[11, 12, 13]);
        twice.times = 2;
        assert_eq!(shown(&twice), [(10, Some((12, End::Stopped)))]);
    }

    #[test]
    fn cancelled_restarted_and_stopped() {
        let mut all = happenings(&[10, 30, 60], &[25, 40]);
        all.restarts = vec![(10, None), (20, None)];
        all.cancels = vec![40, 70];
        assert_eq!(
            shown(&all),
            [
                (10, Some((20, End::Restarted))),
                (20, Some((25, End::Stopped))),
                (30, Some((40, End::Stopped))),
                (60, Some((70, End::Cancelled))),
            ]
        );
    }

    #[test]
    fn an_outcome_that_holds_lets_no_clock_run() {
        let mut under = happenings(&[10, 30, 50], &[]);
        under.outcomes = vec![(20, Some(40))];
        assert_eq!(shown(&under), [(10, Some((20, End::Cancelled))), (30, Some((30, End::Cancelled))), (50, None)]);
    }

    #[test]
    fn the_later_of_two_since_the_clock_before() {
        let at = |all: &[i64]| Box::new(Starts::At(all.iter().map(|at| (*at, None)).collect()));
        let mut later = happenings(&[], &[25, 60]);
        later.starts = Starts::LaterOf(at(&[10, 15, 40]), at(&[20, 50]));
        assert_eq!(shown(&later), [(20, Some((25, End::Stopped))), (50, Some((60, End::Stopped)))]);
    }

    #[test]
    fn no_clock_without_permission() {
        let happenings = happenings(&[10, 20], &[]);
        let clocks = run(&happenings, |at| at >= 15);
        assert_eq!(clocks.first().map(|clock| clock.start), Some(20));
    }
}
