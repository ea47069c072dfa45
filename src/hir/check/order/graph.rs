//! Rules and criteria as a graph: an edge for each thing that one reads of another.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::hir::{Named, Program, Read, RuleRef, Score, Term, TermKind, Whom, reads_of_picks};
use crate::model::{BandId, ClassId, DefineId, ScoreId, StageId};

/// Something that is computed from other things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    /// A definition, class, score or band.
    Rule(RuleRef),
    /// The criteria of a stage.
    Meets(StageId),
    /// The rules of all outcomes.
    Outcomes,
}

/// That one node reads another, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub to: usize,
    pub span: Span,
}

/// The graph of a program. The order of its nodes and edges is by name, so that it does not depend on the order of statements.
pub(super) struct Graph {
    nodes: Vec<Node>,
    edges: Vec<Vec<Edge>>,
    /// Where a node reads the present stage or outcome itself.
    present: Vec<Option<(Read, Span)>>,
    names: Vec<String>,
}

impl Graph {
    pub(super) fn of(program: &Program) -> Graph {
        let mut nodes: Vec<(String, Node)> = Vec::new();
        let mut add = |name: &Named, node: Node| nodes.push((name.text.clone(), node));
        for (at, it) in program.defines.iter().enumerate() {
            add(&it.name, Node::Rule(RuleRef::Define(DefineId(at))));
        }
        for (at, it) in program.classes.iter().enumerate() {
            add(&it.name, Node::Rule(RuleRef::Class(ClassId(at))));
        }
        for (at, it) in program.scores.iter().enumerate() {
            add(&it.name, Node::Rule(RuleRef::Score(ScoreId(at))));
        }
        for (at, it) in program.bands.iter().enumerate() {
            add(&it.name, Node::Rule(RuleRef::Band(BandId(at))));
        }
        for (at, it) in program.stages.iter().enumerate() {
            add(&it.name, Node::Meets(StageId(at)));
        }
        nodes.push((String::new(), Node::Outcomes));
        nodes.sort();
        let (names, nodes): (Vec<String>, Vec<Node>) = nodes.into_iter().unzip();
        let at: BTreeMap<Node, usize> = nodes.iter().enumerate().map(|(at, node)| (*node, at)).collect();
        let mut graph = Graph { edges: Vec::new(), present: Vec::new(), names, nodes };
        for &node in &graph.nodes {
            let mut edges: BTreeMap<usize, Span> = BTreeMap::new();
            let mut present = None;
            reads(program, node, &mut |read, span| {
                let to = match read {
                    Read::Rule(rule) => at.get(&Node::Rule(rule)),
                    Read::Meets(stage) => at.get(&Node::Meets(stage)),
                    Read::Stage | Read::Outcome => {
                        present.get_or_insert((read, span));
                        None
                    }
                    _ => None,
                };
                if let Some(&to) = to {
                    edges.entry(to).or_insert(span);
                }
            });
            graph.edges.push(edges.into_iter().map(|(to, span)| Edge { to, span }).collect());
            graph.present.push(present);
        }
        graph
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, at: usize) -> Node {
        self.nodes[at]
    }

    pub(super) fn edges(&self, at: usize) -> &[Edge] {
        &self.edges[at]
    }

    pub(super) fn reads_present(&self, at: usize) -> bool {
        self.present[at].is_some()
    }

    pub(super) fn present(&self, at: usize) -> Option<(Read, Span)> {
        self.present[at]
    }

    /// What a node is called in a message.
    pub(super) fn title(&self, at: usize) -> String {
        let name = &self.names[at];
        match self.nodes[at] {
            Node::Rule(RuleRef::Define(_)) => format!("the definition `{name}`"),
            Node::Rule(RuleRef::Class(_)) => format!("the class `{name}`"),
            Node::Rule(RuleRef::Score(_)) => format!("the score `{name}`"),
            Node::Rule(RuleRef::Band(_)) => format!("the band `{name}`"),
            Node::Meets(_) => format!("the criteria of `{name}`"),
            Node::Outcomes => "the outcomes".to_owned(),
        }
    }

    /// All nodes, each after those that it reads, as far as there is no circle. Without recursion: chains may be long.
    pub(super) fn children_first(&self) -> Vec<usize> {
        let mut walk = Vec::with_capacity(self.len());
        let mut seen = vec![false; self.len()];
        for root in 0..self.len() {
            if std::mem::replace(&mut seen[root], true) {
                continue;
            }
            let mut stack = vec![(root, 0)];
            while let Some((at, next)) = stack.last_mut() {
                match self.edges[*at].get(*next) {
                    Some(edge) => {
                        *next += 1;
                        if !std::mem::replace(&mut seen[edge.to], true) {
                            stack.push((edge.to, 0));
                        }
                    }
                    None => {
                        walk.push(*at);
                        stack.pop();
                    }
                }
            }
        }
        walk
    }
}

/// What a node reads itself.
pub(super) fn reads(program: &Program, node: Node, see: &mut impl FnMut(Read, Span)) {
    match node {
        Node::Rule(RuleRef::Define(id)) => program.defines[id.0].condition.reads(see),
        Node::Rule(RuleRef::Class(id)) => program.classes[id.0].rows.iter().for_each(|row| row.condition.reads(see)),
        Node::Rule(RuleRef::Band(id)) => program.bands[id.0].of.reads(see),
        Node::Rule(RuleRef::Score(id)) => {
            let score = &program.scores[id.0];
            score.unknown_unless.iter().for_each(|line| line.condition.reads(see));
            reads_of_picks(&score.starting_over, score.name.span, see);
            terms(score).for_each(|term| reads_of_term(term, see));
        }
        Node::Meets(stage) => {
            for criteria in &program.stages[stage.0].criteria {
                match criteria.whom {
                    Some(Whom::Define(id)) => see(Read::Rule(RuleRef::Define(id)), criteria.span),
                    Some(Whom::Class(id, _)) => see(Read::Rule(RuleRef::Class(id)), criteria.span),
                    None => {}
                }
                criteria.condition.reads(see);
            }
            if let (true, Some(below)) = (program.building, stage.0.checked_sub(1)) {
                see(Read::Meets(StageId(below)), program.stages[stage.0].name.span);
            }
        }
        Node::Outcomes => {
            program.outcomes.iter().flat_map(|outcome| &outcome.rules).for_each(|rule| rule.condition.reads(see));
        }
    }
}

/// The terms of a score, those in groups included.
pub(super) fn terms(score: &Score) -> impl Iterator<Item = &Term> {
    score.terms.iter().chain(score.groups.iter().flat_map(|group| &group.terms))
}

/// What a term reads.
pub(super) fn reads_of_term(term: &Term, see: &mut impl FnMut(Read, Span)) {
    if let Some(when) = &term.when {
        when.reads(see);
    }
    match &term.kind {
        TermKind::Points(_) => {}
        TermKind::ForEach { query, .. } => query.reads(see),
        TermKind::Silence { query, fallback, .. } => {
            query.reads(see);
            if let Some(field) = fallback {
                see(Read::Field(*field), term.span);
            }
        }
        TermKind::ValueOf { field, .. } => field.reads(see),
        TermKind::Share { score, .. } => see(Read::Rule(RuleRef::Score(*score)), term.span),
        TermKind::Higher { a, b, .. } => {
            see(Read::Rule(RuleRef::Score(*a)), term.span);
            see(Read::Rule(RuleRef::Score(*b)), term.span);
        }
    }
}
