//! E06xx: the head, calendars, clocks, hand-offs, permissions, routes, nurtures and targets.

use crate::diagnostics::registry::codes;

codes! {
    UNKNOWN_ZONE = E0601 "An unknown time zone";
    UNKNOWN_CURRENCY = E0602 "An unknown currency";
    IN_FORCE_BACKWARDS = E0603 "A last day in force before the first";
    TWO_HEADS = E0604 "Two heads of one definition";
    HEAD_CLAUSE_TWICE = E0605 "A repeated clause of the head";
    CLAUSE_TWICE = E0606 "A repeated clause of an agreement";
    ZONE_WITHOUT_OTHERWISE = E0610 "A calendar without a zone for when the field is unknown";
    ZONE_OF_NOTHING = E0611 "A calendar without a usable zone";
    ZONE_NOT_LISTED = E0612 "A field that does not list its zones";
    HOURS_BACKWARDS = E0613 "Opening hours that end before they begin";
    HOURS_OVERLAP = E0614 "Overlapping opening hours";
    NEVER_OPEN = E0615 "A calendar that is never open";
    CLOSED_NOT_A_DATE = E0616 "A closed day that is not a date";
    DAYS_WITH_CALENDAR = E0620 "Plain days on a clock that counts open hours";
    ODD_WORKING_DAYS = E0621 "Working days that cannot be counted";
    SLA_COUNT = E0622 "A promise with another count than `at least`";
    START_NOT_A_TIME = E0623 "A clock that does not start at an instant";
    AFTER_NOTHING = E0624 "`after that` without a line above";
    START_WITHOUT_ZONE = E0625 "A start event without the zone of the calendar";
    OUTCOME_FILTERED = E0626 "A filter on an outcome";
    HANDOFF_TWICE = E0630 "Two hand-offs of one stage";
    HANDOFF_TO_ITSELF = E0631 "A team that hands over to itself";
    ANSWER_OF_OTHERS = E0632 "A hand-off answered by another team than the receiving one";
    ROUTE_TWICE = E0640 "Two routes of one stage";
    RECEIVER_NOT_A_FIELD = E0641 "A receiver without quotes";
    TARGET_SHARES = E0650 "Shares of a target that are not possible";
    TARGET_STAGES = E0651 "A target that does not lead to a higher stage";
    TARGET_NUMBER = E0652 "A target of nothing";
    TARGET_TOTAL = E0653 "A total of something that cannot be added";
    CLOSED_TWICE = W0601 "A repeated closed day";
    YEAR_WITHOUT_HOLIDAY = W0602 "A calendar year without a closed day";
    ZONE_ABBREVIATION = W0603 "A time zone without a city";
    EVENT_OF_OTHERS = W0610 "A promise that others can keep";
    NOTICE_AFTER_DUE = W0611 "A notice after the promise is already broken";
    NOTICES_OUT_OF_ORDER = W0612 "Notices in another order than they go out";
    NEVER_ENTERED = W0613 "A clock, hand-off or target for a stage that nobody enters";
    NEVER_MISSING = W0621 "A required field that is never missing";
    ROW_NEVER_REACHED = W0630 "A row of a route that is never reached";
    NURTURE_WITHOUT_PERMISSION = W0640 "A nurture without a permission";
}
