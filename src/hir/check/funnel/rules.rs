//! `STAGE when …`, `OUTCOME when …`: what is asked for each stage, and what takes people out of the funnel.

use std::collections::BTreeMap;

use super::whom::Values;
use crate::base::Span;
use crate::diagnostics::{Diagnostic, funnel as codes};
use crate::hir::check::{Checker, Place, Symbol};
use crate::hir::{Criteria, Named, Outcome, OutcomeRule, Whom};
use crate::model::{OutcomeId, StageId};
use crate::syntax::ast::{self, RuleSubject, StageRule};

/// For whom a rule is, as far as it could be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Everyone,
    EveryoneElse(Span),
    These(Whom),
    /// Reported already.
    Nobody,
}

/// A rule of a stage.
struct Rule<'a> {
    whom: For,
    written: &'a StageRule,
    criteria: Option<Criteria>,
}

impl<'a> Checker<'a> {
    /// The criteria of all stages and the rules of all outcomes.
    pub(in crate::hir::check) fn stage_rules(&self) -> (Vec<Vec<Criteria>>, Vec<Outcome>) {
        let mut stages: Vec<Vec<Rule<'a>>> = self.decls.stage_rows.iter().map(|_| Vec::new()).collect();
        let mut outcomes: Vec<Outcome> = self.decls.outcomes.iter().map(outcome).collect();
        let values = self.segments();
        for &(rule, span) in &self.decls.stage_rules {
            match self.subject(&rule.subject) {
                Some(Symbol::Stage(stage)) => {
                    if let Some(rule) = self.rule_of_stage(stage, rule, span, &values) {
                        stages[stage.0].push(rule);
                    }
                }
                Some(Symbol::Outcome(outcome)) => outcomes[outcome.0].rules.extend(self.rule_of_outcome(rule, span)),
                _ => {}
            }
        }
        let criteria = stages.into_iter().enumerate().map(|(at, rules)| {
            self.check_whom(at, &rules);
            let (general, particular): (Vec<_>, Vec<_>) =
                rules.into_iter().filter_map(|rule| rule.criteria).partition(|criteria| criteria.whom.is_none());
            particular.into_iter().chain(general).collect()
        });
        let criteria = criteria.collect();
        self.warn_of_outcomes(&outcomes);
        (criteria, outcomes)
    }

