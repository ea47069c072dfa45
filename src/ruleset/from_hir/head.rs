//! The document as a whole: its head, its horizon, its parts in their order.

use indexmap::IndexMap;

use jiff::tz::TimeZone;

use super::{Lowering, Options};
use crate::diagnostics::{Diagnostic, Sink, compile};
use crate::hir::Program;
use crate::model::{day_start, offsets, years_later, zone_by_name, zone_data_version};
use crate::ruleset::{Compiler, DefinitionInfo, FORMAT, LeadWord, MeansWord, Offsets, RuleSet, Words};

/// 2020-01-01, where calendars begin if the definition does not say since when it is in force.
const DEFAULT_FROM: i64 = 18_262;
/// 2036-01-01, where they end then.
const DEFAULT_UNTIL: i64 = 24_106;
/// The longest horizon, in days: fifty years. A longer one would make rule sets too large to load.
const LONGEST: i64 = 18_263;

/// The time that calendars and the offsets of zones are written out for.
pub(super) struct Horizon {
    /// The definition's zone.
    pub(super) zone: TimeZone,
    /// The first day.
    pub(super) first_day: i64,
    /// The day after the last.
    pub(super) end_day: i64,
    /// The beginning of the first day in the definition's zone, ms.
    pub(super) from: i64,
    /// The end of the last day in the definition's zone, ms.
    pub(super) until: i64,
    in_force_from: Option<i64>,
    in_force_until: Option<i64>,
}

impl Horizon {
    /// The horizon of a program; none if it is not sound, which is reported.
    pub(super) fn of(program: &Program, options: &Options, sink: &mut Sink) -> Option<Horizon> {
        let horizon = Self::find(program, options);
        if horizon.is_none() {
            let span = program.head.span.unwrap_or_default();
            sink.report(
                Diagnostic::new(&compile::HORIZON, span, "Calendars and time zones cannot be written out for this time.")
                    .help("They are written out from two years before `in force from` to five years after it. Write a date between 0003-01-01 and 9994-12-30.")
                    .help("If you choose the days yourself, the last must be later than the first, and at most fifty years later."),
            );
        }
        horizon
    }

    fn find(program: &Program, options: &Options) -> Option<Horizon> {
        let head = &program.head;
        let zone = zone_by_name(&head.time_zone);
        let first_day = match (options.calendar_from, head.in_force_from) {
            (Some(day), _) => day,
            (None, Some(day)) => years_later(day, -2)?,
            (None, None) => DEFAULT_FROM,
        };
        let end_day = match (options.calendar_until, head.in_force_from) {
            (Some(day), _) => day,
            (None, Some(day)) => years_later(day, 5)?,
            (None, None) => DEFAULT_UNTIL,
        };
        if first_day >= end_day || end_day.saturating_sub(first_day) > LONGEST {
            return None;
        }
        let from = day_start(&zone, first_day)?;
        let until = day_start(&zone, end_day)?;
        let in_force_from = match head.in_force_from {
            Some(day) => Some(day_start(&zone, day)?),
            None => None,
        };
        let in_force_until = match head.in_force_until {
            Some(day) => Some(day_start(&zone, day.checked_add(1)?)?),
            None => None,
        };
        Some(Horizon { zone, first_day, end_day, from, until, in_force_from, in_force_until })
    }

    /// The offsets of a zone over the horizon.
    pub(super) fn offsets(&self, zone: &TimeZone) -> Offsets {
        let (first, changes) = offsets(zone, self.from, self.until);
        Offsets { first, changes, until: self.until }
    }
}

impl Lowering<'_> {
    /// The whole document but for its fingerprint. What uses features stands in a fixed order, for features are numbered by their
    /// first use.
    pub(super) fn document(&mut self, horizon: &Horizon) -> RuleSet {
        let head = &self.program.head;
        let definition = DefinitionInfo {
            name: head.name.clone(),
            version: head.version.clone(),
            time_zone: if head.time_zone.is_empty() { "UTC".to_owned() } else { head.time_zone.clone() },
            currency: head.currency.clone(),
            in_force_from: horizon.in_force_from,
            in_force_until: horizon.in_force_until,
        };
        let compiler = Compiler {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            time_zones: zone_data_version().to_owned(),
        };
        let teams = self.teams();
        let words = self.words();
        let fields = self.fields();
        let events = self.events();
        let calendars = self.calendars(horizon);
        let statuses = self.statuses();
        let permissions = self.permissions();
        let rules = self.rules();
        let stages = self.stages();
        let outcomes = self.outcomes();
        let handoffs = self.handoffs();
        let slas = self.slas();
        let routes = self.routes();
        let nurtures = self.nurtures();
        let targets = self.targets();
        RuleSet {
            ruleset: FORMAT,
            compiler,
            fingerprint: String::new(),
            definition,
            days: horizon.offsets(&horizon.zone),
            teams,
            words,
            fields,
            events,
            statuses,
            calendars,
            features: self.features.clone(),
            rules,
            stages,
            outcomes,
            permissions,
            handoffs,
            slas,
            routes,
            nurtures,
            targets,
            origins: IndexMap::new(),
        }
    }

    fn words(&self) -> Words {
        let lead = self.program.lead_is.as_ref().map(|lead| LeadWord { stage: lead.stage.0, or_above: lead.or_above });
        let mut means: Vec<MeansWord> = self
            .program
            .means
            .iter()
            .map(|means| MeansWord {
                team: self.order.teams.of(means.team.0),
                word: means.word.clone(),
                stage: means.stage.0,
                or_above: means.or_above,
            })
            .collect();
        means.sort_by(|a, b| (a.team, &a.word, a.stage, a.or_above).cmp(&(b.team, &b.word, b.stage, b.or_above)));
        Words { lead, means }
    }
}
