//! Parts of a piece to nodes of the tree. Each function takes a piece of one kind; `None` means that the piece is not of the shape
//! that the grammar promises, which a test over all sample texts rules out.

mod agreements;
mod chain;
mod conditions;
mod events;
mod examples;
mod facts;
mod funnel;
mod head;
mod literals;
mod scores;
mod slas;
mod stages;

use super::ast::{Condition, Statement, StatementKind};
use super::cursor::{Cursor, end};
use super::parser::{Pair, Rule};
use super::place::Layout;
use crate::base::Span;
use crate::diagnostics::{Code, Diagnostic, Sink};

/// Builds the nodes of one piece.
pub(super) struct Lower<'a> {
    /// The way from the text that is read to the file.
    pub layout: &'a Layout<'a>,
    /// Where the piece begins in that text.
    pub base: usize,
    /// The piece.
    pub text: &'a str,
    /// Takes what is wrong with numbers, dates and the like.
    pub sink: &'a mut Sink,
}

impl Lower<'_> {
    /// The place of a piece, without the blanks and comments after it.
    fn span(&self, pair: &Pair) -> Span {
        self.range(pair.as_span().start(), end(pair))
    }

    /// The place of a range of bytes of the piece.
    fn range(&self, start: usize, end: usize) -> Span {
        self.layout.span(self.base + start, self.base + end)
    }

    /// Reports an error about a piece.
    fn error(&mut self, code: &'static Code, pair: &Pair, message: impl Into<String>, help: &str) {
        let diagnostic = Diagnostic::new(code, self.span(pair), message).help(help);
        self.sink.report(diagnostic);
    }

    /// The statement in a `lone_statement`.
    pub fn lone_statement(&mut self, pair: Pair) -> Option<Statement> {
        let statement = Cursor::new(pair).take()?;
        let span = self.span(&statement);
        Some(Statement { kind: self.statement(statement)?, span })
    }

    /// The condition in a `lone_condition`.
    #[cfg(test)]
    pub(in crate::syntax) fn lone_condition(&mut self, pair: Pair) -> Option<Condition> {
        let condition = Cursor::new(pair).take()?;
        self.condition(condition)
    }

    fn statement(&mut self, pair: Pair) -> Option<StatementKind> {
        Some(match pair.as_rule() {
            Rule::definition => StatementKind::Definition(self.definition(pair)?),
            Rule::use_file => StatementKind::Use(self.use_file(pair)?),
            Rule::team => StatementKind::Team(self.team(pair)?),
            Rule::a_lead_is => StatementKind::LeadIs(self.a_lead_is(pair)?),
            Rule::means => StatementKind::Means(self.means(pair)?),
            Rule::record => StatementKind::Record(self.record(pair)?),
            Rule::event => StatementKind::Event(self.event(pair)?),
            Rule::event_group => StatementKind::EventGroup(self.event_group(pair)?),
            Rule::list => StatementKind::List(self.list(pair)?),
            Rule::define => StatementKind::Define(self.define(pair)?),
            Rule::permission => StatementKind::Permission(self.permission(pair)?),
            Rule::status => StatementKind::Status(self.status(pair)?),
            Rule::classify => StatementKind::Classify(self.classify(pair)?),
            Rule::score => StatementKind::Score(self.score(pair)?),
            Rule::band => StatementKind::Band(self.band(pair)?),
            Rule::stages => StatementKind::Stages(self.stages(pair)?),
            Rule::outcome => StatementKind::Outcome(self.outcome(pair)?),
            Rule::stage_rule => StatementKind::StageRule(self.stage_rule(pair)?),
            Rule::calendar => StatementKind::Calendar(self.calendar(pair)?),
            Rule::handoff => StatementKind::Handoff(self.handoff(pair)?),
            Rule::sla => StatementKind::Sla(self.sla(pair)?),
            Rule::route => StatementKind::Route(self.route(pair)?),
            Rule::nurture => StatementKind::Nurture(self.nurture(pair)?),
            Rule::target => StatementKind::Target(self.target(pair)?),
            Rule::guarantee => StatementKind::Guarantee(self.guarantee(pair)?),
            Rule::example => StatementKind::Example(self.example(pair)?),
            _ => return None,
        })
    }

    /// `when COND`, if it stands there.
    fn when(&mut self, c: &mut Cursor) -> Option<Option<Condition>> {
        if !c.has(Rule::k_when) {
            return Some(None);
        }
        let condition = c.eat(Rule::condition)?;
        Some(Some(self.condition(condition)?))
    }
}
