//! The canonical order: what the author may write in any order stands in the rule set in one.

use std::collections::BTreeMap;

use crate::hir::{Entry, Program, RuleRef};

/// Where things of the program stand in the rule set, and in what order to write them.
pub(super) struct Order {
    pub(super) teams: Places,
    pub(super) fields: Places,
    pub(super) events: Places,
    pub(super) statuses: Places,
    pub(super) calendars: Places,
    pub(super) permissions: Places,
    pub(super) slas: Places,
    pub(super) nurtures: Places,
    pub(super) handoffs: Places,
    pub(super) routes: Places,
    rule_places: BTreeMap<RuleRef, usize>,
}

/// A new order of a list.
pub(super) struct Places {
    /// Old indices in the new order.
    pub(super) order: Vec<usize>,
    new: Vec<usize>,
}

impl Places {
    fn by<K: Ord>(len: usize, key: impl Fn(usize) -> K) -> Places {
        let mut order: Vec<usize> = (0..len).collect();
        order.sort_by_key(|&old| key(old));
        let mut new = vec![0; len];
        for (at, &old) in order.iter().enumerate() {
            new[old] = at;
        }
        Places { order, new }
    }

    /// The new index of an old one.
    pub(super) fn of(&self, old: usize) -> usize {
        self.new[old]
    }
}

impl Order {
    /// The canonical order of a program.
    pub(super) fn of(program: &Program) -> Order {
        let fields = Places::by(program.fields.len(), |at| &program.fields[at].key);
        // Declared events keep their order, which decides among events of one instant; then changes of fields by field; then
        // the entries of the transition log by stage and outcome.
        let events = Places::by(program.events.len(), |at| match program.events[at].entry {
            None => (0, at, 0),
            Some(Entry::Changed(field)) => (1, fields.of(field.0), 0),
            Some(Entry::Reached(stage)) => (2, stage.0, 0),
            Some(Entry::Left(stage)) => (2, stage.0, 1),
            Some(Entry::Became(outcome)) => (3, outcome.0, 0),
            Some(Entry::Ended(outcome)) => (3, outcome.0, 1),
            Some(Entry::HandedOver(stage)) => (4, stage.0, 0),
        });
        let rule_places = program.order.iter().enumerate().map(|(at, ordered)| (ordered.rule, at)).collect();
        Order {
            teams: Places::by(program.teams.len(), |at| &program.teams[at].name.text),
            statuses: Places::by(program.statuses.len(), |at| &program.statuses[at].name.text),
            calendars: Places::by(program.calendars.len(), |at| &program.calendars[at].name.text),
            permissions: Places::by(program.permissions.len(), |at| &program.permissions[at].name.text),
            slas: Places::by(program.slas.len(), |at| &program.slas[at].name.text),
            nurtures: Places::by(program.nurtures.len(), |at| &program.nurtures[at].name.text),
            handoffs: Places::by(program.handoffs.len(), |at| program.handoffs[at].stage),
            routes: Places::by(program.routes.len(), |at| program.routes[at].stage),
            fields,
            events,
            rule_places,
        }
    }

    /// The place of a rule.
    pub(super) fn rule(&self, rule: RuleRef) -> usize {
        self.rule_places.get(&rule).copied().unwrap_or_default()
    }
}

/// The name of a rule.
pub(super) fn name_of(program: &Program, rule: RuleRef) -> &str {
    match rule {
        RuleRef::Define(id) => &program.defines[id.0].name.text,
        RuleRef::Class(id) => &program.classes[id.0].name.text,
        RuleRef::Score(id) => &program.scores[id.0].name.text,
        RuleRef::Band(id) => &program.bands[id.0].name.text,
    }
}
