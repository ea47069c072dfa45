//! A piece that could not be read, and what the hints need to find out why.

use crate::base::Span;
use crate::diagnostics::{Code, Diagnostic, Edit, Fix, FixKind};
use crate::syntax::parser::{self, Failure, Rule};
use crate::syntax::place::Layout;
use crate::syntax::tokens::{Scan, Token, words};
use std::cell::Cell;

/// So many bytes may be read again to find out what is wrong with one piece: hints must not cost more than they are worth.
const TRIED: usize = 1 << 17;
/// So many pieces of a file get that: nobody reads more messages than these, and a file of another kind altogether is soon done.
pub(in crate::syntax) const EXPLAINED: usize = 100;

/// A replacement in the piece: from, to, and what comes there.
pub(in crate::syntax) type Patch = (usize, usize, String);

/// A piece that could not be read.
pub(in crate::syntax) struct Broken<'a> {
    /// The piece.
    pub text: &'a str,
    /// What it consists of.
    pub tokens: Vec<Token<'a>>,
    /// The token that did not fit, as an index; the number of tokens if the piece ended too early.
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
        let tokens = words(text);
        let index = tokens.partition_point(|token| token.end() <= failure.at);
        Broken {
            text,
            tokens,
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

    /// The token so many before (negative) or after the one that did not fit.
    pub fn near(&self, offset: isize) -> Option<Token<'a>> {
        self.tokens.get(self.index.checked_add_signed(offset)?).copied()
    }

    /// The text of such a token; empty if there is none.
    pub fn word(&self, offset: isize) -> &'a str {
        self.near(offset).map_or("", |token| token.text)
    }

    /// The first word of the piece.
    pub fn first(&self) -> &'a str {
        self.tokens.first().map_or("", |token| token.text)
    }

    /// Whether this could have stood where reading ended.
    pub fn expects(&self, rule: Rule) -> bool {
        self.expected.contains(&rule)
    }

    /// Where this sequence of words stands, the last one that begins before the token `before`.
    pub fn last_words(&self, words: &str, before: usize) -> Option<usize> {
        (0..before.min(self.tokens.len())).rev().find(|&at| self.words_at(at, words))
    }

    /// Whether these words stand from a token on, on one line.
    pub fn words_at(&self, index: usize, words: &str) -> bool {
        let Some(first) = self.tokens.get(index) else { return false };
        words.split(' ').enumerate().all(|(offset, word)| {
            self.tokens.get(index + offset).is_some_and(|token| token.text == word && token.line == first.line)
        })
    }

    /// The first token of the line of a token.
    pub fn line_start(&self, index: usize) -> usize {
        let line = self.tokens.get(index).map_or(usize::MAX, |token| token.line);
        self.tokens.partition_point(|token| token.line < line)
    }

    /// The place of a range of bytes.
    pub fn span(&self, start: usize, end: usize) -> Span {
        self.layout.span(self.base + start, self.base + end)
    }

    /// The place of some tokens.
    pub fn token_span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => self.span(first.start, last.end()),
            _ => self.here(),
        }
    }

    /// The text of some tokens, as written.
    pub fn between(&self, first: usize, last: usize) -> &'a str {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => self.text.get(first.start..last.end()).unwrap_or_default(),
            _ => "",
        }
    }

    /// The place of what did not fit: the token, or just after the last one if the piece ended too early.
    pub fn here(&self) -> Span {
        match self.near(0) {
            Some(token) => self.span(token.start, token.end()),
            None => {
                let end = self.content_end();
                self.span(end, end)
            }
        }
    }

    /// Where the last token ends.
    pub fn content_end(&self) -> usize {
        self.tokens.last().map_or(0, Token::end)
    }

    /// Where the token before the one that did not fit ends.
    pub fn before(&self) -> usize {
        self.near(-1).map_or(0, |token| token.end())
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
        self.text.get(line_end..reached).is_some_and(|read| !words(read).is_empty())
    }

    /// Whether more of the piece can be read with these replacements than without.
    pub fn reads_on(&self, patches: &[Patch]) -> bool {
        self.reach(patches) > self.at.max(self.near(0).map_or(0, |token| token.start))
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
        Fix { title: title.into(), kind: FixKind::SameMeaning, edits }
    }

    /// One of the changes that could be meant.
    pub fn choice(&self, title: impl Into<String>, patches: &[Patch]) -> Fix {
        Fix { kind: FixKind::Choice, ..self.fix(title, patches) }
    }
}
