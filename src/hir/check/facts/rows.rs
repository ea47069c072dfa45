//! Conditions compared by what they ask, wherever they stand.

use crate::hir::Cond;

/// A text that is the same for two conditions that ask the same.
pub(super) fn without_places(cond: &Cond) -> String {
    let shown = format!("{cond:?}");
    let mut key = String::with_capacity(shown.len());
    let mut rest = shown.as_str();
    // Places are written `span: Span { … }` and hold no braces; text in the condition is escaped, so it holds no bare quote.
    while let Some(at) = rest.find("span: Span {") {
        key.push_str(&rest[..at]);
        rest = rest[at..].split_once('}').map_or("", |(_, rest)| rest);
    }
    key.push_str(rest);
    key
}
