//! How deep brackets nest, counted before anything is read: deep nesting must not exhaust the reader.

use super::tokens::{Mark, Scan};

/// Brackets may stand in this many brackets. No condition that a person can read comes near.
pub(super) const LIMIT: usize = 64;

/// The first bracket that goes too deep.
pub(super) fn too_deep(scan: &Scan) -> Option<usize> {
    let mut depth = 0_usize;
    for &(at, mark) in &scan.brackets {
        match mark {
            Mark::Open if depth == LIMIT => return Some(at),
            Mark::Open => depth += 1,
            Mark::Close => depth = depth.saturating_sub(1),
        }
    }
    None
}
