//! Why a lead is where it is, for a person.

use std::fmt::Write;

use super::origins::Origins;
use super::problems::MASKED;
use super::score::score;
use super::time::{Clock, hours, length};
use super::tree::condition;
use crate::engine::{Decision, MASK, Problem, SlaView, Why, WhyClass, WhyCriteria, WhyOutcomeRule, WhyStage};
use crate::ruleset::{Keep, Operator, SlaState};

/// The whole answer. Problems whose place is known are shown with it.
#[must_use]
pub fn why(decision: &Decision, elsewhere: &[(Problem, String)], origins: &Origins) -> String {
    let Some(why) = &decision.why else { return String::new() };
    let clock = Clock::new(&origins.ruleset.definition.time_zone);
    let mut out = String::new();
    let id = decision.id.as_deref().unwrap_or("(no id)");
    line(&mut out, &format!("{id}, as of {} ({})", clock.show(decision.as_of.0), clock.name));
    line(&mut out, "");
    stage(decision, why, origins, &clock, &mut out);
    outcome(decision, why, origins, &clock, &mut out);
    classes(decision, why, origins, &mut out);
    if !why.scores.is_empty() {
        line(&mut out, "\nScores");
        for one in &why.scores {
            indent(&mut out, 1, &score(one, origins, &clock));
        }
    }
    missing(why, origins, &clock, &mut out);
    promises(decision, origins, &clock, &mut out);
    next(decision, &clock, &mut out);
    problems(decision, elsewhere, &mut out);
    out
}

fn stage(decision: &Decision, why: &Why, origins: &Origins, clock: &Clock, out: &mut String) {
    let Some(stage) = &decision.stage else { return };
    let lead = match decision.lead {
        Some(true) => ", a lead",
        Some(false) => ", not a lead",
        None => "",
    };
    let title = origins.ruleset.stages.list.iter().find(|declared| declared.name == *stage);
    let title = title.and_then(|stage| stage.title.as_deref()).map_or(String::new(), |title| format!(" \"{title}\""));
    line(out, &format!("Stage: {stage}{title}{lead}"));
    match &decision.reached {
        // Below the present stage it says only how long an outcome has kept the lead from being entered there.
        Some(reached) if rank(origins, reached) > rank(origins, stage) => {
            line(out, &format!("  once reached: {reached}"))
        }
        _ => {}
    }
    let Some(reason) = why.stages.iter().find(|reason| reason.stage == *stage) else {
        line(out, "  where everybody starts");
        return;
    };
    if reason.kept {
        let kept = kept(reason, origins, clock);
        let text = if reason.meets {
            format!("met, and {kept}")
        } else {
            format!("{kept}, though its criteria are no longer met")
        };
        indent(out, 1, &[text]);
    }
    for one in reason.criteria.iter().filter(|criteria| criteria.applies) {
        indent(out, 1, &criteria(one, origins, clock));
    }
}

/// `kept until Wed 8 Apr 2026, 08:10`, by what its stage says.
fn kept(reason: &WhyStage, origins: &Origins, clock: &Clock) -> String {
    let rules = origins.ruleset;
    let stage = rules.stages.list.iter().find(|declared| declared.name == reason.stage);
    match (stage.map(|stage| &stage.keep), reason.kept_until) {
        (Some(Keep::Good), _) => "kept for good".to_owned(),
        (Some(Keep::Until { select }), _) => {
            let names = select.iter().filter_map(|select| rules.events.get(select.event));
            format!("kept until {}", names.map(|event| event.name.as_str()).collect::<Vec<_>>().join(" or "))
        }
        (_, Some(until)) => format!("kept until {}", clock.show(until.0)),
        _ => "kept".to_owned(),
    }
}

fn rank(origins: &Origins, stage: &str) -> Option<usize> {
    origins.ruleset.stages.list.iter().position(|declared| declared.name == stage)
}

/// Criteria of a stage: their words and place, then each part.
#[must_use]
pub fn criteria(criteria: &WhyCriteria, origins: &Origins, clock: &Clock) -> Vec<String> {
    let mut lines = vec![placed(&origins.text(&criteria.id), &criteria.id, origins)];
    lines.extend(condition(&criteria.when, origins, clock).into_iter().map(|line| format!("  {line}")));
    lines
}

