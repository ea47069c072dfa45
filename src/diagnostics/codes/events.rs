//! E03xx: events and windows.

use crate::diagnostics::registry::codes;

codes! {
    CALENDAR_UNIT = E0301 "Months, quarters and years do not measure time";
    WORKING_TIME = E0302 "Working time needs a calendar";
    ODD_DURATION = E0303 "A length of time cannot be counted";
    WHOLE_DAYS = E0304 "Only whole days can be counted here";
}
