//! Circles, and the stage or the outcome read by what they are made of.

use std::collections::VecDeque;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, funnel as codes};
use crate::hir::check::{Checker, capital};
use crate::hir::{Graph, Node, Read, RuleRef};

impl Checker<'_> {
    /// Reports one circle for each set of rules that read each other.
    pub(super) fn report_circles(&self, graph: &Graph) {
        let (group, sizes) = components(graph);
        let mut reported = vec![false; sizes.len()];
        for at in 0..graph.len() {
            let component = group[at];
            let own = graph.edges(at).iter().find(|edge| edge.to == at);
            if reported[component] || (sizes[component] < 2 && own.is_none()) {
                continue;
            }
            reported[component] = true;
            let steps = circle(graph, at, &group);
            let mut told = String::new();
            for (from, to, _) in &steps {
                told.push_str(&format!("{} reads {}; ", graph.title(*from), graph.title(*to)));
            }
            let told = told.trim_end_matches("; ").to_owned();
            let Some((_, to, span)) = steps.first() else { continue };
            let needs = match graph.node(at) {
                Node::Rule(_) => "needs itself",
                Node::Meets(_) | Node::Outcomes => "need themselves",
            };
            let message = format!("{} {needs} to be decided.", capital(&graph.title(at)));
            let mut report =
                Diagnostic::new(&codes::CIRCLE, *span, message).label(format!("reads {}", graph.title(*to)));
            for (_, to, span) in steps.iter().skip(1) {
                report = report.also(*span, format!("reads {}", graph.title(*to)));
            }
            self.report(report.help(format!("Round and round: {told}.")).help("Take one of these steps out."));
        }
    }

    /// Scores, criteria and outcomes come before the stage and the outcome that are made of them, so they cannot read them, nor
    /// any definition that does.
    pub(super) fn report_read_too_early(&self, graph: &Graph) {
        let is_early = |node: Node| matches!(node, Node::Rule(RuleRef::Score(_)) | Node::Meets(_) | Node::Outcomes);
        let mut from: Vec<Option<(usize, Span)>> = vec![None; graph.len()];
        let mut seen: Vec<bool> = (0..graph.len()).map(|at| is_early(graph.node(at))).collect();
        let mut queue: VecDeque<usize> = (0..graph.len()).filter(|&at| seen[at]).collect();
        while let Some(at) = queue.pop_front() {
            if let Some((read, span)) = graph.present(at) {
                self.report_early(graph, at, read, span, &from);
            }
            for edge in graph.edges(at) {
                if !std::mem::replace(&mut seen[edge.to], true) {
                    from[edge.to] = Some((at, edge.span));
                    queue.push_back(edge.to);
                }
            }
        }
    }

    fn report_early(&self, graph: &Graph, at: usize, read: Read, span: Span, from: &[Option<(usize, Span)>]) {
        let what = if read == Read::Stage { "stage" } else { "outcome" };
        let mut steps = Vec::new();
        let mut first = at;
        while let Some((before, place)) = from[first] {
            steps.push((before, first, place));
            first = before;
        }
        let message = format!("{} cannot read the {what}, which is decided later.", capital(&graph.title(first)));
        let mut report = Diagnostic::new(&codes::READ_TOO_EARLY, span, message).label(format!("reads the {what}"));
        for (_, to, place) in steps.iter().rev() {
            report = report.also(*place, format!("reads {}", graph.title(*to)));
        }
        report = report.help("Scores, criteria of stages and outcomes are decided first, the stage and the outcome after them. Routes, nurtures and whatever comes later may read them.");
        report = report.help(match read {
            Read::Stage => "To ask whether a stage's criteria are met, write `meets STAGE`; whether it was ever reached, `reached STAGE ever`.",
            _ => "To ask whether it ever came to that, write `became OUTCOME ever`; or repeat the condition that gives the outcome.",
        });
        self.report(report);
    }
}

/// The shortest way from a node back to itself, within its component: who reads whom, where.
fn circle(graph: &Graph, start: usize, group: &[usize]) -> Vec<(usize, usize, Span)> {
    let mut from: Vec<Option<(usize, Span)>> = vec![None; graph.len()];
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for edge in graph.edges(at) {
            if group[edge.to] != group[start] || from[edge.to].is_some() {
                continue;
            }
            from[edge.to] = Some((at, edge.span));
            if edge.to == start {
                queue.clear();
                break;
            }
            queue.push_back(edge.to);
        }
    }
    let mut steps = Vec::new();
    let mut at = start;
    while let Some((before, span)) = from[at] {
        steps.push((before, at, span));
        at = before;
        if at == start {
            break;
        }
    }
    steps.reverse();
    steps
}

/// The strongly connected components (Tarjan's algorithm, without recursion): for each node its component, and their sizes.
fn components(graph: &Graph) -> (Vec<usize>, Vec<usize>) {
    const NONE: usize = usize::MAX;
    let n = graph.len();
    let (mut index, mut low, mut group) = (vec![NONE; n], vec![0; n], vec![NONE; n]);
    let (mut sizes, mut open, mut count) = (Vec::new(), Vec::new(), 0);
    for root in 0..n {
        if index[root] != NONE {
            continue;
        }
        let mut stack = vec![(root, 0)];
        while let Some(&(at, next)) = stack.last() {
            if next == 0 && index[at] == NONE {
                (index[at], low[at]) = (count, count);
                count += 1;
                open.push(at);
            }
            if let Some(edge) = graph.edges(at).get(next) {
                if let Some(top) = stack.last_mut() {
                    top.1 += 1;
                }
                if index[edge.to] == NONE {
                    stack.push((edge.to, 0));
                } else if group[edge.to] == NONE {
                    low[at] = low[at].min(index[edge.to]);
                }
                continue;
            }
            if low[at] == index[at] {
                let mut size = 0;
                while let Some(member) = open.pop() {
                    group[member] = sizes.len();
                    size += 1;
                    if member == at {
                        break;
                    }
                }
                sizes.push(size);
            }
            stack.pop();
            if let Some(&(parent, _)) = stack.last() {
                low[parent] = low[parent].min(low[at]);
            }
        }
    }
    (group, sizes)
}
