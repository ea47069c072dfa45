//! E03xx: events and windows.

use crate::diagnostics::registry::codes;

codes! {
    CALENDAR_UNIT = E0301 "A month, quarter or year as a length of time";
    WORKING_TIME = E0302 "Working time without a calendar";
    ODD_DURATION = E0303 "A length of time that cannot be counted";
    WHOLE_DAYS = E0304 "A length of time that is not in whole days";
    CALENDAR_WINDOW = E0305 "A part of the calendar as a window";
    HOW_OFTEN = E0306 "A number of times without `at least` or `exactly`";
    WINDOW_NOT_SAID = E0307 "One of several events without a window";
    FUTURE_EVENT = E0308 "An event in the future";
    NOT_AN_EVENT = E0309 "Something that does not happen";
    ON_NEEDS_DATE = E0310 "`on` without a date";
    EVER_AND_WINDOW = E0311 "`ever` beside a window";
    NO_BEGINNING = E0312 "A duration with an unknown beginning";
    NOT_COMMON = E0313 "A property that not all of the events have";
    NOT_CARRIED = E0314 "A property that the event does not have";
    NO_EVENTS = E0315 "A word for no event";
    WITHIN_EVENT = E0316 "A window without an event or a time";
    TAIL_OF_LIST = E0317 "A window after a list of conditions";
    ONLY_EVENTS = E0318 "A condition in a list of events";
    ODD_COUNT = E0320 "A count that is not possible";
    OPEN_HAND_RAISE = W0301 "A hand raise that counts forever";
    COUNT_SAYS_NOTHING = W0302 "A count that says nothing, or says it in a roundabout way";
    SILENCE = W0303 "A silence that leaves out those who never did it";
    ANY_OLD_ONE = W0304 "`more than … ago` that any old event meets";
}
