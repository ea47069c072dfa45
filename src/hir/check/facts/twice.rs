//! Rules without a name that say the same twice.

use std::collections::BTreeMap;

use super::rows::without_places;
use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::hir::{Cond, CondKind, TargetKind};

impl Checker<'_> {
    /// Refuses rules of outcomes, guarantees and targets that ask for the same; what has a name cannot be declared twice anyway.
    pub(in crate::hir::check) fn check_said_twice(&mut self) {
        let program = &self.program;
        let mut said: Vec<(String, Span)> = Vec::new();
        for outcome in &program.outcomes {
            for rule in &outcome.rules {
                let lasting = rule.lasting.as_ref().map(|(ms, _)| ms);
                said.push((
                    format!("{} {lasting:?} {}", outcome.name.text, without_places(&rule.condition)),
                    rule.span,
                ));
            }
        }
        // What could not be read stands as a condition of nothing.
        let read = |cond: &Cond| !matches!(&cond.kind, CondKind::Any(of) if of.is_empty());
        for guarantee in program.guarantees.iter().filter(|guarantee| !guarantee.built_in && read(&guarantee.never)) {
            said.push((format!("guarantee {}", without_places(&guarantee.never)), guarantee.span));
        }
        for target in &program.targets {
            let kind: &TargetKind = &target.kind;
            said.push((format!("target {kind:?}"), target.span));
        }
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        let mut again = Vec::new();
        for (key, span) in said {
            match first.get(&key) {
                Some(&at) => again.push((span, at)),
                None => {
                    first.insert(key, span);
                }
            }
        }
        for (span, at) in again {
            let message = Diagnostic::new(&codes::SAID_TWICE, span, "The same is said twice")
                .label("again")
                .also(at, "first")
                .help("Remove one of the two");
            self.report(message);
        }
    }
}
