//! Names that stand in statements which could not be read: what uses them is no second mistake.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::base::closest;
use crate::language::{Declares, opening_words, statement};
use crate::syntax::ast::{Broken, File};

/// So many places are looked at for one name, so that many names do not take long.
const PLACES: usize = 1000;
/// So many unknown names get a guess at what was meant: nobody reads more of them.
const GUESSES: usize = 100;

/// The names that broken statements may declare.
#[derive(Default)]
pub(super) struct Lost<'a> {
    /// What stands from each word on that may begin a name, by that word.
    places: BTreeMap<&'a str, Vec<&'a str>>,
    /// The files.
    files: &'a [File],
    /// How many names have been guessed at.
    guesses: Cell<usize>,
}

impl<'a> Lost<'a> {
    /// The names in the broken statements of these files.
    pub fn new(files: &'a [File]) -> Self {
        let mut lost = Lost { files, ..Lost::default() };
        for part in files.iter().flat_map(|file| &file.broken) {
            lost.collect(part);
        }
        lost
    }

    fn collect(&mut self, part: &'a Broken) {
        let (first, rest) = part.text.split_once(' ').unwrap_or((&part.text, ""));
        let first = first.trim_end_matches(',');
        // A slip in the first word still says which statement it is.
        let heads = || opening_words().filter_map(|words| words.split(' ').next());
        let meant = statement(first).or_else(|| statement(closest(first, heads())?));
        let declares = meant.map(|statement| statement.declares);
        // Another first word may be anything; what has no condition is probably a list of names.
        let listed = || !rest.split(' ').any(|word| word == "when" || word == "means");
        let rows = match declares {
            Some(Declares::Nothing) => return,
            Some(Declares::One) => false,
            Some(Declares::EachRow) => true,
            None => listed(),
        };
        let starts = rest.split_inclusive(|c| !is_of_word(c)).scan(0, |at, word| {
            let start = *at;
            *at += word.len();
            Some((start, word.trim_end_matches(|c| !is_of_word(c))))
        });
        for (at, word) in starts.filter(|(_, word)| !word.is_empty()) {
            let before = rest.get(..at).unwrap_or_default();
            if !rows && !before.is_empty() && before != "'" {
                break;
            }
            self.places.entry(word).or_default().push(rest.get(at..).unwrap_or_default());
        }
    }

    /// Whether a broken statement looks as if it declared this name.
    pub fn may_declare(&self, name: &str) -> bool {
        let first = name.split(|c| !is_of_word(c)).next().unwrap_or_default();
        let Some(places) = self.places.get(first).filter(|_| !first.is_empty()) else { return false };
        places.iter().take(PLACES).any(|place| {
            place.strip_prefix(name).is_some_and(|rest| rest.chars().next().is_none_or(|next| !is_of_word(next)))
        })
    }

    /// Whether a broken statement holds this word.
    pub fn may_hold(&self, word: &str) -> bool {
        self.files.iter().flat_map(|file| &file.broken).any(|part| part.text.split(' ').any(|held| held == word))
    }

    /// Whether one more unknown name gets a guess.
    pub fn may_guess(&self) -> bool {
        let guesses = self.guesses.get();
        self.guesses.set(guesses.saturating_add(1));
        guesses < GUESSES
    }
}

/// Whether a name goes on with this character.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

#[cfg(test)]
mod tests {
    use super::Lost;
    use crate::base::Span;
    use crate::syntax::ast::{Broken, File};

    fn declares(text: &str, name: &str) -> bool {
        let broken = vec![Broken { span: Span::default(), text: text.into() }];
        Lost::new(&[File { broken, ..File::default() }]).may_declare(name)
    }

    #[test]
    fn what_declares_one_name_declares_its_first() {
        assert!(declares("define ideal customer when employees > 3", "ideal customer"));
        assert!(!declares("define ideal customer when employees > 3", "employees"));
        assert!(declares("list 'big and small' = \"a\"", "big and small"));
    }

    #[test]
    fn what_has_rows_declares_them() {
        assert!(declares("person has phone: txt, required job title: text", "job title"));
        assert!(declares("stage, any may be skipped suspect MQL \"Marketing\"", "MQL"));
        assert!(declares("funnel suspect MQL, kept for good", "suspect"));
        assert!(!declares("funnel suspect MQLs, kept for good", "MQL"));
    }

    #[test]
    fn a_slip_in_the_first_word_declares_what_follows() {
        assert!(declares("scor fit from 0 to 100 +40 when good roof", "fit"));
        assert!(!declares("scor fit from 0 to 100 +40 when good roof", "good roof"));
        assert!(!declares("MQL wen fit >= 30 when good roof", "good roof"));
    }

    #[test]
    fn agreements_declare_nothing() {
        assert!(!declares("example \"A\" as of now phone is \"1\"", "phone"));
    }
}
