//! A piece that could not be read, and what the hints need to find out why.

use super::lexemes::{Lexeme, lexemes};
use super::parser::{self, Failure, Rule};
use super::place::Layout;
use super::scan::Scan;
use crate::base::Span;
use crate::diagnostics::{Code, Diagnostic, Edit, Fix};
use std::cell::Cell;

/// So many bytes may be read again to find out what is wrong with one piece: hints must not cost more than they are worth.
const TRIED: usize = 1 << 17;
/// So many pieces of a file get that: nobody reads more messages than these, and a file of another kind altogether is soon done.
pub(super) const EXPLAINED: usize = 100;

/// A replacement in the piece: from, to, and what comes there.
pub(super) type Patch = (usize, usize, String);

/// A piece that could not be read.
pub(super) struct Broken<'a> {
    /// The piece.
    pub text: &'a str,
    /// What it consists of.
    pub lexemes: Vec<Lexeme<'a>>,
    /// The lexeme that did not fit, as an index; the number of lexemes if the piece ended too early.
    pub index: usize,
    /// The byte at which reading ended.
    pub at: usize,
    /// What would have fitted.
    pub expected: &'a [Rule],
    /// Brackets and quotes.
    pub scan: &'a Scan,
    layout: &'a Layout<'a>,
    base: usize,
    /// How many bytes may still be read again.
    budget: Cell<usize>,
}

impl<'a> Broken<'a> {
    /// A piece, where it stands in the file, and how reading failed.
    pub fn new(layout: &'a Layout<'a>, base: usize, text: &'a str, scan: &'a Scan, failure: &'a Failure) -> Self {
        let lexemes = lexemes(text);
        let index = lexemes.partition_point(|lexeme| lexeme.end() <= failure.at);
        Broken {
            text,
            lexemes,
            index,
            at: failure.at,
            expected: &failure.expected,
            scan,
            layout,
            base,
            budget: Cell::new(TRIED),
        }
    }

    /// The same, with nothing tried: only what can be seen at once is explained.
    pub fn at_a_glance(self) -> Self {
        self.budget.set(0);
        self
    }

    /// The same, with no more to spend than another has left.
    pub fn with_budget_of(self, other: &Broken) -> Self {
        self.budget.set(other.budget.get());
        self
    }

    /// Takes over what another has left.
    pub fn take_budget_of(&self, other: &Broken) {
        self.budget.set(other.budget.get());
    }

    /// Whether so many bytes may still be read again.
    pub fn spend(&self, bytes: usize) -> bool {
        let left = self.budget.get().checked_sub(bytes);
        if let Some(left) = left {
            self.budget.set(left);
        }
        left.is_some()
    }

    /// Whether these words stand in another part of the file too.
    pub fn stands_elsewhere(&self, words: &str) -> bool {
        let whole = &self.layout.text;
        let (before, after) = (whole.get(..self.base), whole.get(self.base + self.text.len()..));
        [before, after].into_iter().flatten().any(|part| part.contains(words))
    }

    /// The name of the first calendar of the file.
    pub fn calendar(&self) -> Option<&str> {
        let line = self.layout.text.lines().find_map(|line| line.strip_prefix("calendar "))?;
        line.split(" in ").next().map(str::trim).filter(|name| !name.is_empty())
    }

    /// The currency of the definition, if it stands on a line of its own.
    pub fn currency(&self) -> Option<&str> {
        self.layout.text.lines().find_map(|line| line.trim().strip_prefix("currency ")).map(str::trim)
    }

    /// The piece with a fix.
    pub fn mended(&self, fix: &Fix) -> String {
        self.patched(&fix.edits.iter().map(|edit| self.patch_of(edit)).collect::<Vec<_>>())
    }

    /// An edit of the file as a replacement in the piece.
    pub fn patch_of(&self, edit: &Edit) -> Patch {
        let local = |at: u32| self.layout.at(at).saturating_sub(self.base).min(self.text.len());
        let start = local(edit.span.start);
        (start, local(edit.span.end).max(start), edit.text.clone())
    }

