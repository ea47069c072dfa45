//! Messages as text: for people in full, one line each, or as JSON for tools.

mod clipped;
mod full;
mod json;
mod short;
mod summary;

pub use full::full;
pub use json::{JSON_VERSION, json, json_failure};
pub use short::short;
pub use summary::Tally;

use super::Diagnostic;
use crate::base::Sources;

/// The messages of one definition with the texts that they speak of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The messages, in the order in which they are shown.
    pub diagnostics: &'a [Diagnostic],
}

impl<'a> Report<'a> {
    /// Each message once: what two definitions share (a file that both use) is not said twice.
    pub fn distinct(reports: &[Report<'a>]) -> Vec<(&'a Sources, &'a Diagnostic)> {
        let mut seen = std::collections::BTreeSet::new();
        let all = reports.iter().flat_map(|report| report.diagnostics.iter().map(|d| (report.sources, d)));
        all.filter(|(sources, diagnostic)| {
            let span = diagnostic.span();
            let name = sources.file(span.file).name.clone();
            seen.insert((name, span.start, span.end, diagnostic.code.id, diagnostic.message.clone()))
        })
        .collect()
    }
}

/// The longest word that is shown whole, in characters.
const LONGEST_WORD: usize = 100;

/// A text in which no word fills the screen: of longer ones the beginning is shown.
fn words(text: &str) -> String {
    let clip = |word: &str| {
        if word.chars().count() <= LONGEST_WORD {
            return word.to_owned();
        }
        let end: String = word.chars().rev().take_while(|c| !c.is_alphanumeric()).collect();
        let start: String = word.chars().take(LONGEST_WORD / 2).collect();
        format!("{start}…{}", end.chars().rev().collect::<String>())
    };
    text.split_inclusive(char::is_whitespace).map(clip).collect()
}

#[cfg(test)]
mod tests;
