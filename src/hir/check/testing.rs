//! For the unit tests of the checker: a text, checked.

use crate::base::Sources;
use crate::diagnostics::{Diagnostic, Sink};
use crate::hir::{External, Program};

/// The program of a text and what was reported, in the order of the text.
pub(super) fn check(text: &str) -> (Program, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add("test.lead", text);
    let mut sink = Sink::default();
    let tree = crate::syntax::parse(file, text, &mut sink);
    let program = crate::hir::check(&[tree], &External::default(), &mut sink);
    (program, sink.finish())
}

/// The codes that are reported for a text.
pub(super) fn codes(text: &str) -> Vec<&'static str> {
    check(text).1.iter().map(|message| message.code.id).collect()
}
