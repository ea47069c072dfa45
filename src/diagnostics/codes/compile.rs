//! E08xx: what a rule set cannot hold.

use crate::diagnostics::registry::codes;

codes! {
    LONG_DECAY = E0801 "Points that decrease in too many steps";
    HORIZON = E0802 "Calendars that cannot be written out";
    TOO_DEEP = E0803 "Conditions nested too deeply";
}
