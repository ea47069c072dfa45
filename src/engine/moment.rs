//! A lead at an instant: all that rules read.

use std::cell::{OnceCell, RefCell};

use crate::ruleset::{Expr, Feature, Offsets, RuleSet, Select};

use super::events::Events;
use super::expr;
use super::features;
use super::log::New;
use super::normalise::{Event, Lead};
use super::prepared::Prepared;
use super::problems::{ProblemKind, Problems};
use super::rules;
use super::stages;
use super::statuses::Runs;
use super::time::Instant;
use super::value::Value;
use super::zone;

/// What is known of a lead at the instant T of a decision.
#[derive(Debug)]
pub(crate) struct Moment<'a> {
    pub(crate) prepared: &'a Prepared,
    /// T, in ms.
    pub(crate) at: i64,
    /// The events that exist; of the transition log the entries strictly before T.
    pub(crate) past: Events<'a>,
    /// The entries of the transition log up to T, T included.
    pub(crate) entries: Vec<&'a Event>,
    /// Whether there is a transition log.
    pub(crate) has_log: bool,
    pub(crate) statuses: Vec<Runs>,
    fields: Vec<Option<Value>>,
    dates: &'a [Option<i64>],
    features: Vec<Option<Value>>,
    declared: Vec<&'a Feature>,
    rules: RefCell<Vec<Memo<Option<Value>>>>,
    meets: RefCell<Vec<Memo<bool>>>,
    after: OnceCell<After>,
    entered: OnceCell<Vec<New>>,
}

/// What was computed already.
#[derive(Clone, Debug)]
enum Memo<T> {
    Not,
    /// It is being computed: who asks for it here asks in a circle.
    Now,
    Done(T),
}

/// What is known once the stages are.
#[derive(Clone, Debug)]
pub(crate) struct After {
    pub(crate) stage: usize,
    pub(crate) outcome: Option<usize>,
    pub(crate) stage_since: Option<i64>,
    pub(crate) lead: Option<bool>,
}

impl<'a> Moment<'a> {
    /// A lead at an instant. Entries of the log are those of the lead, unless others are given.
    pub(crate) fn new(prepared: &'a Prepared, lead: &'a Lead, at: i64, log: Log<'a>, problems: &mut Problems) -> Self {
        let mut existing: Vec<&Event> = Vec::with_capacity(lead.events.len());
        let mut ids = std::collections::BTreeSet::new();
        let mut given = match log {
            Log::Given => Vec::new(),
            Log::None => Vec::new(),
            Log::Instead(entries) => entries.iter().filter(|entry| entry.at <= at).collect(),
        };
        for event in &lead.events {
            if event.begins > at {
                let name = prepared.rules.events.get(event.kind).map(|event| event.name.as_str());
                problems.add(ProblemKind::EventInFuture, name, Some(&Instant(event.begins).to_string()));
                continue;
            }
            // Entries that are left out take no id.
            if event.entry.is_some() && !matches!(log, Log::Given) {
                continue;
            }
            // Of the events with one id the first counts.
            if lead.repeats_ids && event.id.as_deref().is_some_and(|id| !ids.insert(id)) {
                continue;
            }
            match event.entry {
                None => existing.push(event),
                Some(_) => given.push(event),
            }
        }
        // Entries of one name at one instant are one: the one that is not marked, else the one that was passed.
        given.dedup_by(|b, a| a.at == b.at && a.kind == b.kind);
        let has_log = match log {
            Log::Given => lead.says_log || !given.is_empty(),
            Log::Instead(_) => true,
            Log::None => false,
        };
        let mut all = existing;
        all.extend(given.iter().copied().filter(|entry| entry.at < at));
        all.sort_by(|a, b| a.order(b));
        let mut moment = Moment {
            prepared,
            at,
            past: Events::new(all, prepared.rules.events.len()),
            entries: given,
            has_log,
            statuses: Vec::new(),
            fields: fields(prepared, lead, at, problems),
            dates: &lead.dates,
            features: Vec::new(),
            declared: Vec::new(),
            rules: RefCell::new(vec![Memo::Not; prepared.rules.rules.len()]),
            meets: RefCell::new(vec![Memo::Not; prepared.rules.stages.list.len()]),
            after: OnceCell::new(),
            entered: OnceCell::new(),
        };
        for status in &prepared.rules.statuses {
            let runs = Runs::of(&moment, status);
            moment.statuses.push(runs);
        }
        moment.add_features(&prepared.rules.features);
        moment
    }

    /// Computes further features, numbered after those that there are.
    pub(crate) fn add_features(&mut self, features: &'a [Feature]) {
        for feature in features {
            let value = features::compute(self, feature);
            self.features.push(value);
            self.declared.push(feature);
        }
    }

