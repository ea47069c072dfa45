//! E06xx: calendars, clocks, hand-offs, permissions, routes, nurtures and targets.

use crate::diagnostics::registry::codes;

codes! {}
