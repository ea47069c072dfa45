//! The checked program: every name resolved, every condition typed, every place kept. Knows no files.

mod bounds;
mod check;
mod graph;
mod program;

pub use bounds::Share;
pub use check::Symbol;
#[cfg(test)]
pub(crate) use check::order_of;
pub(crate) use graph::{Graph, Node, reads, reads_of_term};
pub use program::*;

use std::collections::BTreeMap;

use crate::base::Span;
use crate::diagnostics::Sink;
use crate::syntax::ast;

/// What stands in other files than definitions, read by whoever may read files. The key is the place of the path in the
/// definition; a path that is missing could not be read and has been reported.
#[derive(Clone, Debug, Default)]
pub struct External {
    /// `list … from "file"`: its values with their lines.
    pub lists: BTreeMap<Span, Vec<(String, usize)>>,
    /// `closed list "file"`: its lines with their numbers, one date each.
    pub closed: BTreeMap<Span, Vec<(String, usize)>>,
}

/// Resolves every name and types every condition. `files[0]` is the entry; the others are those that it uses, in order of first use.
pub fn check(files: &[ast::File], external: &External, sink: &mut Sink) -> Program {
    check::check(files, external, sink)
}
