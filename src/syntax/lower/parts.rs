//! The parts of a piece of text, read in the order in which the grammar hands them out.

use super::Builder;
use crate::base::Span;
use crate::syntax::ast::Spanned;
use crate::syntax::expected::joins;
use crate::syntax::parser::{Pair, Pairs, Rule};

/// The parts of one piece that are still to be read. A reader asks for what has a meaning; punctuation and words that only join what is
/// around them are passed over. What is asked for and does not come next gives `None`, and nothing is passed over.
pub(in crate::syntax) struct Parts<'b, 'i> {
    pub(super) build: &'b Builder<'b>,
    /// The place of the whole piece.
    pub(super) span: Span,
    /// Where the piece begins.
    pub(super) start: usize,
    /// Where the part that was read last ends.
    pub(super) last_end: usize,
    pairs: Pairs<'i>,
}

impl<'b, 'i> Parts<'b, 'i> {
    /// Reads a piece, all of it: a part that has a meaning and that nobody has read would be lost.
    pub fn read<T>(
        build: &'b Builder<'b>,
        pair: Pair<'i>,
        node: impl FnOnce(&mut Parts<'b, 'i>) -> Option<T>,
    ) -> Option<T> {
        let (rule, span, start) = (pair.as_rule(), build.span(&pair), pair.as_span().start());
        let mut parts = Parts { build, span, start, last_end: start, pairs: pair.into_inner() };
        let node = node(&mut parts)?;
        let unread = parts.pairs.map(|part| part.as_rule()).find(|&part| !joins(part));
        debug_assert!(unread.is_none(), "{unread:?} of {rule:?} is not read");
        unread.is_none().then_some(node)
    }

    /// The next part if it is fit.
    pub fn find(&mut self, fit: impl Fn(Rule) -> bool) -> Option<Pair<'i>> {
        let mut ahead = self.pairs.clone();
        loop {
            let part = ahead.next()?;
            if fit(part.as_rule()) {
                self.pairs = ahead;
                self.last_end = end(&part);
                return Some(part);
            }
            if !joins(part.as_rule()) {
                return None;
            }
        }
    }

    /// The next part that does more than join, and what it is.
    pub fn next(&mut self) -> Option<(Rule, Pair<'i>)> {
        let part = self.find(|rule| !joins(rule))?;
        Some((part.as_rule(), part))
    }

    /// The word that a piece begins with, or that decides what follows: taken even if it only joins elsewhere.
    pub fn word(&mut self) -> Option<Rule> {
        Some(self.find(|_| true)?.as_rule())
    }

    /// Whether this word comes next.
    pub fn said(&mut self, phrase: Rule) -> bool {
        self.find(|rule| rule == phrase).is_some()
    }

    /// The place of this word, if it comes next.
    pub fn place_of(&mut self, phrase: Rule) -> Option<Span> {
        Some(self.build.span(&self.find(|rule| rule == phrase)?))
    }

    /// Where the next part begins.
    pub fn next_start(&self) -> Option<usize> {
        self.pairs.peek().map(|part| part.as_span().start())
    }

    /// The next part, read as a node.
    pub fn one<T>(&mut self, rule: Rule, node: impl FnOnce(&mut Parts<'b, 'i>) -> Option<T>) -> Option<T> {
        self.maybe(rule, node)?
    }

    /// The next part, read as a node, if it comes next.
    pub fn maybe<T>(&mut self, rule: Rule, node: impl FnOnce(&mut Parts<'b, 'i>) -> Option<T>) -> Option<Option<T>> {
        match self.find(|found| found == rule) {
            Some(part) => Some(Some(Parts::read(self.build, part, node)?)),
            None => Some(None),
        }
    }

    /// The next parts of one kind, each read as a node.
    pub fn all<T>(&mut self, rule: Rule, node: impl Fn(&mut Parts<'b, 'i>) -> Option<T>) -> Option<Vec<T>> {
        let mut nodes = Vec::new();
        while let Some(found) = self.maybe(rule, &node)? {
            nodes.push(found);
        }
        Some(nodes)
    }

    /// The next parts of one kind, each read as a node with its place.
    pub fn spanned<T>(
        &mut self,
        rule: Rule,
        node: impl Fn(&mut Parts<'b, 'i>) -> Option<T>,
    ) -> Option<Vec<Spanned<T>>> {
        self.all(rule, |part| Some(Spanned { kind: node(part)?, span: part.span }))
    }
}

/// The end of the last word of a piece: pest counts white space and comments after it in, where something more could have followed.
pub(in crate::syntax) fn end(pair: &Pair) -> usize {
    match pair.clone().into_inner().next_back() {
        Some(last) => end(&last),
        None => pair.as_span().end(),
    }
}
