//! Events: their options and what they carry.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::syntax::ast::EventOptionKind;

impl Checker<'_> {
    /// `not interest`, `hand raise`, `system`, `by TEAM`
    pub(super) fn event_options(&mut self) {
        for i in 0..self.decls.events.len() {
            let decl = self.decls.events[i];
            let name = decl.name.text.as_str();
            let mut seen: Vec<&crate::syntax::ast::EventOption> = Vec::new();
            for option in &decl.options {
                use EventOptionKind::{By, HandRaise, NotInterest, System};
                let against = |first: &EventOptionKind| match (first, &option.kind) {
                    (By(_), By(_)) => Some("an event is reported by one team"),
                    (first, second) if first == second => Some("once is enough"),
                    (HandRaise, NotInterest | System | By(_)) | (NotInterest | System | By(_), HandRaise) => {
                        Some("a hand raise is the person's own doing, and the strongest interest there is")
                    }
                    _ => None,
                };
                if let Some((first, why)) = seen.iter().find_map(|first| Some((first.span, against(&first.kind)?))) {
                    let message = format!("These options of `{name}` contradict each other");
                    let message = Diagnostic::new(&codes::OPTIONS_CONFLICT, option.span, message)
                        .label("against the other")
                        .also(first, "the other")
                        .help(format!("Keep one of the two: {why}"));
                    self.report(message);
                    continue;
                }
                seen.push(option);
                let by = match &option.kind {
                    By(team) => self.team(team),
                    _ => None,
                };
                let event = &mut self.program.events[i];
                event.interest = false;
                match &option.kind {
                    HandRaise => {
                        event.hand_raise = true;
                        event.interest = true;
                    }
                    System => event.system = true,
                    By(_) => event.by = by,
                    NotInterest => {}
                }
            }
        }
    }

    /// What events carry.
    pub(super) fn event_properties(&mut self) {
        for i in 0..self.decls.events.len() {
            let decl = self.decls.events[i];
            let mut at = BTreeMap::new();
            let mut properties = Vec::with_capacity(decl.properties.len());
            for property in &decl.properties {
                let name = &property.name;
                if let Some(&first) = at.get(&name.text) {
                    let message = format!("`{}` carries `{}` twice", decl.name.text, name.text);
                    let message = Diagnostic::new(&codes::DECLARED_TWICE, name.span, message)
                        .label("again")
                        .also(first, "first")
                        .help("Rename one of the two, or remove it");
                    self.report(message);
                    continue;
                }
                at.insert(name.text.clone(), name.span);
                let property = self.property(property, &decl.name.text);
                properties.push(property);
            }
            self.program.events[i].properties = properties;
        }
    }
}
