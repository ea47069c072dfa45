//! `events high intent: A, B`

use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::hir::check::conditions::Read;
use crate::hir::check::{Place, Symbol};
use crate::model::EventId;

/// How far a group has been followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Not,
    Within,
    Done,
}

impl Checker<'_> {
    /// Resolves all groups to their events.
    pub(super) fn event_groups(&mut self) {
        let count = self.decls.groups.len();
        self.group_events = vec![Vec::new(); count];
        let mut progress = vec![Progress::Not; count];
        for group in 0..count {
            self.event_group(group, &mut progress);
        }
    }

    fn event_group(&mut self, group: usize, progress: &mut [Progress]) {
        if progress[group] != Progress::Not {
            return;
        }
        progress[group] = Progress::Within;
        let decl = self.decls.groups[group];
        let mut events: Vec<EventId> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for name in &decl.events {
            if let Some(Symbol::Group(other)) = self.symbols.get(&name.text) {
                if progress[other] == Progress::Within {
                    let message = format!("The group `{}` contains itself", decl.name.text);
                    let message = Diagnostic::new(&codes::GROUP_CIRCLE, name.span, message)
                        .label("leads back to where it began")
                        .also(self.decls.groups[other].name.span, "this group")
                        .help("A group lists events; name the events themselves");
                    self.report(message);
                    continue;
                }
                self.event_group(other, progress);
            }
            let ids = match self.read(name, Place::Plain) {
                Some(Read::Events(ids)) => ids,
                _ => {
                    self.event(name);
                    continue;
                }
            };
            if ids.iter().all(|id| seen.contains(id)) && !ids.is_empty() {
                let message = format!("`{}` stands in this group already", name.text);
                let message = Diagnostic::new(&codes::LISTED_TWICE, name.span, message)
                    .label("again")
                    .also(decl.name.span, "in this group");
                self.report(message);
            }
            events.extend(ids.into_iter().filter(|id| seen.insert(*id)));
        }
        self.group_events[group] = events;
        progress[group] = Progress::Done;
    }

    /// The events of a group.
    pub(in crate::hir::check) fn group_events(&self, group: usize) -> Vec<EventId> {
        self.group_events.get(group).cloned().unwrap_or_default()
    }
}
