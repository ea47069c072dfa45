//! What must hold of every rule set, so that a runtime can rely on it: every index leads somewhere, every expression has the type that
//! its place asks for and reads only what comes before it, tables and intervals ascend.

mod agreements;
mod calendars;
mod circles;
mod exprs;
mod facts;
mod features;
mod funnel;
mod rules;

use std::collections::BTreeSet;

use super::walk::{At, Found, walk};
use super::{RuleSet, Select};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Where in the document: `rules[3].terms[0]`.
    pub at: String,
    /// What is wrong there.
    pub message: String,
}

/// How many of them are reported at most.
const MOST: usize = 20;

/// What does not hold of a rule set, the first twenty; empty: a runtime can rely on it. [`RuleSet::from_json`] checks this itself.
#[must_use]
pub fn broken(ruleset: &RuleSet) -> Vec<Broken> {
    let mut check = Check { ruleset, broken: Vec::new(), ids: BTreeSet::new() };
    check.facts();
    check.calendars();
    check.features();
    check.rules();
    check.funnel();
    check.agreements();
    walk(ruleset, &mut |found, at| match found {
        Found::Select(select) => check.select(select, at),
        Found::Expr { expr, wanted, scope } => {
            check.expr(expr, wanted, scope, at);
        }
    });
    if check.broken.is_empty() {
        check.circles();
    }
    check.broken
}

struct Check<'a> {
    ruleset: &'a RuleSet,
    broken: Vec<Broken>,
    ids: BTreeSet<&'a str>,
}

impl<'a> Check<'a> {
    fn report(&mut self, at: &At, message: impl Into<String>) {
        if self.broken.len() < MOST {
            self.broken.push(Broken { at: at.to_string(), message: message.into() });
        }
    }

    /// Reports unless it holds.
    fn must(&mut self, holds: bool, at: &At, message: &str) {
        if !holds {
            self.report(at, message);
        }
    }

    /// An index into a list of this length.
    fn index(&mut self, index: usize, len: usize, at: &At, what: &str) {
        if index >= len {
            self.report(at, format!("there is no {what} {index}: there are {len}"));
        }
    }

    fn indices(&mut self, indices: &[usize], len: usize, at: &At, what: &str) {
        for (number, &index) in indices.iter().enumerate() {
            self.index(index, len, &at.item(number), what);
        }
    }

    /// A length of time, a count: 0 or more.
    fn not_negative(&mut self, number: i64, at: &At) {
        if number < 0 {
            self.report(at, format!("{number} is below 0"));
        }
    }

    /// An id that nothing else has.
    fn id(&mut self, id: &'a str, at: &At) {
        if !self.ids.insert(id) {
            self.report(at, format!("the id `{id}` is there twice"));
        }
    }

    /// Names that are all different.
    fn names<T: AsRef<str> + ?Sized + 'a>(&mut self, names: impl IntoIterator<Item = &'a T>, at: &At) {
        let mut seen = BTreeSet::new();
        for (number, name) in names.into_iter().map(AsRef::as_ref).enumerate() {
            if !seen.insert(name) {
                self.report(&at.item(number), format!("the name `{name}` is there twice"));
            }
        }
    }

    /// A kind of event and its property. The walk comes to its filter by itself.
    fn select(&mut self, select: &Select, at: &At) {
        match (self.ruleset.events.get(select.event), select.property) {
            (None, _) => self.index(select.event, self.ruleset.events.len(), &at.key("event"), "event"),
            (Some(event), Some(property)) => {
                self.index(property, event.properties.len(), &at.key("property"), "property of this event");
            }
            (Some(_), None) => {}
        }
    }
}
