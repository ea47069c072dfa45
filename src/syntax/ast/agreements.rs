//! Who owes whom what: calendars, hand-offs, clocks, routes, nurtures, targets; and what must hold.

use super::{Because, Condition, Count, Date, Duration, EventRef, Moment, Name, Number, Period, Spanned, Text, Value};
use crate::base::Span;

/// `calendar NAME in "ZONE"` and its clauses
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Its name.
    pub name: Name,
    /// Its zone.
    pub zone: ZoneExpr,
    /// Opening hours, as written.
    pub open: Vec<Open>,
    /// Closed days, as written.
    pub closed: Vec<Closed>,
}

/// The zone of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub enum ZoneExpr {
    /// `in "Europe/London"`
    Fixed(Text),
    /// `in zone of NAME, otherwise "ZONE"`
    Of {
        /// A field, or a property of the clock's start event.
        name: Name,
        /// Where NAME is unknown; required by the checker.
        otherwise: Option<Text>,
    },
}

/// A day of the week, 0 is Monday.
pub type Weekday = u8;

/// `monday to friday 09:00 to 12:00, 13:00 to 17:30`
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The days, ranges resolved (`friday to monday` is 4, 5, 6, 0), in the order written.
    pub days: Vec<(Weekday, Span)>,
    /// From and to, in minutes since midnight; `24:00` is 1440.
    pub hours: Vec<(u16, u16, Span)>,
    /// The whole line.
    pub span: Span,
}

/// `closed …`
#[derive(Clone, Debug, PartialEq)]
pub enum Closed {
    /// `closed 2026-12-25, 2026-12-28`
    Dates(Vec<Date>),
    /// `closed list "holidays.txt"`: one date a line, relative to this file.
    File(Text),
}

/// `handoff SQL from marketing to sales` and its clauses
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// The stage.
    pub stage: Name,
    /// The giving team.
    pub from: Name,
    /// The receiving team.
    pub to: Name,
    /// Its clauses, as written.
    pub clauses: Vec<HandoffClause>,
}

/// The clauses of a hand-off.
#[derive(Clone, Debug, PartialEq)]
pub enum HandoffClause {
    /// `must include A, B`
    MustInclude(Vec<Name>),
    /// `even if incomplete`
    EvenIfIncomplete(Span),
    /// `needs permission NAME`
    NeedsPermission(Name),
    /// `TEAM accepts with EVENT`
    Accepts(Name, Vec<EventRef>),
    /// `TEAM rejects with EVENT`
    Rejects(Name, Vec<EventRef>),
}

/// `sla NAME when COND: TEAM must have … within D after START, counting CALENDAR only` and its clauses
#[derive(Clone, Debug, PartialEq)]
pub struct Sla {
    /// Its name.
    pub name: Name,
    /// `when COND`
    pub when: Option<Condition>,
    /// Who owes it.
    pub team: Name,
    /// The events that satisfy it.
    pub must_have: Vec<EventRef>,
    /// `at least N times` (of all its events together).
    pub count: Option<Count>,
    /// `within D`
    pub within: Duration,
    /// What starts the clock.
    pub start: SlaStart,
    /// `counting CALENDAR only`
    pub calendar: Option<Name>,
    /// Its clauses, as written.
    pub clauses: Vec<SlaClause>,
}

/// What starts a clock.
#[derive(Clone, Debug, PartialEq)]
pub enum SlaStart {
    /// `after EVENT`, `after FIELD`
    Event(EventRef),
    /// `after reaching STAGE`
    Reaching(Name),
    /// `after the later of A and B`
    LaterOf(Box<SlaStart>, Box<SlaStart>, Span),
}

/// When a notice goes out.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeTime {
    /// `after D`: from the clock's start.
    After(Duration),
    /// `when missed`
    WhenMissed(Span),
    /// `D after that`: after the line above.
    AfterThat(Duration),
}

/// The clauses of an SLA.
pub type SlaClause = Spanned<SlaClauseKind>;

