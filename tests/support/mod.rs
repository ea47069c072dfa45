//! What the data-driven tests share.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

pub mod fences;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder with this extension, in order.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, extension: &str, out: &mut Vec<PathBuf>) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, extension, out);
            } else if path.extension().is_some_and(|e| e == extension) {
                out.push(path);
            }
        }
    }
    let mut out = Vec::new();
    walk(&root().join(folder), extension, &mut out);
    out.sort();
    out
}

/// A path as tests name it.
pub fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Fails with all that went wrong, if anything did.
pub fn finish(wrong: &[String], done: usize, what: &str) {
    assert!(done > 0, "no {what} was found");
    assert!(wrong.is_empty(), "{} of {done} {what} failed:\n\n{}", wrong.len(), wrong.join("\n\n"));
    println!("{done} {what}");
}
