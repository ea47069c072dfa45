//! Where the checker reports to: messages at once, names that nothing declares once all of their uses are known.

use std::cell::RefCell;

use super::undeclared::Undeclared;
use crate::base::Span;
use crate::diagnostics::{Code, Diagnostic, Sink};

/// The handle that every pass reports through.
pub(super) struct Messages<'a> {
    sink: RefCell<&'a mut Sink>,
    pub undeclared: RefCell<Undeclared>,
}

impl<'a> Messages<'a> {
    pub fn new(sink: &'a mut Sink) -> Self {
        Messages { sink: RefCell::new(sink), undeclared: RefCell::default() }
    }

    /// Reports a message; what it says and what helps are sentences.
    pub fn report(&self, mut diagnostic: Diagnostic) {
        for text in std::iter::once(&mut diagnostic.message).chain(&mut diagnostic.help) {
            if !text.ends_with(['.', '?', '!', '…']) {
                text.push('.');
            }
        }
        self.sink.borrow_mut().report(diagnostic);
    }

    /// Whether a message of this kind was reported at a place.
    pub fn reported(&self, code: &'static Code, span: Span) -> bool {
        self.sink.borrow().reported(code, span)
    }
}
