//! The ground floor: places in source files, and suggestions for misspelt words. Knows nothing of the language.

mod source;
mod span;
mod suggest;

pub use source::{Position, SourceFile, Sources};
pub use span::{FileId, Span};
pub use suggest::{closest, reworded};
