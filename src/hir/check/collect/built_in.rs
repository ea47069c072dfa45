//! Names that the language itself has: entries of the transition log, `interest`, `hand raise`, `stage`, `outcome`.

use std::collections::BTreeSet;

use super::{Collector, DeclaredField};
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Symbol;
use crate::hir::{Entry, Named};
use crate::model::{EventId, FieldId, OutcomeId, StageId};
use crate::syntax::ast::{self, FieldOptionKind, Name};

/// Words that are values or built-in things wherever they stand, with what they are.
const RESERVED: &[(&str, &str)] = &[
    ("interest", "every event that shows interest"),
    ("hand raise", "every event marked `hand raise`"),
    ("stage", "the present stage"),
    ("outcome", "the present outcome"),
    ("yes", "a value of yes/no"),
    ("no", "a value of yes/no"),
    ("unknown", "what is not known"),
    ("none", "that there is no such value"),
    ("everyone else", "those for whom nothing else is said"),
];

impl Collector<'_, '_> {
    /// The events that the language itself has, after all declared ones.
    pub(super) fn built_in_events(&mut self) {
        let tracked = |field: &&DeclaredField| field.decl.options.iter().any(|o| o.kind == FieldOptionKind::Tracked);
        let mut events: Vec<(Named, Entry)> = Vec::new();
        let mut add = |text: String, span, entry| events.push((Named { text, span }, entry));
        for (at, field) in self.decls.fields.iter().enumerate().filter(|(_, field)| tracked(field)) {
            add(format!("{} changed", field.key), field.decl.name.span, Entry::Changed(FieldId(at)));
        }
        for (at, row) in self.decls.stage_rows.iter().enumerate() {
            let Name { text, span, .. } = &row.name;
            add(format!("reached {text}"), *span, Entry::Reached(StageId(at)));
            add(format!("left {text}"), *span, Entry::Left(StageId(at)));
        }
        for (at, (Named { text, span }, _)) in self.decls.outcomes.iter().enumerate() {
            add(format!("became {text}"), *span, Entry::Became(OutcomeId(at)));
            add(format!("ended {text}"), *span, Entry::Ended(OutcomeId(at)));
        }
        let mut handed_over = BTreeSet::new();
        for (handoff, _) in &self.decls.handoffs {
            if let Some(Symbol::Stage(id)) = self.symbols.get(&handoff.stage.text)
                && handed_over.insert(id)
            {
                let span = self.decls.stage_rows[id.0].name.span;
                add(format!("handed over {}", handoff.stage.text), span, Entry::HandedOver(id));
            }
        }
        let ids = (self.decls.events.len()..).map(EventId);
        self.symbols.built_in = events.iter().map(|(name, _)| name.text.clone()).zip(ids).collect();
        self.decls.built_in = events;
    }

    /// Refuses names that the language itself uses.
    pub(super) fn check_reserved(&self, name: &ast::Name, symbol: Symbol) {
        let text = &name.text;
        if let Some((_, means)) = RESERVED.iter().find(|(word, _)| word == text) {
            let message = format!("`{text}` cannot be the name of {}", symbol.what());
            self.messages.report(
                Diagnostic::new(&codes::RESERVED_NAME, name.span, message)
                    .label("the language itself uses this word")
                    .help(format!("`{text}` always means {means}; choose another name")),
            );
        }
    }

    /// A declared name that also is the name of something built in could be read in two ways.
    pub(super) fn check_two_readings(&self) {
        let mut clashes = Vec::new();
        for (name, declared) in &self.symbols.names {
            if let Some(other) = self.built_in_reading(name) {
                clashes.push((name.clone(), *declared, other));
            }
        }
        clashes.sort_by_key(|(_, declared, _)| declared.span);
        for (name, declared, other) in clashes {
            let what = declared.symbol.what();
            self.messages.report(
                Diagnostic::new(&codes::TWO_READINGS, declared.span, format!("`{name}` can be read in two ways"))
                    .label(format!("declared here as {what}"))
                    .help(format!("`{name}` already means {other}; give {what} another name")),
            );
        }
    }

    /// What a name means without being declared, if anything.
    fn built_in_reading(&self, name: &str) -> Option<String> {
        let names = &self.symbols.names;
        if let Some(id) = self.symbols.built_in.get(name) {
            let built_in = self.decls.built_in.get(id.0 - self.decls.events.len());
            return Some(match built_in {
                Some((_, Entry::Changed(_))) => "that a tracked field changed".into(),
                _ => "an entry that the language itself writes about a lead's way through the funnel".into(),
            });
        }
        if let Some(field) = name.strip_prefix("account ") {
            return self.symbols.account.contains_key(field).then(|| format!("the account's field `{field}`"));
        }
        if let Some(rest) = name.strip_prefix("permission ") {
            let is = matches!(names.get(rest)?.symbol, Symbol::Permission(_));
            return is.then(|| format!("that the permission `{rest}` is given"));
        }
        if let Some(rest) = name.strip_prefix("sla ") {
            let is = matches!(names.get(rest)?.symbol, Symbol::Sla(_));
            return is.then(|| format!("the state of the SLA `{rest}`"));
        }
        let field = name.strip_suffix(" domain")?;
        let Symbol::Field(id) = names.get(field)?.symbol else { return None };
        let email = self.decls.fields[id.0].decl.kind == ast::TypeExpr::Email;
        email.then(|| format!("what stands after the @ in `{field}`"))
    }
}
