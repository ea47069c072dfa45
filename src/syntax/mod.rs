//! Text to tree. The only place that knows pest; knows no types and no declarations.
//!
//! A file is cut at its statements, and each is read alone: what cannot be read is reported once, where it breaks, and the rest of
//! the file goes on into the tree. See `grammar/lead.pest` for what may be written and `grammar/README.md` for why so.

pub mod ast;
mod chunks;
mod depth;
mod expected;
mod lower;
mod numbers;
mod parser;
mod place;
mod recover;
mod repair;
#[cfg(test)]
mod tests;
mod tokens;
mod wording;

use crate::base::FileId;
use crate::diagnostics::Sink;
use place::Layout;

/// Reads a file. What cannot be read is reported and left out; the rest is in the tree.
///
/// Brackets nest only so deep that a stack of 2 MiB, as threads have it, is enough.
pub fn parse(file: FileId, text: &str, sink: &mut Sink) -> ast::File {
    let layout = Layout::new(file, text);
    recover::Reader::new(&layout, sink).read()
}
