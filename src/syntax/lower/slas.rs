//! SLAs: who must have done what by when, and what happens if not.

use super::Parts;
use crate::syntax::ast::{NoticeTime, Recipient, Sla, SlaClauseKind, SlaStart};
use crate::syntax::parser::Rule;

pub(super) fn sla(p: &mut Parts) -> Option<Sla> {
    Some(Sla {
        name: p.name()?,
        when: p.maybe_condition()?,
        team: p.name()?,
        must_have: p.event_any()?,
        count: p.count()?,
        within: p.duration()?,
        start: p.one(Rule::sla_start, sla_start)?,
        calendar: p.name(),
        clauses: p.spanned(Rule::sla_clause, sla_clause)?,
    })
}

fn sla_start(p: &mut Parts) -> Option<SlaStart> {
    let both = p.said(Rule::k_the_later_of);
    let first = p.one(Rule::one_start, one_start)?;
    if !both {
        return Some(first);
    }
    Some(SlaStart::LaterOf(Box::new(first), Box::new(p.one(Rule::one_start, one_start)?), p.span))
}

fn one_start(p: &mut Parts) -> Option<SlaStart> {
    Some(if p.said(Rule::k_reaching) { SlaStart::Reaching(p.name()?) } else { SlaStart::Event(p.event_where()?) })
}

fn sla_clause(p: &mut Parts) -> Option<SlaClauseKind> {
    if let Some(permission) = p.needs_permission()? {
        return Some(SlaClauseKind::NeedsPermission(permission));
    }
    Some(match p.word()? {
        Rule::k_notify => {
            SlaClauseKind::Notify(p.one(Rule::recipient, recipient)?, p.one(Rule::notice_time, notice_time)?)
        }
        Rule::k_reassign_to => {
            SlaClauseKind::Reassign(p.one(Rule::recipient, recipient)?, p.one(Rule::notice_time, notice_time)?)
        }
        Rule::k_paused_from => SlaClauseKind::Paused(p.event_any()?, p.event_any()?),
        Rule::k_a_new_clock_on => SlaClauseKind::NewClockOn(p.event_any()?),
        Rule::k_cancelled_by => {
            let (mut events, mut not_a_lead) = (Vec::new(), None);
            while let Some(words) = {
                events.append(&mut p.events_where()?);
                p.place_of(Rule::outcome_name)
            } {
                not_a_lead = Some(words);
            }
            SlaClauseKind::CancelledBy(events, not_a_lead)
        }
        _ => return None,
    })
}

fn recipient(p: &mut Parts) -> Option<Recipient> {
    match p.text() {
        Some(text) => Some(Recipient::Text(text)),
        None => Some(Recipient::Field(p.name()?)),
    }
}

fn notice_time(p: &mut Parts) -> Option<NoticeTime> {
    if let Some(words) = p.place_of(Rule::k_when_missed) {
        return Some(NoticeTime::WhenMissed(words));
    }
    let after_start = p.said(Rule::k_after);
    let duration = p.duration()?;
    let after_that = p.said(Rule::k_after_that);
    match (after_start, after_that) {
        (true, false) => Some(NoticeTime::After(duration)),
        (false, true) => Some(NoticeTime::AfterThat(duration)),
        _ => None,
    }
}
