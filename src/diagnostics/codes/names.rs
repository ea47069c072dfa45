//! E01xx: names, declarations and imports.

use crate::diagnostics::registry::codes;

codes! {
    DECLARED_TWICE = E0101 "A name is declared twice";
    NOT_DECLARED = E0102 "A name is not declared";
    OTHER_KIND = E0103 "A name stands for another kind of thing";
    RESERVED_NAME = E0104 "A name belongs to the language";
    TWO_READINGS = E0105 "A name can be read in two ways";
    MISSING_AND = E0106 "An `and` or an `or` is missing";
    MISSING_IS = E0107 "An `is` is missing";
    STAGE_OPTION = E0108 "An option of a stage stands in a rule";
    LABEL_TWICE = E0109 "A value is listed twice";
    RESERVED_LABEL = E0110 "A word cannot be a value";
    OPTIONS_CONFLICT = E0111 "Two options contradict each other";
    OPTION_MISFIT = E0112 "An option does not fit";
    RANGE_REVERSED = E0113 "A range is the wrong way round";
    ODD_DECIMALS = E0114 "A number has 0 to 6 decimals";
    NO_CURRENCY = E0115 "Money needs a currency";
    GROUP_CIRCLE = E0116 "A group of events contains itself";
    LIST_MIXED = E0117 "A list mixes kinds of values";
    SAID_TWICE = E0118 "The same is said twice";
    TWO_AT_FIRST = E0119 "A status has two values at first";
    STATUS_STANDS_STILL = E0120 "A status never changes";
    CHOICE_OR_LIST = E0121 "A choice and a list of one name";
    UNUSED = W0101 "Nothing uses this";
    FIELD_UNREAD = W0102 "No rule reads this field";
    LISTED_TWICE = W0103 "Something is listed twice";
}
