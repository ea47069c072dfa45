//! Lead: a language in which marketing and sales write down together what a lead is, and a compiler that makes it run.
//!
//! The pipeline, one module a step:
//!
//! `text` → [`syntax`] → [`hir`] → [`ruleset`] → [`engine`] or [`targets`]
//!
//! * [`syntax`] turns text into a tree, and what cannot be read into errors;
//! * [`hir`] resolves every name and types every condition;
//! * [`ruleset`] reduces the checked definition to the JSON document that other systems execute;
//! * [`engine`] decides a lead by such a document, literally as the standard in `spec/` says;
//! * [`driver`] is the one door between files and these steps, [`cli`] the command line on top.
//!
//! User errors never travel in a `Result`: every step reports into a [`diagnostics::Sink`] and goes on with what is sound.

pub mod base;
pub mod cli;
pub mod data;
pub mod diagnostics;
pub mod driver;
pub mod engine;
pub mod hir;
pub mod model;
pub mod report;
pub mod ruleset;
pub mod syntax;
pub mod targets;
pub mod testing;
