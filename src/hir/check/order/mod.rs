//! What reads what: the order in which rules can be evaluated, circles, and what is read before it is there.

mod circles;
mod graph;
mod lints;
#[cfg(test)]
mod tests;

use super::Checker;
use crate::hir::RuleRef;
use graph::{Graph, Node};

impl Checker<'_> {
    /// The order of evaluation; reports circles and rules of the funnel that read the stage or the outcome.
    pub(super) fn order(&mut self) {
        let graph = Graph::of(&self.program);
        let sound = self.report_circles(&graph) & self.report_read_too_early(&graph);
        let walk = graph.children_first();
        let mut after = vec![false; graph.len()];
        for &at in &walk {
            after[at] = graph.reads_present(at) || graph.edges(at).iter().any(|edge| after[edge.to]);
        }
        let (mut order, mut late): (Vec<RuleRef>, Vec<RuleRef>) = (Vec::new(), Vec::new());
        for &at in &walk {
            let Node::Rule(rule) = graph.node(at) else { continue };
            if after[at] {
                late.push(rule)
            } else {
                order.push(rule)
            }
            match rule {
                RuleRef::Define(id) => self.program.defines[id.0].after_stages = after[at],
                RuleRef::Class(id) => self.program.classes[id.0].after_stages = after[at],
                RuleRef::Score(_) | RuleRef::Band(_) => {}
            }
        }
        order.append(&mut late);
        self.program.order = order;
        if sound {
            self.warn_of_scores(&graph, &walk);
        }
    }
}
