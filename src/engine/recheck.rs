//! When a decision may change without new data: the earliest boundary after T that the lead's data gives rise to.
//!
//! Whether anything changes there is not asked, so every runtime finds the same instant cheaply.

use crate::ruleset::walk::{Found, Scope, walk};
use crate::ruleset::{DAY_MS, Expr, FeatureKind, Keep, Op, Rule, Start, TermKind, Window};

use super::clocks::ClockView;
use super::features;
use super::moment::Moment;
use super::normalise::Event;
use super::outcomes;
use super::permissions;
use super::scores;
use super::stages;
use super::time;
use super::value::Value;
use super::zone;

/// The earliest boundary after T.
pub(crate) fn at<'a>(moment: &Moment<'a>, clocks: &[ClockView], entered: bool) -> Option<i64> {
    let mut earliest = Earliest { now: moment.at, at: None };
    if entered && moment.prepared.reads_log() {
        earliest.note(moment.at, 1);
    }
    freshness(moment, &mut earliest);
    windows(moment, &mut earliest);
    if moment.prepared.asks_ages() {
        ages(moment, &mut earliest);
    }
    silences(moment, &mut earliest);
    durations(moment, &mut earliest);
    for clock in clocks.iter().filter(|clock| clock.stopped.is_none()) {
        if let Some(due) = clock.due {
            earliest.note(due, 1);
        }
        for notice in &clock.notices {
            earliest.note(notice.at, 0);
        }
    }
    for sla in &moment.rules().slas {
        start(moment, &sla.start, &mut earliest);
    }
    earliest.at
}

/// The earliest instant after T among those noted.
struct Earliest {
    now: i64,
    at: Option<i64>,
}

impl Earliest {
    fn note(&mut self, instant: i64, later: i64) {
        if let Some(at) = time::plus(instant, later).filter(|at| *at > self.now) {
            self.at = Some(self.at.map_or(at, |earliest| earliest.min(at)));
        }
    }

    /// The beginning of a date plus some days.
    fn note_day(&mut self, moment: &Moment<'_>, date: i64, days: i64) {
        let start = date.checked_add(days).and_then(|day| zone::day_start(moment.days(), day));
        if let Some(start) = start {
            self.note(start, 0);
        }
    }
}

/// A value stops being fresh.
fn freshness(moment: &Moment<'_>, earliest: &mut Earliest) {
    for (index, field) in moment.rules().fields.iter().enumerate() {
        if let (Some(fresh), Some(date)) = (field.fresh_for, moment.date(index)) {
            earliest.note(date, fresh.saturating_add(1));
        }
    }
}

/// An event leaves or enters a window, or earns other points.
fn windows(moment: &Moment<'_>, earliest: &mut Earliest) {
    for feature in &moment.rules().features {
        let selected = features::selected(moment, feature);
        for window in &feature.windows {
            if let Window::Last { ms } | Window::Older { ms } = window {
                for admitted in &selected {
                    earliest.note(admitted.event.at, ms.saturating_add(1));
                }
            }
        }
        if let FeatureKind::Points { table, .. } = &feature.kind {
            for admitted in &selected {
                // Only the first row still to come can be the earliest.
                let age = (moment.at - admitted.event.at).div_euclid(DAY_MS);
                if let Some(row) = table.get(table.partition_point(|row| row.0 <= age)) {
                    earliest.note(admitted.event.at, row.0.saturating_mul(DAY_MS));
                }
            }
        }
    }
}

/// Something that an expression or a filter asks for reaches an age.
fn ages(moment: &Moment<'_>, earliest: &mut Earliest) {
    walk(moment.rules(), &mut |found, _| match found {
        Found::Expr { expr, scope: Scope::Filter(event), .. } => {
            for event in moment.past.of_kind(event) {
                expression(moment, expr, Some(event), earliest);
            }
        }
        Found::Expr { expr, .. } => expression(moment, expr, None, earliest),
        Found::Select(_) => {}
    });
}

/// Something reaches an age.
fn expression(moment: &Moment<'_>, expr: &Expr, event: Option<&Event>, earliest: &mut Earliest) {
    let int = |of: &Expr| moment.eval(of, event).as_ref().and_then(Value::int);
    match &expr.op {
        Op::Age { of, min, max } => {
            if let Some(instant) = int(of) {
                if let Some(min) = min {
                    earliest.note(instant, *min);
                }
                if let Some(max) = max {
                    earliest.note(instant, max.saturating_add(1));
                }
            }
        }
        Op::AgeDays { of, min, max } => {
            if let Some(date) = int(of) {
                if let Some(min) = min {
                    earliest.note_day(moment, date, *min);
                }
                if let Some(max) = max {
                    earliest.note_day(moment, date, max.saturating_add(1));
                }
            }
        }
        Op::DaysSince { of } => {
            if let Some(instant) = int(of) {
                let days = moment.at.saturating_sub(instant).div_euclid(DAY_MS);
                earliest.note(instant, (days + 1).saturating_mul(DAY_MS));
            }
        }
        Op::CalendarDaysSince { of } => {
            if let Some(today) = int(of).and_then(|_| moment.today()) {
                earliest.note_day(moment, today, 1);
            }
        }
        _ => {}
    }
    for part in expr.op.parts() {
        expression(moment, part.expr, event, earliest);
    }
}

/// A period of silence is over.
fn silences(moment: &Moment<'_>, earliest: &mut Earliest) {
    for term in moment.rules().rules.iter().flat_map(Rule::terms) {
        let TermKind::Silence { every, times, since, fallback, .. } = &term.kind else { continue };
        let Some(since) = scores::silence(moment, since, fallback.as_ref()) else { continue };
        let every = (*every).max(1);
        let whole = moment.at.saturating_sub(since).div_euclid(every).max(0);
        if times.is_none_or(|most| whole < most) {
            earliest.note(since, (whole + 1).saturating_mul(every));
        }
    }
}

/// A stage is no longer kept, an outcome is over, a permission has expired.
fn durations(moment: &Moment<'_>, earliest: &mut Earliest) {
    for (index, stage) in moment.rules().stages.list.iter().enumerate() {
        if let Keep::For { ms } = stage.keep
            && let Some(entered) = stages::last_entry(moment, index)
        {
            earliest.note(entered, ms);
        }
    }
    for rule in moment.rules().outcomes.iter().flat_map(|outcome| &outcome.rules) {
        if let Some(lasting) = &rule.lasting
            && let Some(latest) = outcomes::latest(moment, lasting)
        {
            earliest.note(latest, lasting.ms);
        }
    }
    for permission in &moment.rules().permissions {
        if let Some(date) = permission.given_field.and_then(|field| moment.date(field)) {
            earliest.note(date, 0);
        }
        if let Some(expires) = permission.expires
            && let Some(giving) = permissions::giving(moment, permission, moment.at)
        {
            earliest.note(giving, expires.saturating_add(1));
        }
    }
}

/// A clock starts at the instant that a field holds.
fn start(moment: &Moment<'_>, start: &Start, earliest: &mut Earliest) {
    match start {
        Start::Field { field } => {
            if let Some(at) = moment.field(*field).as_ref().and_then(Value::int) {
                earliest.note(at, 0);
            }
        }
        Start::LaterOf { a, b } => {
            self::start(moment, a, earliest);
            self::start(moment, b, earliest);
        }
        Start::Events { .. } | Start::Reaching { .. } => {}
    }
}
