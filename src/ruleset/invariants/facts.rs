//! The head, teams, words, fields, events, statuses, permissions.

use super::Check;
use crate::ruleset::{Constant, Entry, ValueType};

impl<'a> Check<'a> {
    pub(super) fn facts(&mut self) {
        let ruleset = self.ruleset;
        let stages = ruleset.stages.list.len();
        self.offsets(&ruleset.days, "days");
        self.names(ruleset.teams.iter().map(|team| team.name.as_str()), "teams");
        if let Some(lead) = &ruleset.words.lead {
            self.index(lead.stage, stages, "words.lead", "stage");
        }
        for (number, means) in ruleset.words.means.iter().enumerate() {
            let at = format!("words.means[{number}]");
            self.index(means.team, ruleset.teams.len(), &at, "team");
            self.index(means.stage, stages, &at, "stage");
        }
        self.names(ruleset.fields.iter().map(|field| field.name.as_str()), "fields");
        for (number, field) in ruleset.fields.iter().enumerate() {
            let at = format!("fields[{number}]");
            self.value_type(&field.value, &at);
            self.if_unknown(field.if_unknown.as_ref(), &field.value, &at);
            self.not_negative(field.fresh_for.unwrap_or(0), &at);
        }
        self.names(ruleset.events.iter().map(|event| event.name.as_str()), "events");
        self.events();
        self.statuses();
        self.permissions();
    }

    fn value_type(&mut self, value: &'a ValueType, at: &str) {
        match value {
            ValueType::OneOf { choices, other } | ValueType::SeveralOf { choices, other } => {
                self.names(choices.iter().map(String::as_str), at);
                if let Some(other) = other {
                    self.index(*other, choices.len(), at, "choice");
                }
            }
            ValueType::Number { decimals, min, max, .. } | ValueType::Money { decimals, min, max } => {
                self.must(*decimals <= 6, at, "a number has at most 6 digits after the point");
                self.must(min.zip(*max).is_none_or(|(min, max)| min <= max), at, "the range does not go up");
            }
            ValueType::Percent { min, max } => {
                self.must(min.zip(*max).is_none_or(|(min, max)| min <= max), at, "the range does not go up");
            }
            ValueType::YesNo | ValueType::Text | ValueType::Email | ValueType::Date | ValueType::Time => {}
        }
    }

    /// The value where none is known is one of the type.
    fn if_unknown(&mut self, constant: Option<&'a Constant>, value: &'a ValueType, at: &str) {
        let Some(constant) = constant else { return };
        let at = format!("{at}.if_unknown");
        let choice = |check: &mut Self, index: i64, choices: &[String]| match usize::try_from(index) {
            Ok(index) => check.index(index, choices.len(), &at, "choice"),
            Err(_) => check.report(&at, format!("there is no choice {index}: there are {}", choices.len())),
        };
        match (value, constant) {
            (ValueType::OneOf { choices, .. }, Constant::Int(index)) => choice(self, *index, choices),
            (ValueType::SeveralOf { choices, .. }, Constant::Set(indices)) => {
                indices.iter().for_each(|index| choice(self, *index, choices));
                self.must(indices.is_sorted_by(|a, b| a < b), &at, "the choices do not go up");
            }
            (ValueType::YesNo, Constant::Bool(_)) | (ValueType::Text | ValueType::Email, Constant::Text(_)) => {}
            (
                ValueType::Number { .. }
                | ValueType::Money { .. }
                | ValueType::Percent { .. }
                | ValueType::Date
                | ValueType::Time,
                Constant::Int(_),
            ) => {}
            _ => self.report(at, "it is no value of this type"),
        }
    }

    fn events(&mut self) {
        let ruleset = self.ruleset;
        for (number, event) in ruleset.events.iter().enumerate() {
            let at = format!("events[{number}]");
            self.names(event.properties.iter().map(|property| property.name.as_str()), &at);
            for property in &event.properties {
                self.value_type(&property.value, &at);
                self.if_unknown(property.if_unknown.as_ref(), &property.value, &at);
            }
            match event.entry {
                Some(Entry::Reached { stage } | Entry::Left { stage } | Entry::HandedOver { stage }) => {
                    self.index(stage, ruleset.stages.list.len(), &at, "stage");
                }
                Some(Entry::Became { outcome } | Entry::Ended { outcome }) => {
                    self.index(outcome, ruleset.outcomes.len(), &at, "outcome");
                }
                Some(Entry::Changed { field }) => self.index(field, ruleset.fields.len(), &at, "field"),
                None => {}
            }
        }
    }

    fn statuses(&mut self) {
        let ruleset = self.ruleset;
        self.names(ruleset.statuses.iter().map(|status| status.name.as_str()), "statuses");
        for (number, status) in ruleset.statuses.iter().enumerate() {
            let at = format!("statuses[{number}]");
            self.names(status.values.iter().map(String::as_str), &at);
            if let Some(first) = status.first {
                self.index(first, status.values.len(), &at, "value");
            }
            for (row, set) in status.rows.iter().enumerate() {
                let at = format!("{at}.rows[{row}]");
                self.index(set.value, status.values.len(), &at, "value");
                self.selects(&set.on, &format!("{at}.on"));
            }
        }
    }

    fn permissions(&mut self) {
        let ruleset = self.ruleset;
        self.names(ruleset.permissions.iter().map(|permission| permission.name.as_str()), "permissions");
        for (number, permission) in ruleset.permissions.iter().enumerate() {
            let at = format!("permissions[{number}]");
            self.selects(&permission.given, &format!("{at}.given"));
            self.selects(&permission.withdrawn, &format!("{at}.withdrawn"));
            self.not_negative(permission.expires.unwrap_or(0), &at);
            if let Some(field) = permission.given_field {
                match ruleset.fields.get(field) {
                    Some(field) => {
                        let yes_no = field.value == ValueType::YesNo;
                        self.must(yes_no, &at, "a permission is given by a yes/no field");
                    }
                    None => self.index(field, ruleset.fields.len(), &at, "field"),
                }
            }
        }
    }
}
