//! Tests of the whole through its front doors: the command line, the library, rule sets, the reference engine, and the rules of the
//! house.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../support/mod.rs"]
mod support;

mod anything;
mod cli;
mod engine;
mod library;
mod lints;
mod one_mistake;
mod ruleset;
#[cfg(unix)]
mod terminal;
mod tidy;
