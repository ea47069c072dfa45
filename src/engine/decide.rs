//! From a lead at an instant to a decision.

use indexmap::IndexMap;

use crate::ruleset::{Entry, RuleKind, Stages};

use super::clocks::{self, ClockView};
use super::decision::{Decision, HandoffView, History, NoticeView, SlaView, Transition};
use super::events::Events;
use super::handoff;
use super::log::{self, New};
use super::moment::{After, Moment};
use super::normalise::{Event, Lead, Mark};
use super::outcomes;
use super::problems::{ProblemKind, Problems};
use super::recheck;
use super::routes;
use super::scores;
use super::show::Number;
use super::stages;
use super::time::Instant;

/// Decides a lead at a moment, and tells the moment what was decided.
pub(crate) fn decide(moment: &Moment<'_>, lead: &Lead, history: History, mut problems: Problems) -> Decision {
    let rules = moment.rules();
    evaluate_rules(moment, false);
    let holding = stages::holding(moment);
    let stage = holding.iter().rposition(|holds| *holds).unwrap_or(0);
    let outcome = outcomes::present(moment);
    let mut new = if rules.stages.list.is_empty() && rules.outcomes.is_empty() {
        Vec::new()
    } else {
        log::transitions(moment, stage, outcome.map(|(index, _)| index))
    };
    moment.set_after(After {
        stage,
        outcome: outcome.map(|(index, _)| index),
        stage_since: log::stage_since(moment, &new, stage),
        lead: is_lead(moment, stage, outcome.map(|(index, _)| index)),
    });
    let handoff = handoff::present(moment, stage).filter(|_| outcome.is_none());
    let missing = handoff.map(|handoff| handoff::missing(moment, handoff)).unwrap_or_default();
    if let Some(handoff) = handoff.filter(|handoff| handoff::is_due(moment, handoff, &new, &missing)) {
        let entry = crate::ruleset::Entry::HandedOver { stage: handoff.stage };
        new.push(New { entry, mark: Mark::None });
    }
    evaluate_rules(moment, true);

    let clocks = all_clocks(moment, &new);
    let route = if outcome.is_none() && !rules.stages.list.is_empty() { routes::answer(moment, stage) } else { None };
    let nurtures = routes::nurtures(moment, outcome.is_some());
    moment.set_entered(new.clone());
    report(moment, &clocks, &mut problems);

    let name = |index: usize| rules.stages.list.get(index).map(|stage| stage.name.clone());
    let team = |index: usize| rules.teams.get(index).map(|team| team.name.clone()).unwrap_or_default();
    let mut decision = Decision {
        id: lead.id.clone(),
        as_of: Instant(moment.at),
        ruleset: rules.fingerprint.clone(),
        history,
        lead: moment.after().and_then(|after| after.lead),
        stage: name(stage),
        reached: name(log::reached(moment, &new)),
        outcome: outcome.and_then(|(index, _)| rules.outcomes.get(index)).map(|outcome| outcome.name.clone()),
        reason: outcome.and_then(|(_, rule)| rule.because.clone()),
        meets: meets(moment, &rules.stages),
        scores: IndexMap::new(),
        score_status: IndexMap::new(),
        bands: IndexMap::new(),
        classes: IndexMap::new(),
        statuses: statuses(moment),
        handoff: handoff.map(|handoff| HandoffView { from: team(handoff.from), to: team(handoff.to), missing }),
        route: route.flatten(),
        nurture: nurtures.iter().filter_map(|index| rules.nurtures.get(*index)).map(|n| n.name.clone()).collect(),
        slas: clocks.iter().map(|clock| sla_view(moment, clock)).collect(),
        notify: notices(moment, &clocks),
        transitions: new.iter().map(|new| transition(moment, *new)).collect(),
        recheck_at: recheck::at(moment, &clocks, !new.is_empty()).map(Instant),
        problems: problems.list(),
        why: None,
    };
    show_rules(moment, &mut decision);
    decision
}

/// Evaluates all rules in their order: those before the stages, or those after.
fn evaluate_rules(moment: &Moment<'_>, after_stages: bool) {
    for (index, rule) in moment.rules().rules.iter().enumerate() {
        if rule.after_stages == after_stages {
            moment.rule(index);
        }
    }
}

/// Whether the person is at the stage that makes a lead, or above where that counts, and is not `not a lead`.
fn is_lead(moment: &Moment<'_>, stage: usize, outcome: Option<usize>) -> Option<bool> {
    let word = moment.rules().words.lead.as_ref()?;
    let at = stage == word.stage || word.or_above && stage > word.stage;
    let outcome = outcome.and_then(|outcome| moment.rules().outcomes.get(outcome));
    Some(at && outcome.is_none_or(|outcome| outcome.name != "not a lead"))
}

/// The clocks of all SLAs, by start; of one start in the order of the rule set.
fn all_clocks(moment: &Moment<'_>, new: &[New]) -> Vec<ClockView> {
    let rules = moment.rules();
    if rules.slas.is_empty() {
        return Vec::new();
    }
    let entered: Vec<Event> = new.iter().filter_map(|new| log::event(moment, *new)).collect();
    clocks_with(moment, &entered)
}

