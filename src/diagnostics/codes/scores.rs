//! E04xx: scores, bands and classes.

use crate::diagnostics::registry::codes;

codes! {}