    /// The stage or outcome that a rule is for.
    fn subject(&self, subject: &RuleSubject) -> Option<Symbol> {
        let name = match subject {
            RuleSubject::NotALead(_) => return Some(Symbol::Outcome(OutcomeId(0))),
            RuleSubject::Name(name) => name,
        };
        let text = name.text.as_str();
        let found = self.symbols.read(text, name.span);
        if let Some(Symbol::Stage(_) | Symbol::Outcome(_)) = found {
            return found;
        }
        if found.is_none() && self.may_be_lost(text) {
            return None;
        }
        let near = match found {
            Some(_) => None,
            None => {
                let stages = self.decls.stage_rows.iter().map(|stage| stage.name.text.as_str());
                let outcomes = self.decls.outcomes.iter().map(|(name, _)| name.text.as_str());
                self.closest(text, stages.chain(outcomes))
            }
        };
        if found.is_none() && near.is_none() && self.decls.stages.is_empty() {
            self.report(
                Diagnostic::new(&codes::NO_STAGES, name.span, format!("This definition has no stages, so `{text}` cannot be one."))
                    .label("which stage?")
                    .help("List the stages first, the lowest at the top: `stages, any may be skipped`, and below it one stage on each line."),
            );
            return None;
        }
        let message = match found {
            Some(symbol) => format!("`{text}` is {}, neither a stage nor an outcome.", symbol.what()),
            None => format!("`{text}` is neither a stage nor an outcome."),
        };
        let mut report = Diagnostic::new(&codes::RULE_FOR_NOTHING, name.span, message)
            .label("a stage or an outcome stands before `when`")
            .help(format!("Add it to the stages, declare it with `outcome {text}`, or give the condition a name with `define … as`."));
        // What is probably meant has its rule then, which is looked at like any other.
        let meant = near.as_deref().and_then(|near| self.symbols.read(near, name.span));
        if let Some(near) = near {
            report = report.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), name.span, near);
        }
        self.report(report);
        meant
    }

    fn rule_of_stage(&self, stage: StageId, rule: &'a StageRule, span: Span, values: &Values) -> Option<Rule<'a>> {
        if let Some(lasting) = &rule.lasting {
            self.report(
                Diagnostic::new(&codes::STAGE_LASTING, lasting.span, "Only an outcome lasts `for` a time.")
                    .label("not on a stage")
                    .help(
                        "How long a stage is kept stands in the list of the stages: `MQL, kept for at least 30 days`.",
                    ),
            );
        }
        let whom = match &rule.whom {
            None => For::Everyone,
            Some(ast::Whom::EveryoneElse(span)) => For::EveryoneElse(*span),
            Some(ast::Whom::Label(label)) => self.whom(label, values).map_or(For::Nobody, For::These),
        };
        let condition = self.condition(&rule.condition, Place::Criteria);
        // Where a row of the stages was refused, the first one that is left need not be the first one.
        let refused = self.decls.stages.first().is_some_and(|(all, _)| all.stages.len() > self.decls.stage_rows.len());
        if stage.0 == 0 && !refused {
            let name = self.decls.stage_rows[0].name.clone();
            self.report(
                Diagnostic::new(&codes::FIRST_STAGE_RULE, rule.subject.span(), format!("`{}` is where everybody starts.", name.text))
                    .label("the first stage has no criteria")
                    .also(name.span, "the first stage")
                    .help("Everybody is at the first stage, whatever is known of them. To ask something for it, put another stage before it, such as `suspect`."),
            );
            return None;
        }
        let criteria = match (condition, whom) {
            (Some(condition), For::These(whom)) => Some(Criteria { whom: Some(whom), condition, span }),
            (Some(condition), For::Everyone | For::EveryoneElse(_)) => Some(Criteria { whom: None, condition, span }),
            _ => None,
        };
        Some(Rule { whom, written: rule, criteria })
    }

    /// Whether the rules of a stage cover everyone, each once.
    fn check_whom(&self, at: usize, rules: &[Rule<'_>]) {
        let name = self.decls.stage_rows[at].name.clone();
        if self.is_lost(&name.text) {
            // A rule of it could not be read.
            return;
        }
        if at > 0 && rules.is_empty() {
            self.report(
                Diagnostic::new(&codes::STAGE_WITHOUT_RULE, name.span, format!("Nobody can reach `{}`.", name.text))
                    .label("no criteria are given for this stage")
                    .help(format!("Say when it is reached: `{} when …`.", name.text)),
            );
        }
        self.check_twice(&name.text, rules);
        let particular = rules.iter().rev().find(|rule| matches!(rule.whom, For::These(_) | For::Nobody));
        let otherwise = rules.iter().find_map(|rule| match rule.whom {
            For::EveryoneElse(span) => Some(span),
            _ => None,
        });
        let everyone = rules.iter().find(|rule| rule.whom == For::Everyone);
        match (particular, otherwise, everyone) {
            (Some(_), None, Some(rule)) => {
                let span = rule.written.subject.span();
                self.report(
                    Diagnostic::new(&codes::FOR_WITHOUT_ELSE, span, format!("`{}` has rules for some people, and this one does not say for whom it is.", name.text))
                        .label("for everyone, or for everyone else?")
                        .help("Where some people have a rule of their own, the rule for all the others says so. The first rule that fits a person counts, and no other.")
                        .fix("add `for everyone else`", span.after(), " for everyone else"),
                );
            }
            (Some(rule), None, None) => self.report(
                Diagnostic::new(
                    &codes::FOR_WITHOUT_ELSE,
                    rule.written.subject.span(),
                    format!("Only some people can reach `{}`.", name.text),
                )
                .label("what about everyone else?")
                .help(format!("Add a rule for the others: `{} for everyone else when …`.", name.text))
                .help(format!(
                    "If nobody else shall reach it, put that into the condition: `{} when size is enterprise and …`.",
                    name.text
                )),
            ),
            (None, Some(span), _) => self.report(
                Diagnostic::new(
                    &codes::ELSE_WITHOUT_FOR,
                    span,
                    "There is nobody else: no rule before it is for some people only.",
                )
                .label("else than whom?")
                .help(format!(
                    "Write `{} when …`, or add a rule such as `{} for enterprise when …`.",
                    name.text, name.text
                )),
            ),
            _ => {}
        }
    }

    /// Two rules for the same people. A rule for everyone and one for everyone else are two.
    fn check_twice(&self, name: &str, rules: &[Rule<'_>]) {
        let mut seen: BTreeMap<Option<Whom>, Span> = BTreeMap::new();
        for rule in rules {
            let whom = match rule.whom {
                For::These(whom) => Some(whom),
                For::Everyone | For::EveryoneElse(_) => None,
                For::Nobody => continue,
            };
            let first = *seen.entry(whom).or_insert(rule.written.subject.span());
            if first != rule.written.subject.span() {
                self.report(
                    Diagnostic::new(&codes::RULE_TWICE, rule.written.subject.span(), format!("`{}` has two rules for the same people.", name))
                        .label("a second rule")
                        .also(first, "the first one")
                        .help("Join them into one: `… when (A) or (B)` if either is enough, `… when (A) and (B)` if both are needed. Or say for whom each is: `SQL for enterprise when …`."),
                );
            }
        }
    }

    fn rule_of_outcome(&self, rule: &StageRule, span: Span) -> Option<OutcomeRule> {
        if let Some(whom) = &rule.whom {
            let place = match whom {
                ast::Whom::EveryoneElse(span) => *span,
                ast::Whom::Label(label) => label.span,
            };
            self.report(
                Diagnostic::new(&codes::OUTCOME_FOR_SOME, place, "An outcome has no rules for some people only.")
                    .label("not before the `when` of an outcome")
                    .help("Put it into the condition: `disqualified when size is enterprise and …`. An outcome can have several rules; each is enough."),
            );
        }
        let condition = self.condition(&rule.condition, Place::Outcome)?;
        let lasting = match &rule.lasting {
            None => None,
            Some(duration) => Some(self.duration(duration).zip(self.lasting(&condition, duration.span))?),
        };
        let because = rule.because.as_ref().map(|text| text.value.clone());
        Some(OutcomeRule { condition, lasting, because, span })
    }

    /// Declared outcomes that nothing gives.
    fn warn_of_outcomes(&self, outcomes: &[Outcome]) {
        let mut ruled: Vec<bool> = outcomes.iter().map(|outcome| !outcome.rules.is_empty()).collect();
        for (rule, _) in &self.decls.stage_rules {
            match &rule.subject {
                RuleSubject::NotALead(_) => ruled[0] = true,
                RuleSubject::Name(name) => {
                    if let Some(Symbol::Outcome(id)) = self.symbols.get(&name.text) {
                        ruled[id.0] = true;
                    }
                }
            }
        }
        for ((_, decl), ruled) in self.decls.outcomes.iter().zip(ruled) {
            let Some(decl) = decl else { continue };
            // A rule that could not be read has been reported.
            if ruled || self.is_lost(&decl.name.text) {
                continue;
            }
            self.report(
                Diagnostic::new(
                    &codes::OUTCOME_WITHOUT_RULE,
                    decl.name.span,
                    format!("Nothing gives the outcome `{}`.", decl.name.text),
                )
                .label("no rule for it")
                .help(format!("Say when: `{} when …`.", decl.name.text)),
            );
        }
    }
}

/// An outcome that nothing gives yet.
fn outcome((name, decl): &(Named, Option<&ast::OutcomeDecl>)) -> Outcome {
    let title = decl.and_then(|decl| decl.title.as_ref()).map(|title| title.value.clone());
    Outcome { name: name.clone(), title, rules: Vec::new() }
}
