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
#[derive(Clone)]
struct Known {
    saying: Saying,
    begins: Vec<&'static str>,
    name: bool,
    joins: bool,
}

const UNKNOWN: Known = Known { saying: Saying::Nothing, begins: Vec::new(), name: false, joins: false };

/// What is known of each rule, by its number: found once, so that asking costs nothing.
static RULES: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .map(|word| (word.rule(), Known { saying: Saying::Words(word.written), joins: word.joins, ..UNKNOWN }));
    let things =
        PARTS.iter().map(|part| (part.rule.to_owned(), part.called, part.begins().collect(), false, part.joins));
    let names = NAMES.iter().map(|name| ((*name).to_owned(), "a name", Vec::new(), true, false));
    let statements = STATEMENTS.iter().map(|it| (it.rule.to_owned(), "a statement", Vec::new(), false, false));
    let things = things.chain(names).chain(statements);
    let things = things.map(|(rule, called, begins, name, joins)| {
        (rule, Known { saying: Saying::Thing(called), begins, name, joins })
    });
    let tables: HashMap<String, Known> = words.chain(things).collect();

    let rules = || Rule::all_rules().iter().chain([&Rule::EOI]).copied();
    let mut known = vec![UNKNOWN; rules().map(|rule| rule as usize + 1).max().unwrap_or(0)];
    for rule in rules() {
        if let (Some(place), Some(found)) = (known.get_mut(rule as usize), tables.get(&format!("{rule:?}"))) {
            place.clone_from(found);
        }
    }
    known
});

/// How a rule is spoken of.
pub(super) fn saying(rule: Rule) -> Saying {
    RULES.get(rule as usize).map_or(Saying::Nothing, |known| known.saying)
}

/// The words that a rule begins with, for finding misspelt ones.
pub(super) fn beginnings(rule: Rule) -> &'static [&'static str] {
    RULES.get(rule as usize).map_or(&[], |known| &known.begins)
}

/// Whether a rule reads a name of a thing.
pub(super) fn is_name(rule: Rule) -> bool {
    RULES.get(rule as usize).is_some_and(|known| known.name)
}

/// Whether a rule reads punctuation, or a word that may only join what is around it.
pub(super) fn joins(rule: Rule) -> bool {
    RULES.get(rule as usize).is_some_and(|known| known.joins)
}
