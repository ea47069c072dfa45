//! Names that say the same in other words, and such as only look alike.

use super::stem_of_word;

/// Words that add nothing to a name.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "our", "your", "their", "its", "his", "her", "this", "that", "is", "are", "was", "were",
    "has", "have", "had", "did", "to",
];

fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// Whether one of two names has a whole word more, other than a small one. Both are in small letters. Two words that have run together
/// count as one.
pub(super) fn has_other_words(one: &str, other: &str) -> bool {
    let count = |name: &str| name.split(' ').filter(|word| !is_small(word)).count();
    let together = |name: &str| name.replace(' ', "");
    count(one) != count(other) && strsim::damerau_levenshtein(&together(one), &together(other)) > 1
}

/// Whether two names have the same words, but for their endings, their order and small words; what `kind` lists may be said of the
/// second as well: `demo requested`, `the fit score`.
#[must_use]
pub fn reworded(written: &str, name: &str, kind: &[&str]) -> bool {
    let words = |name: &str, kind: &[&str]| {
        let lower = name.to_lowercase();
        let words = lower.split(' ').filter(|word| !is_small(word) && !kind.contains(word));
        let mut words: Vec<String> = words.map(|word| stem_of_word(word).to_owned()).collect();
        words.sort_unstable();
        words
    };
    let said = words(written, &[]);
    let name = words(name, &[]);
    !name.is_empty() && (said == name || words(written, kind) == name)
}

#[cfg(test)]
mod tests {
    use super::reworded;

    #[test]
    fn the_same_words_are_found() {
        assert!(reworded("demo requested", "requested demo", &[]));
        assert!(reworded("has a phone", "phone", &[]));
        assert!(reworded("their Industry", "industry", &[]));
        assert!(reworded("fit score", "fit", &["score"]));
        assert!(!reworded("fit score", "fit", &["event"]));
        assert!(!reworded("no phone", "phone", &[]));
        assert!(!reworded("visited page first", "visited page", &[]));
    }
}
