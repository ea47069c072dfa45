//! The first pass: every declared name gets its id, in the order of the source.

mod built_in;
mod commas;

use std::collections::BTreeSet;

use super::messages::Messages;
use super::symbols::Declared;
use super::{Symbol, Symbols};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::{Entry, NOT_A_LEAD, Named};
use crate::model::{
    BandId, CalendarId, ClassId, DefineId, EventId, FieldId, ListId, NurtureId, OutcomeId, PermissionId, ScoreId,
    SlaId, StageId, StatusId, TeamId,
};
use crate::syntax::ast::{self, StatementKind};

const DISQUALIFIED: &str = "disqualified";
const RECYCLED: &str = "recycled";

/// The declarations behind the ids, each at the index that its id has; and the statements that declare no name.
#[derive(Default)]
#[allow(missing_docs, reason = "named like the statements")]
pub(crate) struct Decls<'a> {
    pub definitions: Vec<(&'a ast::Definition, Span)>,
    pub teams: Vec<&'a ast::Team>,
    /// The names of all teams, also of those that are declared further below.
    pub team_names: BTreeSet<&'a str>,
    pub fields: Vec<DeclaredField<'a>>,
    /// Declared events with their names.
    pub events: Vec<(&'a ast::EventDecl, Named)>,
    /// The events that the language itself has: their ids follow those of the declared ones.
    pub built_in: Vec<(Named, Entry)>,
    pub groups: Vec<&'a ast::EventGroup>,
    pub lists: Vec<&'a ast::ListDecl>,
    pub defines: Vec<&'a ast::Define>,
    pub permissions: Vec<&'a ast::PermissionDecl>,
    pub statuses: Vec<&'a ast::StatusDecl>,
    /// Classifications with their names.
    pub classes: Vec<(&'a ast::Classify, Named)>,
    pub scores: Vec<&'a ast::Score>,
    pub bands: Vec<&'a ast::Band>,
    /// Every `stages` statement; the first gives the stages.
    pub stages: Vec<(&'a ast::Stages, Span)>,
    /// The row of each stage, by its id.
    pub stage_rows: Vec<&'a ast::StageDecl>,
    /// Each outcome by its id; built-in ones may have no declaration.
    pub outcomes: Vec<(Named, Option<&'a ast::OutcomeDecl>)>,
    pub stage_rules: Vec<(&'a ast::StageRule, Span)>,
    pub lead_is: Vec<(&'a ast::LeadIs, Span)>,
    pub means: Vec<(&'a ast::Means, Span)>,
    pub calendars: Vec<&'a ast::Calendar>,
    pub slas: Vec<(&'a ast::Sla, Span)>,
    pub nurtures: Vec<&'a ast::Nurture>,
    pub handoffs: Vec<(&'a ast::Handoff, Span)>,
    pub routes: Vec<(&'a ast::Route, Span)>,
    pub targets: Vec<(&'a ast::Target, Span)>,
    pub guarantees: Vec<(&'a ast::Guarantee, Span)>,
    pub examples: Vec<(&'a ast::Example, Span)>,
}

/// A field's declaration.
pub(crate) struct DeclaredField<'a> {
    pub decl: &'a ast::FieldDecl,
    /// Of the account, not the person.
    pub account: bool,
    /// The name that data use: `account NAME` where a person's field has that name too.
    pub key: String,
}

/// A declared name as it is kept in the program.
pub(super) fn named(name: &ast::Name) -> Named {
    Named { text: name.text.clone(), span: name.span }
}

/// What is declared so far.
struct Collector<'a, 'm> {
    messages: &'m Messages<'m>,
    symbols: Symbols,
    decls: Decls<'a>,
    /// The names of all fields of the person.
    person: BTreeSet<&'a str>,
    /// `outcome disqualified "…"`: declarations of built-in outcomes give them a title.
    titled: Vec<&'a ast::OutcomeDecl>,
}

/// All declared names, and the declarations of all files.
pub(super) fn collect<'a, 'm>(files: &'a [ast::File], messages: &'m Messages<'m>) -> (Symbols, Decls<'a>) {
    let statements = || files.iter().flat_map(|file| &file.statements);
    // A person's field has its plain name, wherever it stands; an account's only where no person's field has it.
    let person = statements().filter_map(|statement| match &statement.kind {
        StatementKind::Record(record) if !record.account => Some(&record.fields),
        _ => None,
    });
    let teams = statements().filter_map(|statement| match &statement.kind {
        StatementKind::Team(team) => Some(team.name.text.as_str()),
        _ => None,
    });
    let mut collector = Collector {
        messages,
        symbols: Symbols::default(),
        decls: Decls { team_names: teams.collect(), ..Decls::default() },
        person: person.flatten().map(|field| field.name.text.as_str()).collect(),
        titled: Vec::new(),
    };
    collector.outcome_built_in(NOT_A_LEAD);
    for statement in statements() {
        collector.statement(statement);
    }
    collector.outcome_built_in(DISQUALIFIED);
    collector.outcome_built_in(RECYCLED);
    collector.title_outcomes();
    collector.built_in_events();
    collector.check_two_readings();
    (collector.symbols, collector.decls)
}

impl<'a> Collector<'a, '_> {
    /// One short arm for each kind of statement.
    fn statement(&mut self, statement: &'a ast::Statement) {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Use(_) => {}
            StatementKind::Definition(it) => self.decls.definitions.push((it, span)),
            StatementKind::LeadIs(it) => self.decls.lead_is.push((it, span)),
            StatementKind::Means(it) => self.decls.means.push((it, span)),
            StatementKind::StageRule(it) => self.decls.stage_rules.push((it, span)),
            StatementKind::Handoff(it) => self.decls.handoffs.push((it, span)),
            StatementKind::Route(it) => self.decls.routes.push((it, span)),
            StatementKind::Target(it) => self.decls.targets.push((it, span)),
            StatementKind::Guarantee(it) => self.decls.guarantees.push((it, span)),
            StatementKind::Example(it) => self.decls.examples.push((it, span)),
            StatementKind::Record(it) => it.fields.iter().for_each(|field| self.field(field, it.account)),
            StatementKind::Stages(it) => {
                self.decls.stages.push((it, span));
                if self.decls.stages.len() == 1 {
                    for row in &it.stages {
                        self.add(&row.name, |at| Symbol::Stage(StageId(at)), |decls| &mut decls.stage_rows, row);
                    }
                }
            }
            StatementKind::Outcome(it) => self.outcome(it),
            StatementKind::Event(it) => {
                let name = self.event_name(it);
                let entry = (it, named(&name));
                self.add(&name, |at| Symbol::Event(EventId(at)), |decls| &mut decls.events, entry);
            }
            StatementKind::Classify(it) => {
                let name = self.class_name(it);
                let entry = (it, named(&name));
                self.add(&name, |at| Symbol::Class(ClassId(at)), |decls| &mut decls.classes, entry);
            }
            StatementKind::Team(it) => self.add(&it.name, |at| Symbol::Team(TeamId(at)), |decls| &mut decls.teams, it),
            StatementKind::EventGroup(it) => self.add(&it.name, Symbol::Group, |decls| &mut decls.groups, it),
            StatementKind::List(it) => self.add(&it.name, |at| Symbol::List(ListId(at)), |decls| &mut decls.lists, it),
            StatementKind::Define(it) => {
                self.add(&it.name, |at| Symbol::Define(DefineId(at)), |decls| &mut decls.defines, it);
            }
            StatementKind::Permission(it) => {
                self.add(&it.name, |at| Symbol::Permission(PermissionId(at)), |decls| &mut decls.permissions, it);
            }
            StatementKind::Status(it) => {
                self.add(&it.name, |at| Symbol::Status(StatusId(at)), |decls| &mut decls.statuses, it);
            }
            StatementKind::Score(it) => {
                self.add(&it.name, |at| Symbol::Score(ScoreId(at)), |decls| &mut decls.scores, it);
            }
            StatementKind::Band(it) => self.add(&it.name, |at| Symbol::Band(BandId(at)), |decls| &mut decls.bands, it),
            StatementKind::Calendar(it) => {
                self.add(&it.name, |at| Symbol::Calendar(CalendarId(at)), |decls| &mut decls.calendars, it);
            }
            StatementKind::Sla(it) => {
                self.add(&it.name, |at| Symbol::Sla(SlaId(at)), |decls| &mut decls.slas, (it, span));
            }
            StatementKind::Nurture(it) => {
                self.add(&it.name, |at| Symbol::Nurture(NurtureId(at)), |decls| &mut decls.nurtures, it);
            }
        }
    }

    /// Declares a name and keeps its declaration at the index of its id; a second declaration is reported.
    fn add<T>(
        &mut self,
        name: &ast::Name,
        symbol: impl Fn(usize) -> Symbol,
        list: impl for<'d> Fn(&'d mut Decls<'a>) -> &'d mut Vec<T>,
        declaration: T,
    ) {
        let at = list(&mut self.decls).len();
        if self.declare(name, symbol(at)) {
            list(&mut self.decls).push(declaration);
        }
    }

    /// Built-in outcomes keep their rank; a declaration gives them a title.
    fn outcome(&mut self, it: &'a ast::OutcomeDecl) {
        if ![NOT_A_LEAD, DISQUALIFIED, RECYCLED].contains(&it.name.text.as_str()) {
            let entry = (named(&it.name), Some(it));
            return self.add(&it.name, |at| Symbol::Outcome(OutcomeId(at)), |decls| &mut decls.outcomes, entry);
        }
        match self.titled.iter().find(|first| first.name.text == it.name.text) {
            Some(first) => {
                let declared = Declared { symbol: Symbol::Outcome(OutcomeId(0)), span: first.name.span };
                self.report_twice(&it.name, declared);
            }
            None => self.titled.push(it),
        }
    }

    fn field(&mut self, decl: &'a ast::FieldDecl, account: bool) {
        let symbol = Symbol::Field(FieldId(self.decls.fields.len()));
        let name = &decl.name;
        let shared = account && self.person.contains(name.text.as_str());
        if account && let Some(&first) = self.symbols.account.get(&name.text) {
            return self.report_twice(name, first);
        }
        if !shared && !self.declare(name, symbol) {
            return;
        }
        if account {
            self.symbols.account.insert(name.text.clone(), Declared { symbol, span: name.span });
        }
        let key = if shared { format!("account {}", name.text) } else { name.text.clone() };
        self.decls.fields.push(DeclaredField { decl, account, key });
    }

    /// Declares a name; a second declaration is reported, and false.
    fn declare(&mut self, name: &ast::Name, symbol: Symbol) -> bool {
        self.check_reserved(name, symbol);
        if let Some(&first) = self.symbols.names.get(&name.text) {
            self.report_twice(name, first);
            return false;
        }
        self.symbols.names.insert(name.text.clone(), Declared { symbol, span: name.span });
        true
    }

    fn report_twice(&self, name: &ast::Name, first: Declared) {
        let text = &name.text;
        let mut message = Diagnostic::new(&codes::DECLARED_TWICE, name.span, format!("`{text}` is declared twice"))
            .label(format!("here `{text}` is declared again"));
        message = if first.span == Span::default() {
            message.help(format!("`{text}` is an outcome that every definition has; give this another name"))
        } else {
            message.also(first.span, format!("`{text}` is already {}", first.symbol.what())).help(
                "Fields, events, lists, definitions, scores, stages and all else share one space of names, in all files \
                 together: rename one of the two, or remove it",
            )
        };
        self.messages.report(message);
    }

    /// An outcome that is always there.
    fn outcome_built_in(&mut self, name: &str) {
        let declared =
            Declared { symbol: Symbol::Outcome(OutcomeId(self.decls.outcomes.len())), span: Span::default() };
        if let Some(&first) = self.symbols.names.get(name) {
            // Something else has taken the name of an outcome that every definition has.
            let name = ast::Name { text: name.into(), quoted: false, span: first.span };
            self.report_twice(&name, declared);
        }
        self.symbols.names.insert(name.into(), declared);
        self.decls.outcomes.push((Named { text: name.into(), span: Span::default() }, None));
    }

    /// Built-in outcomes that are declared, to give them a title.
    fn title_outcomes(&mut self) {
        for decl in &self.titled {
            let of_name = |outcome: &&mut (Named, _)| outcome.0.text == decl.name.text;
            if let Some(outcome) = self.decls.outcomes.iter_mut().find(of_name) {
                *outcome = (named(&decl.name), Some(decl));
            }
            if let Some(declared) = self.symbols.names.get_mut(&decl.name.text) {
                declared.span = decl.name.span;
            }
        }
    }
}
