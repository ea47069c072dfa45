//! E06xx: the head, calendars, clocks, hand-offs, permissions, routes, nurtures and targets.

use crate::diagnostics::registry::codes;

codes! {
    UNKNOWN_ZONE = E0601 "There is no such time zone";
    UNKNOWN_CURRENCY = E0602 "There is no such currency";
    IN_FORCE_BACKWARDS = E0603 "The last day in force is before the first";
    TWO_HEADS = E0604 "Two heads of one definition";
    HEAD_CLAUSE_TWICE = E0605 "A clause of the head is said twice";
    CLAUSE_TWICE = E0606 "A clause of an agreement is said twice";
    ZONE_WITHOUT_OTHERWISE = E0610 "A calendar in the zone of a field does not say what holds where it is unknown";
    ZONE_OF_NOTHING = E0611 "A calendar takes its zone from nothing";
    ZONE_NOT_LISTED = E0612 "A field that gives a zone does not list zones";
    HOURS_BACKWARDS = E0613 "Opening hours end before they begin";
    HOURS_OVERLAP = E0614 "Opening hours overlap";
    NEVER_OPEN = E0615 "A calendar is never open";
    CLOSED_NOT_A_DATE = E0616 "A line of a file of closed days is not a date";
    DAYS_WITH_CALENDAR = E0620 "Plain days on a clock that counts open hours";
    ODD_WORKING_DAYS = E0621 "Working days that cannot be counted";
    SLA_COUNT = E0622 "A promise is not a number of times at least";
    START_NOT_A_TIME = E0623 "A clock starts from something that is not a time";
    AFTER_NOTHING = E0624 "There is no line above that a notice could come after";
    START_WITHOUT_ZONE = E0625 "The event that starts a clock does not say its zone";
    OUTCOME_FILTERED = E0626 "Something is asked of an outcome";
    HANDOFF_TWICE = E0630 "Two hand-offs of one stage";
    HANDOFF_TO_ITSELF = E0631 "A team hands over to itself";
    ANSWER_OF_OTHERS = E0632 "Another team than the receiving one answers a hand-off";
    ROUTE_TWICE = E0640 "Two routes of one stage";
    RECEIVER_NOT_A_FIELD = E0641 "A receiver is neither text nor a field that names one";
    TARGET_SHARES = E0650 "Shares of a target that cannot be";
    TARGET_STAGES = E0651 "A target does not lead to a higher stage";
    TARGET_NUMBER = E0652 "A target of nothing";
    TARGET_TOTAL = E0653 "A target adds up what cannot be added";
    CLOSED_TWICE = W0601 "A day is closed twice";
    YEAR_WITHOUT_HOLIDAY = W0602 "A calendar year without any closed day";
    ZONE_ABBREVIATION = W0603 "A time zone without a city";
    EVENT_OF_OTHERS = W0610 "A promise is kept by what others do";
    NOTICE_AFTER_DUE = W0611 "A notice goes out when the promise is broken already";
    NOTICES_OUT_OF_ORDER = W0612 "Notices stand in another order than they go out";
    NEVER_ENTERED = W0613 "Something waits for a stage that nobody enters";
    NEVER_MISSING = W0621 "A hand-off asks for a field that is never missing";
    ROW_NEVER_REACHED = W0630 "A row of a route is never reached";
    NURTURE_WITHOUT_PERMISSION = W0640 "A nurture asks for no permission";
}
