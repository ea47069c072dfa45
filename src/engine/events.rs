//! The events that exist at an instant, in their order, and which of them a selection admits.

use crate::ruleset::Select;

use super::moment::Moment;
use super::normalise::Event;

/// Events in their order: by time, then declaration, then properties.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events<'a> {
    all: Vec<&'a Event>,
    by_kind: Vec<Vec<usize>>,
}

/// An event that a selection admits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Admitted<'a> {
    /// The event.
    pub(crate) event: &'a Event,
    /// The first of the selections that admits it.
    pub(crate) select: &'a Select,
}

impl<'a> Events<'a> {
    /// These events, which are in order; `kinds` is how many kinds there are.
    pub(crate) fn new(all: Vec<&'a Event>, kinds: usize) -> Self {
        let mut by_kind = vec![Vec::new(); kinds];
        for (index, event) in all.iter().enumerate() {
            if let Some(of_kind) = by_kind.get_mut(event.kind) {
                of_kind.push(index);
            }
        }
        Events { all, by_kind }
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[&'a Event] {
        &self.all
    }

    /// Those of one kind.
    pub(crate) fn of_kind(&self, kind: usize) -> impl Iterator<Item = &'a Event> {
        let indices = self.by_kind.get(kind).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|index| self.all.get(*index).copied())
    }

    /// Those that one of the selections admits, each once, in their order.
    pub(crate) fn admitted(&self, moment: &Moment<'a>, selects: &'a [Select]) -> Vec<Admitted<'a>> {
        let mut found = Vec::new();
        for select in selects {
            let indices = self.by_kind.get(select.event).map_or(&[][..], Vec::as_slice);
            for index in indices {
                let Some(event) = self.all.get(*index).copied() else { continue };
                if moment.admits(select, event) {
                    found.push((*index, Admitted { event, select }));
                }
            }
        }
        if selects.len() > 1 {
            // Stable: of two selections that admit one event the first stays.
            found.sort_by_key(|(index, _)| *index);
            found.dedup_by_key(|(index, _)| *index);
        }
        found.into_iter().map(|(_, admitted)| admitted).collect()
    }

    /// The instants of those that one of the selections admits, ascending.
    pub(crate) fn instants(&self, moment: &Moment<'a>, selects: &'a [Select]) -> Vec<i64> {
        self.admitted(moment, selects).iter().map(|admitted| admitted.event.at).collect()
    }
}
