//! Other words for the words of the language: what people say, and what is written.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::broken::{Broken, WithFix};

/// What people say for a comparison, and how it is written.
const COMPARISONS: &[(&str, &str)] = &[
    ("is >=", ">="),
    ("is >", ">"),
    ("is <=", "<="),
    ("is <", "<"),
    ("is greater than or equal to", "is at least"),
    ("is less than or equal to", "is at most"),
    ("is more than or equal to", "is at least"),
    ("is equal or greater than", "is at least"),
    ("is not equal to", "is not"),
    ("is no more than", "is at most"),
    ("is not more than", "is at most"),
    ("is no less than", "is at least"),
    ("is not less than", "is at least"),
    ("is greater than", "is more than"),
    ("is bigger than", "is more than"),
    ("is higher than", "is more than"),
    ("is larger than", "is more than"),
    ("is older than", "is more than"),
    ("is smaller than", "is less than"),
    ("is lower than", "is less than"),
    ("is fewer than", "is less than"),
    ("is younger than", "is less than"),
    ("is equal to", "is"),
    ("is over", "is more than"),
    ("is under", "is less than"),
    ("is up to", "is at most"),
    ("is exactly equal to", "is"),
    ("greater than", "more than"),
    ("at minimum", "at least"),
    ("at maximum", "at most"),
    ("not less than", "at least"),
    ("no more than", "at most"),
    ("no less than", "at least"),
    ("up to", "at most"),
    ("is one of", "is any of"),
    ("is not any of", "is none of"),
    ("is not one of", "is none of"),
    ("in any of", "is any of"),
    ("equals", "is"),
    ("over", "is more than"),
    ("under", "is less than"),
    ("above", "is more than"),
    ("below", "is less than"),
    ("exceeds", "is more than"),
    ("does not equal", "is not"),
    ("doesn't contain", "does not contain"),
    ("not contains", "does not contain"),
    ("does not contains", "does not contain"),
    ("begins with", "starts with"),
    ("between", "is between"),
    ("not in", "is not in"),
    ("in", "is in"),
    ("has", "is"),
    ("are", "is"),
    ("was", "is"),
];

/// What people say for other words. Each is offered only where the right word makes more readable.
const OTHERS: &[(&str, &str)] = &[
    ("else", "otherwise"),
    ("to", "and"),
    ("but not", "unless"),
    ("except when", "unless"),
    ("except if", "unless"),
    ("except", "unless"),
    ("but", "and"),
    ("as well as", "and"),
    ("maximum", "at most"),
    ("max", "at most"),
    ("minimum", "at least"),
    ("alert", "notify"),
    ("tell", "notify"),
    ("warn", "notify"),
    ("escalate to", "reassign to"),
    ("assign to", "reassign to"),
    ("integer", "whole number"),
    ("int", "whole number"),
    ("string", "text"),
    ("str", "text"),
    ("boolean", "yes/no"),
    ("bool", "yes/no"),
    ("yes or no", "yes/no"),
    ("decimal", "number"),
    ("float", "number"),
    ("datetime", "time"),
    ("timestamp", "time"),
    ("currency", "money"),
    ("amount", "money"),
    ("percentage", "percent"),
    ("enum", "one of"),
    ("choice", "one of"),
    ("list of", "several of"),
    ("many of", "several of"),
    ("default", "if unknown"),
    ("mandatory", "required"),
    ("private", "sensitive"),
    ("public", "not personal"),
    ("mins", "minutes"),
    ("min", "minutes"),
    ("hrs", "hours"),
    ("hr", "hours"),
    ("h", "hours"),
    ("wk", "weeks"),
    ("d", "days"),
    ("in force since", "in force from"),
    ("valid from", "in force from"),
    ("valid until", "in force until"),
    ("valid to", "in force until"),
    ("no one", "nobody"),
    ("nobody who", "nobody"),
    ("yesterday", "1 day ago"),
    ("today", "0 days ago"),
    ("owner", "owned by"),
    ("every", "send every"),
    ("stop when", "until"),
    ("stops when", "until"),
    ("requires permission", "needs permission"),
    ("requires", "must include"),
    ("needs", "must include"),
    ("winner only", "best only"),
    ("highest only", "best only"),
    ("decaying over", "fading over"),
    ("decays over", "fading over"),
    ("forever", "for good"),
    ("always kept", "kept for good"),
    ("keep forever", "kept for good"),
    ("kept forever", "kept for good"),
    ("default", "otherwise"),
    ("others", "otherwise"),
    ("everyone", "everyone else"),
    ("others", "everyone else"),
    ("rest", "everyone else"),
    ("then", "to"),
    ("as at", "as of"),
    ("at", "as of"),
    ("on", "as of"),
    ("should be", "is"),
];

/// `fit is greater than 60`, `fit equals 60`
pub(super) fn comparison(broken: &Broken) -> Option<Diagnostic> {
    let (said, written, diagnostic) = said(broken, COMPARISONS)?;
    let mut diagnostic = diagnostic.help(
        "The comparisons are `is`, `is not`, `is at least`, `is at most`, `is more than`, `is less than`, `is between A and B`, `is any of (A, B)`, `is in LIST`.",
    );
    diagnostic.code = &codes::SPOKEN_COMPARISON;
    diagnostic.message = format!("`{said}` is written `{written}` here.");
    Some(diagnostic)
}

/// `alert "manager"`, `size: integer`, `within 5 min`
pub(super) fn other(broken: &Broken) -> Option<Diagnostic> {
    let (_, written, diagnostic) = said(broken, OTHERS)?;
    Some(diagnostic.help(format!("Write `{written}`. There is one word for each thing.")))
}

/// The first pair of a table whose right words can be read where the others stand.
fn said(broken: &Broken, table: &[(&'static str, &'static str)]) -> Option<(&'static str, &'static str, Diagnostic)> {
    for &(said, written) in table {
        let count = said.split(' ').count();
        for at in (broken.index.saturating_sub(count)..=broken.index).rev() {
            if at == 0 || !broken.words_at(at, said) {
                continue;
            }
            let patch = [(broken.lexemes[at].start, broken.lexemes[at + count - 1].end(), written.to_string())];
            let end = broken.lexemes.get(at + count).map_or(broken.text.len(), |next| next.end());
            let reached = broken.reach(&patch);
            if reached >= end && reached > broken.at || reached > broken.text.len() {
                let span = broken.lexeme_span(at, at + count - 1);
                let diagnostic =
                    Diagnostic::new(&codes::OTHER_WORD, span, format!("Here stands `{written}`, not `{said}`."));
                return Some((said, written, diagnostic.with(broken.fix(format!("write `{written}`"), &patch))));
            }
        }
    }
    None
}
