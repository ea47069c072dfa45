//! E09xx: files, workspaces and configuration.

use crate::diagnostics::registry::codes;

codes! {}