    /// A feature as it is declared; those that were added included.
    pub(crate) fn declared(&self, feature: usize) -> Option<&'a Feature> {
        self.declared.get(feature).copied()
    }

    pub(crate) fn rules(&self) -> &'a RuleSet {
        &self.prepared.rules
    }

    /// The days of the definition's zone.
    pub(crate) fn days(&self) -> &'a Offsets {
        &self.prepared.rules.days
    }

    /// The day of T; none past the horizon.
    pub(crate) fn today(&self) -> Option<i64> {
        zone::day(self.days(), self.at)
    }

    /// The value of a field.
    pub(crate) fn field(&self, field: usize) -> Option<Value> {
        self.fields.get(field).cloned().flatten()
    }

    /// The instant of a field's value.
    pub(crate) fn date(&self, field: usize) -> Option<i64> {
        self.dates.get(field).copied().flatten()
    }

    /// The value of a feature.
    pub(crate) fn feature(&self, feature: usize) -> Option<Value> {
        self.features.get(feature).cloned().flatten()
    }

    /// The value of an expression.
    pub(crate) fn eval(&self, expr: &Expr, event: Option<&Event>) -> Option<Value> {
        expr::eval(self, expr, event)
    }

    /// Whether a condition is met.
    pub(crate) fn holds(&self, expr: &Expr) -> bool {
        self.eval(expr, None) == Some(Value::Bool(true))
    }

    /// Whether a selection admits an event.
    pub(crate) fn admits(&self, select: &Select, event: &Event) -> bool {
        let met = |filter| self.eval(filter, Some(event)) == Some(Value::Bool(true));
        select.event == event.kind && select.filter.as_ref().is_none_or(met)
    }

    /// The value of a rule, computed once.
    pub(crate) fn rule(&self, rule: usize) -> Option<Value> {
        match self.rules.borrow().get(rule)? {
            Memo::Done(value) => return value.clone(),
            Memo::Now => return None,
            Memo::Not => {}
        }
        let declared = self.rules().rules.get(rule)?;
        set(&self.rules, rule, Memo::Now);
        let value = rules::value(self, declared);
        set(&self.rules, rule, Memo::Done(value.clone()));
        value
    }

    /// Whether the criteria of a stage are met, computed once.
    pub(crate) fn meets(&self, stage: usize) -> bool {
        match self.meets.borrow().get(stage) {
            None | Some(Memo::Now) => return false,
            Some(Memo::Done(met)) => return *met,
            Some(Memo::Not) => {}
        }
        set(&self.meets, stage, Memo::Now);
        let met = stages::meets(self, stage);
        set(&self.meets, stage, Memo::Done(met));
        met
    }

    /// What is known once the stages are; none before.
    pub(crate) fn after(&self) -> Option<&After> {
        self.after.get()
    }

    /// Says what the stages are. The first word counts.
    pub(crate) fn set_after(&self, after: After) {
        self.after.get_or_init(|| after);
    }

    /// What is entered in the transition log at T, once that is known.
    pub(crate) fn entered(&self) -> &[New] {
        self.entered.get().map_or(&[], Vec::as_slice)
    }

    /// Says what is entered. The first word counts.
    pub(crate) fn set_entered(&self, new: Vec<New>) {
        self.entered.get_or_init(|| new);
    }
}

fn set<T>(memos: &RefCell<Vec<Memo<T>>>, index: usize, memo: Memo<T>) {
    if let Some(slot) = memos.borrow_mut().get_mut(index) {
        *slot = memo;
    }
}

/// Which transition log is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Log<'a> {
    /// What the lead carries.
    Given,
    /// None.
    None,
    /// These entries, in order.
    Instead(&'a [Event]),
}

/// The fields at an instant: a value that is no longer fresh is unknown; there may be a value for the unknown one.
fn fields(prepared: &Prepared, lead: &Lead, at: i64, problems: &mut Problems) -> Vec<Option<Value>> {
    let mut fields = Vec::with_capacity(lead.fields.len());
    for (index, field) in prepared.rules.fields.iter().enumerate() {
        let mut value = lead.fields.get(index).cloned().flatten();
        if let Some(fresh) = field.fresh_for.filter(|_| value.is_some()) {
            match lead.dates.get(index).copied().flatten() {
                Some(date) if at.saturating_sub(date) > fresh => value = None,
                Some(_) => {}
                None => problems.add(ProblemKind::FreshWithoutDate, Some(&field.name), None),
            }
        }
        if value.is_none() {
            if field.required {
                problems.add(ProblemKind::MissingRequired, Some(&field.name), None);
            }
            value = field.if_unknown.as_ref().map(Value::from);
        }
        fields.push(value);
    }
    fields
}
