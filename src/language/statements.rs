//! The statements, and samples of each.

use super::words::WORDS;
use Declares::{EachRow, Nothing, One};

/// Which names a statement declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declares {
    /// The one after its first word.
    One,
    /// The one after its first word, if there is one, and one in each of its rows.
    EachRow,
    /// None.
    Nothing,
}

/// A kind of statement.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    /// The words that it begins with: `person has`; empty if it begins with a name.
    pub opens: &'static str,
    /// The name of its rule in the grammar.
    pub rule: &'static str,
    /// Which names it declares.
    pub declares: Declares,
}

/// The statements.
pub const STATEMENTS: &[Statement] = &[
    Statement { opens: "definition", rule: "definition", declares: Nothing },
    Statement { opens: "use", rule: "use_file", declares: Nothing },
    Statement { opens: "team", rule: "team", declares: One },
    Statement { opens: "a lead is", rule: "a_lead_is", declares: Nothing },
    Statement { opens: "person has", rule: "record", declares: EachRow },
    Statement { opens: "account has", rule: "record", declares: EachRow },
    Statement { opens: "event", rule: "event", declares: EachRow },
    Statement { opens: "events", rule: "event_group", declares: One },
    Statement { opens: "list", rule: "list", declares: One },
    Statement { opens: "define", rule: "define", declares: One },
    Statement { opens: "permission", rule: "permission", declares: One },
    Statement { opens: "status", rule: "status", declares: EachRow },
    Statement { opens: "classify", rule: "classify", declares: EachRow },
    Statement { opens: "score", rule: "score", declares: One },
    Statement { opens: "band", rule: "band", declares: EachRow },
    Statement { opens: "stages", rule: "stages", declares: EachRow },
    Statement { opens: "outcome", rule: "outcome", declares: One },
    Statement { opens: "calendar", rule: "calendar", declares: One },
    Statement { opens: "handoff", rule: "handoff", declares: Nothing },
    Statement { opens: "sla", rule: "sla", declares: One },
    Statement { opens: "route", rule: "route", declares: Nothing },
    Statement { opens: "nurture", rule: "nurture", declares: One },
    Statement { opens: "target", rule: "target", declares: Nothing },
    Statement { opens: "guarantee", rule: "guarantee", declares: Nothing },
    Statement { opens: "example", rule: "example", declares: Nothing },
    Statement { opens: "not a lead", rule: "stage_rule", declares: Nothing },
    Statement { opens: "", rule: "means", declares: Nothing },
];

impl Statement {
    /// Its first line, written correctly.
    #[must_use]
    pub fn head(&self) -> Option<&'static str> {
        self.samples().find_map(|sample| sample.lines().next())
    }

    /// First lines that are written correctly.
    pub fn heads(&self) -> impl Iterator<Item = &'static str> {
        self.samples().filter_map(|sample| sample.lines().next())
    }

    /// The words of the language that its rows begin with.
    pub fn row_words(&self) -> impl Iterator<Item = &'static str> {
        self.rows().filter_map(first_phrase)
    }

    /// Rows that are written correctly.
    pub fn rows(&self) -> impl Iterator<Item = &'static str> {
        self.samples().flat_map(|sample| sample.lines().skip(1)).map(str::trim_start)
    }

    fn samples(&self) -> impl Iterator<Item = &'static str> {
        samples().filter(|sample| opened_by(sample).is_some_and(|opened| opened.opens == self.opens))
    }
}

/// The statement that begins with this word: `person` for `person has`.
#[must_use]
pub fn statement(first_word: &str) -> Option<&'static Statement> {
    STATEMENTS.iter().find(|statement| statement.opens.split(' ').next() == Some(first_word) && !first_word.is_empty())
}

/// The words that statements begin with: `person has`.
pub fn opening_words() -> impl Iterator<Item = &'static str> {
    STATEMENTS.iter().map(|statement| statement.opens).filter(|words| !words.is_empty())
}

/// Samples of all statements in all their forms, each written correctly; the plainest form comes first.
pub fn samples() -> impl Iterator<Item = &'static str> {
    const SAMPLES: &str = include_str!("samples.lead");
    let starts = SAMPLES.match_indices('\n').map(|(at, _)| at + 1);
    let starts = starts.filter(|&at| SAMPLES[at..].starts_with(char::is_alphabetic));
    starts.map(|start| {
        let rest = &SAMPLES[start..];
        let end = rest.match_indices('\n').map(|(at, _)| at + 1).find(|&at| !rest[at..].starts_with(' '));
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// The statement that a text is by its first words.
fn opened_by(text: &str) -> Option<&'static Statement> {
    STATEMENTS.iter().find(|statement| !statement.opens.is_empty() && begins(text, statement.opens))
}

/// The word or phrase of the language that a line begins with; the longest one.
fn first_phrase(line: &str) -> Option<&'static str> {
    let phrases = WORDS.iter().map(|word| word.written).filter(|words| begins(line, words));
    phrases.max_by_key(|words| words.len())
}

fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-'))
}
