//! Facts of an example about fields, and names that stand for something else.

use super::examples::Facts;
use crate::base::Span;
use crate::diagnostics::{Diagnostic, examples as codes};
use crate::hir::check::{Checker, Symbol};
use crate::model::{Constant, FieldId, ValueType};
use crate::syntax::ast::{Fact, Name, Value};

impl Checker<'_> {
    /// `FIELD is V`, `FIELD is (A, B)`, `FIELD is unknown`.
    pub(super) fn field_fact(&self, facts: &mut Facts, fact: &Fact, values: &[Value]) {
        let Some(id) = self.fact_field(&fact.name) else { return };
        if let Some(first) = facts.fields.get(&id) {
            return self.report_said_twice(&fact.name, *first);
        }
        facts.fields.insert(id, fact.name.span);
        let kind = self.known.fields[id.0].value.clone();
        let Some(value) = self.stated(values, &kind, &fact.name) else { return };
        facts.example.fields.push((id, value));
    }

    pub(super) fn report_said_twice(&self, name: &Name, first: Span) {
        self.report(
            Diagnostic::new(&codes::FACT_TWICE, name.span, format!("`{}` is said twice.", name.text))
                .label("said again")
                .also(first, "said first")
                .help("An example says of each field or property once what it is."),
        );
    }

    /// The value that a fact states: none for `unknown`; several only where there can be several.
    pub(super) fn stated(&self, values: &[Value], kind: &ValueType, name: &Name) -> Option<Option<Constant>> {
        match values {
            [] => Some(None),
            [value] => self.constant(value, kind, &name.text).map(Some),
            [first, .., last] => {
                if !matches!(kind, ValueType::SeveralOf { .. }) {
                    self.report(
                        Diagnostic::new(
                            &codes::ONE_VALUE,
                            first.span().to(last.span()),
                            format!("`{}` has one value.", name.text),
                        )
                        .label("several values")
                        .help("Only what is declared as `several of (…)` has more than one value at a time."),
                    );
                    return None;
                }
                let mut all: Vec<i64> = Vec::new();
                for value in values {
                    match self.constant(value, kind, &name.text)? {
                        Constant::Set(some) => all.extend(some),
                        Constant::Int(one) => all.push(one),
                        Constant::Bool(_) | Constant::Text(_) => {}
                    }
                }
                all.sort_unstable();
                all.dedup();
                Some(Some(Constant::Set(all)))
            }
        }
    }

    fn fact_field(&self, name: &Name) -> Option<FieldId> {
        match self.symbols.get(&name.text) {
            Some(Symbol::Field(_)) => self.field(name),
            Some(Symbol::Event(_) | Symbol::Group(_)) => {
                self.symbols.read(&name.text, name.span);
                self.report_event_without_time(name);
                None
            }
            Some(symbol) => {
                self.report_computed(name, symbol.what());
                None
            }
            None => {
                if let Some(field) = self.account_field(name) {
                    return Some(field);
                }
                if self.built_in_event_named(name).is_some() {
                    self.report_event_without_time(name);
                } else if matches!(name.text.as_str(), "stage" | "outcome") {
                    self.report_computed(name, "what the definition decides");
                } else {
                    self.report_no_fact(name);
                }
                None
            }
        }
    }

    fn report_event_without_time(&self, name: &Name) {
        self.report(
            Diagnostic::new(&codes::FACT_SHAPE, name.span, format!("`{}` is an event. When was it?", name.text))
                .label("an event")
                .help(format!("Say when it happened: `{} 2 days ago`, `{} on 2026-03-01`.", name.text, name.text)),
        );
    }

    /// Something that the definition works out cannot be a fact.
    pub(super) fn report_computed(&self, name: &Name, what: &str) {
        self.symbols.read(&name.text, name.span);
        let help = match self.symbols.get(&name.text) {
            Some(Symbol::Status(_)) => "A status follows from events: say which event happened, and when.".to_owned(),
            Some(Symbol::Permission(_)) => {
                "A permission follows from events or a field: say which event happened, and when.".to_owned()
            }
            _ => format!(
                "Facts are fields and events. What shall come out of them is said with `expect {} is …`.",
                name.text
            ),
        };
        self.report(
            Diagnostic::new(&codes::FACT_COMPUTED, name.span, format!("`{}` is {what}, not a fact.", name.text))
                .label("worked out by the definition")
                .help(help),
        );
    }

    /// A name that is neither a field nor an event.
    pub(super) fn report_no_fact(&self, name: &Name) {
        if self.may_be_lost(&name.text) {
            return;
        }
        let mut report = Diagnostic::new(
            &codes::FACT_UNKNOWN,
            name.span,
            format!("`{}` is neither a field nor an event.", name.text),
        )
        .label("nothing of this name is declared");
        let fields = self.known.fields.iter().map(|field| field.key.as_str());
        let events = self.known.events.iter().map(|event| event.name.text.as_str());
        let built_in = self.symbols.built_in.keys().map(String::as_str);
        report = match self.closest(&name.text, fields.chain(events).chain(built_in)) {
            Some(near) => {
                report.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), name.span, near)
            }
            None => report.help("Declare it as a field (`person has`) or as an event, or check the spelling."),
        };
        self.report(report);
    }
}
