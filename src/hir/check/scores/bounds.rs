//! Sums that every system can compute exactly, and groups whose largest sum is known.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, scores as codes};
use crate::hir::check::Checker;
use crate::hir::{Program, Score, Term, TermKind};
use crate::syntax::ast;

/// The largest number that every runtime holds exactly: 2^53 − 1.
const MAX: i128 = 9_007_199_254_740_991;

impl Checker<'_> {
    /// Reports sums of a score that could pass 2^53 − 1, and groups that cannot be scaled.
    pub(in crate::hir::check) fn check_bounds(&self, program: &Program) {
        for (score, decl) in program.scores.iter().zip(&self.decls.scores) {
            self.check_scaled(program, score, decl);
            self.check_values(program, score);
            self.check_sums(program, score, decl);
        }
    }

    /// `scaled to N` needs to know what it is scaled from.
    fn check_scaled(&self, program: &Program, score: &Score, decl: &ast::Score) {
        for (group, written) in score.groups.iter().zip(&decl.groups) {
            let rule = written.rules.iter().find(|rule| matches!(rule.kind, ast::GroupRuleKind::ScaledTo(_)));
            // A group with an unsound line has been reported; its largest sum is not known.
            let (Some(_), Some(rule), true) = (group.scaled_to, rule, group.terms.len() == written.terms.len()) else {
                continue;
            };
            let report = match program.group_largest(score, group) {
                Some(largest) if largest > 0 => continue,
                Some(_) => Diagnostic::new(&codes::SCALE_WITHOUT_SUM, rule.span, "This group never gives points.")
                    .label("scaled from nothing")
                    .help("A group is scaled from its largest sum, and the lines of this one only take points away."),
                None => {
                    let endless = group.terms.iter().find(|term| term.cap.is_none() && is_endless(term));
                    let report = Diagnostic::new(&codes::SCALE_WITHOUT_SUM, rule.span, "The largest sum of this group is not known.")
                        .label("scaled from what?")
                        .help("Give the group a limit: `at most 40 points, scaled to 100`. Or give one to each line that can count without end.");
                    match endless {
                        Some(term) => report.also(term.span, "this line can give points without end"),
                        None => report,
                    }
                }
            };
            self.report(report);
        }
    }

    /// Values of fields and scores that are too large to count as points.
    fn check_values(&self, program: &Program, score: &Score) {
        for term in score.terms.iter().chain(score.groups.iter().flat_map(|group| &group.terms)) {
            let Some(size) = program.value_size(term) else { continue };
            if size.saturating_mul(program.value_share(score, term).num) > MAX {
                self.report(
                    Diagnostic::new(
                        &codes::SUM_TOO_LARGE,
                        term.span,
                        "The value can be too large to be counted as points.",
                    )
                    .label("can be larger than what every system adds exactly")
                    .help("Give the field or score a smaller range: a term of a score is held within a million points anyway."),
                );
            }
        }
    }

    fn check_sums(&self, program: &Program, score: &Score, decl: &ast::Score) {
        let mut sum = i128::from(score.start.abs()) * 1_000_000;
        let mut largest: Option<(i128, Span)> = None;
        let mut remember = |size: i128, span: Span| {
            if largest.is_none_or(|(other, _)| size > other) {
                largest = Some((size, span));
            }
        };
        for term in &score.terms {
            let size = program.term_size(score, term);
            remember(size, term.span);
            sum += size;
        }
        for group in &score.groups {
            let size = program.group_size(score, group);
            let most = group.terms.iter().map(|term| (program.term_size(score, term), term.span)).max();
            if let Some((size, span)) = most {
                remember(size, span);
            }
            match program.group_share(score, group) {
                Some(share) if size.saturating_mul(share.num) > MAX => {
                    self.report(
                        Diagnostic::new(&codes::SUM_TOO_LARGE, group.name.span, "The sum of this group can become too large to be weighed exactly.")
                            .label("needs a limit")
                            .help("Add a limit to the group, such as `at most 1k points`, or to its lines that can count without end."),
                    );
                    return;
                }
                Some(share) => sum += size * share.num / share.den,
                None => sum += size,
            }
        }
        if let (true, Some((_, span))) = (sum > MAX, largest) {
            self.report(
                Diagnostic::new(&codes::SUM_TOO_LARGE, span, format!("The sum of `{}` can become too large to be exact.", decl.name.text))
                    .label("this line needs a limit")
                    .help("Add `, at most 1k points` to this line, or to others that can count without end. A line without a limit may give a million points."),
            );
        }
    }
}

/// Whether points are given for each of something, and nothing says how often at most.
fn is_endless(term: &Term) -> bool {
    match &term.kind {
        TermKind::ForEach { points, limits, .. } => *points > 0 && limits.iter().all(|limit| limit.per.is_some()),
        TermKind::Silence { points, times, .. } => *points > 0 && times.is_none(),
        _ => false,
    }
}
