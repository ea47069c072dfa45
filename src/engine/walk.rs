//! Every expression of a rule set.

use crate::ruleset::{Expr, Feature, RuleKind, RuleSet, Select, Term, TermKind, Window};

/// Whether the expression or one of its parts is such.
pub(crate) fn any<'a>(expr: &'a Expr, test: &mut impl FnMut(&'a Expr) -> bool) -> bool {
    test(expr) || expr.op.parts().into_iter().any(|part| any(part, test))
}

/// All expressions of a rule set but the filters of selections, which are read once for each event.
pub(crate) fn expressions(rules: &RuleSet) -> Vec<&Expr> {
    let mut found = Vec::new();
    for feature in &rules.features {
        found.extend(bounds(feature));
    }
    for rule in &rules.rules {
        match &rule.kind {
            RuleKind::Define { when } => found.push(when),
            RuleKind::Class(class) => found.extend(class.rows.iter().map(|row| &row.when)),
            RuleKind::Score(score) => {
                found.extend(score.unknown_unless.iter().map(|unless| &unless.when));
                let groups = score.groups.iter().flat_map(|group| &group.terms);
                for term in score.terms.iter().chain(groups) {
                    found.extend(term_expressions(term));
                }
            }
            RuleKind::Band(band) => found.push(&band.of),
        }
    }
    for criteria in rules.stages.list.iter().flat_map(|stage| &stage.criteria) {
        found.extend(&criteria.whom);
        found.push(&criteria.when);
    }
    found.extend(rules.outcomes.iter().flat_map(|outcome| &outcome.rules).map(|rule| &rule.when));
    found.extend(rules.slas.iter().filter_map(|sla| sla.when.as_ref()));
    found.extend(rules.routes.iter().flat_map(|route| &route.rows).map(|row| &row.when));
    for nurture in &rules.nurtures {
        found.push(&nurture.when);
        found.extend(&nurture.until);
    }
    found
}

fn term_expressions(term: &Term) -> Vec<&Expr> {
    let mut found: Vec<&Expr> = term.when.iter().collect();
    match &term.kind {
        TermKind::Points { .. } | TermKind::Events { .. } => {}
        TermKind::Silence { since, fallback, .. } => {
            found.extend(since);
            found.extend(fallback);
        }
        TermKind::Value { of, .. } => found.extend(of),
    }
    found
}

/// The bounds of a feature's windows.
fn bounds(feature: &Feature) -> impl Iterator<Item = &Expr> {
    feature.windows.iter().filter_map(|window| match window {
        Window::After { of, .. } | Window::From { of } | Window::Before { of } => Some(of),
        _ => None,
    })
}

/// The scores' terms of silence.
pub(crate) fn terms(rules: &RuleSet) -> impl Iterator<Item = &Term> {
    rules.rules.iter().flat_map(|rule| match &rule.kind {
        RuleKind::Score(score) => {
            let groups = score.groups.iter().flat_map(|group| &group.terms);
            score.terms.iter().chain(groups).collect()
        }
        _ => Vec::new(),
    })
}

/// All selections of a rule set.
pub(crate) fn selects(rules: &RuleSet) -> Vec<&Select> {
    use crate::ruleset::{Keep, Start};
    fn start_selects<'a>(start: &'a Start, found: &mut Vec<&'a Select>) {
        match start {
            Start::Events { select } => found.extend(select),
            Start::LaterOf { a, b } => {
                start_selects(a, found);
                start_selects(b, found);
            }
            Start::Reaching { .. } | Start::Field { .. } => {}
        }
    }
    let mut found = Vec::new();
    for feature in &rules.features {
        found.extend(&feature.select);
        for window in &feature.windows {
            if let Window::WithinAfter { select, .. } | Window::WithinBefore { select, .. } = window {
                found.extend(select);
            }
        }
    }
    found.extend(rules.statuses.iter().flat_map(|status| &status.rows).flat_map(|row| &row.on));
    for stage in &rules.stages.list {
        if let Keep::Until { select } = &stage.keep {
            found.extend(select);
        }
    }
    for permission in &rules.permissions {
        found.extend(&permission.given);
        found.extend(&permission.withdrawn);
    }
    for handoff in &rules.handoffs {
        found.extend(&handoff.accepts);
        found.extend(&handoff.rejects);
    }
    for sla in &rules.slas {
        start_selects(&sla.start, &mut found);
        for list in [&sla.must, &sla.new_clock, &sla.cancelled_by] {
            found.extend(list);
        }
        found.extend(sla.pauses.iter().flat_map(|pause| pause.from.iter().chain(&pause.until)));
    }
    found
}
