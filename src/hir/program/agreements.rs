//! Calendars, hand-offs, clocks, routes, nurtures, targets.

use super::{Cond, EventPick, Named};
use crate::base::Span;
use crate::model::{CalendarId, EventId, FieldId, OutcomeId, PermissionId, StageId, TeamId};
use crate::model::{Length, Period};

/// A calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Its name.
    pub name: Named,
    /// Its zone.
    pub zone: Zone,
    /// Opening hours of each day of the week (0 is Monday) in minutes since midnight, ascending, without overlap.
    pub open: [Vec<(u16, u16)>; 7],
    /// Closed days, ascending, each once.
    pub closed: Vec<i64>,
}

/// The zone of a calendar; every zone is checked to exist.
#[derive(Clone, Debug, PartialEq)]
pub enum Zone {
    /// This one.
    Fixed(String),
    /// The choice of a field, a zone name each.
    Field {
        /// The field.
        field: FieldId,
        /// Where it is unknown.
        otherwise: String,
    },
    /// The choice of a property of the clock's start event.
    Property {
        /// The property's name.
        name: String,
        /// Its choices, zone names.
        zones: Vec<String>,
        /// Where it is unknown.
        otherwise: String,
    },
}

/// A hand-off.
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// The stage.
    pub stage: StageId,
    /// The giving team.
    pub from: TeamId,
    /// The receiving team.
    pub to: TeamId,
    /// `must include`
    pub must_include: Vec<FieldId>,
    /// `even if incomplete`
    pub even_if_incomplete: bool,
    /// `needs permission`
    pub needs: Vec<PermissionId>,
    /// `accepts with`
    pub accepts: Vec<EventPick>,
    /// `rejects with`
    pub rejects: Vec<EventPick>,
    /// The statement.
    pub span: Span,
}

/// A clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Sla {
    /// Its name.
    pub name: Named,
    /// `when COND`: reads fields only.
    pub when: Option<Cond>,
    /// Who owes it.
    pub team: TeamId,
    /// What satisfies it.
    pub must: Vec<EventPick>,
    /// How many of them, together.
    pub times: i64,
    /// In which time.
    pub within: Length,
    /// What starts it.
    pub start: Start,
    /// `counting CALENDAR only`
    pub calendar: Option<CalendarId>,
    /// Notices and reassignments, in order.
    pub notices: Vec<Notice>,
    /// `paused from A until B`
    pub pauses: Vec<(Vec<EventPick>, Vec<EventPick>)>,
    /// `a new clock on`
    pub new_clock: Vec<EventPick>,
    /// `cancelled by` events.
    pub cancelled_by: Vec<EventPick>,
    /// `cancelled by` outcomes.
    pub cancelled_by_outcomes: Vec<OutcomeId>,
    /// `needs permission`
    pub needs: Vec<PermissionId>,
    /// The statement.
    pub span: Span,
}

/// What starts a clock.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// Each of these events.
    Events(Vec<EventPick>),
    /// Each entry into a stage.
    Reaching(StageId),
    /// The instant of a time field.
    Field(FieldId),
    /// The later of two.
    LaterOf(Box<Start>, Box<Start>),
}

/// A notice or a reassignment.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// It reassigns.
    pub reassign: bool,
    /// To whom.
    pub to: To,
    /// When.
    pub at: crate::model::NoticeAt,
}

/// A receiver.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// This text.
    Queue(String),
    /// The value of a field.
    Field(FieldId),
    /// Nobody.
    Nobody,
}

/// Where leads at a stage go.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The stage.
    pub stage: StageId,
    /// Rows, in order.
    pub rows: Vec<RouteRow>,
    /// Otherwise.
    pub otherwise: To,
    /// The statement.
    pub span: Span,
}

/// A row of a route.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteRow {
    /// Where to.
    pub to: To,
    /// When.
    pub condition: Cond,
    /// The row.
    pub span: Span,
}

/// A nurture.
#[derive(Clone, Debug, PartialEq)]
pub struct Nurture {
    /// Its name.
    pub name: Named,
    /// For whom.
    pub when: Cond,
    /// `needs permission`
    pub needs: Vec<PermissionId>,
    /// `send every D`, ms.
    pub send_every: Option<i64>,
    /// `until COND`
    pub until: Option<Cond>,
    /// Its conditions read the outcome.
    pub reads_outcome: bool,
}

/// A target.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What is expected.
    pub kind: TargetKind,
    /// Who answers for it.
    pub owner: Option<TeamId>,
    /// The statement.
    pub span: Span,
}

/// The kinds of targets; shares in hundredths of a percent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "see the rule set's targets")]
pub enum TargetKind {
    Conversion { from: i64, to: i64, of: StageId, reach: StageId, within: i64 },
    Volume { at_least: i64, stage: StageId, per: Period },
    Total { at_least: i64, event: EventId, property: usize, per: Period },
}
