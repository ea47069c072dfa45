//! `events high intent: A, B`

use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::hir::check::conditions::Read;
use crate::hir::check::{Place, Symbol};
use crate::model::EventId;

/// How far a group has been followed.
#[derive(Clone, PartialEq, Eq)]
enum Progress {
    Not,
    Within,
    Done(Vec<EventId>),
}

impl Progress {
    fn events(self) -> Vec<EventId> {
        match self {
            Progress::Done(events) => events,
            Progress::Not | Progress::Within => Vec::new(),
        }
    }
}

impl Checker<'_> {
    /// Resolves all groups to their events.
    pub(in crate::hir::check) fn event_groups(&self) -> Vec<Vec<EventId>> {
        let mut groups = vec![Progress::Not; self.decls.groups.len()];
        for group in 0..groups.len() {
            self.event_group(group, &mut groups);
        }
        groups.into_iter().map(Progress::events).collect()
    }

    fn event_group(&self, group: usize, groups: &mut [Progress]) {
        if groups[group] != Progress::Not {
            return;
        }
        groups[group] = Progress::Within;
        let decl = self.decls.groups[group];
        let mut events: Vec<EventId> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for name in &decl.events {
            let other = match self.symbols.get(&name.text) {
                Some(Symbol::Group(other)) => Some(other),
                _ => None,
            };
            if let Some(other) = other {
                if groups[other] == Progress::Within {
                    let message = format!("The group `{}` contains itself", decl.name.text);
                    let message = Diagnostic::new(&codes::GROUP_CIRCLE, name.span, message)
                        .label("leads back to where it began")
                        .also(self.decls.groups[other].name.span, "this group")
                        .help("A group lists events; name the events themselves");
                    self.report(message);
                    continue;
                }
                self.symbols.note_use(Symbol::Group(other), name.span);
                self.event_group(other, groups);
            }
            let ids = match (other, other.is_none().then(|| self.read(name, Place::Plain)).flatten()) {
                (Some(other), _) => groups[other].clone().events(),
                (None, Some(Read::Events(ids))) => ids,
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
        groups[group] = Progress::Done(events);
    }
}
