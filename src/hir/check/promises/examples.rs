//! Examples: the definition's tests.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, examples as codes};
use crate::hir::Example;
use crate::hir::check::times::DAY;
use crate::hir::check::{Checker, Place};
use crate::model::FieldId;
use crate::syntax::ast::{self, FactKind};

/// What the facts of an example add up to.
pub(super) struct Facts {
    /// Fields that were named, sound or not.
    pub fields: BTreeMap<FieldId, Span>,
    pub example: Example,
}

impl Checker<'_> {
    /// All examples.
    pub(in crate::hir::check) fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut titles: BTreeMap<&str, Span> = BTreeMap::new();
        for &(decl, span) in &self.decls.examples {
            let title = decl.title.value.as_str();
            if let Some(first) = titles.get(title) {
                self.report(
                    Diagnostic::new(
                        &codes::TITLE_TWICE,
                        decl.title.span,
                        format!("Two examples are called \"{title}\"."),
                    )
                    .label("called so again")
                    .also(*first, "the first one")
                    .help("Give each example a title that says what it shows; reports name it."),
                );
            }
            titles.entry(title).or_insert(decl.title.span);
            examples.extend(self.example(decl, span));
        }
        examples
    }

    fn example(&self, decl: &ast::Example, span: Span) -> Option<Example> {
        let as_of = self.moment(&decl.as_of);
        if let Some(as_of) = as_of {
            self.warn_of_date(decl, as_of);
        }
        // Without an instant the facts are looked at nevertheless.
        let at = as_of.unwrap_or(i64::MAX);
        let mut facts = Facts {
            fields: BTreeMap::new(),
            example: Example {
                title: decl.title.value.clone(),
                as_of: at,
                fields: Vec::new(),
                events: Vec::new(),
                expect: Vec::new(),
                span,
            },
        };
        for (at_fact, fact) in decl.facts.iter().enumerate() {
            let above = at_fact.checked_sub(1).and_then(|above| decl.facts.get(above));
            if above.is_some_and(|above| self.report_property_outside(above, fact)) {
                continue;
            }
            match &fact.kind {
                FactKind::Is(values, _) => self.field_fact(&mut facts, fact, values),
                FactKind::Event { at: time, properties } => self.event_fact(&mut facts, fact, *time, properties, at),
            }
        }
        let expect = decl.expect.iter().filter_map(|condition| self.condition(condition, Place::Expect)).collect();
        as_of.map(|_| Example { expect, ..facts.example })
    }

    /// An example of a day on which the definition is not in force.
    fn warn_of_date(&self, decl: &ast::Example, as_of: i64) {
        let head = &self.known.head;
        let (from, until) = (head.in_force_from, head.in_force_until);
        let early = from.is_some_and(|day| as_of < self.day_start(day));
        let late = until.is_some_and(|day| as_of >= self.day_start(day).saturating_add(DAY));
        if early || late {
            let span = match decl.as_of {
                ast::Moment::Date(date) => date.span,
                ast::Moment::Time(time) => time.span,
            };
            self.report(
                Diagnostic::new(&codes::NOT_IN_FORCE, span, "The definition is not in force on this day.")
                    .label(if early { "before its first day" } else { "after its last day" })
                    .help("Choose a day on which it is in force, or change `in force from` in the head."),
            );
        }
    }
}
