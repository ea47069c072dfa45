//! The rules: each reads a sound program and reports.

mod sensitive;
mod starting_over;
mod unused;

use crate::diagnostics::Sink;
use crate::hir::Program;

/// Every rule; what it reports is in the list of lints.
pub(super) static RULES: &[fn(&Program, &mut Sink)] = &[sensitive::lint, starting_over::lint, unused::lint];
