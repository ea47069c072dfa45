//! Guarantees and the expectations of examples.

use indexmap::IndexMap;

use super::ids::Place;
use super::{CheckedGuarantee, Checks, Lowering};
use crate::hir::{Cond, CondKind};
use crate::ruleset::Expectation;

impl Lowering<'_> {
    /// The checks; their features are numbered after the `first` that the rule set has.
    pub(super) fn checks(&mut self, first: usize) -> Checks {
        let program = self.program;
        let mut guarantees = Vec::new();
        for (number, guarantee) in program.guarantees.iter().enumerate() {
            guarantees.push(CheckedGuarantee {
                never: self.expectation(&guarantee.never, &Place::at(format!("guarantee/{}", number + 1))),
                because: guarantee.because.clone(),
                built_in: guarantee.built_in,
                span: guarantee.span,
            });
        }
        let mut examples = Vec::new();
        for (number, example) in program.examples.iter().enumerate() {
            let place = |line: usize| Place::at(format!("example/{}/expect/{}", number + 1, line + 1));
            let expect = example.expect.iter().enumerate().map(|(line, expect)| self.expectation(expect, &place(line)));
            examples.push(expect.collect());
        }
        Checks { features: self.features.split_off(first), guarantees, examples, origins: IndexMap::new() }
    }

    /// What is expected at a place. What a rule set can hold is a condition as it has them.
    fn expectation(&mut self, expected: &Cond, place: &Place) -> Expectation {
        if !asks_about_decision(expected) {
            return Expectation::Holds(self.condition(expected, place));
        }
        let mut parts = |parts: &[Cond]| -> Vec<Expectation> {
            parts.iter().enumerate().map(|(at, part)| self.expectation(part, &place.part(at))).collect()
        };
        match &expected.kind {
            CondKind::All(of) => Expectation::All(parts(of)),
            CondKind::Any(of) => Expectation::Any(parts(of)),
            CondKind::AtLeast(n, of) => Expectation::AtLeast(*n, parts(of)),
            CondKind::Not(of) => Expectation::Not(Box::new(self.expectation(of, &place.part(0)))),
            CondKind::Sla(sla, state) => Expectation::Sla(self.order.slas.of(sla.0), *state),
            CondKind::Route(to) => Expectation::Route(to.clone()),
            CondKind::Nurture(id) => Expectation::Nurture(self.order.nurtures.of(id.0)),
            CondKind::IsLead => Expectation::IsLead,
            _ => Expectation::Holds(self.condition(expected, place)),
        }
    }
}

/// Whether it asks about the finished decision, as only examples and guarantees can.
fn asks_about_decision(cond: &Cond) -> bool {
    match &cond.kind {
        CondKind::Sla(..) | CondKind::Route(_) | CondKind::Nurture(_) | CondKind::IsLead => true,
        CondKind::All(of) | CondKind::Any(of) | CondKind::AtLeast(_, of) => of.iter().any(asks_about_decision),
        CondKind::Not(of) => asks_about_decision(of),
        _ => false,
    }
}
