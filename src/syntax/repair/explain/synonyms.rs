//! Other words for the words of the language: what people say, and what is written.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::repair::broken::Broken;
use crate::syntax::repair::tables::{self, Said};

/// `fit is greater than 60`, `fit equals 60`
pub(super) fn comparison(broken: &Broken) -> Option<Diagnostic> {
    let (said, written, diagnostic) = said(broken, tables::COMPARISONS)?;
    let mut diagnostic = diagnostic.help(
        "The comparisons are `is`, `is not`, `is at least`, `is at most`, `is more than`, `is less than`, `is between A and B`, `is any of (A, B)`, `is in LIST`.",
    );
    diagnostic.code = &codes::SPOKEN_COMPARISON;
    diagnostic.message = format!("`{said}` is written `{written}` here.");
    Some(diagnostic)
}

/// `alert "manager"`, `size: integer`, `within 5 min`
pub(super) fn other(broken: &Broken) -> Option<Diagnostic> {
    let (_, written, diagnostic) = said(broken, tables::OTHERS)?;
    Some(diagnostic.help(format!("Write `{written}`. There is one word for each thing.")))
}

/// The first pair of a table whose right words can be read where the others stand.
fn said(broken: &Broken, table: &[Said]) -> Option<(&'static str, &'static str, Diagnostic)> {
    for &Said { said, written, .. } in table {
        let count = said.split(' ').count();
        for at in (broken.index.saturating_sub(count)..=broken.index).rev() {
            if at == 0 || !broken.words_at(at, said) {
                continue;
            }
            let patch = [(broken.tokens[at].start, broken.tokens[at + count - 1].end(), written.to_string())];
            let end = broken.tokens.get(at + count).map_or(broken.text.len(), |next| next.end());
            let reached = broken.reach(&patch);
            if reached >= end && reached > broken.at || reached > broken.text.len() {
                let span = broken.token_span(at, at + count - 1);
                let diagnostic =
                    Diagnostic::new(&codes::OTHER_WORD, span, format!("Here stands `{written}`, not `{said}`."));
                return Some((said, written, diagnostic.offer(broken.fix(format!("write `{written}`"), &patch))));
            }
        }
    }
    None
}
