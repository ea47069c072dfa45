//! Reads the pieces of a file one by one; a piece that cannot be read is reported once.

use super::ast::File;
use super::lower::Lower;
use super::parser::{self, Failure, Rule};
use super::place::Layout;
use super::{chunks, depth, expected, scan};
use crate::diagnostics::syntax as codes;
use crate::diagnostics::{Diagnostic, Sink};
use std::ops::Range;

/// Reads one file.
pub(super) struct Reader<'a> {
    layout: &'a Layout<'a>,
    sink: &'a mut Sink,
    file: File,
}

impl<'a> Reader<'a> {
    /// A reader of a file.
    pub fn new(layout: &'a Layout<'a>, sink: &'a mut Sink) -> Self {
        Reader { layout, sink, file: File::default() }
    }

    /// Reads all pieces.
    pub fn read(mut self) -> File {
        let layout = self.layout;
        for piece in chunks::pieces(&layout.text) {
            self.piece(piece);
        }
        self.file
    }

    fn piece(&mut self, range: Range<usize>) {
        let text = &self.layout.text[range.clone()];
        let scan = scan::scan(text);
        for &(start, end) in &scan.comments {
            self.file.comments.push(self.layout.span(range.start + start, range.start + end));
        }
        if let Some(at) = depth::too_deep(&scan) {
            let span = self.layout.span(range.start + at, range.start + at + 1);
            self.sink.report(
                Diagnostic::new(&codes::TOO_DEEP, span, format!("This bracket stands inside {} others.", depth::LIMIT))
                    .help("Give the inner parts names with `define` and use the names."),
            );
            return;
        }
        if chunks::is_blank(text) {
            return;
        }
        if let Err(failure) = self.statement(range.start, text) {
            self.report(range.start, text, &failure);
        }
    }

    /// Reads a piece that is one statement.
    fn statement(&mut self, base: usize, text: &str) -> Result<(), Failure> {
        let pair = parser::read(Rule::lone_statement, text)?;
        let mut lower = Lower { layout: self.layout, base, text, sink: self.sink };
        self.file.statements.extend(lower.lone_statement(pair));
        Ok(())
    }

    fn report(&mut self, base: usize, text: &str, failure: &Failure) {
        let end = text[failure.at..].chars().next().map_or(failure.at, |c| failure.at + c.len_utf8());
        let span = self.layout.span(base + failure.at, base + end);
        self.sink.report(
            Diagnostic::new(&codes::UNREADABLE, span, "This does not fit here.")
                .help(expected::wording(&failure.expected)),
        );
    }
}
