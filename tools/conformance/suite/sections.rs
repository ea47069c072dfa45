//! What the suite must contain.

use std::collections::BTreeMap;

/// The sections written by hand, each with its topic and at least `IN_A_SECTION` cases.
pub const SECTIONS: &[(&str, &str)] = &[
    ("aggregates", "totals, highest and lowest, latest and earliest, different values"),
    ("bands", "labels of scores and of fields"),
    ("caps", "limits of terms, of groups and of scores"),
    ("classes", "ordered and unordered rows, unknown values"),
    ("counts", "how often something happened"),
    ("decay", "points that fade, halve, or are lost in steps"),
    ("distinct-days", "on how many different days something happened"),
    ("examples", "every example of the definitions in `examples/`"),
    ("groups", "the best only, the first only, the sum"),
    ("hand-offs", "what must be included, what is missing, permissions, the clock of the receiving team"),
    ("limits-per-period", "at most N per day, week, month, quarter"),
    ("limits-rolling", "once per duration, at most N in all, at most N points"),
    ("normaliser", "values of the wrong type, out of range, misspelt, or given twice"),
    ("numbers", "decimals, scales, rounding, money"),
    ("outcomes", "precedence, reasons, durations"),
    ("permissions", "given by events, by fields, by both; withdrawn; expired"),
    ("received", "events that arrive late"),
    ("recheck", "when to ask again"),
    ("replay", "a log derived from events"),
    ("resets", "scores that start over"),
    ("routes", "recipients, nobody, nurtures"),
    ("score-statuses", "scores that are unknown, and why"),
    ("sequences", "one event within some time of another"),
    ("skips", "stages that are passed and stages that are skipped"),
    ("sla-cancellation", "clocks cancelled by events, by outcomes, by leaving the stage"),
    ("sla-clock-changes", "the missing hour in spring and the repeated hour in autumn"),
    ("sla-closing", "the instant of closing"),
    ("sla-ends", "how clocks start and stop"),
    ("sla-holidays", "days on which nobody works"),
    ("sla-horizon", "the end of the calendar and of the days"),
    ("sla-new-clocks", "clocks that start again"),
    ("sla-notices", "the ladder of notices"),
    ("sla-pauses", "clocks that pause"),
    ("sla-working-days", "the same clock time on the next open day"),
    ("sla-zones", "open hours in the zone of an event or of a field"),
    ("stacking-building", "stages that build on the one before"),
    ("stacking-skipping", "stages of which any may be skipped"),
    ("stages-for", "criteria for some, and for everyone else"),
    ("stages-kept", "stages kept for good, for a duration, until an event"),
    ("statuses", "values that people set: the first one, for how long, ever"),
    ("text", "A to Z in upper and lower case, words, NFC, white space"),
    ("transitions", "what is entered in the log"),
    ("unknown-values", "comparisons with unknown values; values that expire"),
    ("weights", "groups with weights and scales"),
    ("while", "what happened while a status had a value"),
    ("why", "what was read, what counted, what is missing"),
    ("windows", "ages 0, D − 1 ms, D, D + 1 ms, the future; since, before, after"),
];

/// The minimum number of cases in a section written by hand.
pub const IN_A_SECTION: usize = 20;

/// The minimum number of cases in total.
pub const IN_ALL: usize = 3_000;

/// The topic of a section.
pub fn about(section: &str) -> &'static str {
    match SECTIONS.iter().find(|(name, _)| *name == section) {
        Some((_, about)) => about,
        None if section == "refused" => "invalid documents",
        None => "random definitions and people",
    }
}

/// What a suite with these numbers of cases per section still lacks, in words.
pub fn lacking(sections: &BTreeMap<String, usize>) -> Vec<String> {
    let mut lacking = Vec::new();
    for (section, _) in SECTIONS {
        let cases = sections.get(*section).copied().unwrap_or(0);
        if cases < IN_A_SECTION {
            lacking.push(format!("the section {section} has {cases} cases; it needs at least {IN_A_SECTION}"));
        }
    }
    for section in sections.keys().filter(|section| !section.starts_with("generated-")) {
        if !SECTIONS.iter().any(|(name, _)| name == section) {
            lacking.push(format!("the section {section} is not listed in tools/conformance/suite/sections.rs"));
        }
    }
    let all: usize = sections.values().sum();
    if all < IN_ALL {
        lacking.push(format!("there are {all} cases; the suite needs at least {IN_ALL}"));
    }
    lacking
}

/// The first cells of the table of results: a line for each section.
pub fn rows(sections: &BTreeMap<String, usize>) -> Vec<String> {
    sections.iter().map(|(section, cases)| format!("| {section} | {} | {cases} |", about(section))).collect()
}
