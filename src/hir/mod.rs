//! The checked program: every name resolved, every condition typed, every place kept. Knows no files.

mod program;

pub use program::*;
