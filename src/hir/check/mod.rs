//! From tree to program. First all declarations are collected, so that everything may be used before it is declared; then each
//! kind of statement is checked in an order in which what conditions read (types, labels) is there.

mod agreements;
mod bands;
mod bodies;
mod collect;
mod conditions;
mod events;
mod facts;
mod funnel;
mod head;
mod lost;
mod names;
mod order;
mod promises;
mod scores;
mod symbols;
#[cfg(test)]
mod testing;
mod times;
mod undeclared;

use std::collections::BTreeSet;

use super::{External, Program};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, Sink};
use crate::model::{DefineId, EventId, ScoreId};
use crate::syntax::ast;

pub(crate) use collect::Decls;
pub(crate) use symbols::{Symbol, Symbols};

/// The state of one check.
pub(crate) struct Checker<'a> {
    /// The trees, the entry first.
    pub files: &'a [ast::File],
    /// What stands in other files.
    pub external: &'a External,
    /// Where messages go.
    pub sink: &'a mut Sink,
    /// What is built.
    pub program: Program,
    /// Names that broken statements may declare.
    lost: lost::Lost<'a>,
    /// Declared names.
    pub symbols: Symbols,
    /// The declarations behind the ids.
    pub decls: Decls<'a>,
    /// The events of groups, by their index.
    group_events: Vec<Vec<EventId>>,
    /// Whether each score can be unknown.
    unknown_scores: Vec<bool>,
    /// Whether the values of each list are of one kind.
    sound_lists: Vec<bool>,
    /// Labels that are declared in quotes somewhere.
    quoted_labels: BTreeSet<String>,
    /// What is remembered while one condition is read.
    scratch: conditions::Scratch,
    /// Questions that need the whole program.
    later: Later,
    /// The zone, once the head is known.
    zone: Option<jiff::tz::TimeZone>,
}

/// Questions that can be answered only when everything is checked.
#[derive(Default)]
struct Later {
    /// `not DEFINITION`: the place and the definition.
    not_define: Vec<(Span, DefineId)>,
    /// Names that nothing declares.
    undeclared: undeclared::Undeclared,
}

/// Where a condition stands: decides what it may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// `define NAME as …`
    Define,
    /// A row of `classify`.
    Class,
    /// `when …` of a term of a score, and its events.
    ScoreTerm(ScoreId),
    /// `unknown unless …`
    UnknownUnless(ScoreId),
    /// Criteria of a stage.
    Criteria,
    /// `OUTCOME when …`
    Outcome,
    /// `sla NAME when …`: fields only.
    SlaWhen,
    /// A row of a route.
    Route,
    /// `when`, `until` of a nurture.
    Nurture,
    /// A guarantee.
    Guarantee,
    /// `expect …` of an example.
    Expect,
    /// `where …`: properties of this event, and fields.
    Filter(EventId),
    /// Events that stand for themselves: `accepts with`, `starting over at`, status rows, permissions.
    Plain,
}

impl<'a> Checker<'a> {
    /// A checker that has looked at nothing yet.
    pub fn new(files: &'a [ast::File], external: &'a External, sink: &'a mut Sink) -> Self {
        Checker {
            files,
            external,
            sink,
            program: Program::default(),
            lost: lost::Lost::new(files),
            symbols: Symbols::default(),
            decls: Decls::default(),
            group_events: Vec::new(),
            unknown_scores: Vec::new(),
            sound_lists: Vec::new(),
            quoted_labels: BTreeSet::new(),
            scratch: conditions::Scratch::default(),
            later: Later::default(),
            zone: None,
        }
    }

    /// Checks everything.
    pub fn run(mut self) -> Program {
        self.collect();
        self.head();
        self.facts();
        self.scales();
        self.rules_of_facts();
        self.bodies();
        self.late();
        self.program
    }

    /// Reports a message; what it says and what helps are sentences.
    pub fn report(&mut self, mut diagnostic: Diagnostic) {
        for text in std::iter::once(&mut diagnostic.message).chain(&mut diagnostic.help) {
            if !text.ends_with(['.', '?', '!', '…']) {
                text.push('.');
            }
        }
        self.sink.report(diagnostic);
    }

    /// What can be said only when everything is checked.
    fn late(&mut self) {
        self.report_all_undeclared();
        self.check_said_twice();
        self.check_class_unknowns();
        self.warn_not_define();
        self.warn_unused();
    }
}
