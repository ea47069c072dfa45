//! What a condition reads: a walk over it that says each thing once for each place where it is read.

use super::{Bound, Cond, CondKind, EventPick, Operand, OperandKind, Query, RuleRef, WindowKind};
use crate::base::Span;
use crate::model::{EventId, FieldId, NurtureId, PermissionId, SlaId, StageId, StatusId};

/// Something that a condition reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// A field of the person or the account.
    Field(FieldId),
    /// A definition, class, score or band.
    Rule(RuleRef),
    /// The criteria of a stage.
    Meets(StageId),
    /// The present stage.
    Stage,
    /// The present outcome.
    Outcome,
    /// A status.
    Status(StatusId),
    /// A permission.
    Permission(PermissionId),
    /// Events of this kind.
    Event(EventId),
    /// The latest clock of a promise.
    Sla(SlaId),
    /// Where the lead is routed to.
    Route,
    /// Whether a nurture applies.
    Nurture(NurtureId),
    /// Whether the person is a lead.
    Lead,
}

/// What stands in a condition, one level down.
pub enum Part<'c> {
    /// A condition within it.
    Cond(&'c Cond),
    /// A value that it asks about.
    Operand(&'c Operand),
    /// A phrase about events.
    Query(&'c Query),
}

impl Cond {
    /// Calls `see` with the conditions, values and phrases that this one is made of. The one place that knows them.
    pub fn parts<'c>(&'c self, see: &mut impl FnMut(Part<'c>)) {
        match &self.kind {
            CondKind::All(parts) | CondKind::Any(parts) | CondKind::AtLeast(_, parts) => {
                parts.iter().for_each(|part| see(Part::Cond(part)));
            }
            CondKind::Not(part) => see(Part::Cond(part)),
            CondKind::Compare(left, _, right) | CondKind::SameText { left, right, .. } => {
                see(Part::Operand(left));
                see(Part::Operand(right));
            }
            CondKind::In { of, .. }
            | CondKind::Text { of, .. }
            | CondKind::Includes { of, .. }
            | CondKind::Age { of, .. }
            | CondKind::AgeDays { of, .. }
            | CondKind::Known(of)
            | CondKind::Yes(of) => see(Part::Operand(of)),
            CondKind::Happened { query, .. } => see(Part::Query(query)),
            CondKind::WasEver(..)
            | CondKind::StatusHasBeen(..)
            | CondKind::StageHasBeen(..)
            | CondKind::Meets(_)
            | CondKind::Defined(_)
            | CondKind::Permission(_)
            | CondKind::Sla(..)
            | CondKind::Route(_)
            | CondKind::Nurture(_)
            | CondKind::IsLead => {}
        }
    }

    /// Calls `see` with this condition and every one within it, those around first.
    pub fn each<'c>(&'c self, see: &mut dyn FnMut(&'c Cond)) {
        see(self);
        self.parts(&mut |part| {
            if let Part::Cond(part) = part {
                part.each(see);
            }
        });
    }

    /// Calls `see` with everything that this condition reads itself, and where; what a rule reads in turn is not followed.
    pub fn reads(&self, see: &mut dyn FnMut(Read, Span)) {
        self.parts(&mut |part| match part {
            Part::Cond(part) => part.reads(see),
            Part::Operand(of) => of.reads(see),
            Part::Query(query) => query.reads(see),
        });
        let read = match &self.kind {
            CondKind::WasEver(status, _) | CondKind::StatusHasBeen(status, ..) => Read::Status(*status),
            CondKind::StageHasBeen(..) => Read::Stage,
            CondKind::Meets(stage) => Read::Meets(*stage),
            CondKind::Defined(define) => Read::Rule(RuleRef::Define(*define)),
            CondKind::Permission(permission) => Read::Permission(*permission),
            CondKind::Sla(sla, _) => Read::Sla(*sla),
            CondKind::Route(_) => Read::Route,
            CondKind::Nurture(nurture) => Read::Nurture(*nurture),
            CondKind::IsLead => Read::Lead,
            _ => return,
        };
        see(read, self.span);
    }

    /// Calls `see` with every phrase about events in this condition; those of a rule that it reads are not followed.
    pub fn queries(&self, see: &mut dyn FnMut(&Query)) {
        self.parts(&mut |part| match part {
            Part::Cond(part) => part.queries(see),
            Part::Operand(of) => of.query().into_iter().for_each(&mut *see),
            Part::Query(query) => see(query),
        });
    }
}

impl Operand {
    /// The phrase about events that gives this value.
    fn query(&self) -> Option<&Query> {
        match &self.kind {
            OperandKind::Events(_, query) | OperandKind::DaysSinceLast(query) => Some(query),
            OperandKind::Times(of, _) => of.query(),
            _ => None,
        }
    }

    /// As [`Cond::reads`].
    pub fn reads(&self, see: &mut dyn FnMut(Read, Span)) {
        match &self.kind {
            OperandKind::Constant(_) | OperandKind::Property(_) | OperandKind::PropertyDomain(_) => {}
            OperandKind::Field(field) | OperandKind::Domain(field) | OperandKind::DaysSince(field) => {
                see(Read::Field(*field), self.span);
            }
            OperandKind::Score(score) => see(Read::Rule(RuleRef::Score(*score)), self.span),
            OperandKind::Band(band) => see(Read::Rule(RuleRef::Band(*band)), self.span),
            OperandKind::Class(class) => see(Read::Rule(RuleRef::Class(*class)), self.span),
            OperandKind::Stage => see(Read::Stage, self.span),
            OperandKind::Outcome => see(Read::Outcome, self.span),
            OperandKind::Status(status) => see(Read::Status(*status), self.span),
            OperandKind::Events(_, query) | OperandKind::DaysSinceLast(query) => query.reads(see),
            OperandKind::Times(operand, _) => operand.reads(see),
        }
    }
}

impl Query {
    /// As [`Cond::reads`].
    pub fn reads(&self, see: &mut dyn FnMut(Read, Span)) {
        reads_of_picks(&self.picks, self.span, see);
        for window in &self.windows {
            match &window.kind {
                WindowKind::Last(_) | WindowKind::Older(_) => {}
                WindowKind::After(bound) | WindowKind::From(bound) | WindowKind::Before(bound) => match bound {
                    Bound::Instant(_) => {}
                    Bound::Value(operand) | Bound::DayOf(operand, _) => operand.reads(see),
                    Bound::Latest(query) => query.reads(see),
                },
                WindowKind::WithinAfter(picks, _) | WindowKind::WithinBefore(picks, _) => {
                    reads_of_picks(picks, window.span, see);
                }
                WindowKind::While(status, _) => see(Read::Status(*status), window.span),
            }
        }
    }
}

/// As [`Cond::reads`], for events with their filters that stand at a place.
pub fn reads_of_picks(picks: &[EventPick], span: Span, see: &mut dyn FnMut(Read, Span)) {
    for pick in picks {
        see(Read::Event(pick.event), span);
        if let Some(filter) = &pick.filter {
            filter.reads(see);
        }
    }
}
