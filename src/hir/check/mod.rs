//! From tree to program. First all declarations are collected, so that everything may be used before it is declared; then each
//! kind of statement is checked in an order in which what conditions read (types, labels) is there.

mod agreements;
mod bands;
mod collect;
mod conditions;
mod events;
mod facts;
mod funnel;
mod head;
mod known;
mod lost;
mod messages;
mod names;
mod order;
mod promises;
mod scores;
mod symbols;
#[cfg(test)]
mod testing;
mod times;
mod undeclared;

use jiff::tz::TimeZone;

use super::{External, Program, Team};
use crate::diagnostics::{Diagnostic, Sink};
use crate::model::{EventId, ScoreId};
use crate::syntax::ast;
use collect::{Decls, collect, named};
use known::{Known, Zone};
use messages::Messages;
#[cfg(test)]
pub(crate) use order::order_of;
pub use symbols::Symbol;
use symbols::Symbols;

/// What every pass reads. A pass takes `&self`, reports what is wrong, and returns what it has found.
pub(crate) struct Checker<'a> {
    /// The trees, the entry first.
    files: &'a [ast::File],
    /// What stands in other files.
    external: &'a External,
    /// Where messages go.
    messages: &'a Messages<'a>,
    /// Names that broken statements may declare.
    lost: lost::Lost<'a>,
    /// Declared names.
    symbols: Symbols,
    /// The declarations behind the ids.
    decls: Decls<'a>,
    /// What earlier passes have found.
    known: Known,
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

/// Runs the passes, each after those whose results it reads.
pub(crate) fn check(files: &[ast::File], external: &External, sink: &mut Sink) -> Program {
    let messages = Messages::new(sink);
    let (symbols, decls) = collect(files, &messages);
    let lost = lost::Lost::new(files);
    let mut check = Checker { files, external, messages: &messages, lost, symbols, decls, known: Known::default() };
    check.types();
    let program = check.program();
    check.report_all_undeclared();
    check.review(&program);
    program
}

impl Checker<'_> {
    /// What conditions read: types, properties, labels, ranges; then the conditions that others name.
    fn types(&mut self) {
        self.known.head = self.head();
        self.known.zone = TimeZone::get(&self.known.head.time_zone).map(Zone).unwrap_or_default();
        self.known.quoted_labels = self.quoted_labels();
        self.known.unknown_scores = self.unknown_scores();
        self.known.fields = self.fields();
        self.known.events = self.events();
        self.known.groups = self.event_groups();
        self.known.sound_lists = self.sound_lists();
        self.known.statuses = self.status_values();
        self.known.classes = self.class_values();
        self.known.scores = self.score_scales();
        self.known.bands = self.bands();
        self.known.defines = self.defines();
        self.known.class_rows = self.classes();
        self.known.calendars = self.calendars();
    }

    /// Everything that stands upon them.
    fn program(&self) -> Program {
        let title = |title: &Option<ast::Text>| title.as_ref().map(|title| title.value.clone());
        let teams = self.decls.teams.iter().map(|team| Team { name: named(&team.name), title: title(&team.title) });
        let (criteria, outcomes) = self.stage_rules();
        let lead_is = self.lead_is();
        let known = &self.known;
        let program = Program {
            head: known.head.clone(),
            fields: known.fields.clone(),
            events: known.events.clone(),
            defines: known.defines.clone(),
            classes: known.class_rows.clone(),
            bands: known.bands.clone(),
            calendars: known.calendars.clone(),
            teams: teams.collect(),
            permissions: self.permissions(),
            statuses: self.statuses(),
            scores: self.scores(),
            building: self.decls.stages.first().is_some_and(|(stages, _)| stages.building),
            stages: self.stages(criteria),
            outcomes,
            means: self.means(),
            handoffs: self.handoffs(),
            slas: self.slas(),
            routes: self.routes(),
            nurtures: self.nurtures(),
            targets: self.targets(),
            guarantees: self.guarantees(lead_is.as_ref()),
            examples: self.examples(),
            lead_is,
            order: Vec::new(),
            declared: self.symbols.declared(),
            uses: Vec::new(),
        };
        Program { order: self.order(&program), uses: self.symbols.uses(), ..program }
    }

    /// What can be said only of the whole program.
    fn review(&self, program: &Program) {
        self.check_bounds(program);
        self.check_said_twice(program);
        self.check_class_unknowns(&program.classes);
        self.warn_not_define(program);
    }

    /// Reports a message.
    fn report(&self, diagnostic: Diagnostic) {
        self.messages.report(diagnostic);
    }
}

/// A phrase as the beginning of a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
