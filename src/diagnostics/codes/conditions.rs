//! E02xx: types and conditions.

use crate::diagnostics::registry::codes;

codes! {}
