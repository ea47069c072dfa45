//! What is generated from `spec/ruleset.schema.json`, so that the shape of a rule set is written down once: the tables by which the
//! JavaScript and Python runtimes read one, and the keys that the reference leaves out of the fingerprint.

mod javascript;
mod python;
mod rust;
mod schema;

use std::path::PathBuf;

use schema::Schema;

/// The first line of every generated file, after the sign of a comment.
const HEAD: &str = "Generated from `spec/ruleset.schema.json` by `just shapes`. Change the schema, not this file.";

/// The generated files: their paths in the repository, and their texts.
pub fn files() -> [(&'static str, String); 3] {
    let schema = Schema::read(include_str!("../../../spec/ruleset.schema.json"));
    [
        ("runtimes/js/src/check/document.js", javascript::document(&schema)),
        ("runtimes/python/src/leadlang/check/document.py", python::document(&schema)),
        ("src/ruleset/silent.rs", rust::silent(&schema)),
    ]
}

/// Where a generated file is.
pub fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}
