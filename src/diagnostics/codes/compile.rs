//! E08xx: what a rule set cannot hold.

use crate::diagnostics::registry::codes;

codes! {
    LONG_DECAY = E0801 "Points get less in too many small steps";
    HORIZON = E0802 "Calendars cannot be written out for this time";
    TOO_DEEP = E0803 "Conditions stand too deep in each other";
}
