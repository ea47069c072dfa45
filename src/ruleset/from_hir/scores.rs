//! Scores: terms with their points in millionths, tables of decay, limits, groups.

use super::Lowering;
use super::decay::{self, MOST_ROWS};
use super::ids::{Place, held};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, compile};
use crate::hir::{self, Decay, Program, Query, RuleRef};
use crate::model::ScoreId;
use crate::ruleset::{
    Expr, FeatureKind, Group, Limit, MICRO, Op, Ratio, Score, Term, TermKind, UnknownUnless, UnknownValue,
};

/// The most points that a term gives or takes where nothing else is said.
const MOST_POINTS: i64 = 1_000_000;

/// What holds for all terms of a score.
struct Frame<'a> {
    score: &'a hir::Score,
    /// The instant at which it starts over.
    reset: Option<Expr>,
}

impl Frame<'_> {
    /// The size of a term at most, in millionths.
    fn cap(&self, cap: Option<i64>) -> i64 {
        let most = MOST_POINTS * unit(self.score.decimals);
        micro(cap.unwrap_or(most).abs().min(most))
    }
}

impl Lowering<'_> {
    pub(super) fn score(&mut self, score: &hir::Score, id: &str) -> Score {
        let reset = (!score.starting_over.is_empty())
            .then(|| Op::Feature { feature: self.last_of(&score.starting_over, score.name.span) }.into());
        let frame = Frame { score, reset };
        let unknown_unless = self.unknown_unless(&score.unknown_unless, id);
        let terms = self.terms(&score.terms, id, &frame);
        let groups = score.groups.iter().map(|group| self.group(group, id, &frame)).collect();
        Score {
            decimals: score.decimals,
            min: held(score.min),
            max: held(score.max),
            unknown_unless,
            start: micro(score.start),
            terms,
            groups,
        }
    }

    fn unknown_unless(&mut self, lines: &[hir::UnknownUnless], id: &str) -> Vec<UnknownUnless> {
        let mut lowered = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let id = self.id(format!("{id}/unknown unless/{}", number + 1), line.span);
            let when = self.condition(&line.condition, &Place::at(format!("{id}/when")));
            let status = line.because.clone().unwrap_or_else(|| "unknown".to_owned());
            lowered.push(UnknownUnless { id, when, status });
        }
        lowered
    }

    fn group(&mut self, group: &hir::Group, id: &str, frame: &Frame) -> Group {
        let terms = self.terms(&group.terms, &format!("{id}/group {}", group.name.text), frame);
        let cap = group.cap.map(|points| frame.cap(Some(points)));
        let scale = self.program.group_share(frame.score, group).map(|share| ratio(share, false));
        Group { name: group.name.text.clone(), take: group.take, cap, scale, terms }
    }

    fn terms(&mut self, terms: &[hir::Term], id: &str, frame: &Frame) -> Vec<Term> {
        let numbered = terms.iter().enumerate();
        numbered.map(|(number, term)| self.term(term, format!("{id}/{}", number + 1), frame)).collect()
    }

    fn term(&mut self, term: &hir::Term, id: String, frame: &Frame) -> Term {
        let id = self.id(id, term.span);
        let place = Place::at(format!("{id}/when")).narrowed(frame.reset.as_ref());
        let when = term.when.as_ref().map(|when| self.condition(when, &place));
        let cap = frame.cap(term.cap);
        let kind = self.term_kind(term, cap, frame);
        Term { id, when, cap, kind, because: term.because.clone() }
    }

    fn term_kind(&mut self, term: &hir::Term, cap: i64, frame: &Frame) -> TermKind {
        match &term.kind {
            hir::TermKind::Points(points) => TermKind::Points { points: micro(*points) },
            hir::TermKind::ForEach { points, query, decay, limits, every } => {
                let kind = self.points_of(micro(*points), *decay, *every, limits, term.span);
                let place = Place::silent().narrowed(frame.reset.as_ref());
                TermKind::Events { feature: self.feature(kind, query, &place) }
            }
            hir::TermKind::Silence { points, every, times, query, fallback } => {
                let points = micro(*points);
                // Periods beyond the cap change nothing; leaving them out keeps the product small.
                let enough = if points == 0 { 0 } else { (cap + points.abs() - 1) / points.abs() };
                TermKind::Silence {
                    points,
                    every: held(*every).max(1),
                    times: Some(times.unwrap_or(i64::MAX).min(enough)),
                    since: self.silence(query, frame),
                    fallback: fallback.map(|field| self.instant_of(field)),
                }
            }
            hir::TermKind::ValueOf { minus, field } => {
                let ratio = ratio(self.program.value_share(frame.score, term), *minus);
                let of = vec![self.operand(field, &Place::silent())];
                TermKind::Value { of, ratio, unknown: UnknownValue::Zero }
            }
            hir::TermKind::Share { minus, percent, score } => self.share_of(&[*score], *percent, *minus, frame),
            hir::TermKind::Higher { minus, a, b } => self.share_of(&[*a, *b], 10_000, *minus, frame),
        }
    }

    fn points_of(
        &mut self,
        points: i64,
        decay: Option<Decay>,
        every: Option<i64>,
        limits: &[Limit],
        span: Span,
    ) -> FeatureKind {
        let lost = match decay {
            Some(Decay::LosingPoints { points, .. }) => micro(points),
            _ => 0,
        };
        let table = decay::table(points, decay, lost).unwrap_or_else(|| {
            self.sink.report(
                Diagnostic::new(&compile::LONG_DECAY, span, "These points get less in too many small steps.")
                    .label(format!("more than {MOST_ROWS} steps until nothing is left"))
                    .help("A rule set holds the points of every step. Let them fade over a shorter time, or in larger steps: `losing 10% every 30 days`."),
            );
            vec![(0, points)]
        });
        // Limits of a period stand before the one in all, short periods before long ones.
        let mut limits: Vec<Limit> = limits.to_vec();
        limits.sort_by_key(|limit| (limit.per.is_none(), limit.per.map(|per| per as u8), limit.times));
        limits.dedup();
        FeatureKind::Points { table, every: every.map(held), limits }
    }

    /// From when on silence counts: the last event, or the later start of the score.
    fn silence(&mut self, query: &Query, frame: &Frame) -> Vec<Expr> {
        let last = self.number_of(hir::NumberOf::LastAt, query, &Place::silent());
        let mut since: Vec<Expr> = vec![Op::Feature { feature: last }.into()];
        since.extend(frame.reset.clone());
        since
    }

    /// A share of the highest of some scores, in hundredths of a percent; they are read in the unit of the finest.
    fn share_of(&mut self, scores: &[ScoreId], percent: i64, minus: bool, frame: &Frame) -> TermKind {
        let program = self.program;
        let finest = scores.iter().map(|id| &program.scores[id.0]).max_by_key(|score| score.decimals);
        let Some(finest) = finest else {
            return TermKind::Points { points: 0 };
        };
        let mut of = Vec::new();
        for id in scores {
            let by = unit(finest.decimals - program.scores[id.0].decimals);
            let rule = self.rule_op(RuleRef::Score(*id));
            of.push(if by == 1 { rule.into() } else { Op::Times { of: rule.boxed(), by }.into() });
        }
        let ratio = ratio(Program::score_share(frame.score, finest, percent), minus);
        TermKind::Value { of, ratio, unknown: UnknownValue::Spreads }
    }
}

/// Units in a point.
fn unit(decimals: u32) -> i64 {
    10_i64.pow(decimals.min(6))
}

/// Units in millionths. The checker sees to it that a line has at most a million points.
fn micro(units: i64) -> i64 {
    held(units.saturating_mul(MICRO))
}

/// A share with its sign. The checker sees to it that what it is multiplied with stays within bounds.
fn ratio(share: hir::Share, minus: bool) -> Ratio {
    let int = |number: i128| held(i64::try_from(number).unwrap_or(i64::MAX));
    Ratio { num: if minus { -int(share.num) } else { int(share.num) }, den: int(share.den).max(1) }
}
