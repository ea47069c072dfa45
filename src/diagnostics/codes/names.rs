//! E01xx: names, declarations and imports.

use crate::diagnostics::registry::codes;

codes! {
    DECLARED_TWICE = E0101 "A name declared twice";
    NOT_DECLARED = E0102 "An undeclared name";
    OTHER_KIND = E0103 "A name of another kind";
    RESERVED_NAME = E0104 "A reserved name";
    TWO_READINGS = E0105 "A name with two readings";
    MISSING_AND = E0106 "A missing `and` or `or`";
    MISSING_IS = E0107 "A missing `is`";
    STAGE_OPTION = E0108 "An option of a stage in its criteria";
    LABEL_TWICE = E0109 "A value listed twice";
    RESERVED_LABEL = E0110 "A word that cannot be a value";
    OPTIONS_CONFLICT = E0111 "Options that contradict each other";
    OPTION_MISFIT = E0112 "An option that does not fit";
    RANGE_REVERSED = E0113 "A reversed range";
    ODD_DECIMALS = E0114 "A number with too many decimals";
    NO_CURRENCY = E0115 "Money without a currency";
    GROUP_CIRCLE = E0116 "A group of events that contains itself";
    LIST_MIXED = E0117 "A list of mixed values";
    SAID_TWICE = E0118 "A repeated rule";
    TWO_AT_FIRST = E0119 "Two initial values of a status";
    STATUS_STANDS_STILL = E0120 "A status that never changes";
    CHOICE_OR_LIST = E0121 "A choice and a list with the same name";
    UNUSED = W0101 "An unused name";
    FIELD_UNREAD = W0102 "An unused field";
    LISTED_TWICE = W0103 "A repeated value or event";
}
