//! Fields, events, statuses, permissions.

use super::Lowering;
use super::ids::held;
use super::values::constant;
use crate::hir::{self, Entry as HirEntry};
use crate::ruleset::{Entry, Event, Field, Permission, Property, Status, StatusRow, Team};

impl Lowering<'_> {
    pub(super) fn teams(&self) -> Vec<Team> {
        let team = |&at: &usize| {
            let team = &self.program.teams[at];
            Team { name: team.name.text.clone(), title: team.title.clone() }
        };
        self.order.teams.order.iter().map(team).collect()
    }

    pub(super) fn fields(&self) -> Vec<Field> {
        let program = self.program;
        self.order.fields.order.iter().map(|&at| self.field(&program.fields[at])).collect()
    }

    fn field(&self, field: &hir::Field) -> Field {
        Field {
            name: field.key.clone(),
            account: field.account,
            value: field.value.clone(),
            required: field.required,
            personal: field.personal,
            if_unknown: field.if_unknown.as_ref().map(constant),
            fresh_for: field.fresh_for.map(held),
        }
    }

    pub(super) fn events(&self) -> Vec<Event> {
        let program = self.program;
        self.order.events.order.iter().map(|&at| self.event(&program.events[at])).collect()
    }

    fn event(&self, event: &hir::Event) -> Event {
        let property = |property: &hir::Property| Property {
            name: property.name.text.clone(),
            value: property.value.clone(),
            required: property.required,
            if_unknown: property.if_unknown.as_ref().map(constant),
        };
        let properties = event.properties.iter().map(property).collect();
        let entry = event.entry.map(|entry| match entry {
            HirEntry::Reached(stage) => Entry::Reached { stage: stage.0 },
            HirEntry::Left(stage) => Entry::Left { stage: stage.0 },
            HirEntry::Became(outcome) => Entry::Became { outcome: outcome.0 },
            HirEntry::Ended(outcome) => Entry::Ended { outcome: outcome.0 },
            HirEntry::HandedOver(stage) => Entry::HandedOver { stage: stage.0 },
            HirEntry::Changed(field) => Entry::Changed { field: self.order.fields.of(field.0) },
        });
        Event {
            name: event.name.text.clone(),
            interest: event.interest,
            hand_raise: event.hand_raise,
            properties,
            entry,
        }
    }

    pub(super) fn statuses(&mut self) -> Vec<Status> {
        let program = self.program;
        let order = self.order.statuses.order.clone();
        let status = |at: usize| {
            let status = &program.statuses[at];
            let row = |row: &hir::StatusRow| StatusRow { value: row.value, on: self.selects(&row.on) };
            let rows = status.rows.iter().map(row).collect();
            Status { name: status.name.text.clone(), values: status.values.clone(), first: status.first, rows }
        };
        order.into_iter().map(status).collect()
    }

    pub(super) fn permissions(&mut self) -> Vec<Permission> {
        let program = self.program;
        let order = self.order.permissions.order.clone();
        let permission = |at: usize| {
            let permission = &program.permissions[at];
            Permission {
                name: permission.name.text.clone(),
                given: self.selects(&permission.given),
                given_field: permission.given_field.map(|field| self.order.fields.of(field.0)),
                withdrawn: self.selects(&permission.withdrawn),
                expires: permission.expires.map(held),
            }
        };
        order.into_iter().map(permission).collect()
    }
}
