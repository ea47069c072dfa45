//! Rules without a name that say the same twice.

use std::collections::HashMap;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::hir::{Cond, Program, TargetKind};

/// What a rule without a name says, wherever it stands.
#[derive(PartialEq, Eq, Hash)]
enum Said<'a> {
    /// An outcome's name, how long it lasts, and when.
    Outcome(&'a str, Option<i64>, &'a Cond),
    Guarantee(&'a Cond),
    Target(&'a TargetKind),
}

impl Checker<'_> {
    /// Refuses rules of outcomes, guarantees and targets that ask for the same; what has a name cannot be declared twice anyway.
    pub(in crate::hir::check) fn check_said_twice(&self, program: &Program) {
        let outcomes = program.outcomes.iter().flat_map(|outcome| {
            outcome.rules.iter().map(|rule| {
                let lasting = rule.lasting.as_ref().map(|(ms, _)| *ms);
                (Said::Outcome(&outcome.name.text, lasting, &rule.condition), rule.span)
            })
        });
        let guarantees = program
            .guarantees
            .iter()
            .filter(|guarantee| !guarantee.built_in)
            .map(|guarantee| (Said::Guarantee(&guarantee.never), guarantee.span));
        let targets = program.targets.iter().map(|target| (Said::Target(&target.kind), target.span));
        // Looked up only, never walked.
        let mut first: HashMap<Said, Span> = HashMap::new();
        let mut again = Vec::new();
        for (said, span) in outcomes.chain(guarantees).chain(targets) {
            match first.get(&said) {
                Some(&at) => again.push((span, at)),
                None => _ = first.insert(said, span),
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
