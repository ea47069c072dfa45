//! `sensitive-score`: a score that treats people differently because of a sensitive field.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, Sink, scores as codes};
use crate::hir::{Graph, Node, Program, Read, RuleRef, Score, reads, reads_of_term};
use crate::model::FieldId;

/// Scores that use sensitive fields, themselves or through other rules.
pub(in crate::lint) fn lint(program: &Program, sink: &mut Sink) {
    let graph = Graph::of(program);
    let mut through: Vec<Option<FieldId>> = vec![None; graph.len()];
    for at in graph.children_first() {
        let mut own = None;
        reads(program, graph.node(at), &mut |read, _| match read {
            Read::Field(field) if program.fields[field.0].sensitive => own = own.or(Some(field)),
            _ => {}
        });
        through[at] = own.or_else(|| graph.edges(at).iter().find_map(|edge| through[edge.to]));
        if let Node::Rule(RuleRef::Score(id)) = graph.node(at) {
            score(program, &program.scores[id.0], &graph, at, &through, sink);
        }
    }
}

fn score(program: &Program, score: &Score, graph: &Graph, at: usize, through: &[Option<FieldId>], sink: &mut Sink) {
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
        if let (false, Some(field)) = (is_score, through[edge.to]) {
            found.push((edge.span, field, Some(graph.title(edge.to))));
        }
    }
    for (span, field, by) in found {
        let field = &program.fields[field.0];
        let message = match by {
            None => format!("The score `{}` uses `{}`, which is sensitive.", score.name.text, field.name.text),
            Some(by) => {
                format!("The score `{}` uses `{}`, which is sensitive, through {by}.", score.name.text, field.name.text)
            }
        };
        sink.report(
            Diagnostic::new(&codes::SENSITIVE_IN_SCORE, span, message)
                .label("treats people differently because of it")
                .also(field.name.span, "marked `sensitive` here")
                .help("Take it out, or have it looked at by whoever answers for it."),
        );
    }
}
