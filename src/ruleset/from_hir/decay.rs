//! How an event's points get less with its age, as a table that any runtime can read.

use crate::hir::Decay;

/// The most rows that a table may have.
pub(super) const MOST_ROWS: usize = 5000;

/// Points by age in whole days, in millionths, from (0, all of them) on; a row where they change. None: more than [`MOST_ROWS`].
/// `lost` is what `losing N points` takes each time, in millionths.
pub(super) fn table(points: i64, decay: Option<Decay>, lost: i64) -> Option<Vec<(i64, i64)>> {
    let mut rows = vec![(0, points)];
    match decay {
        None => {}
        Some(Decay::FadingOver { days }) => {
            // More days than rows always change more often than there are rows, but for fewer millionths than days.
            if days > 1_000_000 {
                return None;
            }
            for age in 1..=days {
                let left = divide(i128::from(points) * i128::from(days - age), i128::from(days));
                push(&mut rows, age, left)?;
            }
        }
        Some(Decay::LosingPercent { percent, days }) => {
            let mut left = points;
            let mut age = 0i64;
            while left != 0 {
                age = age.checked_add(days.max(1))?;
                let next = divide(i128::from(left) * i128::from((10_000 - percent).max(0)), 10_000);
                // What rounding would keep for ever is nothing.
                left = if next == left { 0 } else { next };
                push(&mut rows, age, left)?;
            }
        }
        Some(Decay::LosingPoints { days, .. }) => {
            let mut left = points;
            let mut age = 0i64;
            while left != 0 {
                age = age.checked_add(days.max(1))?;
                let next = left.abs().saturating_sub(lost.abs()).max(0) * left.signum();
                left = if next == left { 0 } else { next };
                push(&mut rows, age, left)?;
            }
        }
    }
    Some(rows)
}

fn push(rows: &mut Vec<(i64, i64)>, age: i64, points: i64) -> Option<()> {
    if rows.last().is_some_and(|last| last.1 != points) {
        rows.push((age, points));
    }
    (rows.len() <= MOST_ROWS).then_some(())
}

/// A division rounded half away from zero; the divisor is above 0.
pub(super) fn divide(number: i128, by: i128) -> i64 {
    let half = (2 * number.abs() + by) / (2 * by);
    i64::try_from(half * number.signum()).unwrap_or(i64::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn fading_is_a_straight_line_by_whole_days() {
        let decay = Some(Decay::FadingOver { days: 3 });
        let rows = table(10_000_000, decay, 0).unwrap();
        assert_eq!(rows, [(0, 10_000_000), (1, 6_666_667), (2, 3_333_333), (3, 0)]);
        let rows = table(-5_000_000, Some(Decay::FadingOver { days: 2 }), 0).unwrap();
        assert_eq!(rows, [(0, -5_000_000), (1, -2_500_000), (2, 0)]);
    }

    #[test]
    fn a_share_of_what_is_left_is_rounded_at_each_step() {
        let rows = table(7, Some(Decay::LosingPercent { percent: 5000, days: 30 }), 0).unwrap();
        // 3.5 -> 4, 2, 1, 0.5 -> 1: would stay, so it is nothing.
        assert_eq!(rows, [(0, 7), (30, 4), (60, 2), (90, 1), (120, 0)]);
        let rows = table(7, Some(Decay::LosingPercent { percent: 10_000, days: 1 }), 0).unwrap();
        assert_eq!(rows, [(0, 7), (1, 0)]);
    }

    #[test]
    fn points_are_lost_down_to_nothing() {
        let decay = Some(Decay::LosingPoints { points: 4, days: 7 });
        assert_eq!(table(10, decay, 4).unwrap(), [(0, 10), (7, 6), (14, 2), (21, 0)]);
        assert_eq!(table(-10, decay, 4).unwrap(), [(0, -10), (7, -6), (14, -2), (21, 0)]);
    }

    #[test]
    fn long_tables_are_refused() {
        assert!(table(1_000_000, Some(Decay::FadingOver { days: 4999 }), 0).is_some());
        assert!(table(1_000_000, Some(Decay::FadingOver { days: 5000 }), 0).is_none());
        assert!(table(1_000_000, Some(Decay::FadingOver { days: i64::MAX }), 0).is_none());
        assert!(table(1_000_000_000, Some(Decay::LosingPercent { percent: 1, days: 1 }), 0).is_none());
        assert!(table(1_000_000_000, Some(Decay::LosingPercent { percent: 100, days: i64::MAX }), 0).is_none());
    }
}
