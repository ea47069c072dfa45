//! Why a piece could not be read: one small idea each, tried in turn on the piece; the first that explains it speaks.
//!
//! An idea looks at the words around the place where reading ended. Where it offers a fix, it has tried it: with the fix, more of the
//! piece can be read than without.

mod brackets;
mod characters;
mod comparisons;
mod durations;
mod generic;
mod lists;
mod missing;
mod names;
mod numbers;
mod order;
mod quotes;
mod statements;
mod synonyms;
pub(super) mod words;

use super::broken::Broken;
use crate::diagnostics::Diagnostic;

/// One idea.
type Hint = fn(&Broken) -> Option<Diagnostic>;

/// All ideas; those that are certain of themselves first.
const HINTS: &[Hint] = &[
    // Single characters.
    quotes::apostrophe,
    quotes::curly,
    quotes::unclosed,
    quotes::backslash,
    characters::unseen,
    brackets::extra,
    brackets::other_shape,
    brackets::empty,
    characters::full_stop,
    comparisons::signs,
    numbers::thousands,
    numbers::date,
    numbers::currency_sign,
    numbers::currency_word,
    numbers::percent,
    numbers::clock,
    missing::doubled,
    words::short_day,
    // Phrases that say half of something.
    statements::stacking,
    statements::otherwise,
    statements::otherwise_first,
    statements::withdrawn,
    statements::range,
    statements::points,
    statements::by_calendar,
    statements::counting_only,
    statements::guarantee,
    statements::every,
    durations::twenty_what,
    durations::value_or_times,
    durations::how_often,
    durations::ago,
    durations::last_month,
    durations::business_days,
    durations::within_what,
    durations::within_the_last,
    durations::broken_phrase,
    statements::fallback,
    comparisons::not_known,
    lists::without_brackets,
    lists::number_first,
    comparisons::one_of_two,
    missing::subject,
    // The right words in the wrong place.
    names::stop_word,
    order::reason_before_end,
    order::reason_first,
    order::two_unless,
    order::never_or_no,
    order::moved,
    order::two_anchors,
    // Other words than those of the language.
    words::statement,
    words::if_for_when,
    synonyms::comparison,
    comparisons::without_the,
    words::misspelt,
    synonyms::other,
    missing::half_phrase,
    numbers::in_words,
    durations::thirty_what,
    comparisons::sums,
    // Something is missing, or too much.
    brackets::unclosed,
    statements::colon,
    statements::nothing_below,
    lists::trailing_comma,
    missing::other_small_word,
    missing::comma_for_and,
    lists::missing_comma,
    missing::superfluous,
    missing::missing_and,
    missing::missing_word,
    quotes::wrong_kind,
    quotes::unquoted,
];

/// The message about a piece that could not be read.
pub(super) fn explain(broken: &Broken) -> Diagnostic {
    HINTS.iter().find_map(|hint| hint(broken)).unwrap_or_else(|| generic::unreadable(broken))
}
