//! Guarantees and the expectations of examples.

use indexmap::IndexMap;

use super::ids::Place;
use super::{CheckedCondition, Checks, Lowering};

impl Lowering<'_> {
    /// The checks; their features are numbered after the `first` that the rule set has.
    pub(super) fn checks(&mut self, first: usize) -> Checks {
        let program = self.program;
        let mut guarantees = Vec::new();
        for (number, guarantee) in program.guarantees.iter().enumerate() {
            let expr = self.condition(&guarantee.never, &Place::at(format!("guarantee/{}", number + 1)));
            guarantees.push(CheckedCondition {
                expr,
                because: guarantee.because.clone(),
                built_in: guarantee.built_in,
                span: guarantee.span,
            });
        }
        let mut examples = Vec::new();
        for (number, example) in program.examples.iter().enumerate() {
            let place = |line: usize| Place::at(format!("example/{}/expect/{}", number + 1, line + 1));
            let expect = example.expect.iter().enumerate().map(|(line, expect)| self.condition(expect, &place(line)));
            examples.push(expect.collect());
        }
        Checks { features: self.features.split_off(first), guarantees, examples, origins: IndexMap::new() }
    }
}
