//! SLAs: who must have done what by when, and what happens if not.

use super::Lower;
use crate::syntax::ast::{NoticeTime, Recipient, Sla, SlaClause, SlaClauseKind, SlaStart};
use crate::syntax::cursor::Cursor;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    pub(super) fn sla(&mut self, pair: Pair) -> Option<Sla> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_sla);
        let name = self.name(&mut c)?;
        let when = self.when(&mut c)?;
        c.has(Rule::colon);
        let team = self.name(&mut c)?;
        c.has(Rule::k_must_have);
        let must_have = self.event_any(&mut c)?;
        let count = self.count(&mut c)?;
        c.has(Rule::comma);
        c.has(Rule::k_together);
        c.has(Rule::k_within);
        let within = self.duration(&mut c)?;
        c.has(Rule::k_after);
        let start = self.sla_start(&mut c)?;
        c.has(Rule::comma);
        let calendar = if c.has(Rule::k_counting) { Some(self.name(&mut c)?) } else { None };
        c.has(Rule::k_only);
        let mut clauses = Vec::new();
        for clause in c.many(Rule::sla_clause) {
            let span = self.span(&clause);
            clauses.push(SlaClause { kind: self.sla_clause(clause)?, span });
        }
        Some(Sla { name, when, team, must_have, count, within, start, calendar, clauses })
    }

    fn sla_start(&mut self, c: &mut Cursor) -> Option<SlaStart> {
        let pair = c.eat(Rule::sla_start)?;
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let both = c.has(Rule::k_the_later_of);
        let first = self.one_start(&mut c)?;
        if !both {
            return Some(first);
        }
        c.has(Rule::k_and);
        Some(SlaStart::LaterOf(Box::new(first), Box::new(self.one_start(&mut c)?), span))
    }

    fn one_start(&mut self, c: &mut Cursor) -> Option<SlaStart> {
        let mut c = Cursor::new(c.eat(Rule::one_start)?);
        Some(if c.has(Rule::k_reaching) {
            SlaStart::Reaching(self.name(&mut c)?)
        } else {
            SlaStart::Event(self.event_where(&mut c)?)
        })
    }

    fn sla_clause(&mut self, pair: Pair) -> Option<SlaClauseKind> {
        let mut c = Cursor::new(pair);
        if c.peek() == Some(Rule::needs_permission) {
            return Some(SlaClauseKind::NeedsPermission(self.needs_permission(&mut c)?));
        }
        Some(match c.take()?.as_rule() {
            Rule::k_notify => SlaClauseKind::Notify(self.recipient(&mut c)?, self.notice_time(&mut c)?),
            Rule::k_reassign_to => SlaClauseKind::Reassign(self.recipient(&mut c)?, self.notice_time(&mut c)?),
            Rule::k_paused_from => {
                let from = self.event_any(&mut c)?;
                c.has(Rule::k_until);
                SlaClauseKind::Paused(from, self.event_any(&mut c)?)
            }
            Rule::k_a_new_clock_on => SlaClauseKind::NewClockOn(self.event_any(&mut c)?),
            _ => {
                let mut events = Vec::new();
                let mut not_a_lead = None;
                while c.peek().is_some() {
                    match c.eat(Rule::outcome_name) {
                        Some(words) => not_a_lead = Some(self.span(&words)),
                        None => events.push(self.event_where(&mut c)?),
                    }
                    c.has(Rule::k_or);
                }
                SlaClauseKind::CancelledBy(events, not_a_lead)
            }
        })
    }

    fn recipient(&mut self, c: &mut Cursor) -> Option<Recipient> {
        let mut inner = Cursor::new(c.eat(Rule::recipient)?);
        Some(match self.text(&mut inner) {
            Some(text) => Recipient::Text(text),
            None => Recipient::Field(self.name(&mut inner)?),
        })
    }

    fn notice_time(&mut self, c: &mut Cursor) -> Option<NoticeTime> {
        let mut inner = Cursor::new(c.eat(Rule::notice_time)?);
        if let Some(words) = inner.eat(Rule::k_when_missed) {
            return Some(NoticeTime::WhenMissed(self.span(&words)));
        }
        Some(if inner.has(Rule::k_after) {
            NoticeTime::After(self.duration(&mut inner)?)
        } else {
            NoticeTime::AfterThat(self.duration(&mut inner)?)
        })
    }
}
