//! What the suite must hold.

/// Sections written by hand. Each has at least so many cases.
pub const SECTIONS: &[&str] = &[
    "aggregates",
    "bands",
    "caps",
    "classes",
    "counts",
    "decay",
    "examples",
    "groups",
    "hand-offs",
    "limits",
    "normaliser",
    "numbers",
    "outcomes",
    "permissions",
    "received",
    "recheck",
    "replay",
    "resets",
    "routes",
    "score-statuses",
    "sequences",
    "sla-calendars",
    "sla-clocks",
    "sla-notices",
    "sla-working-days",
    "stacking",
    "stages",
    "statuses",
    "text",
    "transitions",
    "unknown-values",
    "weights",
    "why",
    "windows",
];

/// The least number of cases in a section written by hand.
pub const IN_A_SECTION: usize = 20;

/// The least number of cases in all.
pub const IN_ALL: usize = 3_000;
