//! Text to tree. The only place that knows pest; knows no types and no declarations.

pub mod ast;
