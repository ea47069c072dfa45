//! The head, teams, words, fields, events, statuses, permissions.

use super::Check;
use crate::ruleset::kind::Kind;
use crate::ruleset::walk::At;
use crate::ruleset::{Constant, Entry, ValueType};

impl<'a> Check<'a> {
    pub(super) fn facts(&mut self) {
        let ruleset = self.ruleset;
        let stages = ruleset.stages.list.len();
        self.offsets(&ruleset.days, &At::top("days"));
        self.names(ruleset.teams.iter().map(|team| &team.name), &At::top("teams"));
        let words = At::top("words");
        if let Some(lead) = &ruleset.words.lead {
            self.index(lead.stage, stages, &words.key("lead").key("stage"), "stage");
        }
        let means = words.key("means");
        for (number, word) in ruleset.words.means.iter().enumerate() {
            let at = means.item(number);
            self.index(word.team, ruleset.teams.len(), &at.key("team"), "team");
            self.index(word.stage, stages, &at.key("stage"), "stage");
        }
        let fields = At::top("fields");
        self.names(ruleset.fields.iter().map(|field| &field.name), &fields);
        for (number, field) in ruleset.fields.iter().enumerate() {
            let at = fields.item(number);
            self.value_type(&field.value, &at.key("value"));
            self.if_unknown(field.if_unknown.as_ref(), &field.value, &at.key("if_unknown"));
            self.not_negative(field.fresh_for.unwrap_or(0), &at.key("fresh_for"));
        }
        self.events();
        self.statuses();
        self.permissions();
    }

    fn value_type(&mut self, value: &'a ValueType, at: &At) {
        match value {
            ValueType::OneOf { choices, other } | ValueType::SeveralOf { choices, other } => {
                self.names(choices, &at.key("choices"));
                if let Some(other) = other {
                    self.index(*other, choices.len(), &at.key("other"), "choice");
                }
            }
            ValueType::Number { decimals, min, max, .. } | ValueType::Money { decimals, min, max } => {
                self.must(*decimals <= 6, at, "a number has at most 6 digits after the point");
                self.must(min.zip(*max).is_none_or(|(min, max)| min <= max), at, "the range does not ascend");
            }
            ValueType::Percent { min, max } => {
                self.must(min.zip(*max).is_none_or(|(min, max)| min <= max), at, "the range does not ascend");
            }
            ValueType::YesNo | ValueType::Text | ValueType::Email | ValueType::Date | ValueType::Time => {}
        }
    }

    /// The value where none is known is one of the type.
    fn if_unknown(&mut self, constant: Option<&Constant>, value: &ValueType, at: &At) {
        let Some(constant) = constant else { return };
        if !Kind::of_type(value).compares(Kind::of_constant(constant)) {
            return self.report(at, "it is not a value of this type");
        }
        let (ValueType::OneOf { choices, .. } | ValueType::SeveralOf { choices, .. }) = value else { return };
        let indices = match constant {
            Constant::Int(index) => std::slice::from_ref(index),
            Constant::Set(indices) => indices,
            Constant::Bool(_) | Constant::Text(_) => &[],
        };
        for &index in indices {
            let known = usize::try_from(index).is_ok_and(|index| index < choices.len());
            self.must(known, at, &format!("there is no choice {index}: there are {}", choices.len()));
        }
        self.must(indices.is_sorted_by(|a, b| a < b), at, "the choices do not ascend");
    }

    fn events(&mut self) {
        let ruleset = self.ruleset;
        let events = At::top("events");
        self.names(ruleset.events.iter().map(|event| &event.name), &events);
        for (number, event) in ruleset.events.iter().enumerate() {
            let at = events.item(number);
            let properties = at.key("properties");
            self.names(event.properties.iter().map(|property| &property.name), &properties);
            for (number, property) in event.properties.iter().enumerate() {
                let at = properties.item(number);
                self.value_type(&property.value, &at.key("value"));
                self.if_unknown(property.if_unknown.as_ref(), &property.value, &at.key("if_unknown"));
            }
            let at = at.key("entry");
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
        let statuses = At::top("statuses");
        self.names(ruleset.statuses.iter().map(|status| &status.name), &statuses);
        for (number, status) in ruleset.statuses.iter().enumerate() {
            let at = statuses.item(number);
            self.names(&status.values, &at.key("values"));
            if let Some(first) = status.first {
                self.index(first, status.values.len(), &at.key("first"), "value");
            }
            let rows = at.key("rows");
            for (number, row) in status.rows.iter().enumerate() {
                self.index(row.value, status.values.len(), &rows.item(number).key("value"), "value");
            }
        }
    }

    fn permissions(&mut self) {
        let ruleset = self.ruleset;
        let permissions = At::top("permissions");
        self.names(ruleset.permissions.iter().map(|permission| &permission.name), &permissions);
        for (number, permission) in ruleset.permissions.iter().enumerate() {
            let at = permissions.item(number);
            self.not_negative(permission.expires.unwrap_or(0), &at.key("expires"));
            let at = at.key("given_field");
            match permission.given_field.map(|field| (field, ruleset.fields.get(field))) {
                Some((_, Some(field))) => {
                    self.must(field.value == ValueType::YesNo, &at, "a permission is given by a yes/no field");
                }
                Some((field, None)) => self.index(field, ruleset.fields.len(), &at, "field"),
                None => {}
            }
        }
    }
}
