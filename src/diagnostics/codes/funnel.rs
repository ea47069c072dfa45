//! E05xx: stages and outcomes.

use crate::diagnostics::registry::codes;

codes! {
    STAGES_TWICE = E0501 "A second list of stages";
    NO_STAGES = E0502 "Missing stages";
    RULE_FOR_NOTHING = E0503 "A rule for neither a stage nor an outcome";
    KEPT_TWO_WAYS = E0504 "A stage that is kept in two ways";
    STAGE_OPTION_TWICE = E0505 "A repeated option of a stage";
    FIRST_STAGE_RULE = E0506 "Criteria for the first stage";
    RULE_TWICE = E0507 "Two criteria of a stage for the same people";
    FOR_WITHOUT_ELSE = E0508 "No criteria for everyone else";
    ELSE_WITHOUT_FOR = E0509 "`for everyone else` without other criteria";
    WHOM_AMBIGUOUS = E0510 "`for` with two readings";
    WHOM_UNKNOWN = E0511 "`for` without people";
    STAGE_LASTING = E0512 "Criteria of a stage that last for a time";
    OUTCOME_FOR_SOME = E0513 "An outcome for some people only";
    LASTING_WITHOUT_EVENT = E0514 "An outcome that lasts from an unclear instant";
    CIRCLE = E0515 "Rules that need each other";
    READ_TOO_EARLY = E0516 "A stage or an outcome that is read by what it depends on";
    LEAD_TWICE = E0517 "A second `a lead is`";
    WORD_TWICE = E0518 "Two meanings of a team's word";
    STAGE_WITHOUT_RULE = W0501 "A stage that nobody can reach";
    KEEPING_NOT_SAID = W0502 "A stage of sales without a statement of how long it lasts";
    FIRST_STAGE_KEPT = W0503 "A first stage that is kept";
    EVERYBODY_IS_A_LEAD = W0504 "A definition by which everybody is a lead";
    OUTCOME_WITHOUT_RULE = W0505 "An outcome that nobody gets";
}