fn outcome(decision: &Decision, why: &Why, origins: &Origins, clock: &Clock, out: &mut String) {
    let Some(outcome) = &decision.outcome else {
        if !origins.ruleset.outcomes.is_empty() {
            line(out, "Outcome: none");
        }
        return;
    };
    let reason = decision.reason.as_deref().map_or(String::new(), |reason| format!(", because \"{reason}\""));
    line(out, &format!("Outcome: {outcome}{reason}"));
    let rules = why.outcomes.iter().filter(|one| one.outcome == *outcome).flat_map(|one| &one.rules);
    for rule in rules.filter(|rule| rule.holds) {
        indent(out, 1, &outcome_rule(rule, origins, clock));
    }
}

/// A rule that gives an outcome.
#[must_use]
pub fn outcome_rule(rule: &WhyOutcomeRule, origins: &Origins, clock: &Clock) -> Vec<String> {
    let mut lines = vec![placed(&origins.text(&rule.id), &rule.id, origins)];
    if let Some(until) = rule.until.filter(|_| rule.holds) {
        lines.push(format!("  until {}", clock.show(until.0)));
    }
    lines.extend(condition(&rule.when, origins, clock).into_iter().map(|line| format!("  {line}")));
    lines
}

fn classes(decision: &Decision, why: &Why, origins: &Origins, out: &mut String) {
    for one in &why.classes {
        line(out, &class(one, origins));
    }
    for (name, label) in &decision.bands {
        line(out, &format!("{name}: {}", label.as_deref().unwrap_or("unknown")));
    }
    for (name, value) in &decision.statuses {
        line(out, &format!("{name}: {}", value.as_deref().unwrap_or("unknown")));
    }
}

/// `size: enterprise`, and the row that says so.
#[must_use]
pub fn class(class: &WhyClass, origins: &Origins) -> String {
    let value = class.value.as_deref().unwrap_or("unknown");
    match &class.row {
        Some(row) => placed(&format!("{}: {value}", class.class), row, origins),
        None => format!("{}: {value}", class.class),
    }
}

fn missing(why: &Why, origins: &Origins, clock: &Clock, out: &mut String) {
    let Some(missing) = &why.missing else { return };
    line(out, &format!("\nWhat is missing for {}", missing.stage));
    if missing.not_met.is_empty() {
        line(out, "  nothing: its criteria are met");
    }
    let nodes = why.stages.iter().flat_map(|stage| stage.criteria.iter().map(|criteria| &criteria.when));
    let nodes: Vec<_> = nodes.chain(why.definitions.iter().map(|definition| &definition.when)).collect();
    for id in &missing.not_met {
        let node = nodes.iter().find_map(|node| find(node, id));
        let words = origins.text(id);
        // What follows `unless` is in the way where it is met.
        let negated = node.is_some_and(|node| node.met || node.op == Operator::Not && !words.starts_with("no"));
        let in_the_way = if negated { "in the way: " } else { "" };
        let reads = node.map(|node| super::tree::reads(node, clock)).unwrap_or_default();
        let text = format!("{in_the_way}{words}{reads}");
        indent(out, 1, &[placed(&text, id, origins)]);
    }
}

fn find<'a>(node: &'a crate::engine::Node, id: &str) -> Option<&'a crate::engine::Node> {
    if node.id.as_deref() == Some(id) {
        return Some(node);
    }
    node.of.iter().flatten().find_map(|part| find(part, id))
}

fn promises(decision: &Decision, origins: &Origins, clock: &Clock, out: &mut String) {
    if !decision.slas.is_empty() {
        line(out, "\nPromises");
    }
    for sla in &decision.slas {
        let declared = origins.ruleset.slas.iter().find(|declared| declared.name == sla.sla);
        let text = format!("{}: {}", sla.sla, promise(sla, origins, clock));
        let text = declared.map_or_else(|| text.clone(), |declared| placed(&text, &declared.id, origins));
        indent(out, 1, &[text]);
        for notice in decision.notify.iter().filter(|notice| notice.sla == sla.sla && notice.at >= sla.started) {
            let word = if notice.reassign { "handed to" } else { "notified" };
            line(out, &format!("    {word} {} {}", notice.to, clock.show(notice.at.0)));
        }
    }
}

