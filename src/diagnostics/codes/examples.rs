//! E07xx: examples and guarantees.

use crate::diagnostics::registry::codes;

codes! {
    FACT_UNKNOWN = E0701 "A fact about something undeclared";
    FACT_IN_FUTURE = E0702 "An event after the instant of its example";
    FACT_COMPUTED = E0703 "A fact about a result";
    PROPERTY_MISSING = E0704 "An event without a required property";
    FACT_TWICE = E0705 "A repeated fact";
    TITLE_TWICE = E0706 "Two examples with the same title";
    FACT_SHAPE = E0707 "A fact of the wrong form";
    PROPERTY_UNKNOWN = E0708 "A property that the event of an example does not have";
    ONE_VALUE = E0709 "Several values where there is one";
    NOT_IN_FORCE = W0701 "An example on a day on which the definition is not in force";
}
