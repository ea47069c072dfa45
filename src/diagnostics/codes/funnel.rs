//! E05xx: stages and outcomes.

use crate::diagnostics::registry::codes;

codes! {}
