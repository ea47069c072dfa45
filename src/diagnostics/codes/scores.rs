//! E04xx: scores, bands and classes.

use crate::diagnostics::registry::codes;

codes! {
    RANGE_BACKWARDS = E0401 "A score with a reversed range";
    SCORE_DECIMALS = E0402 "A score with more than two decimals";
    POINTS_TOO_FINE = E0403 "Points with more decimals than their score";
    TOO_MANY_POINTS = E0404 "More than a million points";
    ODD_SHARE = E0405 "A share that is not possible";
    ODD_TIMES = E0406 "A number of times that is not possible";
    LIMIT_OF_NOTHING = E0407 "A limit that leaves nothing";
    STARTS_TWICE = E0408 "Two starts of a score";
    START_OUT_OF_RANGE = E0409 "A start outside the range of the score";
    LIMIT_TWICE = E0410 "A repeated limit";
    LIMIT_WITHOUT_EVENTS = E0411 "A limit on events where none are counted";
    NOT_ADDABLE = E0412 "Something that cannot be added to a score";
    VALUE_WITHOUT_RANGE = E0413 "A field without a range in a score";
    SILENCE_WITHOUT_TIME = E0414 "A silence that counts from neither a date nor a time";
    HIGHER_OF_ONE = E0415 "`the higher of` one score";
    SUM_TOO_LARGE = E0416 "A sum that can become too large";
    GROUP_RULES_CONFLICT = E0420 "Two rules of a group that conflict";
    GROUP_TWICE = E0421 "Two groups with the same name";
    TERM_OUT_OF_GROUP = E0423 "A line whose indentation suggests that it is outside its group";
    SCALE_WITHOUT_SUM = E0424 "A scaled group without a largest sum";
    BAND_OF_NO_NUMBER = E0430 "A band of something that is not a number";
    BAND_OUT_OF_ORDER = E0431 "Rows of a band without an order";
    BAND_ROWS_EQUAL = E0432 "Two ranges that begin at the same value";
    BAND_GAP = E0433 "A band that does not cover the lowest values";
    BAND_BEYOND_RANGE = E0434 "A range above the highest value";
    BAND_LABEL_TWICE = E0435 "Two ranges with the same name";
    BAND_LABEL_RESERVED = E0436 "A range called `unknown` or `none`";
    BAND_TOO_FINE = E0437 "A range that begins at a value which the field cannot have";
    WEIGHTS_NOT_WHOLE = W0401 "Weights that do not add up to 100%";
    FADES_BEFORE_WINDOW_ENDS = W0402 "Points that are gone before the window ends";
    LIMIT_BELOW_AWARD = W0403 "A limit below what one event gives";
    NOT_STARTED_OVER = W0404 "A part of a score that does not start over";
    SENSITIVE_IN_SCORE = W0405 "A sensitive field in a score";
    SCORE_WITHOUT_TERMS = W0406 "A score that never changes";
    BAND_GAP_OF_FIELD = W0407 "A lowest range that includes what is below it";
    BAND_BELOW_RANGE = W0408 "A range below the lowest value";
}
