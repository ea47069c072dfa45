//! E01xx: names, declarations and imports.

use crate::diagnostics::registry::codes;

codes! {}
