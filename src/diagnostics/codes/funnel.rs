//! E05xx: stages and outcomes.

use crate::diagnostics::registry::codes;

codes! {
    STAGES_TWICE = E0501 "The stages are listed twice";
    NO_STAGES = E0502 "There are no stages";
    RULE_FOR_NOTHING = E0503 "A rule for neither a stage nor an outcome";
    KEPT_TWO_WAYS = E0504 "A stage is kept in two ways";
    STAGE_OPTION_TWICE = E0505 "An option of a stage is said twice";
    FIRST_STAGE_RULE = E0506 "Criteria for the first stage";
    RULE_TWICE = E0507 "Two rules of a stage for the same people";
    FOR_WITHOUT_ELSE = E0508 "Nothing is said for everyone else";
    ELSE_WITHOUT_FOR = E0509 "Everyone else, but there is nobody before";
    WHOM_AMBIGUOUS = E0510 "`for` can be read in two ways";
    WHOM_UNKNOWN = E0511 "Nobody is meant by this `for`";
    STAGE_LASTING = E0512 "A rule of a stage lasts for a time";
    OUTCOME_FOR_SOME = E0513 "An outcome for some people only";
    LASTING_WITHOUT_EVENT = E0514 "It is not clear from when an outcome lasts";
    CIRCLE = E0515 "Rules that need each other";
    READ_TOO_EARLY = E0516 "The stage or the outcome is read by what it is made of";
    LEAD_TWICE = E0517 "It is said twice what a lead is";
    WORD_TWICE = E0518 "A team says twice what it means by a word";
    STAGE_WITHOUT_RULE = W0501 "A stage that nobody can reach";
    KEEPING_NOT_SAID = W0502 "It is not said how long a lead stays at a stage of sales";
    FIRST_STAGE_KEPT = W0503 "The first stage is kept";
    EVERYBODY_IS_A_LEAD = W0504 "Everybody is a lead";
    OUTCOME_WITHOUT_RULE = W0505 "An outcome that nobody gets";
}
