//! Parts of a piece to nodes of the tree. Each function reads the parts of one piece; `None` means that the piece is not of the shape
//! that the grammar promises, which a test over samples of everything rules out.

mod agreements;
mod chain;
mod conditions;
mod events;
mod examples;
mod facts;
mod funnel;
mod head;
mod literals;
mod parts;
mod scores;
mod slas;
mod stages;

use std::cell::RefCell;

use super::ast::{Statement, StatementKind};
use super::parser::{Pair, Rule};
use super::place::Layout;
use crate::base::Span;
use crate::diagnostics::{Code, Diagnostic, Sink};
pub(super) use parts::{Parts, end};

/// The text that is read, and where what is wrong in it goes.
pub(super) struct Builder<'a> {
    /// The way from the text that is read to the file.
    layout: &'a Layout<'a>,
    /// Where the piece begins in that text.
    base: usize,
    /// The piece.
    text: &'a str,
    /// Takes what is wrong with numbers, dates and the like.
    sink: RefCell<&'a mut Sink>,
}

impl<'a> Builder<'a> {
    /// For a piece that begins at this byte of the layout's text.
    pub fn new(layout: &'a Layout<'a>, base: usize, text: &'a str, sink: &'a mut Sink) -> Self {
        Builder { layout, base, text, sink: RefCell::new(sink) }
    }

    /// The place of a piece, without the blanks and comments after it.
    fn span(&self, pair: &Pair) -> Span {
        self.range(pair.as_span().start(), end(pair))
    }

    /// The place of a range of bytes of the piece.
    fn range(&self, start: usize, end: usize) -> Span {
        self.layout.span(self.base + start, self.base + end)
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.sink.borrow_mut().report(diagnostic);
    }

    /// Reports an error about a place.
    fn error(&self, code: &'static Code, span: Span, message: impl Into<String>, help: &str) {
        self.report(Diagnostic::new(code, span, message).help(help));
    }
}

/// The statement in a `lone_statement`.
pub(super) fn lone_statement<'b>(build: &'b Builder<'b>, pair: Pair) -> Option<Statement> {
    let statement = pair.into_inner().next()?;
    let rule = statement.as_rule();
    Parts::read(build, statement, |p| Some(Statement { kind: kind_of_statement(rule, p)?, span: p.span }))
}

/// The condition in a `lone_condition`.
#[cfg(test)]
pub(super) fn lone_condition<'b>(build: &'b Builder<'b>, pair: Pair) -> Option<super::ast::Condition> {
    Parts::read(build, pair.into_inner().next()?, conditions::condition)
}

fn kind_of_statement(rule: Rule, p: &mut Parts) -> Option<StatementKind> {
    Some(match rule {
        Rule::definition => StatementKind::Definition(head::definition(p)?),
        Rule::use_file => StatementKind::Use(p.text()?),
        Rule::team => StatementKind::Team(head::team(p)?),
        Rule::a_lead_is => StatementKind::LeadIs(head::a_lead_is(p)?),
        Rule::means => StatementKind::Means(head::means(p)?),
        Rule::record => StatementKind::Record(facts::record(p)?),
        Rule::event => StatementKind::Event(facts::event(p)?),
        Rule::event_group => StatementKind::EventGroup(facts::event_group(p)?),
        Rule::list => StatementKind::List(facts::list(p)?),
        Rule::define => StatementKind::Define(facts::define(p)?),
        Rule::permission => StatementKind::Permission(facts::permission(p)?),
        Rule::status => StatementKind::Status(facts::status(p)?),
        Rule::classify => StatementKind::Classify(facts::classify(p)?),
        Rule::score => StatementKind::Score(scores::score(p)?),
        Rule::band => StatementKind::Band(scores::band(p)?),
        Rule::stages => StatementKind::Stages(funnel::stages(p)?),
        Rule::outcome => StatementKind::Outcome(funnel::outcome(p)?),
        Rule::stage_rule => StatementKind::StageRule(funnel::stage_rule(p)?),
        Rule::calendar => StatementKind::Calendar(agreements::calendar(p)?),
        Rule::handoff => StatementKind::Handoff(agreements::handoff(p)?),
        Rule::sla => StatementKind::Sla(slas::sla(p)?),
        Rule::route => StatementKind::Route(agreements::route(p)?),
        Rule::nurture => StatementKind::Nurture(agreements::nurture(p)?),
        Rule::target => StatementKind::Target(agreements::target(p)?),
        Rule::guarantee => StatementKind::Guarantee(examples::guarantee(p)?),
        Rule::example => StatementKind::Example(examples::example(p)?),
        _ => return None,
    })
}
