//! The document as a whole, and what it says of the data: fields, events, statuses.

use std::sync::Arc;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{
    Calendar, Constant, Expr, Feature, Handoff, Nurture, Outcome, Permission, Route, Rule, Sla, Stages, Target,
    ValueType,
};

/// The version of the format that this code writes and reads.
pub const FORMAT: u32 = 1;

/// A rule set: the whole document that `lead compile` writes, and all that a decision needs.
///
/// [`RuleSet::from_json`] reads one, [`RuleSet::to_json`] writes it; [`Prepared`](crate::engine::Prepared) decides by it. Reading it with
/// serde alone takes it as it is, without any proof that it is sound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleSet {
    /// The version of the format: [`FORMAT`].
    pub ruleset: u32,
    /// What wrote it.
    pub compiler: Compiler,
    /// `sha256:` and the hash of everything that can change a decision.
    pub fingerprint: String,
    /// The head of the definition.
    pub definition: DefinitionInfo,
    /// The days of the definition's zone.
    pub days: Offsets,
    /// Teams, by name.
    pub teams: Vec<Team>,
    /// What the departments mean by their words.
    pub words: Words,
    /// Fields of person and account, by name.
    pub fields: Vec<Field>,
    /// Events in the order of their declaration, which decides among events of one instant; then the built-in ones.
    pub events: Vec<Event>,
    /// Statuses, by name.
    pub statuses: Vec<Status>,
    /// Calendars, by name.
    pub calendars: Vec<Calendar>,
    /// What is computed from events, in an order in which each reads only earlier ones.
    pub features: Vec<Feature>,
    /// Definitions, classes, scores and bands, in an order in which each reads only earlier ones.
    pub rules: Vec<Rule>,
    /// The funnel.
    pub stages: Stages,
    /// Outcomes, the strongest first.
    pub outcomes: Vec<Outcome>,
    /// Permissions, by name.
    pub permissions: Vec<Permission>,
    /// Hand-offs, by stage.
    pub handoffs: Vec<Handoff>,
    /// Clocks, by name.
    pub slas: Vec<Sla>,
    /// Routes, by stage.
    pub routes: Vec<Route>,
    /// Nurtures, by name.
    pub nurtures: Vec<Nurture>,
    /// Targets, by what they expect.
    pub targets: Vec<Target>,
    /// Where each id is written in the source.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub origins: IndexMap<String, Origin>,
}

/// What wrote a rule set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compiler {
    /// `leadlang`
    pub name: String,
    /// Its version.
    pub version: String,
    /// The version of its time zone data, such as `2026a`.
    pub time_zones: String,
}

/// The head of the definition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DefinitionInfo {
    /// What it is called; empty if it has no head.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// The zone of its calendar days, by name.
    pub time_zone: String,
    /// The currency of its money, ISO 4217; none: it has no money.
    pub currency: Option<String>,
    /// The first instant in force, ms.
    pub in_force_from: Option<i64>,
    /// The first instant no longer in force, ms.
    pub in_force_until: Option<i64>,
}

/// A zone as its offsets from UTC: what turns an instant into a local date and back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offsets {
    /// The offset that holds before the first change and for all earlier instants, in ms east of UTC.
    pub first: i64,
    /// Changes as (instant in ms, offset in ms from then on), ascending.
    pub changes: Vec<(i64, i64)>,
    /// The end of the horizon, ms: later instants are not known.
    pub until: i64,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// Its name.
    pub name: String,
    /// Who that is.
    pub title: Option<String>,
}

/// What the departments mean by their words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// `a lead is anyone at …`
    pub lead: Option<LeadWord>,
    /// `sales means SQL by "lead"`, by team and word.
    pub means: Vec<MeansWord>,
}

/// Which stages make a lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeadWord {
    /// The stage.
    pub stage: usize,
    /// Or any above it.
    pub or_above: bool,
}

/// What a team means by a word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeansWord {
    /// The team.
    pub team: usize,
    /// Its word.
    pub word: String,
    /// The stage meant.
    pub stage: usize,
    /// Or any above it.
    pub or_above: bool,
}

/// A field of the person or the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The name that data and decisions use: `industry`, or `account industry` where a person's field has that name too.
    pub name: String,
    /// A field of the account, not of the person.
    pub account: bool,
    /// What values it takes.
    pub value: ValueType,
    /// Missing is a data problem.
    pub required: bool,
    /// Masked in reports and explanations.
    pub personal: bool,
    /// The value where none is known.
    pub if_unknown: Option<Constant>,
    /// A value older than this is unknown, in ms.
    pub fresh_for: Option<i64>,
}

/// An event that can happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// Whether it shows interest.
    pub interest: bool,
    /// Whether it raises a hand.
    pub hand_raise: bool,
    /// What it carries.
    pub properties: Vec<Property>,
    /// An entry of the transition log or a change of a field: which one.
    pub entry: Option<Entry>,
}

/// A property of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// What values it takes.
    pub value: ValueType,
    /// An event without it is a data problem and ignored.
    pub required: bool,
    /// The value where none is known.
    pub if_unknown: Option<Constant>,
}

/// What a built-in event reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum Entry {
    /// `reached STAGE`
    Reached {
        /// The stage.
        stage: usize,
    },
    /// `left STAGE`
    Left {
        /// The stage.
        stage: usize,
    },
    /// `became OUTCOME`
    Became {
        /// The outcome.
        outcome: usize,
    },
    /// `ended OUTCOME`
    Ended {
        /// The outcome.
        outcome: usize,
    },
    /// `handed over STAGE`
    HandedOver {
        /// The stage.
        stage: usize,
    },
    /// `FIELD changed`, with `from` and `to`.
    Changed {
        /// The field.
        field: usize,
    },
}

/// What people set: the value of the latest event that sets one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Its name.
    pub name: String,
    /// Its values, each once, in the order of the rows.
    pub values: Vec<String>,
    /// The value before any event; none: unknown.
    pub first: Option<usize>,
    /// What sets it; of two rows at one instant the later in this list counts.
    pub rows: Vec<StatusRow>,
}

/// A row of a status.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatusRow {
    /// The value it sets.
    pub value: usize,
    /// The events that set it.
    pub on: Vec<Select>,
}

/// One kind of event, filtered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Select {
    /// The event.
    pub event: usize,
    /// What must be met of it; reads its properties, and fields.
    #[serde(rename = "where", default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Expr>,
    /// The property that the feature takes, where it takes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub property: Option<usize>,
}

/// A place in the source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The file, relative to the workspace root, with forward slashes; shared by all origins in it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is written there, on one line.
    pub text: String,
}
