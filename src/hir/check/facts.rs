//! What is known of a lead: types of fields, properties of events, groups, lists, definitions, permissions, statuses, classes.

use super::Checker;
use crate::base::Span;

/// A list and its values.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    /// Its values with their places; those from a file have the place of its path.
    pub values: Vec<(String, Span)>,
}

impl Checker<'_> {
    /// What conditions read: types, properties, labels. Before any condition.
    pub(super) fn facts(&mut self) {}

    /// What reads conditions: definitions, permissions, statuses, classes.
    pub(super) fn rules_of_facts(&mut self) {}

    /// Warns of what nothing uses.
    pub(super) fn warn_unused(&mut self) {}
}
