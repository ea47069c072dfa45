//! Stages, outcomes, and their criteria.

use super::Parts;
use super::stages::stage_rows;
use crate::syntax::ast::{OutcomeDecl, RuleSubject, StageDecl, StageOptionKind, StageRule, Stages, Whom};
use crate::syntax::parser::Rule;

pub(super) fn stages(p: &mut Parts) -> Option<Stages> {
    let (building, head) = p.one(Rule::stages_head, |head| {
        let building = head.said(Rule::k_each_building_on_the_one_before);
        (building || head.said(Rule::k_any_may_be_skipped)).then_some((building, head.span))
    })?;
    Some(Stages { building, stages: stage_rows(p, p.last_end)?, head })
}

pub(super) fn stage(p: &mut Parts) -> Option<StageDecl> {
    Some(StageDecl {
        name: p.name()?,
        title: p.text(),
        options: p.spanned(Rule::stage_option, stage_option)?,
        span: p.span,
    })
}

fn stage_option(p: &mut Parts) -> Option<StageOptionKind> {
    Some(match p.word()? {
        Rule::k_owned_by => StageOptionKind::OwnedBy(p.name()?),
        Rule::k_agreed_by => StageOptionKind::AgreedBy(p.names()),
        Rule::k_kept_for_at_least => StageOptionKind::KeptForAtLeast(p.duration()?),
        Rule::k_kept_for_good => StageOptionKind::KeptForGood,
        Rule::k_kept_until => StageOptionKind::KeptUntil(p.event_any()?),
        Rule::k_only_while_it_holds => StageOptionKind::OnlyWhileItHolds,
        _ => return None,
    })
}

pub(super) fn outcome(p: &mut Parts) -> Option<OutcomeDecl> {
    Some(OutcomeDecl { name: p.name()?, title: p.text() })
}

pub(super) fn stage_rule(p: &mut Parts) -> Option<StageRule> {
    let subject = match p.place_of(Rule::outcome_name) {
        Some(words) => RuleSubject::NotALead(words),
        None => RuleSubject::Name(p.name()?),
    };
    let whom = match p.place_of(Rule::k_everyone_else) {
        Some(words) => Some(Whom::EveryoneElse(words)),
        None => p.label().map(Whom::Label),
    };
    Some(StageRule { subject, whom, condition: p.condition()?, lasting: p.duration(), because: p.because()? })
}
