//! What is known of a lead: types of fields, properties of events, groups, lists, definitions, permissions, statuses, classes.

mod classes;
mod events;
mod fields;
mod groups;
mod lists;
mod rules;
mod statuses;
mod twice;
mod types;
mod unused;

use super::Checker;

impl Checker<'_> {
    /// What conditions read: types, properties, labels. Before any condition.
    pub(super) fn facts(&mut self) {
        self.note_quoted_labels();
        self.note_unknown_scores();
        self.field_types();
        self.event_options();
        self.event_properties();
        self.event_groups();
        self.check_lists();
        self.status_values();
        self.class_values();
    }

    /// What reads conditions: definitions, permissions, statuses, classes.
    pub(super) fn rules_of_facts(&mut self) {
        self.defines();
        self.permissions();
        self.status_rows();
        self.class_rows();
    }
}
