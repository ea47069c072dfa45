//! Events: their options and what they carry.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::hir::{Entry, Event, Named, Property};
use crate::model::FieldId;
use crate::syntax::ast::EventOptionKind::{self, By, HandRaise, NotInterest, System};
use crate::syntax::ast::{EventDecl, EventOption, Name};

impl Checker<'_> {
    /// Declared events, then those that the language itself has.
    pub(in crate::hir::check) fn events(&self) -> Vec<Event> {
        let declared = self.decls.events.iter().map(|(decl, name)| self.declared_event(decl, name));
        declared.chain(self.decls.built_in.iter().map(|(name, entry)| self.built_in_event(name, *entry))).collect()
    }

    /// `not interest`, `hand raise`, `system`, `by TEAM`, and what the event carries.
    fn declared_event(&self, decl: &EventDecl, name: &Named) -> Event {
        let options = self.sound_options(decl, name);
        let has = |kind: EventOptionKind| options.iter().any(|option| option.kind == kind);
        Event {
            name: name.clone(),
            properties: self.properties(decl, name),
            interest: options.is_empty() || has(HandRaise),
            hand_raise: has(HandRaise),
            system: has(System),
            by: options.iter().find_map(|option| match &option.kind {
                By(team) => self.team(team),
                _ => None,
            }),
            entry: None,
        }
    }

    /// The options without those that contradict one before them.
    fn sound_options<'d>(&self, decl: &'d EventDecl, name: &Named) -> Vec<&'d EventOption> {
        let mut sound: Vec<&EventOption> = Vec::new();
        for option in &decl.options {
            let against = |first: &EventOptionKind| match (first, &option.kind) {
                (By(_), By(_)) => Some("an event is reported by one team"),
                (first, second) if first == second => Some("once is enough"),
                (HandRaise, NotInterest | System | By(_)) | (NotInterest | System | By(_), HandRaise) => {
                    Some("a hand raise is the person's own doing, and the strongest interest there is")
                }
                _ => None,
            };
            let Some((first, why)) = sound.iter().find_map(|first| Some((first.span, against(&first.kind)?))) else {
                sound.push(option);
                continue;
            };
            let message = format!("These options of `{}` contradict each other", name.text);
            let message = Diagnostic::new(&codes::OPTIONS_CONFLICT, option.span, message)
                .label("against the other")
                .also(first, "the other")
                .help(format!("Keep one of the two: {why}"));
            self.report(message);
        }
        sound
    }

    fn properties(&self, decl: &EventDecl, name: &Named) -> Vec<Property> {
        let mut at = BTreeMap::new();
        let mut properties = Vec::with_capacity(decl.properties.len());
        for property in &decl.properties {
            let Name { text, span, .. } = &property.name;
            if let Some(&first) = at.get(text) {
                let message = format!("`{}` carries `{text}` twice", name.text);
                let message = Diagnostic::new(&codes::DECLARED_TWICE, *span, message)
                    .label("again")
                    .also(first, "first")
                    .help("Rename one of the two, or remove it");
                self.report(message);
                continue;
            }
            at.insert(text, *span);
            properties.push(self.property(property, &name.text));
        }
        properties
    }

    /// An entry of the transition log, or the change of a tracked field with its values before and after.
    fn built_in_event(&self, name: &Named, entry: Entry) -> Event {
        let properties = match entry {
            Entry::Changed(field) => ["from", "to"].map(|text| self.value_of_change(field, text)).into(),
            _ => Vec::new(),
        };
        Event {
            name: name.clone(),
            properties,
            interest: false,
            hand_raise: false,
            system: false,
            by: None,
            entry: Some(entry),
        }
    }

    fn value_of_change(&self, field: FieldId, text: &str) -> Property {
        let field = &self.known.fields[field.0];
        Property {
            name: Named { text: text.into(), span: field.name.span },
            value: field.value.clone(),
            required: false,
            if_unknown: None,
        }
    }
}
