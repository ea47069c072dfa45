//! E03xx: events and windows.

use crate::diagnostics::registry::codes;

codes! {
    CALENDAR_UNIT = E0301 "Months, quarters and years do not measure time";
    WORKING_TIME = E0302 "Working time needs a calendar";
    ODD_DURATION = E0303 "A length of time cannot be counted";
    WHOLE_DAYS = E0304 "Only whole days can be counted here";
    CALENDAR_WINDOW = E0305 "A part of the calendar is no window";
    HOW_OFTEN = E0306 "At least or exactly?";
    WINDOW_NOT_SAID = E0307 "One of several events says no window";
    FUTURE_EVENT = E0308 "Events lie in the past";
    NOT_AN_EVENT = E0309 "This does not happen";
    ON_NEEDS_DATE = E0310 "`on` needs a date";
    EVER_AND_WINDOW = E0311 "`ever` stands beside a window";
    NO_BEGINNING = E0312 "Nobody knows since when";
    NOT_COMMON = E0313 "Not all of these events carry it";
    NOT_CARRIED = E0314 "An event does not carry it";
    NO_EVENTS = E0315 "A word stands for no event";
    WITHIN_EVENT = E0316 "A window needs an event or a time";
    TAIL_OF_LIST = E0317 "A window stands after a list of conditions";
    ONLY_EVENTS = E0318 "Only events can be listed here";
    ODD_COUNT = E0320 "A count cannot be";
    OPEN_HAND_RAISE = W0301 "A hand raise counts for good";
    COUNT_SAYS_NOTHING = W0302 "A count says nothing, or says it in a roundabout way";
    SILENCE = W0303 "Silence that leaves out those who never did";
    ANY_OLD_ONE = W0304 "`more than … ago` is met by any old one";
}