    /// The lexeme so many before (negative) or after the one that did not fit.
    pub fn near(&self, offset: isize) -> Option<Lexeme<'a>> {
        self.lexemes.get(self.index.checked_add_signed(offset)?).copied()
    }

    /// The text of such a lexeme; empty if there is none.
    pub fn word(&self, offset: isize) -> &'a str {
        self.near(offset).map_or("", |lexeme| lexeme.text)
    }

    /// The first word of the piece.
    pub fn first(&self) -> &'a str {
        self.lexemes.first().map_or("", |lexeme| lexeme.text)
    }

    /// Whether this could have stood where reading ended.
    pub fn expects(&self, rule: Rule) -> bool {
        self.expected.contains(&rule)
    }

    /// Where this sequence of words stands, the last one that begins before the lexeme `before`.
    pub fn last_words(&self, words: &str, before: usize) -> Option<usize> {
        (0..before.min(self.lexemes.len())).rev().find(|&at| self.words_at(at, words))
    }

    /// Whether these words stand from a lexeme on, on one line.
    pub fn words_at(&self, index: usize, words: &str) -> bool {
        let Some(first) = self.lexemes.get(index) else { return false };
        words.split(' ').enumerate().all(|(offset, word)| {
            self.lexemes.get(index + offset).is_some_and(|lexeme| lexeme.text == word && lexeme.line == first.line)
        })
    }

    /// The first lexeme of the line of a lexeme.
    pub fn line_start(&self, index: usize) -> usize {
        let line = self.lexemes.get(index).map_or(usize::MAX, |lexeme| lexeme.line);
        self.lexemes.partition_point(|lexeme| lexeme.line < line)
    }

    /// The place of a range of bytes.
    pub fn span(&self, start: usize, end: usize) -> Span {
        self.layout.span(self.base + start, self.base + end)
    }

    /// The place of some lexemes.
    pub fn lexeme_span(&self, first: usize, last: usize) -> Span {
        match (self.lexemes.get(first), self.lexemes.get(last)) {
            (Some(first), Some(last)) => self.span(first.start, last.end()),
            _ => self.here(),
        }
    }

    /// The text of some lexemes, as written.
    pub fn between(&self, first: usize, last: usize) -> &'a str {
        match (self.lexemes.get(first), self.lexemes.get(last)) {
            (Some(first), Some(last)) => self.text.get(first.start..last.end()).unwrap_or_default(),
            _ => "",
        }
    }

    /// The place of what did not fit: the lexeme, or just after the last one if the piece ended too early.
    pub fn here(&self) -> Span {
        match self.near(0) {
            Some(lexeme) => self.span(lexeme.start, lexeme.end()),
            None => {
                let end = self.content_end();
                self.span(end, end)
            }
        }
    }

    /// Where the last lexeme ends.
    pub fn content_end(&self) -> usize {
        self.lexemes.last().map_or(0, Lexeme::end)
    }

    /// Where the lexeme before the one that did not fit ends.
    pub fn before(&self) -> usize {
        self.near(-1).map_or(0, |lexeme| lexeme.end())
    }

    /// The text with these replacements, which must not overlap.
    pub fn patched(&self, patches: &[Patch]) -> String {
        let mut sorted: Vec<&Patch> = patches.iter().collect();
        sorted.sort_by_key(|patch| (patch.0, patch.1));
        let mut text = String::with_capacity(self.text.len() + 16);
        let mut at = 0;
        for (start, end, new) in sorted {
            text.push_str(self.text.get(at..*start).unwrap_or_default());
            text.push_str(new);
            at = *end;
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        text
    }

    /// How far the text is read with these replacements, as a byte of the piece as it is; the end of the piece and one if it is read
    /// whole.
    pub fn reach(&self, patches: &[Patch]) -> usize {
        if !self.spend(self.text.len()) {
            return 0;
        }
        let patched = self.patched(patches);
        match parser::read(Rule::lone_statement, &patched) {
            Ok(_) => self.text.len() + 1,
            Err(failure) => {
                let mut reached = failure.at;
                let mut sorted: Vec<&Patch> = patches.iter().collect();
                sorted.sort_by_key(|patch| (patch.0, patch.1));
                for (start, end, new) in sorted {
                    if reached <= *start {
                        break;
                    }
                    reached = if reached < start + new.len() {
                        *start
                    } else {
                        (reached + (end - start)).saturating_sub(new.len())
                    };
                }
                reached
            }
        }
    }

    /// Whether the piece can be read with these replacements, at least to the end of the line in which reading ended: another line may
    /// have a mistake of its own.
    pub fn reads(&self, patches: &[Patch]) -> bool {
        let reached = self.reach(patches);
        if reached > self.text.len() {
            return true;
        }
        let from = patches.iter().map(|patch| patch.1).max().unwrap_or(0).max(self.before());
        let Some(line_end) = self.text.get(from..).and_then(|rest| rest.find('\n')).map(|length| from + length) else {
            return false;
        };
        // A comment can always be read: it shows nothing.
        self.text.get(line_end..reached).is_some_and(|read| !lexemes(read).is_empty())
    }

    /// Whether more of the piece can be read with these replacements than without.
    pub fn reads_on(&self, patches: &[Patch]) -> bool {
        self.reach(patches) > self.at.max(self.near(0).map_or(0, |lexeme| lexeme.start))
    }

    /// A message at the place of what did not fit.
    pub fn error(&self, code: &'static Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.here(), message)
    }

    /// A fix made of replacements.
    pub fn fix(&self, title: impl Into<String>, patches: &[Patch]) -> Fix {
        let edits = patches
            .iter()
            .map(|(start, end, text)| Edit { span: self.span(*start, *end), text: text.clone() })
            .collect();
        Fix { title: title.into(), edits }
    }
}

/// Adds fixes that were found out by trying.
pub(super) trait WithFix {
    /// With this fix.
    #[must_use]
    fn with(self, fix: Fix) -> Self;
}

impl WithFix for Diagnostic {
    fn with(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}
