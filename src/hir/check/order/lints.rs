//! What scores read through other rules: events that do not start over, fields that are sensitive.

use super::graph::{Graph, Node, reads, reads_of_term};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, scores as codes};
use crate::hir::check::Checker;
use crate::hir::{Bound, EventPick, Program, Query, Read, RuleRef, Score, TermKind, Window, WindowKind};
use crate::model::FieldId;

/// What a node reads, others' reads included.
#[derive(Clone, Copy, Default)]
struct Through {
    events: bool,
    sensitive: Option<FieldId>,
}

impl Checker<'_> {
    /// Warns of scores that start over only in part, and of scores that use sensitive fields.
    pub(super) fn warn_of_scores(&self, program: &Program, graph: &Graph) {
        let walk = graph.children_first();
        let mut through = vec![Through::default(); graph.len()];
        for &at in &walk {
            let mut all = Through::default();
            reads(program, graph.node(at), &mut |read, _| match read {
                Read::Event(_) | Read::Status(_) => all.events = true,
                Read::Field(field) if program.fields[field.0].sensitive => {
                    all.sensitive = all.sensitive.or(Some(field))
                }
                _ => {}
            });
            for edge in graph.edges(at) {
                all.events |= through[edge.to].events;
                all.sensitive = all.sensitive.or(through[edge.to].sensitive);
            }
            through[at] = all;
        }
        for &at in &walk {
            if let Node::Rule(RuleRef::Score(id)) = graph.node(at) {
                if !program.scores[id.0].starting_over.is_empty() {
                    self.warn_of_starting_over(program, graph, at, &through);
                }
                self.warn_of_sensitive(program, graph, at, &through);
            }
        }
    }

    fn warn_of_starting_over(&self, program: &Program, graph: &Graph, at: usize, through: &[Through]) {
        let Node::Rule(RuleRef::Score(id)) = graph.node(at) else { return };
        let score = &program.scores[id.0];
        let mut found: Vec<(Span, String)> = Vec::new();
        for edge in graph.edges(at).iter().filter(|edge| through[edge.to].events) {
            found.push((edge.span, format!("{} looks at all events", graph.title(edge.to))));
        }
        let mut see = |query: &Query| {
            found.extend(not_narrowed(query, score).map(|span| (span, "looks at all events".to_owned())));
        };
        for term in score.all_terms() {
            if let Some(when) = &term.when {
                when.queries(&mut see);
            }
            if let TermKind::ForEach { query, .. } | TermKind::Silence { query, .. } = &term.kind {
                see(query);
            }
        }
        for (span, label) in found {
            self.report(
                Diagnostic::new(&codes::NOT_STARTED_OVER, span, format!("This part of `{}` does not start over.", score.name.text))
                    .label(label)
                    .help("`starting over at` lets only later events count in the lines of this score, but not in what it reads of others. To start over here too, write the condition out in this line."),
            );
        }
    }

    fn warn_of_sensitive(&self, program: &Program, graph: &Graph, at: usize, through: &[Through]) {
        let Node::Rule(RuleRef::Score(id)) = graph.node(at) else { return };
        let score = &program.scores[id.0];
        let mut found: Vec<(Span, FieldId, Option<String>)> = Vec::new();
        let mut see = |read: Read, span: Span| {
            if let Read::Field(field) = read
                && program.fields[field.0].sensitive
            {
                found.push((span, field, None));
            }
        };
        score.unknown_unless.iter().for_each(|line| line.condition.reads(&mut see));
        score.all_terms().for_each(|term| reads_of_term(term, &mut see));
        for edge in graph.edges(at) {
            // What another score uses is said there.
            let is_score = matches!(graph.node(edge.to), Node::Rule(RuleRef::Score(_) | RuleRef::Band(_)));
            if let (false, Some(field)) = (is_score, through[edge.to].sensitive) {
                found.push((edge.span, field, Some(graph.title(edge.to))));
            }
        }
        for (span, field, by) in found {
            let field = &program.fields[field.0];
            let message = match by {
                None => format!("The score `{}` uses `{}`, which is sensitive.", score.name.text, field.name.text),
                Some(by) => format!(
                    "The score `{}` uses `{}`, which is sensitive, through {by}.",
                    score.name.text, field.name.text
                ),
            };
            self.report(
                Diagnostic::new(&codes::SENSITIVE_IN_SCORE, span, message)
                    .label("treats people differently because of it")
                    .also(field.name.span, "marked `sensitive` here")
                    .help("Take it out, or have it looked at by whoever answers for it."),
            );
        }
    }
}

/// Windows whose own events are not narrowed. Those that begin with what the score itself starts over at look at nothing earlier.
fn not_narrowed<'q>(query: &'q Query, score: &'q Score) -> impl Iterator<Item = Span> + 'q {
    let starts = &score.starting_over;
    let begins = |picks: &[EventPick]| starts.iter().all(|pick| picks.contains(pick));
    let all = move |window: &&Window| match &window.kind {
        WindowKind::WithinAfter(picks, _) => !begins(picks) || picks.iter().any(|pick| !starts.contains(pick)),
        WindowKind::After(Bound::Latest(query)) | WindowKind::From(Bound::Latest(query)) => !begins(&query.picks),
        WindowKind::While(..) => true,
        _ => false,
    };
    query.windows.iter().filter(all).map(|window| window.span)
}
