//! The first pass: every declared name gets its id and a bare entry in the program, in the order of the source.

mod bare;
mod built_in;
mod commas;

use std::collections::BTreeSet;

use super::symbols::Declared;
use super::{Checker, Symbol};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::{NOT_A_LEAD, Named};
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
    /// With the flag: of the account.
    pub fields: Vec<(&'a ast::FieldDecl, bool)>,
    /// Declared events only.
    pub events: Vec<&'a ast::EventDecl>,
    pub groups: Vec<&'a ast::EventGroup>,
    pub lists: Vec<&'a ast::ListDecl>,
    pub defines: Vec<&'a ast::Define>,
    pub permissions: Vec<&'a ast::PermissionDecl>,
    pub statuses: Vec<&'a ast::StatusDecl>,
    pub classes: Vec<&'a ast::Classify>,
    pub scores: Vec<&'a ast::Score>,
    pub bands: Vec<&'a ast::Band>,
    /// Every `stages` statement; the first gives the stages.
    pub stages: Vec<(&'a ast::Stages, Span)>,
    /// The row of each stage, by its id.
    pub stage_rows: Vec<&'a ast::StageDecl>,
    /// The declaration of each outcome, by its id; built-in ones may have none.
    pub outcomes: Vec<Option<&'a ast::OutcomeDecl>>,
    /// `outcome disqualified "…"`: titles of built-in outcomes, until they have their ids.
    pub titled: Vec<&'a ast::OutcomeDecl>,
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

/// A declared name as it is kept in the program.
pub(super) fn named(name: &ast::Name) -> Named {
    Named { text: name.text.clone(), span: name.span }
}

impl<'a> Checker<'a> {
    /// Collects all declarations of all files.
    pub(super) fn collect(&mut self) {
        let files = self.files;
        let statements = || files.iter().flat_map(|file| &file.statements);
        // A person's field has its plain name, wherever it stands; an account's only where no person's field has it.
        let person: BTreeSet<&str> = statements()
            .filter_map(|statement| match &statement.kind {
                StatementKind::Record(record) if !record.account => Some(&record.fields),
                _ => None,
            })
            .flatten()
            .map(|field| field.name.text.as_str())
            .collect();
        let teams = statements().filter_map(|statement| match &statement.kind {
            StatementKind::Team(team) => Some(team.name.text.as_str()),
            _ => None,
        });
        self.decls.team_names = teams.collect();
        self.outcome_built_in(NOT_A_LEAD);
        for statement in statements() {
            self.collect_statement(statement, &person);
        }
        self.outcome_built_in(DISQUALIFIED);
        self.outcome_built_in(RECYCLED);
        self.title_outcomes();
        self.built_in_events();
        self.check_two_readings();
    }

    #[allow(clippy::collapsible_match, reason = "an arm that does not apply must not fall through to the next")]
    #[expect(clippy::too_many_lines, reason = "one short arm for each kind of statement")]
    fn collect_statement(&mut self, statement: &'a ast::Statement, person: &BTreeSet<&str>) {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Definition(it) => self.decls.definitions.push((it, span)),
            StatementKind::Use(_) => {}
            StatementKind::Team(it) => {
                if self.declare(&it.name, Symbol::Team(TeamId(self.decls.teams.len()))) {
                    self.decls.teams.push(it);
                    self.program.teams.push(bare::team(it));
                }
            }
            StatementKind::LeadIs(it) => self.decls.lead_is.push((it, span)),
            StatementKind::Means(it) => self.decls.means.push((it, span)),
            StatementKind::Record(it) => {
                for field in &it.fields {
                    self.collect_field(field, it.account, person);
                }
            }
            StatementKind::Event(it) => {
                let name = self.event_name(it);
                if self.declare(&name, Symbol::Event(EventId(self.decls.events.len()))) {
                    self.decls.events.push(it);
                    self.program.events.push(bare::event(&name));
                }
            }
            StatementKind::EventGroup(it) => {
                if self.declare(&it.name, Symbol::Group(self.decls.groups.len())) {
                    self.decls.groups.push(it);
                }
            }
            StatementKind::List(it) => {
                if self.declare(&it.name, Symbol::List(ListId(self.decls.lists.len()))) {
                    self.decls.lists.push(it);
                }
            }
            StatementKind::Define(it) => {
                if self.declare(&it.name, Symbol::Define(DefineId(self.decls.defines.len()))) {
                    self.decls.defines.push(it);
                    self.program.defines.push(bare::define(it));
                }
            }
            StatementKind::Permission(it) => {
                if self.declare(&it.name, Symbol::Permission(PermissionId(self.decls.permissions.len()))) {
                    self.decls.permissions.push(it);
                    self.program.permissions.push(bare::permission(it));
                }
            }
            StatementKind::Status(it) => {
                if self.declare(&it.name, Symbol::Status(StatusId(self.decls.statuses.len()))) {
                    self.decls.statuses.push(it);
                    self.program.statuses.push(bare::status(it));
                }
            }
            StatementKind::Classify(it) => {
                let name = self.class_name(it);
                if self.declare(&name, Symbol::Class(ClassId(self.decls.classes.len()))) {
                    self.decls.classes.push(it);
                    self.program.classes.push(bare::class(it, &name));
                }
            }
            StatementKind::Score(it) => {
                if self.declare(&it.name, Symbol::Score(ScoreId(self.decls.scores.len()))) {
                    self.decls.scores.push(it);
                    self.program.scores.push(bare::score(it));
                }
            }
            StatementKind::Band(it) => {
                if self.declare(&it.name, Symbol::Band(BandId(self.decls.bands.len()))) {
                    self.decls.bands.push(it);
                    self.program.bands.push(bare::band(it));
                }
            }
            _ => self.collect_funnel(statement),
        }
    }

    /// The funnel and the agreements.
    #[allow(clippy::collapsible_match, reason = "as above")]
    fn collect_funnel(&mut self, statement: &'a ast::Statement) {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Stages(it) => {
                self.decls.stages.push((it, span));
                if self.decls.stages.len() == 1 {
                    for row in &it.stages {
                        if self.declare(&row.name, Symbol::Stage(StageId(self.decls.stage_rows.len()))) {
                            self.decls.stage_rows.push(row);
                            self.program.stages.push(bare::stage(row));
                        }
                    }
                }
            }
            // Built-in outcomes keep their rank; a declaration gives them a title.
            StatementKind::Outcome(it) if [NOT_A_LEAD, DISQUALIFIED, RECYCLED].contains(&it.name.text.as_str()) => {
                match self.decls.titled.iter().find(|first| first.name.text == it.name.text) {
                    Some(first) => {
                        let symbol = Symbol::Outcome(OutcomeId(0));
                        self.report_twice(&it.name, Declared { symbol, span: first.name.span, used: false });
                    }
                    None => self.decls.titled.push(it),
                }
            }
            StatementKind::Outcome(it) => {
                if self.declare(&it.name, Symbol::Outcome(OutcomeId(self.program.outcomes.len()))) {
                    self.decls.outcomes.push(Some(it));
                    self.program.outcomes.push(bare::outcome(named(&it.name), it.title.as_ref()));
                }
            }
            StatementKind::StageRule(it) => self.decls.stage_rules.push((it, span)),
            StatementKind::Calendar(it) => {
                if self.declare(&it.name, Symbol::Calendar(CalendarId(self.decls.calendars.len()))) {
                    self.decls.calendars.push(it);
                    self.program.calendars.push(bare::calendar(it));
                }
            }
            StatementKind::Sla(it) => {
                if self.declare(&it.name, Symbol::Sla(SlaId(self.decls.slas.len()))) {
                    self.decls.slas.push((it, span));
                    self.program.slas.push(bare::sla(it, span));
                }
            }
            StatementKind::Nurture(it) => {
                if self.declare(&it.name, Symbol::Nurture(NurtureId(self.decls.nurtures.len()))) {
                    self.decls.nurtures.push(it);
                    self.program.nurtures.push(bare::nurture(it));
                }
            }
            StatementKind::Handoff(it) => self.decls.handoffs.push((it, span)),
            StatementKind::Route(it) => self.decls.routes.push((it, span)),
            StatementKind::Target(it) => self.decls.targets.push((it, span)),
            StatementKind::Guarantee(it) => self.decls.guarantees.push((it, span)),
            StatementKind::Example(it) => self.decls.examples.push((it, span)),
            _ => {}
        }
    }

    fn collect_field(&mut self, field: &'a ast::FieldDecl, account: bool, person: &BTreeSet<&str>) {
        let symbol = Symbol::Field(FieldId(self.decls.fields.len()));
        let name = &field.name;
        let shared = account && person.contains(name.text.as_str());
        if account && let Some(&first) = self.symbols.account.get(&name.text) {
            return self.report_twice(name, first);
        }
        if !shared && !self.declare(name, symbol) {
            return;
        }
        if account {
            let declared = Declared { symbol, span: name.span, used: false };
            self.symbols.account.insert(name.text.clone(), declared);
        }
        self.decls.fields.push((field, account));
        self.program.fields.push(bare::field(field, account, shared));
    }

    /// Declares a name; a second declaration is reported, and false.
    fn declare(&mut self, name: &ast::Name, symbol: Symbol) -> bool {
        self.check_reserved(name, symbol);
        if let Some(&first) = self.symbols.names.get(&name.text) {
            self.report_twice(name, first);
            return false;
        }
        self.symbols.names.insert(name.text.clone(), Declared { symbol, span: name.span, used: false });
        true
    }

    fn report_twice(&mut self, name: &ast::Name, first: Declared) {
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
        self.report(message);
    }

    /// An outcome that is always there; a declaration may have given it a title.
    fn outcome_built_in(&mut self, name: &str) {
        let symbol = Symbol::Outcome(OutcomeId(self.program.outcomes.len()));
        if let Some(&first) = self.symbols.names.get(name) {
            // Something else has taken the name of an outcome that every definition has.
            let name = ast::Name { text: name.into(), quoted: false, span: first.span };
            self.report_twice(&name, Declared { symbol, span: Span::default(), used: false });
        }
        self.symbols.names.insert(name.into(), Declared { symbol, span: Span::default(), used: false });
        self.decls.outcomes.push(None);
        self.program.outcomes.push(bare::outcome(Named { text: name.into(), span: Span::default() }, None));
    }

    /// The titles that declarations gave to built-in outcomes.
    fn title_outcomes(&mut self) {
        for decl in std::mem::take(&mut self.decls.titled) {
            if let Some(i) = self.program.outcomes.iter().position(|outcome| outcome.name.text == decl.name.text) {
                self.decls.outcomes[i] = Some(decl);
                self.program.outcomes[i] = bare::outcome(named(&decl.name), decl.title.as_ref());
                if let Some(declared) = self.symbols.names.get_mut(&decl.name.text) {
                    declared.span = decl.name.span;
                }
            }
        }
    }
}
