//! E06xx: the head, calendars, clocks, hand-offs, permissions, routes, nurtures and targets.

use crate::diagnostics::registry::codes;

codes! {
    UNKNOWN_ZONE = E0601 "There is no such time zone";
    UNKNOWN_CURRENCY = E0602 "There is no such currency";
    IN_FORCE_BACKWARDS = E0603 "The last day in force is before the first";
    TWO_HEADS = E0604 "Two heads of one definition";
    HEAD_CLAUSE_TWICE = E0605 "A clause of the head is said twice";
}