fn clocks_with<'a>(moment: &Moment<'a>, entered: &'a [Event]) -> Vec<ClockView> {
    let rules = moment.rules();
    let mut all: Vec<&Event> = moment.past.all().to_vec();
    all.extend(moment.entries.iter().copied().filter(|entry| entry.at == moment.at));
    all.extend(entered);
    all.sort_by(|a, b| a.order(b));
    // Entries of one name at one instant are one.
    all.dedup_by(|b, a| a.entry.is_some() && a.at == b.at && a.kind == b.kind);
    // Clocks count those that are not marked, whatever they are to them; and without a log nobody knows when a stage was reached.
    let counts = |entry: Entry, mark: Mark| {
        let reached = matches!(entry, Entry::Reached { .. } | Entry::HandedOver { .. });
        mark == Mark::None && (moment.has_log || !reached)
    };
    all.retain(|event| event.entry.is_none_or(|(entry, mark)| counts(entry, mark)));
    let events = Events::new(all, rules.events.len());
    let mut clocks: Vec<ClockView> = Vec::new();
    for (index, sla) in rules.slas.iter().enumerate() {
        clocks.extend(clocks::clocks(moment, &events, index, sla));
    }
    clocks.sort_by_key(|clock| (clock.started, clock.sla));
    clocks
}

/// Problems of the rule set with the instant, not with the data.
fn report(moment: &Moment<'_>, clocks: &[ClockView], problems: &mut Problems) {
    let info = &moment.rules().definition;
    let early = info.in_force_from.is_some_and(|from| moment.at < from);
    if early || info.in_force_until.is_some_and(|until| moment.at >= until) {
        problems.add(ProblemKind::OutsideInForce, None, None);
    }
    if moment.today().is_none() {
        problems.add(ProblemKind::PastHorizon, None, None);
    }
    for clock in clocks.iter().filter(|clock| clock.outside) {
        let sla = moment.rules().slas.get(clock.sla).map(|sla| sla.name.as_str());
        problems.add(ProblemKind::OutsideCalendar, sla, Some(&Instant(clock.started).to_string()));
    }
}

fn meets(moment: &Moment<'_>, stages: &Stages) -> IndexMap<String, bool> {
    let above_first = stages.list.iter().enumerate().skip(1);
    above_first.map(|(index, stage)| (stage.name.clone(), moment.meets(index))).collect()
}

fn statuses(moment: &Moment<'_>) -> IndexMap<String, Option<String>> {
    let all = moment.rules().statuses.iter().zip(&moment.statuses);
    let value =
        |runs: &super::statuses::Runs, values: &[String]| runs.value().and_then(|value| values.get(value).cloned());
    all.map(|(status, runs)| (status.name.clone(), value(runs, &status.values))).collect()
}

/// Scores, bands and classes, in the order of the rules.
fn show_rules(moment: &Moment<'_>, decision: &mut Decision) {
    for (index, rule) in moment.rules().rules.iter().enumerate() {
        let value = || moment.rule(index).and_then(|value| value.int());
        let label = |labels: &[String]| {
            value().and_then(|value| usize::try_from(value).ok()).and_then(|value| labels.get(value).cloned())
        };
        let name = rule.name.clone();
        match &rule.kind {
            RuleKind::Define { .. } => {}
            RuleKind::Class(class) => {
                decision.classes.insert(name, label(&class.values));
            }
            RuleKind::Band(band) => {
                decision.bands.insert(name, label(&band.labels));
            }
            RuleKind::Score(score) => {
                let value = value().map(|units| Number { units, decimals: score.decimals });
                if value.is_none() {
                    let status = scores::score(moment, score).status.unwrap_or("unknown");
                    decision.score_status.insert(name.clone(), status.to_owned());
                }
                decision.scores.insert(name, value);
            }
        }
    }
}

fn sla_view(moment: &Moment<'_>, clock: &ClockView) -> SlaView {
    SlaView {
        sla: moment.rules().slas.get(clock.sla).map(|sla| sla.name.clone()).unwrap_or_default(),
        state: clock.state,
        started: Instant(clock.started),
        due: clock.due.map(Instant),
        stopped: clock.stopped.map(Instant),
        open_ms: clock.open,
        elapsed_ms: clock.elapsed,
    }
}

/// The notices that have gone out: by time, then in the order of their clocks and of the source.
fn notices(moment: &Moment<'_>, clocks: &[ClockView]) -> Vec<NoticeView> {
    let mut sent = Vec::new();
    for clock in clocks {
        let name = moment.rules().slas.get(clock.sla).map(|sla| sla.name.clone()).unwrap_or_default();
        for notice in clock.notices.iter().filter(|notice| clock.sent(notice, moment.at)) {
            let (to, at) = (notice.to.clone(), Instant(notice.at));
            sent.push(NoticeView { sla: name.clone(), to, at, reassign: notice.reassign });
        }
    }
    sent.sort_by_key(|notice| notice.at);
    sent
}

fn transition(moment: &Moment<'_>, new: New) -> Transition {
    Transition {
        event: log::name(moment, new.entry),
        at: Instant(moment.at),
        passed: new.mark == Mark::Passed,
        skipped: new.mark == Mark::Skipped,
    }
}
