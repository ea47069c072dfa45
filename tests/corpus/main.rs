//! Tests that are data: each file, fence, page or case is one of many that a runner looks at, and a failure names it.
//!
//! `ONLY=words cargo test --test corpus` looks at the files whose names contain these words; `UPDATE=1` writes what the golden
//! files would have to hold. `../support/mod.rs` says how.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../tools/conformance/shapes/mod.rs"]
mod shapes;
#[path = "../../tools/conformance/suite/mod.rs"]
mod suite;
#[path = "../support/mod.rs"]
mod support;

mod conformance;
mod decisions;
mod definitions;
mod golden;
mod pages;
#[path = "../phrases/mod.rs"]
mod phrases;
mod programs;
mod spec;
