//! What reads what: the order in which rules can be evaluated, circles, and what is read before it is there.

mod circles;
#[cfg(test)]
mod tests;

use super::Checker;
use crate::hir::{Graph, Ordered, Program};

impl Checker<'_> {
    /// The order of evaluation; reports circles, and rules of the funnel that read the stage or the outcome.
    pub(super) fn order(&self, program: &Program) -> Vec<Ordered> {
        let graph = Graph::of(program);
        self.report_circles(&graph);
        self.report_read_too_early(&graph);
        graph.canonical()
    }
}

/// The order of the rules of a program that was put together by hand.
#[cfg(test)]
pub(crate) fn order_of(program: &Program) -> Vec<Ordered> {
    Graph::of(program).canonical()
}
