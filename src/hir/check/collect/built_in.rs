//! Names that the language itself has: entries of the transition log, `interest`, `hand raise`, `stage`, `outcome`.

use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::{Checker, Symbol};
use crate::hir::{Entry, Event, Named, Property};
use crate::model::{EventId, FieldId, OutcomeId, StageId};
use crate::syntax::ast::{self, FieldOptionKind};

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

impl Checker<'_> {
    /// Adds the events that the language itself has, after all declared ones.
    pub(super) fn built_in_events(&mut self) {
        let fields: Vec<usize> = (0..self.decls.fields.len())
            .filter(|&i| self.decls.fields[i].0.options.iter().any(|o| o.kind == FieldOptionKind::Tracked))
            .collect();
        for i in fields {
            let (decl, _) = self.decls.fields[i];
            let name = format!("{} changed", self.program.fields[i].key);
            let property = |text: &str| Property {
                name: Named { text: text.into(), span: decl.name.span },
                value: crate::model::ValueType::Text,
                required: false,
                if_unknown: None,
            };
            let properties = vec![property("from"), property("to")];
            self.built_in_event(name, decl.name.span, Entry::Changed(FieldId(i)), properties);
        }
        for i in 0..self.program.stages.len() {
            let Named { text, span } = self.program.stages[i].name.clone();
            self.built_in_event(format!("reached {text}"), span, Entry::Reached(StageId(i)), Vec::new());
            self.built_in_event(format!("left {text}"), span, Entry::Left(StageId(i)), Vec::new());
        }
        for i in 0..self.program.outcomes.len() {
            let Named { text, span } = self.program.outcomes[i].name.clone();
            self.built_in_event(format!("became {text}"), span, Entry::Became(OutcomeId(i)), Vec::new());
            self.built_in_event(format!("ended {text}"), span, Entry::Ended(OutcomeId(i)), Vec::new());
        }
        for i in 0..self.decls.handoffs.len() {
            let stage = &self.decls.handoffs[i].0.stage;
            if let Some(Symbol::Stage(id)) = self.symbols.get(&stage.text) {
                let name = format!("handed over {}", stage.text);
                if !self.symbols.built_in.contains_key(&name) {
                    let span = self.program.stages[id.0].name.span;
                    self.built_in_event(name, span, Entry::HandedOver(id), Vec::new());
                }
            }
        }
    }

    fn built_in_event(&mut self, text: String, span: crate::base::Span, entry: Entry, properties: Vec<Property>) {
        self.symbols.built_in.insert(text.clone(), EventId(self.program.events.len()));
        self.program.events.push(Event {
            name: Named { text, span },
            properties,
            interest: false,
            hand_raise: false,
            system: false,
            by: None,
            entry: Some(entry),
        });
    }

    /// Refuses names that the language itself uses.
    pub(super) fn check_reserved(&mut self, name: &ast::Name, symbol: Symbol) {
        let text = &name.text;
        if let Some((_, means)) = RESERVED.iter().find(|(word, _)| word == text) {
            let message = format!("`{text}` cannot be the name of {}", symbol.what());
            self.report(
                Diagnostic::new(&codes::RESERVED_NAME, name.span, message)
                    .label("the language itself uses this word")
                    .help(format!("`{text}` always means {means}; choose another name")),
            );
        }
    }

    /// A declared name that also is the name of something built in could be read in two ways.
    pub(super) fn check_two_readings(&mut self) {
        let mut clashes = Vec::new();
        for (name, declared) in &self.symbols.names {
            if let Some(other) = self.built_in_reading(name) {
                clashes.push((name.clone(), *declared, other));
            }
        }
        clashes.sort_by_key(|(_, declared, _)| declared.span);
        for (name, declared, other) in clashes {
            let what = declared.symbol.what();
            self.report(
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
            return Some(match self.program.events[id.0].entry {
                Some(Entry::Changed(_)) => "that a tracked field changed".into(),
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
        let email = self.decls.fields[id.0].0.kind == ast::TypeExpr::Email;
        email.then(|| format!("what stands after the @ in `{field}`"))
    }
}
