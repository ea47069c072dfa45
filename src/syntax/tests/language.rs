//! The tables of the language against the grammar, both ways: what the grammar reads is in the tables, and the tables hold nothing that
//! it does not read. Whoever adds a word to the grammar is led by these tests to everything that has to know it.

use std::collections::BTreeSet;

use pest_meta::ast::{Expr, Rule as GrammarRule, RuleType};

use crate::language::{NAMES, PARTS, PERIODS, REFUSED_UNITS, STATEMENTS, STOPS, UNITS, WEEKDAYS, WORDS, samples};
use crate::syntax::parser::{Pair, Rule, read};

const GRAMMAR: &str = include_str!("../../../grammar/lead.pest");

/// Rules that read something and are never missed: a message speaks of what they stand in.
const UNSPOKEN: &[&str] =
    &["next", "file", "lone_statement", "lone_condition", "word", "bad_unit", "tail_end", "WHITESPACE"];

fn rules() -> Vec<GrammarRule> {
    let pairs = pest_meta::parser::parse(pest_meta::parser::Rule::grammar_rules, GRAMMAR).unwrap();
    pest_meta::parser::consume_rules(pairs).unwrap()
}

fn rule<'a>(rules: &'a [GrammarRule], name: &str) -> &'a Expr {
    &rules.iter().find(|rule| rule.name == name).unwrap_or_else(|| panic!("no rule {name}")).expr
}

/// Everything that an expression can read up to the end of a word, spaces as one blank: the spellings of a word, or a list of words.
fn spellings(expr: &Expr) -> Vec<String> {
    match expr {
        Expr::Str(text) => vec![text.clone()],
        Expr::Ident(name) if name == "sp" => vec![" ".into()],
        Expr::Ident(name) if name == "digits" => vec!["N".into()],
        Expr::Opt(inner) => [vec![String::new()], spellings(inner)].concat(),
        Expr::Choice(a, b) => [spellings(a), spellings(b)].concat(),
        Expr::Seq(a, b) => {
            let ends = spellings(b);
            let join = |start: String| ends.iter().map(move |end| format!("{start}{end}")).collect::<Vec<_>>();
            spellings(a).into_iter().flat_map(join).collect()
        }
        // Looks ahead, at what the tables do not hold: the word's end, the number after it.
        Expr::PosPred(_) | Expr::NegPred(_) => vec![String::new()],
        Expr::Ident(name) if matches!(name.as_str(), "we" | "on_line" | "date_ahead") => vec![String::new()],
        other => panic!("{other:?} in a list of words"),
    }
}

fn read_by(rules: &[GrammarRule], name: &str) -> BTreeSet<String> {
    spellings(rule(rules, name)).iter().map(|words| words.trim().to_owned()).collect()
}

fn set(words: impl IntoIterator<Item = &'static str>) -> BTreeSet<String> {
    words.into_iter().map(str::to_owned).collect()
}

#[test]
fn every_word_of_the_grammar_is_in_the_table_as_it_is_written() {
    let rules = rules();
    for word in WORDS {
        assert_eq!(read_by(&rules, &word.rule()), set([Some(word.written), word.also].into_iter().flatten()));
    }
    let known: BTreeSet<String> = WORDS.iter().map(|word| word.rule()).collect();
    assert_eq!(known.len(), WORDS.len(), "two words have one rule");
    let read: BTreeSet<String> = rules.iter().map(|rule| rule.name.clone()).filter(|n| n.starts_with("k_")).collect();
    assert_eq!(known, read);
    let order: Vec<&str> = WORDS.iter().map(|word| word.written).collect();
    assert!(order.is_sorted(), "the table is not in the order of the alphabet");
}

