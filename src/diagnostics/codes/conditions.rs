//! E02xx: types and conditions.

use crate::diagnostics::registry::codes;

codes! {
    MISMATCH = E0201 "Two things cannot be compared";
    NOT_A_CHOICE = E0202 "Not one of the values";
    NEEDS_QUOTES = E0203 "Text stands in double quotes";
    QUOTED_CHOICE = E0204 "A value of a list needs no quotes";
    TOO_MANY_DIGITS = E0205 "A number has too many digits";
    NO_ORDER = E0206 "This has no order";
    RANK_WORDING = E0207 "A wording is for other things";
    INCOMPLETE = E0208 "A condition is not complete";
    TEST_DOES_NOT_FIT = E0209 "This cannot be asked here";
    NOT_UNKNOWN = E0210 "`not` over what can be unknown";
    EMPTINESS = E0211 "A missing value is unknown";
    STANDS_ALONE = E0212 "A definition stands alone";
    OTHER_CURRENCY = E0213 "Another currency";
    INEXACT_SHARE = E0214 "A share cannot be compared exactly";
    ENDS_REVERSED = E0215 "The ends are the wrong way round";
    TOO_LARGE = E0216 "A number is too large";
    OUT_OF_RANGE = E0217 "A value lies outside its range";
    PLACE_READS = E0218 "This cannot be read here";
    FILTER_READS = E0219 "`where` looks at one event";
    TIME_OF_DAY = E0220 "A date has no time of day";
    ODD_CHECKLIST = E0221 "A checklist asks for a number that says nothing";
    EXAMPLES_ONLY = E0222 "Only an example can ask this";
    ROW_NOT_REACHED = E0223 "A row is never reached";
    CLASS_OF_UNKNOWN = E0224 "What is the class of the unknown?";
    ALWAYS_OR_NEVER = W0201 "A condition is always or never met";
    NOT_DEFINITION = W0202 "`not` over a definition that can be unknown";
    VALUE_TWICE = W0203 "A value stands twice";
}
