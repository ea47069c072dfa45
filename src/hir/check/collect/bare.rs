//! Entries of the program that have a name and nothing else yet.

use super::named;
use crate::hir::{
    Band, Calendar, Class, Cond, CondKind, Define, Event, Field, Keep, Named, Nurture, Operand, OperandKind, Outcome,
    Permission, Score, Sla, Stage, Start, Status, Team, Zone,
};
use crate::model::{Constant, Length, StageId, TeamId, ValueType};
use crate::syntax::ast;

/// The condition that stands where none could be read yet: of nothing, never met.
pub(super) fn nothing(span: crate::base::Span) -> Cond {
    Cond { kind: CondKind::Any(Vec::new()), span }
}

pub(super) fn team(it: &ast::Team) -> Team {
    Team { name: named(&it.name), title: it.title.as_ref().map(|title| title.value.clone()) }
}

pub(super) fn field(it: &ast::FieldDecl, account: bool, shared: bool) -> Field {
    let name = named(&it.name);
    let key = if shared { format!("account {}", name.text) } else { name.text.clone() };
    Field {
        name,
        account,
        key,
        value: ValueType::Text,
        required: false,
        personal: !account,
        sensitive: false,
        tracked: false,
        if_unknown: None,
        fresh_for: None,
    }
}

pub(super) fn event(name: &ast::Name) -> Event {
    Event {
        name: named(name),
        properties: Vec::new(),
        interest: true,
        hand_raise: false,
        system: false,
        by: None,
        entry: None,
    }
}

pub(super) fn define(it: &ast::Define) -> Define {
    Define { name: named(&it.name), condition: nothing(it.condition.span), after_stages: false }
}

pub(super) fn permission(it: &ast::PermissionDecl) -> Permission {
    Permission { name: named(&it.name), given: Vec::new(), given_field: None, withdrawn: Vec::new(), expires: None }
}

pub(super) fn status(it: &ast::StatusDecl) -> Status {
    Status { name: named(&it.name), values: Vec::new(), first: None, rows: Vec::new() }
}

pub(super) fn class(it: &ast::Classify, name: &ast::Name) -> Class {
    Class {
        name: named(name),
        values: Vec::new(),
        best_first: it.best_first,
        rows: Vec::new(),
        otherwise: 0,
        after_stages: false,
    }
}

pub(super) fn score(it: &ast::Score) -> Score {
    Score {
        name: named(&it.name),
        decimals: 0,
        min: 0,
        max: 0,
        unknown_unless: Vec::new(),
        starting_over: Vec::new(),
        start: 0,
        terms: Vec::new(),
        groups: Vec::new(),
    }
}

pub(super) fn band(it: &ast::Band) -> Band {
    let of = Operand { kind: OperandKind::Constant(Constant::Int(0)), span: it.of.span };
    Band { name: named(&it.name), of, rows: Vec::new() }
}

pub(super) fn stage(it: &ast::StageDecl) -> Stage {
    Stage {
        name: named(&it.name),
        title: it.title.as_ref().map(|title| title.value.clone()),
        owner: None,
        agreed: Vec::new(),
        keep: Keep::Not,
        criteria: Vec::new(),
    }
}

pub(super) fn outcome(name: Named, title: Option<&ast::Text>) -> Outcome {
    Outcome { name, title: title.map(|title| title.value.clone()), rules: Vec::new() }
}

pub(super) fn calendar(it: &ast::Calendar) -> Calendar {
    Calendar { name: named(&it.name), zone: Zone::Fixed("UTC".into()), open: Default::default(), closed: Vec::new() }
}

pub(super) fn sla(it: &ast::Sla, span: crate::base::Span) -> Sla {
    Sla {
        name: named(&it.name),
        when: None,
        team: TeamId(0),
        must: Vec::new(),
        times: 1,
        within: Length::Ms { ms: 0 },
        start: Start::Reaching(StageId(0)),
        calendar: None,
        notices: Vec::new(),
        pauses: Vec::new(),
        new_clock: Vec::new(),
        cancelled_by: Vec::new(),
        cancelled_by_outcomes: Vec::new(),
        needs: Vec::new(),
        span,
    }
}

pub(super) fn nurture(it: &ast::Nurture) -> Nurture {
    Nurture {
        name: named(&it.name),
        when: nothing(it.when.span),
        needs: Vec::new(),
        send_every: None,
        until: None,
        reads_outcome: false,
    }
}
