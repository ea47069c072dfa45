//! A decision, as every runtime returns it. The order of its keys is part of the contract.

use indexmap::IndexMap;
use serde::Serialize;

use crate::ruleset::SlaState;

use super::explain::Why;
use super::problems::Problem;
use super::show::Number;
use super::time::Instant;

/// What is decided of a lead at an instant: chapter 10.5 of the standard.
///
/// `serde_json::to_string` writes it byte for byte as every other runtime does. Names are those of the definition; maps keep the order of
/// the rule set.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Decision {
    /// The lead's id, as text; none: it has none that can be read.
    pub id: Option<String>,
    /// The instant of the decision, within the years 0 to 9999.
    pub as_of: Instant,
    /// The fingerprint of the rule set, `sha256:…`.
    pub ruleset: String,
    /// Whether there was a transition log, and whose.
    pub history: History,
    /// Whether the person is a lead; none if the definition does not say what a lead is.
    pub lead: Option<bool>,
    /// The present stage; none if there are no stages.
    pub stage: Option<String>,
    /// The highest stage ever reached, by the transition log and now; the first if none was.
    pub reached: Option<String>,
    /// The outcome, if there is one; the stage stays what it is.
    pub outcome: Option<String>,
    /// Why it has this outcome: the `because` of the rule that gave it.
    pub reason: Option<String>,
    /// Whether the criteria of each stage above the first are met; that a stage is kept does not count here.
    pub meets: IndexMap<String, bool>,
    /// The scores, in their own unit, within their range; none: unknown.
    pub scores: IndexMap<String, Option<Number>>,
    /// Why scores are unknown: for each unknown one the `because` of what is missing, or `unknown`.
    pub score_status: IndexMap<String, String>,
    /// The label of each band; none: unknown.
    pub bands: IndexMap<String, Option<String>>,
    /// The value of each class; none: unknown.
    pub classes: IndexMap<String, Option<String>>,
    /// The value of each status; none: unknown.
    pub statuses: IndexMap<String, Option<String>>,
    /// The hand-off at the present stage; none under an outcome.
    pub handoff: Option<HandoffView>,
    /// Who takes the lead; none: nobody, no route answers, or there is an outcome.
    pub route: Option<String>,
    /// The nurtures that apply, in the order of the rule set. What was sent when is for the host.
    pub nurture: Vec<String>,
    /// The clocks, all that ever opened, by start.
    pub slas: Vec<SlaView>,
    /// The notices that have gone out, by time.
    pub notify: Vec<NoticeView>,
    /// What is entered in the transition log now: the host adds these to the events of the lead.
    pub transitions: Vec<Transition>,
    /// When to ask again; none: nothing changes without new data. Never earlier than 1 ms after `as_of`.
    pub recheck_at: Option<Instant>,
    /// What could not be read, in the order of [`ProblemKind`](super::ProblemKind). The decision was made of the rest.
    pub problems: Vec<Problem>,
    /// Why, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

/// Where the transition log comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum History {
    /// There is none: nothing is kept, and no clock starts at reaching a stage.
    None,
    /// The lead carries it.
    Log,
    /// It was derived from the lead's events, with its fields as they are today.
    Replay,
}

/// The hand-off at the present stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct HandoffView {
    /// The giving team.
    pub from: String,
    /// The receiving team.
    pub to: String,
    /// Fields that are unknown, and permissions that are not given.
    pub missing: Vec<String>,
}

/// A clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SlaView {
    /// The name of its SLA.
    pub sla: String,
    /// Its state; none where that cannot be known.
    pub state: Option<SlaState>,
    /// When it started.
    pub started: Instant,
    /// Until when it is met; none while it is paused, or beyond the horizon of its calendar.
    pub due: Option<Instant>,
    /// When it ended.
    pub stopped: Option<Instant>,
    /// How much time counted on it, in ms.
    pub open_ms: Option<i64>,
    /// How much time went by, in ms.
    pub elapsed_ms: i64,
}

/// A notice that has gone out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NoticeView {
    /// The name of its SLA.
    pub sla: String,
    /// To whom.
    pub to: String,
    /// When.
    pub at: Instant,
    /// It hands the lead to them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reassign: bool,
}

/// An entry of the transition log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Transition {
    /// `reached SQL`, `left SQL`, `became disqualified` …
    pub event: String,
    /// When.
    pub at: Instant,
    /// A stage on the way whose criteria were met.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub passed: bool,
    /// A stage on the way whose criteria were not met.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}
