//! The list of all lints.

use super::Level;
use crate::base::closest;
use crate::diagnostics::{Code, agreements, conditions, events, examples, files, funnel, names, scores};

/// A warning that can be set and answered.
#[derive(Debug)]
pub struct Lint {
    /// Its code, with the page that explains it.
    pub code: &'static Code,
    /// Its name.
    pub name: &'static str,
    /// How loud it is where nothing else is set.
    pub level: Level,
    /// The version that first had it.
    pub since: &'static str,
}

macro_rules! lints {
    ($($code:path, $name:literal, $level:ident, $since:literal;)*) => {
        /// Every lint, by its code.
        pub static LINTS: &[Lint] = &[$(Lint { code: &$code, name: $name, level: Level::$level, since: $since }),*];
    };
}

lints! {
    names::UNUSED, "unused", Warn, "0.1";
    names::FIELD_UNREAD, "unread-field", Warn, "0.1";
    names::LISTED_TWICE, "listed-twice", Warn, "0.1";
    conditions::ALWAYS_OR_NEVER, "always-or-never", Warn, "0.1";
    conditions::NOT_DEFINITION, "not-over-unknown", Warn, "0.1";
    conditions::VALUE_TWICE, "value-twice", Warn, "0.1";
    events::OPEN_HAND_RAISE, "open-hand-raise", Warn, "0.1";
    events::COUNT_SAYS_NOTHING, "idle-count", Warn, "0.1";
    events::SILENCE, "silence", Warn, "0.1";
    events::ANY_OLD_ONE, "any-old-one", Warn, "0.1";
    scores::WEIGHTS_NOT_WHOLE, "weights", Warn, "0.1";
    scores::FADES_BEFORE_WINDOW_ENDS, "fades-early", Warn, "0.1";
    scores::LIMIT_BELOW_AWARD, "small-limit", Warn, "0.1";
    scores::NOT_STARTED_OVER, "not-started-over", Warn, "0.1";
    scores::SENSITIVE_IN_SCORE, "sensitive-score", Warn, "0.1";
    scores::SCORE_WITHOUT_TERMS, "constant-score", Warn, "0.1";
    scores::BAND_GAP_OF_FIELD, "band-gap", Warn, "0.1";
    scores::BAND_BELOW_RANGE, "band-below-range", Warn, "0.1";
    funnel::STAGE_WITHOUT_RULE, "unreachable-stage", Warn, "0.1";
    funnel::KEEPING_NOT_SAID, "unstated-keeping", Warn, "0.1";
    funnel::FIRST_STAGE_KEPT, "kept-first-stage", Warn, "0.1";
    funnel::EVERYBODY_IS_A_LEAD, "everybody-a-lead", Warn, "0.1";
    funnel::OUTCOME_WITHOUT_RULE, "outcome-without-rule", Warn, "0.1";
    agreements::CLOSED_TWICE, "closed-twice", Warn, "0.1";
    agreements::YEAR_WITHOUT_HOLIDAY, "no-holidays", Warn, "0.1";
    agreements::ZONE_ABBREVIATION, "zone-abbreviation", Warn, "0.1";
    agreements::EVENT_OF_OTHERS, "event-of-others", Warn, "0.1";
    agreements::NOTICE_AFTER_DUE, "late-notice", Warn, "0.1";
    agreements::NOTICES_OUT_OF_ORDER, "notice-order", Warn, "0.1";
    agreements::NEVER_ENTERED, "never-entered", Warn, "0.1";
    agreements::NEVER_MISSING, "never-missing", Warn, "0.1";
    agreements::ROW_NEVER_REACHED, "unreachable-row", Warn, "0.1";
    agreements::NURTURE_WITHOUT_PERMISSION, "nurture-without-permission", Warn, "0.1";
    examples::NOT_IN_FORCE, "example-not-in-force", Warn, "0.1";
    files::USED_TWICE, "file-used-twice", Warn, "0.1";
    files::EMPTY_LIST_FILE, "empty-list", Warn, "0.1";
    files::ALLOWED_NOTHING, "idle-allow", Warn, "0.1";
}

/// The lint of this code, whatever its case, or of this name.
#[must_use]
pub fn find(word: &str) -> Option<&'static Lint> {
    LINTS.iter().find(|lint| lint.code.id.eq_ignore_ascii_case(word) || lint.name == word)
}

/// What to say of a word that is neither the code nor the name of a lint, and the nearest that is.
#[must_use]
pub fn unknown(word: &str) -> (String, Option<&'static str>) {
    let message = match crate::diagnostics::find(word) {
        Some(code) => format!("`{}` is an error, not a warning; only warnings have a level.", code.id),
        None => format!("There is no warning `{word}`."),
    };
    let upper = word.to_uppercase();
    let near = closest(&upper, LINTS.iter().map(|lint| lint.code.id));
    (message, near.or_else(|| closest(word, LINTS.iter().map(|lint| lint.name))))
}
