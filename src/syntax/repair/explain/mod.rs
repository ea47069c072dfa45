//! Why a piece could not be read: one small idea each, tried in turn on the piece; the first that explains it speaks.
//!
//! An idea looks at the words around the place where reading ended. Each fix that it offers is tried once more here, by the strict
//! rules of `trial`. An idea that is only a guess is as good as its fixes: without one that mends the place, the next idea is asked.

mod brackets;
mod characters;
mod comparisons;
mod durations;
mod filters;
mod form;
mod lists;
mod missing;
mod names;
mod numbers;
mod order;
mod phrases;
mod promises;
mod quotes;
mod scores;
mod statements;
mod synonyms;
mod words;

use super::broken::Broken;
use super::trial;
use crate::diagnostics::Diagnostic;

/// One idea.
type Hint = fn(&Broken) -> Option<Diagnostic>;

/// How much an idea is worth without a fix.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// What it says is so, fix or not.
    Sure,
    /// It is only likely: what shows it is that its fix mends the place.
    Guess,
}
use Certainty::{Guess, Sure};

/// All ideas; those that are certain of themselves first.
const HINTS: &[(Hint, Certainty)] = &[
    // Single characters.
    (quotes::apostrophe, Sure),
    (quotes::curly, Sure),
    (quotes::unclosed, Sure),
    (quotes::backslash, Sure),
    (characters::unseen, Sure),
    (brackets::extra, Sure),
    (brackets::other_shape, Sure),
    (brackets::empty, Sure),
    (characters::full_stop, Sure),
    (comparisons::signs, Sure),
    (characters::comment, Guess),
    (numbers::thousands, Sure),
    (phrases::between_dates, Sure),
    (numbers::date, Sure),
    (numbers::currency_sign, Sure),
    (numbers::currency_word, Guess),
    (numbers::percent, Sure),
    (numbers::clock, Sure),
    (missing::doubled, Guess),
    (words::short_day, Guess),
    // Phrases in other words.
    (scores::band_end, Sure),
    (statements::outcome_rule, Sure),
    (promises::target, Sure),
    (durations::glued, Guess),
    (quotes::which_reason, Sure),
    (phrases::pattern, Sure),
    (phrases::after_type, Sure),
    (filters::several_tests, Guess),
    (promises::clause_of_nurture, Guess),
    (phrases::less_than_ago, Guess),
    (phrases::neither, Guess),
    (phrases::lasts, Guess),
    (phrases::unit, Guess),
    (phrases::measure, Sure),
    (phrases::and_between_windows, Sure),
    (phrases::said_otherwise, Guess),
    (comparisons::not_a_lead, Sure),
    // Phrases that say half of something.
    (statements::stacking, Sure),
    (statements::otherwise, Sure),
    (statements::otherwise_first, Guess),
    (statements::withdrawn, Sure),
    (scores::range, Guess),
    (scores::points, Sure),
    (promises::by_calendar, Guess),
    (promises::counting_only, Sure),
    (promises::guarantee, Sure),
    (scores::every, Guess),
    (durations::twenty_what, Sure),
    (durations::value_or_times, Guess),
    (durations::how_often, Sure),
    (durations::ago, Sure),
    (durations::last_month, Sure),
    (durations::business_days, Sure),
    (durations::within_what, Sure),
    (durations::within_the_last, Guess),
    (durations::broken_phrase, Guess),
    (scores::fallback, Sure),
    (comparisons::not_known, Sure),
    (lists::without_brackets, Sure),
    (lists::number_first, Sure),
    (comparisons::one_of_two, Sure),
    (missing::subject, Guess),
    // The right words in the wrong place.
    (names::stop_word, Guess),
    (order::reason_before_end, Guess),
    (order::reason_first, Sure),
    (order::two_unless, Sure),
    (order::never_or_no, Sure),
    (order::moved, Guess),
    (order::two_anchors, Sure),
    // Other words than those of the language.
    (words::statement, Guess),
    (words::if_for_when, Guess),
    (synonyms::comparison, Guess),
    (comparisons::without_the, Guess),
    (words::misspelt, Guess),
    (synonyms::other, Guess),
    (missing::half_phrase, Guess),
    (numbers::in_words, Guess),
    (durations::thirty_what, Guess),
    (comparisons::sums, Sure),
    // Something is missing, or too much.
    (brackets::unclosed, Sure),
    (statements::colon, Guess),
    (statements::nothing_below, Sure),
    (lists::for_how_long, Sure),
    (lists::trailing_comma, Guess),
    (missing::other_small_word, Guess),
    (missing::comma_for_and, Guess),
    (lists::missing_comma, Guess),
    (missing::superfluous, Guess),
    (missing::missing_and, Guess),
    (missing::missing_word, Guess),
    (quotes::wrong_kind, Guess),
    (quotes::unquoted, Guess),
];

/// The message about a piece that could not be read.
pub(in crate::syntax) fn explain(broken: &Broken) -> Diagnostic {
    first(broken, 0)
}

/// The message of the first idea that fits, as one of several mistakes in its line.
pub(super) fn first(broken: &Broken, depth: usize) -> Diagnostic {
    for (hint, certainty) in HINTS {
        let Some(mut diagnostic) = hint(broken) else { continue };
        trial::keep_sound(broken, &mut diagnostic, depth);
        if *certainty == Sure || !diagnostic.fixes.is_empty() {
            return diagnostic;
        }
    }
    form::unreadable(broken)
}
