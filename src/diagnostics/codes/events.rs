//! E03xx: events, counts and windows.

use crate::diagnostics::registry::codes;

codes! {}
