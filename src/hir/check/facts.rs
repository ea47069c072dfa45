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
