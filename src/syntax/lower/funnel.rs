//! Stages, outcomes, and their criteria.

use super::Lower;
use crate::syntax::ast::{OutcomeDecl, RuleSubject, StageDecl, StageOption, StageOptionKind, StageRule, Stages, Whom};
use crate::syntax::cursor::{Cursor, end};
use crate::syntax::expected::is_name;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    pub(super) fn stages(&mut self, pair: Pair) -> Option<Stages> {
        let mut c = Cursor::new(pair);
        let head = c.eat(Rule::stages_head)?;
        let (head_span, above) = (self.span(&head), end(&head));
        let mut inner = Cursor::new(head);
        inner.has(Rule::k_stages);
        inner.has(Rule::comma);
        let building = inner.has(Rule::k_each_building_on_the_one_before);
        let stages = self.stage_rows(above, c.many(Rule::stage))?;
        Some(Stages { building, stages, head: head_span })
    }

    pub(super) fn stage(&mut self, pair: Pair) -> Option<StageDecl> {
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let name = self.name(&mut c)?;
        let title = self.text(&mut c);
        let mut options = Vec::new();
        for option in c.many(Rule::stage_option) {
            let span = self.span(&option);
            let mut inner = Cursor::new(option);
            let kind = match inner.take()?.as_rule() {
                Rule::k_owned_by => StageOptionKind::OwnedBy(self.name(&mut inner)?),
                Rule::k_agreed_by => {
                    let teams = inner.many_if(|rule| is_name(rule) || rule == Rule::k_and);
                    StageOptionKind::AgreedBy(
                        teams
                            .iter()
                            .filter(|team| is_name(team.as_rule()))
                            .map(|team| self.name_of_pair(team))
                            .collect(),
                    )
                }
                Rule::k_kept_for_at_least => StageOptionKind::KeptForAtLeast(self.duration(&mut inner)?),
                Rule::k_kept_for_good => StageOptionKind::KeptForGood,
                Rule::k_kept_until => StageOptionKind::KeptUntil(self.event_any(&mut inner)?),
                _ => StageOptionKind::OnlyWhileItHolds,
            };
            options.push(StageOption { kind, span });
        }
        Some(StageDecl { name, title, options, span })
    }

    pub(super) fn outcome(&mut self, pair: Pair) -> Option<OutcomeDecl> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_outcome);
        Some(OutcomeDecl { name: self.name(&mut c)?, title: self.text(&mut c) })
    }

    pub(super) fn stage_rule(&mut self, pair: Pair) -> Option<StageRule> {
        let mut c = Cursor::new(pair);
        let subject = match c.eat(Rule::outcome_name) {
            Some(words) => RuleSubject::NotALead(self.span(&words)),
            None => RuleSubject::Name(self.name(&mut c)?),
        };
        let whom = if c.has(Rule::k_for) {
            Some(match c.eat(Rule::k_everyone_else) {
                Some(words) => Whom::EveryoneElse(self.span(&words)),
                None => Whom::Label(self.label(&mut c)?),
            })
        } else {
            None
        };
        let condition = self.when(&mut c)??;
        c.has(Rule::comma);
        let lasting = if c.has(Rule::k_for) { Some(self.duration(&mut c)?) } else { None };
        Some(StageRule { subject, whom, condition, lasting, because: self.because(&mut c) })
    }
}
