//! "Here could stand …": the list of what fits, short enough to be read.

use super::expected::{Saying, beginnings, saying};
use super::parser::Rule;
use crate::language::{REFUSED_UNITS, UNITS, WORDS};

/// More than this many things are not listed.
const SHOWN: usize = 7;

/// What could stand there, or nothing if there is nothing useful to say.
pub(super) fn expected(rules: &[Rule]) -> Option<String> {
    let mut things: Vec<String> = Vec::new();
    // Where a condition can begin, all that it can begin with is one thing.
    let condition = rules.contains(&Rule::k_not) && rules.contains(&Rule::open_bracket);
    for rule in rules {
        let begins = matches!(saying(*rule), Saying::Thing("a condition" | "a name" | "`not`" | "an opening bracket"));
        if condition && (begins || matches!(rule, Rule::k_not | Rule::k_no | Rule::k_never | Rule::k_meets)) {
            if !things.iter().any(|thing| thing == "a condition") {
                things.push("a condition".to_string());
            }
            continue;
        }
        let said = match saying(*rule) {
            Saying::Words(words) => format!("`{words}`"),
            Saying::Thing(thing) => thing.to_string(),
            Saying::Nothing => continue,
        };
        if !things.contains(&said) {
            things.push(said);
        }
    }
    // Words that are meant come first; that the statement could end here is the least of news.
    things.sort_by_key(|thing| (thing.starts_with("the end"), thing.starts_with("a comma"), !thing.starts_with('`')));
    let more = things.len() > SHOWN;
    things.truncate(SHOWN);
    let last = if more { "something else".to_string() } else { things.pop()? };
    Some(if things.is_empty() { last } else { format!("{} or {last}", things.join(", ")) })
}

/// The words that could have stood there.
pub(super) fn fitting_words(expected: &[Rule]) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for rule in expected {
        let own: Option<&'static str> = match saying(*rule) {
            Saying::Words(words) => Some(words),
            _ => None,
        };
        for words in own.into_iter().chain(beginnings(*rule).iter().copied()) {
            if !found.contains(&words) {
                found.push(words);
            }
        }
    }
    found
}

/// The words that could have stood there, each by itself.
pub(super) fn own_words(expected: &[Rule]) -> impl Iterator<Item = &'static str> + '_ {
    expected.iter().filter_map(|rule| match saying(*rule) {
        Saying::Words(words) => Some(words),
        _ => None,
    })
}

/// Whether a word is one of the words of the language, or of one of its phrases.
pub(super) fn is_word_of_language(word: &str) -> bool {
    let units = UNITS.iter().chain(REFUSED_UNITS).flat_map(|&(many, one)| [many, one]);
    let phrases = WORDS.iter().flat_map(|known| [Some(known.written), known.also]).flatten();
    units.chain(phrases).flat_map(|phrase| phrase.split(' ')).any(|known| known == word)
}
