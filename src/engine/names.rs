//! Names in data: case, spaces, `_` and `-` do not matter.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// A text in NFC. What is plain ASCII is in NFC already.
fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// A name as it is compared: NFC, A to Z as a to z, without white space, `_` and `-`.
pub(crate) fn fold(name: &str) -> Cow<'_, str> {
    // Most keys are written so.
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(name);
    }
    let kept = |c: &char| !(is_white_space(*c) || matches!(c, '_' | '-'));
    Cow::Owned(nfc(name).chars().filter(kept).map(|c| c.to_ascii_lowercase()).collect())
}

/// Text as it is kept: NFC, without white space at its ends.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    match nfc(text) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(is_white_space)),
        Cow::Owned(text) => Cow::Owned(text.trim_matches(is_white_space).to_owned()),
    }
}

/// Unicode's property `White_Space`.
pub(crate) fn is_white_space(c: char) -> bool {
    matches!(c, '\u{9}'..='\u{d}' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Declared names, by what data may write for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex {
    exact: BTreeMap<String, usize>,
    /// None: two names are the same when folded.
    folded: BTreeMap<String, Option<usize>>,
}

impl NameIndex {
    /// An index of these names, each at its position.
    pub(crate) fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut index = NameIndex::default();
        for (position, name) in names.into_iter().enumerate() {
            index.exact.entry(clean(name).into_owned()).or_insert(position);
            index.folded.entry(fold(name).into_owned()).and_modify(|two| *two = None).or_insert(Some(position));
        }
        index
    }

    /// The position of the name that this is: the very same, else the only one that is the same when folded.
    pub(crate) fn find(&self, written: &str) -> Option<usize> {
        let exact = self.exact.get(clean(written).as_ref());
        exact.copied().or_else(|| self.folded.get(fold(written).as_ref()).copied().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold() {
        let index = NameIndex::new(["job title", "A", "A-", "VP"]);
        assert_eq!(index.find("Job_Title"), Some(0));
        assert_eq!(index.find("jobTitle"), Some(0));
        assert_eq!(index.find(" A "), Some(1));
        assert_eq!(index.find("A-"), Some(2));
        assert_eq!(index.find("a"), None, "it could be either");
        assert_eq!(index.find("v-p"), Some(3));
    }
}
