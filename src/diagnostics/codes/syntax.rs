//! E00xx: layout, literals and the shape of statements.

use crate::diagnostics::registry::codes;

codes! {}
