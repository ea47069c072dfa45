//! Calendars, permissions, hand-offs, clocks, routes, nurtures, targets.

use serde::{Deserialize, Serialize};

use super::{Expr, Length, NoticeAt, Offsets, Period, Select};

/// Open hours, expanded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calendar {
    /// Its name.
    pub name: String,
    /// The beginning of the horizon, ms: before it nothing is known.
    pub from: i64,
    /// The end of the horizon, ms.
    pub until: i64,
    /// One entry for each zone that it can be in.
    pub zones: Vec<CalendarZone>,
    /// How the zone is found; none: the first.
    pub zone_of: Option<ZoneOf>,
}

/// A calendar in one zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarZone {
    /// The zone's name.
    pub zone: String,
    /// Its offsets over the horizon.
    pub offsets: Offsets,
    /// Open time as half-open intervals [from, to) in ms, ascending, without overlap or touch.
    pub open: Vec<(i64, i64)>,
}

/// How the zone of a calendar is found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ZoneOf {
    /// The field whose choice is the zone; none: the start event's property of that name.
    pub field: Option<usize>,
    /// The property of the clock's start event, by name; none: a field.
    pub property: Option<String>,
    /// For each choice the index into `zones`.
    pub zones: Vec<usize>,
    /// The zone where the choice is unknown.
    pub otherwise: usize,
}

/// A permission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Permission {
    /// Its name.
    pub name: String,
    /// Events that give it.
    pub given: Vec<Select>,
    /// A yes/no field that gives it at its date in the data.
    pub given_field: Option<usize>,
    /// Events that take it away; at one instant this wins.
    pub withdrawn: Vec<Select>,
    /// It lasts so long after the latest giving, the instant included, ms.
    pub expires: Option<i64>,
}

/// A hand-off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Handoff {
    /// The stage.
    pub stage: usize,
    /// The giving team.
    pub from: usize,
    /// The receiving team.
    pub to: usize,
    /// Fields that must be known.
    pub must_include: Vec<usize>,
    /// Missing data does not hold it up.
    pub even_if_incomplete: bool,
    /// Permissions that must be given.
    pub needs: Vec<usize>,
    /// Events by which the receiving team accepts.
    pub accepts: Vec<Select>,
    /// Events by which it rejects.
    pub rejects: Vec<Select>,
}

/// A promise of a team with a clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sla {
    /// Key into `origins`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom; reads fields only.
    pub when: Option<Expr>,
    /// Who owes it.
    pub team: usize,
    /// Events that satisfy it.
    pub must: Vec<Select>,
    /// How many of them, together; at least 1.
    pub times: i64,
    /// In which time.
    pub within: Length,
    /// What starts a clock.
    pub start: Start,
    /// The calendar that counts; none: all time.
    pub calendar: Option<usize>,
    /// Notices, in the order of the source.
    pub notices: Vec<Notice>,
    /// Pauses.
    pub pauses: Vec<Pause>,
    /// Events that end the open clock and start a new one.
    pub new_clock: Vec<Select>,
    /// Events that cancel it.
    pub cancelled_by: Vec<Select>,
    /// Outcomes that cancel it.
    pub cancelled_by_outcomes: Vec<usize>,
    /// Permissions without which no clock starts.
    pub needs: Vec<usize>,
}

/// What starts a clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "start", rename_all = "snake_case")]
pub enum Start {
    /// Each of these events.
    Events {
        /// The events.
        select: Vec<Select>,
    },
    /// Each entry into the stage; `handed_over`: once the data is complete, where the stage has a hand-off that waits for it.
    Reaching {
        /// The stage.
        stage: usize,
        /// It is the hand-over that counts.
        handed_over: bool,
    },
    /// The instant that a time field holds.
    Field {
        /// The field.
        field: usize,
    },
    /// When both have happened since the previous clock ended.
    LaterOf {
        /// One.
        a: Box<Start>,
        /// The other.
        b: Box<Start>,
    },
}

/// A notice or a change of owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// It reassigns rather than notifies.
    pub reassign: bool,
    /// To whom.
    pub to: To,
    /// When.
    pub at: NoticeAt,
}

/// A receiver: a text, the value of a field, or nobody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum To {
    /// This text.
    Queue {
        /// The text.
        queue: String,
    },
    /// The field's value; unknown: nobody, and a route's row is not met.
    Field {
        /// The field.
        field: usize,
    },
    /// Nobody.
    Nobody,
}

/// From when until when a clock is paused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pause {
    /// Events that stop it.
    pub from: Vec<Select>,
    /// Events that let it go on.
    pub until: Vec<Select>,
}

/// Where leads at a stage go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// The stage; it answers up to the next stage with a route.
    pub stage: usize,
    /// The first row that is met counts.
    pub rows: Vec<RouteRow>,
    /// Where no row is met.
    pub otherwise: To,
}

/// A row of a route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RouteRow {
    /// Key into `origins`.
    pub id: String,
    /// Where to.
    pub to: To,
    /// When.
    pub when: Expr,
}

/// A nurture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nurture {
    /// Key into `origins`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom.
    pub when: Expr,
    /// Permissions that must be given.
    pub needs: Vec<usize>,
    /// How often something is sent, ms.
    pub send_every: Option<i64>,
    /// It ends where this is met.
    pub until: Option<Expr>,
    /// It reads the outcome, so it can apply under one.
    pub reads_outcome: bool,
}

/// What is expected of a period; checked against history, never by a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Key into `origins`.
    pub id: String,
    /// Who answers for it.
    pub owner: Option<usize>,
    /// What is expected.
    #[serde(flatten)]
    pub kind: TargetKind,
}

/// The kinds of targets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "target", rename_all = "snake_case")]
pub enum TargetKind {
    /// Between these shares of those who reach one stage reach another in time.
    Conversion {
        /// Lowest share, hundredths of a percent.
        from: i64,
        /// Highest share, hundredths of a percent.
        to: i64,
        /// The first stage.
        of: usize,
        /// The second.
        reach: usize,
        /// The time, ms.
        within: i64,
    },
    /// So many entries into a stage in each period.
    Volume {
        /// How many.
        at_least: i64,
        /// The stage.
        stage: usize,
        /// The period.
        per: Period,
    },
    /// So much in all of a property of an event in each period.
    Total {
        /// How much, in the property's unit.
        at_least: i64,
        /// The event.
        event: usize,
        /// The property.
        property: usize,
        /// The period.
        per: Period,
    },
}
