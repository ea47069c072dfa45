//! A rule set made ready to decide leads.

use crate::ruleset::walk::{Found, any, walk};
use crate::ruleset::{Entry, Expr, Keep, Op, RuleSet, Select, Start, Window};

use super::names::NameIndex;
use super::normalise::{Context, ValueReader};

/// A rule set with all that can be computed once for many leads: make it once, keep it, and share it.
///
/// It never changes, so one serves any number of threads by reference (it is `Send` and `Sync`, without locks); a clone copies the
/// whole rule set.
///
/// - [`decide`](Prepared::decide), [`explain`](Prepared::explain) and [`decide_with_replay`](Prepared::decide_with_replay) take a lead as
///   JSON and give the decision;
/// - [`read`](Prepared::read), then [`evaluate`](Prepared::evaluate), does the same in two steps: for a lead that is asked at several
///   instants, or further questions about one decision.
///
/// ```
/// use leadlang::engine::Prepared;
/// use serde_json::{Value, json};
/// # use leadlang::driver::{Memory, compile_in_memory};
/// # let text = "account has\n  employees: whole number\nclassify size\n  large when employees >= 200\n  small otherwise, unknown included\n";
/// # let compiled = compile_in_memory(&Memory::default().with("d.lead", text), "d.lead")?;
/// # let ruleset = compiled.lowered.ok_or("errors")?.ruleset;
///
/// let rules = Prepared::new(ruleset);
/// let leads: Vec<Value> = (0..1000).map(|n| json!({"id": n.to_string(), "fields": {"employees": n}})).collect();
/// let large: usize = std::thread::scope(|scope| {
///     let count = |part: &[Value]| {
///         let decisions = part.iter().map(|lead| rules.decide(lead, 1_773_133_200_000));
///         decisions.filter(|decision| decision.classes["size"].as_deref() == Some("large")).count()
///     };
///     let threads: Vec<_> = leads.chunks(250).map(|part| scope.spawn(move || count(part))).collect();
///     threads.into_iter().filter_map(|thread| thread.join().ok()).sum()
/// });
/// assert_eq!(large, 800);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(crate) rules: RuleSet,
    pub(crate) fields: NameIndex,
    pub(crate) field_readers: Vec<ValueReader>,
    pub(crate) events: NameIndex,
    pub(crate) event_readers: Vec<EventReader>,
    reads_log: bool,
    clocks_read_log: bool,
    asks_ages: bool,
}

/// How the properties of an event are read.
#[derive(Clone, Debug)]
pub(crate) struct EventReader {
    pub(crate) names: NameIndex,
    pub(crate) readers: Vec<ValueReader>,
}

impl Prepared {
    /// Makes a rule set ready.
    ///
    /// It must be sound, as every rule set is that [`RuleSet::from_json`] read or the compiler made. For a rule set from elsewhere,
    /// [`broken`](crate::ruleset::broken) lists what is wrong; what an unsound rule set decides is not defined.
    #[must_use]
    pub fn new(rules: RuleSet) -> Self {
        let reader = |event: &crate::ruleset::Event| EventReader {
            names: NameIndex::new(event.properties.iter().map(|property| property.name.as_str())),
            readers: event.properties.iter().map(|property| ValueReader::new(&property.value)).collect(),
        };
        Prepared {
            fields: NameIndex::new(rules.fields.iter().map(|field| field.name.as_str())),
            field_readers: rules.fields.iter().map(|field| ValueReader::new(&field.value)).collect(),
            events: NameIndex::new(rules.events.iter().map(|event| event.name.as_str())),
            event_readers: rules.events.iter().map(reader).collect(),
            reads_log: reads_log(&rules),
            clocks_read_log: clocks_read_log(&rules),
            asks_ages: asks_ages(&rules),
            rules,
        }
    }

    /// The rule set.
    #[must_use]
    pub fn ruleset(&self) -> &RuleSet {
        &self.rules
    }

    /// Whether what is decided depends on the transition log: a stage is kept, or a feature, status, permission, clock or
    /// duration of a stage reads it. Without a log such a rule set does not decide as its authors expect.
    #[must_use]
    pub fn needs_log(&self) -> bool {
        self.reads_log || self.clocks_read_log
    }

    /// Whether what comes before the stages reads the log: it sees what is entered now one millisecond later.
    pub(crate) fn reads_log(&self) -> bool {
        self.reads_log
    }

    /// Whether an expression or a filter asks how old something is: only these give boundaries.
    pub(crate) fn asks_ages(&self) -> bool {
        self.asks_ages
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context { days: &self.rules.days, currency: self.rules.definition.currency.as_deref() }
    }
}

/// Whether anything that is evaluated before the stages reads the transition log.
fn reads_log(rules: &RuleSet) -> bool {
    let entry = |select: &Select| {
        let event = rules.events.get(select.event).and_then(|event| event.entry);
        event.is_some_and(|entry| !matches!(entry, Entry::Changed { .. }))
    };
    let any = |selects: &[Select]| selects.iter().any(entry);
    let window = |window: &Window| match window {
        Window::WithinAfter { select, .. } | Window::WithinBefore { select, .. } => any(select),
        _ => false,
    };
    let features = rules.features.iter().any(|feature| any(&feature.select) || feature.windows.iter().any(window));
    features
        || rules.statuses.iter().flat_map(|status| &status.rows).any(|row| any(&row.on))
        || rules.permissions.iter().any(|permission| any(&permission.given) || any(&permission.withdrawn))
        || rules.stages.list.iter().any(|stage| stage.keep != Keep::Not)
}

/// Whether a clock starts at an entry of the log, or a rule asks since when the stage has been the stage.
fn clocks_read_log(rules: &RuleSet) -> bool {
    fn reaching(start: &Start) -> bool {
        match start {
            Start::Reaching { .. } => true,
            Start::LaterOf { a, b } => reaching(a) || reaching(b),
            Start::Events { .. } | Start::Field { .. } => false,
        }
    }
    rules.slas.iter().any(|sla| reaching(&sla.start) || !sla.cancelled_by_outcomes.is_empty())
        || reads(rules, |part| matches!(part.op, Op::StageSince))
}

/// Whether an expression, or the filter of a selection, asks how old something is.
fn asks_ages(rules: &RuleSet) -> bool {
    reads(rules, |part| {
        matches!(part.op, Op::Age { .. } | Op::AgeDays { .. } | Op::DaysSince { .. } | Op::CalendarDaysSince { .. })
    })
}

/// Whether some expression is such, or has such a part.
fn reads(rules: &RuleSet, mut test: impl FnMut(&Expr) -> bool) -> bool {
    let mut found = false;
    walk(rules, &mut |part, _| {
        if let Found::Expr { expr, .. } = part {
            found |= any(expr, &mut test);
        }
    });
    found
}