#[test]
fn every_other_rule_of_the_grammar_has_something_that_it_is_called() {
    let mut statements: Vec<&str> = STATEMENTS.iter().map(|statement| statement.rule).collect();
    statements.dedup();
    let parts: Vec<&str> = PARTS.iter().map(|part| part.rule).collect();
    let tables = [statements, parts, NAMES.to_vec(), UNSPOKEN.to_vec()].concat();
    let called: BTreeSet<&str> = tables.iter().copied().collect();
    assert_eq!(called.len(), tables.len(), "a rule is in the tables twice");
    let rules = rules();
    let spoken = rules.iter().filter(|rule| rule.ty != RuleType::Silent || rule.name == "WHITESPACE");
    let read: BTreeSet<&str> =
        spoken.map(|rule| rule.name.as_str()).filter(|name| !name.starts_with("k_")).chain(["EOI"]).collect();
    assert_eq!(called, read);
}

#[test]
fn stop_words_units_periods_and_days_are_those_of_the_grammar() {
    let rules = rules();
    let both = |units: &'static [(&str, &str)]| set(units.iter().flat_map(|&(many, one)| [many, one]));
    assert_eq!(read_by(&rules, "unit"), both(UNITS));
    assert_eq!(read_by(&rules, "bad_unit"), both(REFUSED_UNITS));
    assert_eq!(read_by(&rules, "period"), set(PERIODS.iter().copied()));
    assert_eq!(read_by(&rules, "weekday"), set(WEEKDAYS));
    // `at` and `on` end a name only before a date, and `on at least` only before a number of days.
    let mut stops = read_by(&rules, "stop");
    for ahead in ["at", "on", "on at least N different"] {
        assert!(stops.remove(ahead), "{ahead}");
    }
    assert_eq!(stops, set(STOPS.iter().copied()));
}

/// The rules that an expression can read first, and whether it can read nothing at all.
fn first<'a>(rules: &'a [GrammarRule], expr: &'a Expr, found: &mut BTreeSet<&'a str>) -> bool {
    match expr {
        Expr::Ident(name) if rules.iter().any(|rule| rule.name == *name && rule.ty == RuleType::Silent) => {
            first(rules, rule(rules, name), found)
        }
        Expr::Ident(name) => {
            let inner = !name.starts_with("k_") && name.chars().next().is_some_and(char::is_lowercase);
            if name.starts_with("k_") {
                found.insert(name);
            }
            inner && first(rules, rule(rules, name), found)
        }
        Expr::Choice(a, b) => first(rules, a, found) | first(rules, b, found),
        Expr::Seq(a, b) => first(rules, a, found) && first(rules, b, found),
        Expr::Opt(inner) | Expr::Rep(inner) => {
            first(rules, inner, found);
            true
        }
        Expr::RepOnce(inner) => first(rules, inner, found),
        Expr::PosPred(_) | Expr::NegPred(_) => true,
        _ => false,
    }
}

#[test]
fn parts_begin_with_the_words_of_their_rules() {
    let rules = rules();
    for part in PARTS.iter().filter(|part| part.begins().next().is_some()) {
        let mut begins = BTreeSet::new();
        first(&rules, rule(&rules, part.rule), &mut begins);
        for name in &begins {
            let word = WORDS.iter().find(|word| word.rule() == *name).unwrap().written;
            assert!(part.begins().any(|begin| begin.starts_with(word)), "{}: {word} is missing", part.rule);
        }
    }
}

fn kinds(pair: Pair, found: &mut BTreeSet<String>) {
    found.insert(format!("{:?}", pair.as_rule()));
    for part in pair.into_inner() {
        kinds(part, found);
    }
}

#[test]
fn every_rule_reads_something_in_the_samples_and_the_samples_are_sound() {
    let mut found = BTreeSet::new();
    for text in samples() {
        let (tree, messages) = super::parse(text);
        assert_eq!((tree.statements.len(), messages), (1, Vec::<String>::new()), "{text}");
        kinds(read(Rule::lone_statement, text).unwrap_or_else(|_| panic!("{text}")), &mut found);
    }
    let words: BTreeSet<String> = WORDS.iter().map(|word| word.rule()).collect();
    let unread: Vec<_> = words.difference(&found).collect();
    assert!(unread.is_empty(), "in no sample: {unread:?}");
}
