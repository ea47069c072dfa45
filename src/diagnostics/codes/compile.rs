//! E08xx: what a rule set cannot hold.

use crate::diagnostics::registry::codes;

codes! {}
