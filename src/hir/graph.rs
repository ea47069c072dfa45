//! Rules and criteria as a graph: an edge for each thing that one reads of another.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Span;
use crate::hir::{Named, Ordered, Program, Read, RuleRef, Term, TermKind, Whom, reads_of_picks};
use crate::model::{BandId, ClassId, DefineId, ScoreId, StageId};

/// Something that is computed from other things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    /// A definition, class, score or band.
    Rule(RuleRef),
    /// The criteria of a stage.
    Meets(StageId),
    /// The rules of all outcomes.
    Outcomes,
}

/// That one node reads another, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub to: usize,
    pub span: Span,
}

/// The graph of a program. The order of its nodes and edges is by name, so that it does not depend on the order of statements.
pub(crate) struct Graph {
    nodes: Vec<Node>,
    edges: Vec<Vec<Edge>>,
    /// Where a node reads the present stage or outcome itself.
    present: Vec<Option<(Read, Span)>>,
    names: Vec<String>,
}

impl Graph {
    pub(crate) fn of(program: &Program) -> Graph {
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

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn node(&self, at: usize) -> Node {
        self.nodes[at]
    }

    pub(crate) fn edges(&self, at: usize) -> &[Edge] {
        &self.edges[at]
    }

    pub(crate) fn present(&self, at: usize) -> Option<(Read, Span)> {
        self.present[at]
    }

    /// What a node is called in a message.
    pub(crate) fn title(&self, at: usize) -> String {
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

    /// All nodes, each after those that it reads, as far as there is no circle. Without recursion: chains may be long. Among those
    /// that are free to stand next, criteria come first, so that whatever reads them is free at once; then rules by whether they
    /// read the present stage or outcome, by kind and by name.
    pub(crate) fn children_first(&self) -> Vec<usize> {
        let after = self.after_stages();
        let key = |at: usize| {
            let kind = match self.nodes[at] {
                Node::Meets(_) | Node::Outcomes => 0,
                Node::Rule(RuleRef::Define(_)) => 1,
                Node::Rule(RuleRef::Class(_)) => 2,
                Node::Rule(RuleRef::Score(_)) => 3,
                Node::Rule(RuleRef::Band(_)) => 4,
            };
            (kind > 0 && after[at], kind, at)
        };
        let mut waiting: Vec<usize> = self.edges.iter().map(Vec::len).collect();
        let mut free: BTreeSet<_> = (0..self.len()).filter(|&at| waiting[at] == 0).map(key).collect();
        let readers = self.readers();
        let mut order = Vec::with_capacity(self.len());
        while let Some((_, _, at)) = free.pop_first() {
            order.push(at);
            for &reader in &readers[at] {
                waiting[reader] -= 1;
                if waiting[reader] == 0 {
                    free.insert(key(reader));
                }
            }
        }
        order
    }

    /// The rules in the order of evaluation.
    pub(crate) fn canonical(&self) -> Vec<Ordered> {
        let after = self.after_stages();
        let rule = |at: usize| match self.nodes[at] {
            Node::Rule(rule) => Some(Ordered { rule, after_stages: after[at] }),
            Node::Meets(_) | Node::Outcomes => None,
        };
        self.children_first().into_iter().filter_map(rule).collect()
    }

    /// Whether each node reads the present stage or outcome, itself or through others.
    fn after_stages(&self) -> Vec<bool> {
        let mut after: Vec<bool> = self.present.iter().map(Option::is_some).collect();
        let mut open: Vec<usize> = (0..self.len()).filter(|&at| after[at]).collect();
        let readers = self.readers();
        while let Some(at) = open.pop() {
            for &reader in &readers[at] {
                if !std::mem::replace(&mut after[reader], true) {
                    open.push(reader);
                }
            }
        }
        after
    }

    /// Which nodes read each.
    fn readers(&self) -> Vec<Vec<usize>> {
        let mut readers = vec![Vec::new(); self.len()];
        for (at, edges) in self.edges.iter().enumerate() {
            edges.iter().for_each(|edge| readers[edge.to].push(at));
        }
        readers
    }
}

/// What a node reads itself.
pub(crate) fn reads(program: &Program, node: Node, see: &mut dyn FnMut(Read, Span)) {
    match node {
        Node::Rule(RuleRef::Define(id)) => program.defines[id.0].condition.reads(see),
        Node::Rule(RuleRef::Class(id)) => program.classes[id.0].rows.iter().for_each(|row| row.condition.reads(see)),
        Node::Rule(RuleRef::Band(id)) => program.bands[id.0].of.reads(see),
        Node::Rule(RuleRef::Score(id)) => {
            let score = &program.scores[id.0];
            score.unknown_unless.iter().for_each(|line| line.condition.reads(see));
            reads_of_picks(&score.starting_over, score.name.span, see);
            score.all_terms().for_each(|term| reads_of_term(term, see));
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

/// What a term reads.
pub(crate) fn reads_of_term(term: &Term, see: &mut dyn FnMut(Read, Span)) {
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
