//! Groups of terms and their rules.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, scores as codes};
use crate::hir::check::Checker;
use crate::hir::{Group, Named};
use crate::model::{ScoreId, Take};
use crate::syntax::ast::{self, GroupRuleKind};

impl Checker<'_> {
    /// The groups of a score.
    pub(super) fn groups(&self, id: ScoreId, decimals: u32, decl: &ast::Score) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut names: BTreeMap<&str, Span> = BTreeMap::new();
        for group in &decl.groups {
            let name = group.name.text.as_str();
            if let Some(first) = names.get(name) {
                self.report(
                    Diagnostic::new(
                        &codes::GROUP_TWICE,
                        group.name.span,
                        format!("This score has two groups named `{name}`."),
                    )
                    .label("named so again")
                    .also(*first, "the first one")
                    .help("Give each group of a score its own name, or put the lines into one group."),
                );
            }
            names.entry(name).or_insert(group.name.span);
            groups.push(self.group(id, decimals, group));
        }
        self.check_weights(decl);
        groups
    }

    fn group(&self, id: ScoreId, decimals: u32, group: &ast::Group) -> Group {
        self.check_indents(group);
        let mut built = Group {
            name: Named { text: group.name.text.clone(), span: group.name.span },
            take: Take::Sum,
            cap: None,
            weighs: None,
            scaled_to: None,
            terms: Vec::new(),
        };
        let mut seen: Vec<(Rule, &ast::GroupRule)> = Vec::new();
        for rule in &group.rules {
            let kind = Rule::of(&rule.kind);
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == kind) {
                let what = match kind {
                    _ if first.kind == rule.kind => "This rule is said twice.",
                    Rule::Take => "Only the best line counts, or only the first one that is met: not both.",
                    Rule::Scale => "A group has one weight, or is scaled: not both.",
                    Rule::Cap => "A group has one limit.",
                };
                self.report(
                    Diagnostic::new(&codes::GROUP_RULES_CONFLICT, rule.span, what)
                        .label("does not go with the other rule")
                        .also(first.span, "the other rule")
                        .help("Keep one of the two."),
                );
                continue;
            }
            seen.push((kind, rule));
            match &rule.kind {
                GroupRuleKind::BestOnly => built.take = Take::Best,
                GroupRuleKind::FirstOnly => built.take = Take::First,
                GroupRuleKind::AtMostPoints(number) => built.cap = self.cap(number, decimals),
                GroupRuleKind::Weighs(number) => built.weighs = self.share(number, 1000, "A weight"),
                GroupRuleKind::ScaledTo(number) => built.scaled_to = self.cap(number, decimals),
            }
        }
        built.terms = group.terms.iter().filter_map(|term| self.term(id, decimals, term)).collect();
        built
    }

    /// A line that stands in the group by its place and outside of it by its indentation could be read in two ways.
    fn check_indents(&self, group: &ast::Group) {
        let Some(first) = group.terms.first() else { return };
        for term in &group.terms {
            if term.indent < first.indent {
                let missing = " ".repeat(first.indent - term.indent);
                self.report(
                    Diagnostic::new(
                        &codes::TERM_OUT_OF_GROUP,
                        term.span,
                        format!("This line looks as if it stood outside of the group `{}`.", group.name.text),
                    )
                    .label("indented less than the group's first line")
                    .also(group.span, "the group goes on to the next group or to the end of the score")
                    .help("Lines outside of any group stand above the first group. If it belongs to the group, indent it like the others.")
                    .fix("indent it like the others", term.span.before(), missing),
                );
            }
        }
    }

    /// Weights that do not add up to 100%.
    fn check_weights(&self, decl: &ast::Score) {
        let mut sum = 0_i128;
        let mut last = None;
        for rule in decl.groups.iter().flat_map(|group| &group.rules) {
            if let GroupRuleKind::Weighs(number) = &rule.kind {
                if number.decimals > 2 {
                    return;
                }
                sum += i128::from(number.units) * 10_i128.pow(2 - number.decimals);
                last = Some(rule.span);
            }
        }
        let Some(last) = last else { return };
        if sum == 10_000 {
            return;
        }
        let shown = if sum % 100 == 0 { format!("{}%", sum / 100) } else { format!("{}.{:02}%", sum / 100, sum % 100) };
        self.report(
            Diagnostic::new(&codes::WEIGHTS_NOT_WHOLE, last, format!("The weights of the groups add up to {shown}."))
                .label(format!("together {shown}"))
                .help("Weights usually share out 100%. If this is meant, all is well."),
        );
    }
}

/// Of each of these a group has one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    Take,
    Cap,
    Scale,
}

impl Rule {
    fn of(kind: &GroupRuleKind) -> Rule {
        match kind {
            GroupRuleKind::BestOnly | GroupRuleKind::FirstOnly => Rule::Take,
            GroupRuleKind::AtMostPoints(_) => Rule::Cap,
            GroupRuleKind::Weighs(_) | GroupRuleKind::ScaledTo(_) => Rule::Scale,
        }
    }
}
