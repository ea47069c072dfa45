//! E04xx: scores, bands and classes.

use crate::diagnostics::registry::codes;

codes! {
    RANGE_BACKWARDS = E0401 "The range of a score does not go up";
    SCORE_DECIMALS = E0402 "A score has more than two digits after the point";
    POINTS_TOO_FINE = E0403 "Points have more digits than their score";
    TOO_MANY_POINTS = E0404 "More than a million points";
    ODD_SHARE = E0405 "A share that cannot be";
    ODD_TIMES = E0406 "A number of times that cannot be";
    LIMIT_OF_NOTHING = E0407 "A limit that leaves nothing";
    STARTS_TWICE = E0408 "The start of a score is said twice";
    START_OUT_OF_RANGE = E0409 "A score starts outside of its range";
    LIMIT_TWICE = E0410 "A limit is said twice";
    LIMIT_WITHOUT_EVENTS = E0411 "A limit on events where no events are counted";
    NOT_ADDABLE = E0412 "This cannot be added to a score";
    VALUE_WITHOUT_RANGE = E0413 "A score adds a field without a range";
    SILENCE_WITHOUT_TIME = E0414 "Silence does not count from a date or a time";
    HIGHER_OF_ONE = E0415 "The higher of one score";
    SUM_TOO_LARGE = E0416 "A sum that can become too large";
    GROUP_RULES_CONFLICT = E0420 "Two rules of a group do not go together";
    GROUP_TWICE = E0421 "Two groups of one name";
    TERM_OUT_OF_GROUP = E0423 "A line looks as if it stood outside of its group";
    SCALE_WITHOUT_SUM = E0424 "A group is scaled, but its largest sum is not known";
    BAND_OF_NO_NUMBER = E0430 "A band of something that is not a number";
    BAND_OUT_OF_ORDER = E0431 "The rows of a band go up and down";
    BAND_ROWS_EQUAL = E0432 "Two ranges begin at one value";
    BAND_GAP = E0433 "A band does not reach down to the lowest value";
    BAND_BEYOND_RANGE = E0434 "A range that begins above the highest value";
    BAND_LABEL_TWICE = E0435 "Two ranges of one name";
    BAND_LABEL_RESERVED = E0436 "A range is called `unknown` or `none`";
    BAND_TOO_FINE = E0437 "A range begins at a value that the field cannot have";
    WEIGHTS_NOT_WHOLE = W0401 "Weights that do not add up to 100%";
    FADES_BEFORE_WINDOW_ENDS = W0402 "Points are gone before the window ends";
    LIMIT_BELOW_AWARD = W0403 "A limit is smaller than what one event gives";
    NOT_STARTED_OVER = W0404 "A part of a score does not start over";
    SENSITIVE_IN_SCORE = W0405 "A score uses a sensitive field";
    SCORE_WITHOUT_TERMS = W0406 "A score that never changes";
    BAND_GAP_OF_FIELD = W0407 "The lowest range also takes in what is below it";
    BAND_BELOW_RANGE = W0408 "A range that lies below the lowest value";
}
