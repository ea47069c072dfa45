//! E02xx: types and conditions.

use crate::diagnostics::registry::codes;

codes! {
    MISMATCH = E0201 "A comparison of different kinds";
    NOT_A_CHOICE = E0202 "A value that does not exist";
    NEEDS_QUOTES = E0203 "Text without double quotes";
    QUOTED_CHOICE = E0204 "A choice in quotes";
    TOO_MANY_DIGITS = E0205 "A number with too many digits";
    NO_ORDER = E0206 "A comparison without an order";
    RANK_WORDING = E0207 "A wording for another kind of value";
    INCOMPLETE = E0208 "An incomplete condition";
    TEST_DOES_NOT_FIT = E0209 "A test for another kind of value";
    NOT_UNKNOWN = E0210 "`not` in front of what can be unknown";
    EMPTINESS = E0211 "Another word for `unknown`";
    STANDS_ALONE = E0212 "A definition with a comparison or a window";
    OTHER_CURRENCY = E0213 "Another currency";
    INEXACT_SHARE = E0214 "A share that cannot be compared exactly";
    ENDS_REVERSED = E0215 "Reversed ends";
    TOO_LARGE = E0216 "A number that is too large";
    OUT_OF_RANGE = E0217 "A value outside its range";
    PLACE_READS = E0218 "Something that cannot be read here";
    FILTER_READS = E0219 "Something that `where` cannot read";
    TIME_OF_DAY = E0220 "A date with a time of day";
    ODD_CHECKLIST = E0221 "A checklist with a pointless number";
    EXAMPLES_ONLY = E0222 "A question for examples only";
    ROW_NOT_REACHED = E0223 "A row that is never reached";
    CLASS_OF_UNKNOWN = E0224 "A classification without a row for the unknown";
    ALWAYS_OR_NEVER = W0201 "A condition that is always or never met";
    NOT_DEFINITION = W0202 "`not` in front of a definition that can be unknown";
    VALUE_TWICE = W0203 "A repeated value in a condition";
}
