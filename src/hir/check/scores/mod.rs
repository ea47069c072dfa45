//! Scores: their scale first, since conditions compare with it, then what they add up.

mod bounds;
mod groups;
mod limits;
mod points;
mod terms;
#[cfg(test)]
mod tests;

use super::{Checker, Place};
use crate::diagnostics::{Diagnostic, Edit, scores as codes};
use crate::hir::UnknownUnless;
use crate::model::ScoreId;
use crate::syntax::ast;

pub(crate) use limits::period_of;
pub(crate) use points::{scale, shown};

impl Checker<'_> {
    /// Digits and range of every score.
    pub(super) fn score_scales(&mut self) {
        for (at, decl) in self.decls.scores.clone().into_iter().enumerate() {
            let decimals = self.decimals(decl);
            let from = self.points(&decl.from, decimals);
            let to = self.points(&decl.to, decimals);
            let score = &mut self.program.scores[at];
            score.decimals = decimals;
            // An unsound range is as wide as can be, so that nothing else is reported for it.
            score.min = from.unwrap_or(-points::MOST_POINTS * scale(decimals));
            score.max = to.unwrap_or(points::MOST_POINTS * scale(decimals));
            if score.min >= score.max {
                (score.min, score.max) = (score.max, score.min);
                let (low, high) = (shown(score.min, decimals), shown(score.max, decimals));
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
        }
    }

    fn decimals(&mut self, decl: &ast::Score) -> u32 {
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
    pub(super) fn score_bodies(&mut self) {
        for (at, decl) in self.decls.scores.clone().into_iter().enumerate() {
            let id = ScoreId(at);
            let decimals = self.program.scores[at].decimals;
            let unknown_unless = self.unknown_unless(id, decl);
            let starting_over = match decl.starting_over.as_slice() {
                [] => Vec::new(),
                events => self.picks(events).unwrap_or_default(),
            };
            let start = self.start(id, decl);
            let terms = decl.terms.iter().filter_map(|term| self.term(id, decimals, term)).collect();
            let groups = self.groups(id, decimals, decl);
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
            let score = &mut self.program.scores[at];
            score.unknown_unless = unknown_unless;
            score.starting_over = starting_over;
            score.start = start;
            score.terms = terms;
            score.groups = groups;
        }
        // Only now the ranges of all scores and fields are known, and whatever a score adds is there.
        for (at, decl) in self.decls.scores.clone().into_iter().enumerate() {
            self.check_bounds(at, decl);
        }
    }

    fn unknown_unless(&mut self, id: ScoreId, decl: &ast::Score) -> Vec<UnknownUnless> {
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
    fn start(&mut self, id: ScoreId, decl: &ast::Score) -> i64 {
        if let [first, second, ..] = decl.starts_at.as_slice() {
            self.report(
                Diagnostic::new(&codes::STARTS_TWICE, second.span, "The start is said twice.")
                    .label("said again")
                    .also(first.span, "said first")
                    .help("Keep one `starts at`."),
            );
        }
        let Some(number) = decl.starts_at.first() else { return 0 };
        let decimals = self.program.scores[id.0].decimals;
        let Some(start) = self.points(number, decimals) else { return 0 };
        let score = &self.program.scores[id.0];
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
