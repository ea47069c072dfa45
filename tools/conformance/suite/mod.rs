//! The conformance suite: how its cases are made, read, and decided by the reference engine. Shared by the tool that writes the suite and
//! the test that guards it.

// The tool and the test each use a part of it.
#![allow(dead_code)]

pub mod build;
pub mod case;
pub mod check;
pub mod files;
pub mod hand;
pub mod hints;
pub mod made;
pub mod patched;
pub mod people;
pub mod random;
pub mod refused;
pub mod rng;
pub mod sections;
pub mod shorthand;
pub mod stories;

use std::path::PathBuf;

/// The folder of the suite.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("spec/conformance")
}

/// The folder of the people written by hand.
pub fn people_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tools/conformance/people")
}
