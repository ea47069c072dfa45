//! Walks over the parts of a piece, so that no one else needs to know how the parser hands them out.

use super::parser::{Pair, Pairs, Rule};

/// The parts of one piece that are still to be read. Every method that finds something else than it looks for gives `None` and
/// stays where it is; the grammar decides what can follow what, so `None` for a required part cannot happen.
pub(super) struct Cursor<'i> {
    pairs: Pairs<'i>,
    last: Option<Pair<'i>>,
}

impl<'i> Cursor<'i> {
    /// Over the parts of a piece.
    pub fn new(pair: Pair<'i>) -> Self {
        Cursor { pairs: pair.into_inner(), last: None }
    }

    /// The kind of the next part.
    pub fn peek(&self) -> Option<Rule> {
        self.pairs.peek().map(|pair| pair.as_rule())
    }

    /// Where the next part begins.
    pub fn start(&self) -> Option<usize> {
        self.pairs.peek().map(|pair| pair.as_span().start())
    }

    /// Where the part before ends; 0 at the beginning.
    pub fn last_end(&self) -> usize {
        self.last.as_ref().map_or(0, end)
    }

    /// The next part, whatever it is.
    pub fn take(&mut self) -> Option<Pair<'i>> {
        let next = self.pairs.next();
        if next.is_some() {
            self.last.clone_from(&next);
        }
        next
    }

    /// The next part if it is of this kind.
    pub fn eat(&mut self, rule: Rule) -> Option<Pair<'i>> {
        self.eat_if(|found| found == rule)
    }

    /// The next part if its kind is fit.
    pub fn eat_if(&mut self, fit: impl FnOnce(Rule) -> bool) -> Option<Pair<'i>> {
        if self.peek().is_some_and(fit) { self.take() } else { None }
    }

    /// Whether the next part is of this kind; if so, goes past it.
    pub fn has(&mut self, rule: Rule) -> bool {
        self.eat(rule).is_some()
    }

    /// The next parts as long as they are of this kind, commas between them left out.
    pub fn many(&mut self, rule: Rule) -> Vec<Pair<'i>> {
        self.many_if(|found| found == rule)
    }

    /// The next parts as long as their kind is fit, commas between them left out.
    pub fn many_if(&mut self, fit: impl Fn(Rule) -> bool) -> Vec<Pair<'i>> {
        let mut found = Vec::new();
        while let Some(pair) = self.eat_if(|rule| rule == Rule::comma || fit(rule)) {
            if pair.as_rule() != Rule::comma {
                found.push(pair);
            }
        }
        found
    }
}

/// The end of the last word of a piece: pest counts white space and comments after it in, where something more could have followed.
pub(super) fn end(pair: &Pair) -> usize {
    match pair.clone().into_inner().next_back() {
        Some(last) => end(&last),
        None => pair.as_span().end(),
    }
}
