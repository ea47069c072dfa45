//! E00xx: layout, literals and the shape of statements.

use crate::diagnostics::registry::codes;

codes! {
    UNREADABLE = E0001 "these words do not fit here";
    TOO_DEEP = E0006 "brackets nest too deep";
    EMPTY_NAME = E0016 "a name without words";
    NUMBER_TOO_LARGE = E0020 "a number that cannot be kept exactly";
    NO_SUCH_DATE = E0022 "a date that does not exist";
    NO_SUCH_TIME = E0023 "a time of day that does not exist";
    NO_SUCH_CHARACTER = E0025 "a character that does not exist";
    MIXED_AND_OR = E0030 "`and` and `or` without brackets";
}
