//! "Here could stand …": the list of what fits, short enough to be read.

use super::expected::{Saying, saying};
use super::parser::Rule;

/// More than this many things are not listed.
const SHOWN: usize = 7;

/// What could stand there, or nothing if there is nothing useful to say.
pub(super) fn wording(expected: &[Rule]) -> Option<String> {
    let mut things: Vec<String> = Vec::new();
    // Where a condition can begin, all that it can begin with is one thing.
    let condition = expected.contains(&Rule::k_not) && expected.contains(&Rule::open_bracket);
    for rule in expected {
        let begins = matches!(saying(*rule), Saying::Thing("a condition" | "a name" | "`not`" | "an opening bracket"));
        if condition && (begins || matches!(rule, Rule::k_not | Rule::k_no | Rule::k_never | Rule::k_meets)) {
            if !things.iter().any(|thing| thing == "a condition") {
                things.push("a condition".to_string());
            }
            continue;
        }
        let said = match saying(*rule) {
            Saying::Words(words) => format!("`{words}`"),
            Saying::Thing(thing) => thing.to_string(),
            Saying::Nothing => continue,
        };
        if !things.contains(&said) {
            things.push(said);
        }
    }
    // Words that are meant come first; that the statement could end here is the least of news.
    things.sort_by_key(|thing| (thing.starts_with("the end"), thing.starts_with("a comma"), !thing.starts_with('`')));
    let more = things.len() > SHOWN;
    things.truncate(SHOWN);
    let last = if more { "something else".to_string() } else { things.pop()? };
    Some(if things.is_empty() {
        format!("Here can stand {last}.")
    } else {
        format!("Here can stand {} or {last}.", things.join(", "))
    })
}

/// The words that a rule begins with, for finding misspelt ones: its own, or those of what it can begin with. One arm for each rule, so
/// it is long.
pub(super) fn beginnings(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::comparison => &[
            "is",
            "contains",
            "starts with",
            "ends with",
            "mentions",
            "includes",
            "does not contain",
            "does not include",
            "does not mention",
            "was ever",
            "has been",
            "is at least",
            "is at most",
            "is more than",
            "is less than",
            "is between",
            "is any of",
            "is none of",
        ],
        Rule::is_what => &[
            "known",
            "unknown",
            "any of",
            "none of",
            "between",
            "at least",
            "at most",
            "more than",
            "less than",
            "above",
            "below",
            "exactly",
        ],
        Rule::count => &["at least", "at most", "exactly", "more than", "fewer than", "on at least"],
        Rule::window => &["in the last", "in the next", "ever", "more than", "since", "before", "after", "while"],
        Rule::anchor => &["within", "since", "before", "after"],
        Rule::where_ => &["where"],
        Rule::because => &["because"],
        Rule::type_ => &[
            "text",
            "email",
            "date",
            "time",
            "yes/no",
            "money",
            "percent",
            "number",
            "whole number",
            "one of",
            "several of",
        ],
        Rule::field_option => {
            &["required", "tracked", "sensitive", "not personal", "anything else is", "if unknown", "fresh for"]
        }
        Rule::event_option => &["not interest", "hand raise", "system", "by"],
        Rule::stage_option => {
            &["owned by", "agreed by", "kept for at least", "kept for good", "kept until", "only while it holds"]
        }
        Rule::term_option => &["at most", "once per", "once every", "fading over", "losing"],
        Rule::group_rule => &["best only", "first only", "at most", "weighs", "scaled to"],
        Rule::handoff_clause => &["must include", "even if incomplete", "needs permission"],
        Rule::sla_clause => {
            &["notify", "reassign to", "paused from", "a new clock on", "cancelled by", "needs permission"]
        }
        Rule::nurture_clause => &["needs permission", "send every", "until"],
        Rule::notice_time => &["after", "when missed"],
        Rule::definition_clause => &["version", "in force from", "in force until", "time zone", "currency"],
        Rule::unknown_unless => &["unknown unless"],
        Rule::starting_over => &["starting over at"],
        Rule::starts_at => &["starts at"],
        Rule::group | Rule::group_head => &["group"],
        Rule::needs_permission => &["needs permission"],
        Rule::expect | Rule::fact => &["expect"],
        Rule::unit | Rule::bad_unit => &["minutes", "hours", "days", "weeks", "minute", "hour", "day", "week"],
        Rule::period => &["day", "week", "month", "quarter", "year"],
        Rule::weekday | Rule::days | Rule::open => {
            &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        }
        Rule::closed => &["closed"],
        Rule::silence => &["since last"],
        _ => &[],
    }
}

/// The words that could have stood there.
pub(super) fn fitting_words(expected: &[Rule]) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for rule in expected {
        let own: Option<&'static str> = match saying(*rule) {
            Saying::Words(words) => Some(words),
            _ => None,
        };
        for words in own.into_iter().chain(beginnings(*rule).iter().copied()) {
            if !found.contains(&words) {
                found.push(words);
            }
        }
    }
    found
}

/// The words that could have stood there, each by itself.
pub(super) fn own_words(expected: &[Rule]) -> impl Iterator<Item = &'static str> + '_ {
    expected.iter().filter_map(|rule| match saying(*rule) {
        Saying::Words(words) => Some(words),
        _ => None,
    })
}

/// Whether a word is one of the words of the language, or of one of its phrases.
pub(super) fn is_word_of_language(word: &str) -> bool {
    const NUMBERED: &[&str] = &[
        "times",
        "time",
        "days",
        "day",
        "hours",
        "hour",
        "minutes",
        "minute",
        "weeks",
        "week",
        "points",
        "point",
        "months",
        "month",
        "years",
        "year",
        "different",
        "working",
        "and",
        "or",
        "unless",
        "when",
        "because",
        "ago",
    ];
    NUMBERED.contains(&word)
}
