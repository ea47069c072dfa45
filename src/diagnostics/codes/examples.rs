//! E07xx: examples and guarantees.

use crate::diagnostics::registry::codes;

codes! {
    FACT_UNKNOWN = E0701 "A fact is about nothing";
    FACT_IN_FUTURE = E0702 "An event of an example has not happened yet";
    FACT_COMPUTED = E0703 "A fact about what the definition works out";
    PROPERTY_MISSING = E0704 "An event of an example lacks what it always carries";
    FACT_TWICE = E0705 "A fact is said twice";
    TITLE_TWICE = E0706 "Two examples have one title";
    FACT_SHAPE = E0707 "A fact does not fit what it is about";
    PROPERTY_UNKNOWN = E0708 "An event of an example does not carry this";
    ONE_VALUE = E0709 "Several values where there is one";
    NOT_IN_FORCE = W0701 "An example of a day on which the definition is not in force";
}
