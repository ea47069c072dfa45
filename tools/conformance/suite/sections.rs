//! What the suite must hold.

use std::collections::BTreeMap;

/// Sections written by hand, with what they are about. Each has at least `IN_A_SECTION` cases.
pub const SECTIONS: &[(&str, &str)] = &[
    ("aggregates", "totals, highest and lowest, latest and earliest, different values"),
    ("bands", "labels of scores and of fields"),
    ("caps", "limits of terms, of groups and of scores"),
    ("classes", "rows, ordered and not, with unknown values"),
    ("counts", "how often something happened"),
    ("decay", "points that fade, that halve, that are lost step by step"),
    ("distinct-days", "on how many different days something happened"),
    ("examples", "every example of the definitions in `examples/`"),
    ("groups", "the best only, the first only, the sum"),
    ("hand-offs", "what must be included, what is missing, permissions, the clock of those who receive"),
    ("limits-per-period", "so often per day, week, month, quarter"),
    ("limits-rolling", "once in so long, so often in all, so many points"),
    ("normaliser", "data of the wrong type, beyond their range, misspelt, or twice"),
    ("numbers", "decimals, scales, rounding, money"),
    ("outcomes", "precedence, reasons, and how long they last"),
    ("permissions", "given by events, by fields, by both; withdrawn; expired"),
    ("received", "events that come in late"),
    ("recheck", "when to ask again"),
    ("replay", "a log derived from events"),
    ("resets", "scores that start over"),
    ("routes", "receivers, nobody, nurtures"),
    ("score-statuses", "scores that are unknown, and why"),
    ("sequences", "one thing within some time of another"),
    ("skips", "stages that are passed and stages that are skipped"),
    ("sla-cancellation", "clocks cancelled by events, by outcomes, by leaving the stage"),
    ("sla-clock-changes", "the hour that is not there, and the hour that is there twice"),
    ("sla-closing", "the instant of closing"),
    ("sla-ends", "how clocks open and stop"),
    ("sla-holidays", "days on which nobody works"),
    ("sla-horizon", "the end of the calendar and of the days"),
    ("sla-new-clocks", "clocks that begin anew"),
    ("sla-notices", "the ladder of notices"),
    ("sla-pauses", "clocks that stand still"),
    ("sla-working-days", "the same clock time on the next open day"),
    ("sla-zones", "open hours in the zone of an event or of a field"),
    ("stacking-building", "stages, each building on the one before"),
    ("stacking-skipping", "stages, any may be skipped"),
    ("stages-for", "criteria for some, and for everyone else"),
    ("stages-kept", "kept for good, for so long, until something happens"),
    ("statuses", "what people set, at first, for how long, ever"),
    ("text", "A to Z without case, words, NFC, white space"),
    ("transitions", "what is entered in the log"),
    ("unknown-values", "comparisons with what is not known; values that grow old"),
    ("weights", "groups that weigh so much, and that are scaled"),
    ("while", "what happened while a status had a value"),
    ("why", "what was read, what counted, what is missing"),
    ("windows", "ages 0, D − 1 ms, D, D + 1 ms, the future; since, before, after"),
];

/// The least number of cases in a section written by hand.
pub const IN_A_SECTION: usize = 20;

/// The least number of cases in all.
pub const IN_ALL: usize = 3_000;

/// What a section is about.
pub fn about(section: &str) -> &'static str {
    match SECTIONS.iter().find(|(name, _)| *name == section) {
        Some((_, about)) => about,
        None if section == "refused" => "documents that are no rule sets",
        None => "definitions and people at random",
    }
}

/// What is missing, in words, of a suite with so many cases in each section.
pub fn lacking(sections: &BTreeMap<String, usize>) -> Vec<String> {
    let mut lacking = Vec::new();
    for (section, _) in SECTIONS {
        let cases = sections.get(*section).copied().unwrap_or(0);
        if cases < IN_A_SECTION {
            lacking.push(format!("the section {section} has {cases} cases, and must have {IN_A_SECTION}"));
        }
    }
    for section in sections.keys().filter(|section| !section.starts_with("generated-")) {
        if !SECTIONS.iter().any(|(name, _)| name == section) {
            lacking.push(format!("the section {section} is not named in tools/conformance/suite/sections.rs"));
        }
    }
    let all: usize = sections.values().sum();
    if all < IN_ALL {
        lacking.push(format!("there are {all} cases, and must be {IN_ALL}"));
    }
    lacking
}

/// The first cells of the table of results: a line for each section.
pub fn rows(sections: &BTreeMap<String, usize>) -> Vec<String> {
    sections.iter().map(|(section, cases)| format!("| {section} | {} | {cases} |", about(section))).collect()
}
