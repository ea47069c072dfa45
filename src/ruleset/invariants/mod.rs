//! What must hold of every rule set, so that a runtime can rely on it: every index leads somewhere, everything reads only what
//! stands before it, tables and intervals go up.

mod agreements;
mod calendars;
mod exprs;
mod facts;
mod features;
mod funnel;
mod rules;

use std::collections::BTreeSet;

use self::exprs::Scope;
use super::{Expr, RuleSet, Select};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Where in the document: `rules[3].terms[0]`.
    pub at: String,
    /// What is wrong there.
    pub message: String,
}

/// How many breaches are told at most.
const MOST: usize = 20;

/// All that does not hold of a rule set, the first twenty; empty: a runtime can rely on it. [`RuleSet::from_json`] asks this itself.
#[must_use]
pub fn broken(ruleset: &RuleSet) -> Vec<Broken> {
    let mut check = Check { ruleset, broken: Vec::new(), ids: BTreeSet::new() };
    check.facts();
    check.calendars();
    check.features();
    check.rules();
    check.funnel();
    check.agreements();
    check.broken
}

struct Check<'a> {
    ruleset: &'a RuleSet,
    broken: Vec<Broken>,
    ids: BTreeSet<&'a str>,
}

impl<'a> Check<'a> {
    fn report(&mut self, at: impl Into<String>, message: impl Into<String>) {
        if self.broken.len() < MOST {
            self.broken.push(Broken { at: at.into(), message: message.into() });
        }
    }

    /// Reports unless it holds.
    fn must(&mut self, holds: bool, at: &str, message: &str) {
        if !holds {
            self.report(at, message);
        }
    }

    /// An index into a list of so many things.
    fn index(&mut self, index: usize, len: usize, at: &str, what: &str) {
        if index >= len {
            self.report(at, format!("there is no {what} {index}: there are {len}"));
        }
    }

    fn indices(&mut self, indices: &[usize], len: usize, at: &str, what: &str) {
        for &index in indices {
            self.index(index, len, at, what);
        }
    }

    /// A length of time, a count: 0 or more.
    fn not_negative(&mut self, number: i64, at: &str) {
        if number < 0 {
            self.report(at, format!("{number} is below 0"));
        }
    }

    /// An id that nothing else has.
    fn id(&mut self, id: &'a str, at: &str) {
        if !self.ids.insert(id) {
            self.report(at, format!("the id `{id}` is there twice"));
        }
    }

    /// Names that are all different.
    fn names(&mut self, names: impl Iterator<Item = &'a str>, at: &str) {
        let mut seen = BTreeSet::new();
        for name in names {
            if !seen.insert(name) {
                self.report(at, format!("the name `{name}` is there twice"));
            }
        }
    }

    /// Kinds of events with their filters.
    fn selects(&mut self, selects: &'a [Select], at: &str) {
        let ruleset = self.ruleset;
        for (number, select) in selects.iter().enumerate() {
            let at = format!("{at}[{number}]");
            let Some(event) = ruleset.events.get(select.event) else {
                self.index(select.event, ruleset.events.len(), &at, "event");
                continue;
            };
            if let Some(property) = select.property {
                self.index(property, event.properties.len(), &at, "property of this event");
            }
            if let Some(filter) = &select.filter {
                self.condition(filter, &format!("{at}.where"), Scope::filter(select.event));
            }
        }
    }

    fn optional(&mut self, condition: Option<&'a Expr>, at: &str, scope: Scope) {
        if let Some(condition) = condition {
            self.condition(condition, at, scope);
        }
    }
}
