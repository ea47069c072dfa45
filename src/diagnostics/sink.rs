//! Collects the messages of one run.

use super::{Code, Diagnostic, Severity};
use crate::base::Span;
use std::collections::BTreeMap;

/// Where every step reports to. Steps never stop at an error; they go on with what is sound.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
    /// What the messages at a place say, so that a file full of errors does not take long.
    places: BTreeMap<(Span, &'static str), BTreeMap<String, Vec<usize>>>,
}

impl Sink {
    /// Adds a message; the same message at the same place is kept once.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        let here = self.places.entry((diagnostic.span(), diagnostic.code.id)).or_default();
        let here = here.entry(diagnostic.message.clone()).or_default();
        if !here.iter().any(|&at| self.diagnostics.get(at) == Some(&diagnostic)) {
            here.push(self.diagnostics.len());
            self.diagnostics.push(diagnostic);
        }
    }

    /// Passes every message through `settle`; what it gives back stays.
    pub fn settle(&mut self, settle: impl FnMut(Diagnostic) -> Option<Diagnostic>) {
        let all = std::mem::take(self);
        all.diagnostics.into_iter().filter_map(settle).for_each(|diagnostic| self.report(diagnostic));
    }

    /// Whether anything was reported that stops compilation.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity() == Severity::Error)
    }

    /// Whether a message of this kind was reported at a place.
    #[must_use]
    pub fn reported(&self, code: &'static Code, span: Span) -> bool {
        self.places.contains_key(&(span, code.id))
    }

    /// The messages so far, as reported.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// All messages, by file, place and code.
    #[must_use]
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by(|a, b| (a.span(), a.code.id, &a.message).cmp(&(b.span(), b.code.id, &b.message)));
        self.diagnostics
    }
}
