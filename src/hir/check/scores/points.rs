//! Points and shares as written, in the units that the program holds.

use crate::diagnostics::{Diagnostic, scores as codes};
use crate::hir::check::Checker;
use crate::syntax::ast::Number;

/// Nothing in a score is larger than so many points: no term, no limit, no end of its range.
pub(crate) const MOST_POINTS: i64 = 1_000_000;

/// The digits after the point that the units of a score have, as a factor.
pub(crate) fn scale(decimals: u32) -> i64 {
    10_i64.pow(decimals.min(6))
}

/// A number of units as it is written.
pub(crate) fn shown(units: i64, decimals: u32) -> String {
    if decimals == 0 {
        return units.to_string();
    }
    let scale = 10_u64.pow(decimals.min(18));
    let (whole, rest) = (units.unsigned_abs() / scale, units.unsigned_abs() % scale);
    let sign = if units < 0 { "-" } else { "" };
    let rest = format!("{rest:0width$}", width = decimals as usize);
    match rest.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

impl Checker<'_> {
    /// Points in units of 10^-decimals; reports more digits than the score has, and what is too large.
    pub(crate) fn points(&self, number: &Number, decimals: u32) -> Option<i64> {
        if number.decimals > decimals {
            let allowed = match decimals {
                0 => "This score has whole points.".to_owned(),
                1 => "This score has 1 digit after the point.".to_owned(),
                n => format!("This score has {n} digits after the point."),
            };
            let help = match (decimals, number.decimals) {
                (0, 1) => "Round the points, or write `, with 1 decimal` after the range of the score.",
                (_, 2) => "Round the points, or write `, with 2 decimals` after the range of the score.",
                _ => "Round the points: scores have at most 2 digits after the point.",
            };
            self.report(
                Diagnostic::new(&codes::POINTS_TOO_FINE, number.span, allowed).label("finer than the score").help(help),
            );
            return None;
        }
        let units = number.units.checked_mul(scale(decimals - number.decimals));
        let units = units.filter(|units| units.abs() <= MOST_POINTS * scale(decimals));
        if units.is_none() {
            self.report(
                Diagnostic::new(&codes::TOO_MANY_POINTS, number.span, "These are more than a million points.")
                    .label("more than 1m points")
                    .help("Points are held within a million on either side of zero, so that every system can add them exactly. Count in larger units."),
            );
        }
        units
    }

    /// A share in hundredths of a percent, above `0%` and up to `most` percent.
    pub(crate) fn share(&self, number: &Number, most: i64, what: &str) -> Option<i64> {
        let hundredths = match number.decimals {
            0..=2 => number.units.checked_mul(scale(2 - number.decimals)),
            _ => None,
        };
        let hundredths = hundredths.filter(|share| (1..=most * 100).contains(share));
        if hundredths.is_none() {
            self.report(
                Diagnostic::new(
                    &codes::ODD_SHARE,
                    number.span,
                    format!("{what} is a share above 0% and up to {most}%."),
                )
                .label("not such a share")
                .help("Write a percentage with at most 2 digits after the point, such as `50%` or `12.5%`."),
            );
        }
        hundredths
    }

    /// A number of times: whole, at least one.
    pub(crate) fn times(&self, number: &Number) -> Option<i64> {
        if number.decimals == 0 && (1..=MOST_POINTS).contains(&number.units) {
            return Some(number.units);
        }
        self.report(
            Diagnostic::new(&codes::ODD_TIMES, number.span, "A number of times is whole and at least 1.")
                .label("not so many times")
                .help("Write a whole number between 1 and 1m. To count nothing at all, take the line out."),
        );
        None
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn units_are_shown_as_they_are_written() {
        assert_eq!(shown(40, 0), "40");
        assert_eq!(shown(-250, 2), "-2.5");
        assert_eq!(shown(205, 2), "2.05");
        assert_eq!(shown(200, 2), "2");
        assert_eq!(shown(-5, 2), "-0.05");
        assert_eq!(shown(i64::MIN, 0), i64::MIN.to_string());
    }
}