/// `overdue since Mon 9 Mar 2026, 09:05`, with when it started.
#[must_use]
pub fn promise(sla: &SlaView, origins: &Origins, clock: &Clock) -> String {
    let due = sla.due.map(|due| clock.show(due.0));
    let stopped = sla.stopped.map(|stopped| clock.show(stopped.0)).unwrap_or_default();
    let started = clock.show(sla.started.0);
    // A day of a calendar is as long as its hours, so its time is told in hours.
    let declared = origins.ruleset.slas.iter().find(|declared| declared.name == sla.sla);
    let in_hours = declared.is_some_and(|declared| declared.calendar.is_some());
    let counted = |ms| if in_hours { hours(ms) } else { length(ms) };
    let open = sla.open_ms.map_or(String::new(), |ms| format!(", {} counted", counted(ms)));
    let (stopped, due) = match (sla.stopped, sla.due) {
        (Some(end), Some(limit)) if end != limit && Some(&stopped) == due.as_ref() => {
            (clock.show_exactly(end.0), Some(clock.show_exactly(limit.0)))
        }
        _ => (stopped, due),
    };
    match (sla.state, due) {
        (Some(SlaState::Running), Some(due)) => format!("running until {due}; started {started}{open}"),
        (Some(SlaState::Running), None) => format!("running; started {started}{open}"),
        (Some(SlaState::Overdue), Some(due)) => format!("overdue since {due}; started {started}{open}"),
        (Some(SlaState::Met), _) => format!("met {stopped}; started {started}{open}"),
        (Some(SlaState::Missed), Some(due)) => format!("missed: done {stopped}, due {due}; started {started}"),
        (Some(SlaState::Missed), None) => format!("missed: done {stopped}; started {started}"),
        (Some(SlaState::Overdue), None) => format!("overdue; started {started}"),
        (Some(SlaState::Paused), _) => format!("paused; started {started}{open}"),
        (Some(SlaState::Cancelled), _) => format!("cancelled {stopped}; started {started}"),
        (None, _) => format!("not known, because its calendar does not reach so far; started {started}"),
    }
}

fn next(decision: &Decision, clock: &Clock, out: &mut String) {
    let mut lines = Vec::new();
    if let Some(handoff) = &decision.handoff {
        let missing = match handoff.missing.as_slice() {
            [] => "nothing is missing".to_owned(),
            missing => format!("missing: {}", missing.join(", ")),
        };
        lines.push(format!("hand-off from {} to {}: {missing}", handoff.from, handoff.to));
    }
    if let Some(route) = &decision.route {
        lines.push(format!("goes to {route}"));
    }
    if !decision.nurture.is_empty() {
        lines.push(format!("nurture: {}", decision.nurture.join(", ")));
    }
    for entry in &decision.transitions {
        let how = match (entry.passed, entry.skipped) {
            (true, _) => " (on the way)",
            (_, true) => " (skipped)",
            _ => "",
        };
        lines.push(format!("new: {}{how}", entry.event));
    }
    if let Some(at) = decision.recheck_at {
        lines.push(format!("without anything new, look again {}", clock.show(at.0)));
    }
    if !lines.is_empty() {
        line(out, "\nWhat follows");
        indent(out, 1, &lines);
    }
}

fn problems(decision: &Decision, elsewhere: &[(Problem, String)], out: &mut String) {
    if decision.problems.is_empty() {
        return;
    }
    line(out, "\nProblems with the data");
    for problem in &decision.problems {
        let places = super::problems::places(problem, elsewhere);
        let places = if places.is_empty() { String::new() } else { format!("  [{}]", places.join(", ")) };
        indent(out, 1, &[format!("{}{places}", super::problems::words(problem))]);
    }
    if decision.problems.iter().any(|problem| problem.value.as_deref() == Some(MASK)) {
        line(out, &format!("  {MASKED}"));
    }
}

/// The text with its place behind it.
pub(super) fn placed(text: &str, id: &str, origins: &Origins) -> String {
    origins.place(id).map_or_else(|| text.to_owned(), |place| format!("{text}  [{place}]"))
}

fn line(out: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "{text}");
}

fn indent(out: &mut String, depth: usize, lines: &[String]) {
    for text in lines {
        line(out, &format!("{}{text}", "  ".repeat(depth)));
    }
}
