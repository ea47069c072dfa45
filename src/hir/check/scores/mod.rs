//! Scores: their scale first, since conditions compare with it, then what they add up.

mod bounds;
mod groups;
mod limits;
mod points;
mod terms;
#[cfg(test)]
mod tests;

use super::collect::named;
use super::known::ScoreScale;
use super::{Checker, Place};
use crate::diagnostics::{Diagnostic, Edit, scores as codes};
use crate::hir::{Score, UnknownUnless};
use crate::model::ScoreId;
use crate::syntax::ast;

pub(crate) use limits::period_of;
pub(crate) use points::{scale, shown};

impl Checker<'_> {
    /// Digits and range of every score.
    pub(super) fn score_scales(&self) -> Vec<ScoreScale> {
        let scale_of = |decl: &&ast::Score| {
            let decimals = self.decimals(decl);
            let from = self.points(&decl.from, decimals);
            let to = self.points(&decl.to, decimals);
            // An unsound range is as wide as can be, so that nothing else is reported for it.
            let mut min = from.unwrap_or(-points::MOST_POINTS * scale(decimals));
            let mut max = to.unwrap_or(points::MOST_POINTS * scale(decimals));
            if min >= max {
                (min, max) = (max, min);
                let (low, high) = (shown(min, decimals), shown(max, decimals));
                let mut report = Diagnostic::new(
                    &codes::RANGE_BACKWARDS,
                    decl.from.span.to(decl.to.span),
                    "The range does not go up.",
                )
                .label("the first number is not below the second")
                .help("Write the lowest value first: `score fit from 0 to 100`.");
                if from.is_some() && to.is_some() && low != high {
                    let edit = |span, text: &str| Edit { span, text: text.to_owned() };
                    let edits = vec![edit(decl.from.span, &low), edit(decl.to.span, &high)];
                    report = report.fix_all(format!("write `from {low} to {high}`"), edits);
                }
                self.report(report);
            }
            ScoreScale { decimals, min, max }
        };
        self.decls.scores.iter().map(scale_of).collect()
    }

    fn decimals(&self, decl: &ast::Score) -> u32 {
        match &decl.decimals {
            None => 0,
            Some(number) => match (number.units, number.decimals) {
                (0, 0) => 0,
                (1, 0) => 1,
                (2, 0) => 2,
                _ => {
                    self.report(
                        Diagnostic::new(
                            &codes::SCORE_DECIMALS,
                            number.span,
                            "A score has no more than 2 digits after the point.",
                        )
                        .label("0, 1 or 2")
                        .help("Write `with 1 decimal` or `with 2 decimals`, or nothing for whole points."),
                    );
                    2
                }
            },
        }
    }

    /// The lines of every score.
    pub(super) fn scores(&self) -> Vec<Score> {
        let ids = (0..).map(ScoreId);
        ids.zip(&self.decls.scores).map(|(id, decl)| self.score_of(id, decl)).collect()
    }

    fn score_of(&self, id: ScoreId, decl: &ast::Score) -> Score {
        let ScoreScale { decimals, min, max } = self.known.scores[id.0];
        if decl.terms.is_empty() && decl.groups.is_empty() {
            self.report(
                Diagnostic::new(
                    &codes::SCORE_WITHOUT_TERMS,
                    decl.name.span,
                    format!("`{}` never changes.", decl.name.text),
                )
                .label("nothing is added here")
                .help("Say below it what gives points: `+10 when …`."),
            );
        }
        Score {
            name: named(&decl.name),
            decimals,
            min,
            max,
            unknown_unless: self.unknown_unless(id, decl),
            starting_over: self.picks(&decl.starting_over).unwrap_or_default(),
            start: self.start(id, decl),
            terms: decl.terms.iter().filter_map(|term| self.term(id, decimals, term)).collect(),
            groups: self.groups(id, decimals, decl),
        }
    }

    fn unknown_unless(&self, id: ScoreId, decl: &ast::Score) -> Vec<UnknownUnless> {
        let line = |line: &ast::UnknownUnless| {
            let condition = self.condition(&line.condition, Place::UnknownUnless(id))?;
            Some(UnknownUnless {
                condition,
                because: line.because.as_ref().map(|text| text.value.clone()),
                span: line.span,
            })
        };
        decl.unknown_unless.iter().filter_map(line).collect()
    }

    /// `starts at N`, in units; 0 if not said, whatever the range.
    fn start(&self, id: ScoreId, decl: &ast::Score) -> i64 {
        if let [first, second, ..] = decl.starts_at.as_slice() {
            self.report(
                Diagnostic::new(&codes::STARTS_TWICE, second.span, "The start is said twice.")
                    .label("said again")
                    .also(first.span, "said first")
                    .help("Keep one `starts at`."),
            );
        }
        let Some(number) = decl.starts_at.first() else { return 0 };
        let decimals = self.known.scores[id.0].decimals;
        let Some(start) = self.points(number, decimals) else { return 0 };
        let score = self.known.scores[id.0];
        if start < score.min || start > score.max {
            self.report(
                Diagnostic::new(
                    &codes::START_OUT_OF_RANGE,
                    number.span,
                    "The start lies outside of the score's range.",
                )
                .label("outside of the range")
                .also(decl.from.span.to(decl.to.span), "the range")
                .help("Start within the range, or widen it."),
            );
        }
        start
    }
}