/// The kinds of clauses of an SLA.
#[derive(Clone, Debug, PartialEq)]
pub enum SlaClauseKind {
    /// `notify X …`
    Notify(Recipient, NoticeTime),
    /// `reassign to X …`
    Reassign(Recipient, NoticeTime),
    /// `paused from EVENT until EVENT`
    Paused(Vec<EventRef>, Vec<EventRef>),
    /// `a new clock on EVENT`
    NewClockOn(Vec<EventRef>),
    /// `cancelled by EVENT or OUTCOME`; the flag: the words `not a lead` stand there.
    CancelledBy(Vec<EventRef>, Option<Span>),
    /// `needs permission NAME`
    NeedsPermission(Name),
}

/// Whom a notice or a route goes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Recipient {
    /// `"sales manager"`
    Text(Text),
    /// The value of a field.
    Field(Name),
}

/// `route STAGE` and its rows
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The stage.
    pub stage: Name,
    /// `to QUEUE when COND`, in order.
    pub rows: Vec<RouteRow>,
    /// `to QUEUE otherwise`
    pub otherwise: Queue,
}

/// `to QUEUE when COND because "…"`
#[derive(Clone, Debug, PartialEq)]
pub struct RouteRow {
    /// Where to.
    pub to: Queue,
    /// When.
    pub condition: Condition,
    /// Why.
    pub because: Because,
    /// The whole row.
    pub span: Span,
}

/// Where a lead goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Queue {
    /// `"enterprise desk"`
    Text(Text),
    /// `nobody`
    Nobody(Span),
    /// The value of a field.
    Field(Name),
}

/// `nurture NAME when COND` and its clauses
#[derive(Clone, Debug, PartialEq)]
pub struct Nurture {
    /// Its name.
    pub name: Name,
    /// When it applies.
    pub when: Condition,
    /// `needs permission NAME`
    pub permissions: Vec<Name>,
    /// `send every D`
    pub send_every: Vec<Duration>,
    /// `until COND`
    pub until: Vec<Condition>,
}

/// `target …, owned by TEAM`
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What is expected.
    pub kind: TargetKind,
    /// Who answers for it.
    pub owner: Option<Name>,
}

/// The kinds of targets.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetKind {
    /// `18% to 22% of MQL reach SQL within 90 days`
    Conversion {
        /// The least share, in percent.
        from_percent: Number,
        /// The greatest share, in percent.
        to_percent: Number,
        /// The stage that they come from.
        of: Name,
        /// The stage that they reach.
        reach: Name,
        /// How soon.
        within: Duration,
    },
    /// `at least 200 MQL per month`
    Volume {
        /// The least that is expected.
        at_least: Number,
        /// The stage.
        stage: Name,
        /// In each such period.
        per: Period,
    },
    /// `at least EUR 5m of total amount of purchased per quarter`
    Total {
        /// The least that is expected.
        at_least: Value,
        /// The property that is added up.
        property: Name,
        /// Its event.
        event: Name,
        /// In each such period.
        per: Period,
    },
}

/// `guarantee A whenever B`, `guarantee nobody A`
#[derive(Clone, Debug, PartialEq)]
pub struct Guarantee {
    /// What is said.
    pub kind: GuaranteeKind,
    /// Why.
    pub because: Because,
}

/// The kinds of guarantees.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "there are few guarantees")]
pub enum GuaranteeKind {
    /// `A whenever B`
    Whenever(Condition, Condition),
    /// `nobody A`
    Nobody(Condition),
}

/// `example "…"` and its lines
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its title.
    pub title: Text,
    /// `as of …`
    pub as_of: Moment,
    /// What is so.
    pub facts: Vec<Fact>,
    /// What shall come out: the conditions of each `expect`, one entry for each comma-separated part.
    pub expect: Vec<Condition>,
}

/// One fact of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// A field or an event.
    pub name: Name,
    /// What is said of it.
    pub kind: FactKind,
    /// The whole fact.
    pub span: Span,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum FactKind {
    /// `FIELD is V`, `FIELD is (A, B)`, `FIELD is unknown` (no values)
    Is(Vec<Value>, Span),
    /// `EVENT D ago where …`, `EVENT on DATE where …`
    Event {
        /// When.
        at: FactTime,
        /// `(P is V)`; no values: unknown.
        properties: Vec<(Name, Vec<Value>)>,
    },
}

/// When an event of an example was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FactTime {
    /// `3 days ago`
    Ago(Duration),
    /// `on 2026-03-01`, `at 2026-03-08 09:00`
    At(Moment),
}
