//! What could have been written somewhere, in the words of the language. Rules have names for programmers; nobody else is to see them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::parser::Rule;
use crate::language::{NAMES, PARTS, STATEMENTS, WORDS};

/// How a rule is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saying {
    /// By the very words that it reads.
    Words(&'static str),
    /// By a description.
    Thing(&'static str),
    /// Not at all: never what a reader misses.
    Nothing,
}

/// What the tables say of a rule.
#[derive(Clone, Copy)]
struct Known {
    saying: Saying,
    begins: &'static [&'static str],
    name: bool,
}

const UNKNOWN: Known = Known { saying: Saying::Nothing, begins: &[], name: false };

/// What is known of each rule, by its number: found once, so that asking costs nothing.
static RULES: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut named: HashMap<String, Known> = HashMap::new();
    for word in WORDS {
        named.insert(word.rule(), Known { saying: Saying::Words(word.written), ..UNKNOWN });
    }
    for part in PARTS {
        named.insert(part.rule.into(), Known { saying: Saying::Thing(part.called), begins: part.begins, ..UNKNOWN });
    }
    for name in NAMES {
        named.insert((*name).into(), Known { saying: Saying::Thing("a name"), name: true, ..UNKNOWN });
    }
    for statement in STATEMENTS {
        named.insert(statement.rule.into(), Known { saying: Saying::Thing("a statement"), ..UNKNOWN });
    }
    let rules = || Rule::all_rules().iter().chain([&Rule::EOI]).copied();
    let mut table = vec![UNKNOWN; rules().map(|rule| rule as usize + 1).max().unwrap_or(0)];
    for rule in rules() {
        if let (Some(place), Some(known)) = (table.get_mut(rule as usize), named.get(&format!("{rule:?}"))) {
            *place = *known;
        }
    }
    table
});

fn known(rule: Rule) -> Known {
    RULES.get(rule as usize).copied().unwrap_or(UNKNOWN)
}

/// How a rule is spoken of.
pub(super) fn saying(rule: Rule) -> Saying {
    known(rule).saying
}

/// The words that a rule begins with, for finding misspelt ones.
pub(super) fn beginnings(rule: Rule) -> &'static [&'static str] {
    known(rule).begins
}

/// Whether a rule reads a name of a thing.
pub(super) fn is_name(rule: Rule) -> bool {
    known(rule).name
}
