//! E07xx: examples and guarantees.

use crate::diagnostics::registry::codes;

codes! {}
