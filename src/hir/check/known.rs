//! What the passes have found out so far: each reads it, and what a pass returns is added by [`super::check`] alone.

use std::collections::{BTreeSet, HashMap};

use jiff::tz::TimeZone;

use crate::hir::{Band, Calendar, Class, Define, Event, Field, Head, Named};
use crate::model::EventId;

/// What later passes read of earlier ones; each list by the ids of its kind.
#[derive(Default)]
pub(super) struct Known {
    pub head: Head,
    /// The zone of the definition.
    pub zone: Zone,
    /// Labels that are declared in quotes somewhere.
    pub quoted_labels: BTreeSet<String>,
    /// Whether each score can be unknown.
    pub unknown_scores: Vec<bool>,
    pub fields: Vec<Field>,
    pub events: Vec<Event>,
    /// The events of each group.
    pub groups: Vec<Vec<EventId>>,
    /// Whether the values of each list are of one kind.
    pub sound_lists: Vec<bool>,
    pub statuses: Vec<StatusValues>,
    pub classes: Vec<ClassValues>,
    pub scores: Vec<ScoreScale>,
    pub bands: Vec<Band>,
    pub defines: Vec<Define>,
    /// The classes with their rows.
    pub class_rows: Vec<Class>,
    pub calendars: Vec<Calendar>,
}

/// A time zone; UTC as long as no other is known.
pub(super) struct Zone(pub TimeZone);

impl Default for Zone {
    fn default() -> Self {
        Zone(TimeZone::UTC)
    }
}

/// The values of a status.
#[derive(Clone)]
pub(super) struct StatusValues {
    /// Each once, in the order of the rows.
    pub values: Vec<String>,
    /// The value `at first`.
    pub first: Option<usize>,
}

/// The values of a class.
pub(super) struct ClassValues {
    /// In the order in which they first stand in the source.
    pub values: Vec<Named>,
    /// The index of each.
    pub at: HashMap<String, usize>,
    /// The value of `otherwise`.
    pub otherwise: usize,
}

/// Digits and range of a score.
#[derive(Clone, Copy)]
pub(super) struct ScoreScale {
    /// Digits after the point: 0, 1 or 2.
    pub decimals: u32,
    /// Lowest value, in units of 10^-decimals.
    pub min: i64,
    /// Highest value, in units.
    pub max: i64,
}
