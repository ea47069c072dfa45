//! `not-started-over`: a part of a score that starts over, and looks at all events nevertheless.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, Sink, scores as codes};
use crate::hir::{
    Bound, EventPick, Graph, Node, Program, Query, Read, RuleRef, Score, TermKind, Window, WindowKind, reads,
};

/// Scores that start over only in part.
pub(in crate::lint) fn lint(program: &Program, sink: &mut Sink) {
    let graph = Graph::of(program);
    // Whether each node looks at events, itself or through what it reads.
    let mut events = vec![false; graph.len()];
    for at in graph.children_first() {
        let mut own = false;
        reads(program, graph.node(at), &mut |read, _| own |= matches!(read, Read::Event(_) | Read::Status(_)));
        events[at] = own || graph.edges(at).iter().any(|edge| events[edge.to]);
        if let Node::Rule(RuleRef::Score(id)) = graph.node(at)
            && !program.scores[id.0].starting_over.is_empty()
        {
            score(&program.scores[id.0], &graph, at, &events, sink);
        }
    }
}

fn score(score: &Score, graph: &Graph, at: usize, events: &[bool], sink: &mut Sink) {
    let mut found: Vec<(Span, String)> = Vec::new();
    for edge in graph.edges(at).iter().filter(|edge| events[edge.to]) {
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
        sink.report(
            Diagnostic::new(&codes::NOT_STARTED_OVER, span, format!("This part of `{}` does not start over.", score.name.text))
                .label(label)
                .help("`starting over at` lets only later events count in the lines of this score, but not in what it reads of others. To start over here too, write the condition out in this line; then even its `ever` looks at later events only."),
        );
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
