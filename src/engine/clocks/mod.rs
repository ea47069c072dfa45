//! Clocks: the promises of teams, and their states at T.
//!
//! [`hours`], [`pauses`], [`run`] and [`state`] are pure: they know instants, not leads. This file reads from a lead what
//! happens to the clocks of an SLA.

mod hours;
mod pauses;
mod run;
mod state;

use crate::ruleset::{Calendar, Entry, NoticeAt, Select, Sla, SlaState, Start};

use super::events::Events;
use super::moment::Moment;
use super::normalise::{Event, Mark};
use super::permissions;
use super::routes;
use super::value::Value;
use hours::Hours;
use pauses::{Moved, Pause};
use run::{Happenings, Starts};
use state::Timed;

/// A clock as a decision reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClockView {
    /// Its SLA.
    pub(crate) sla: usize,
    /// Its state; none where that cannot be known.
    pub(crate) state: Option<SlaState>,
    pub(crate) started: i64,
    pub(crate) due: Option<i64>,
    pub(crate) stopped: Option<i64>,
    pub(crate) open: Option<i64>,
    pub(crate) elapsed: i64,
    /// Whether it needs hours outside the horizon of its calendar.
    pub(crate) outside: bool,
    /// Its notices, past and to come, those to nobody aside.
    pub(crate) notices: Vec<NoticeView>,
}

/// A notice of a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoticeView {
    pub(crate) to: String,
    pub(crate) reassign: bool,
    pub(crate) at: i64,
}

impl ClockView {
    /// Whether a notice has gone out at T: not after T, and before the clock stopped.
    pub(crate) fn sent(&self, notice: &NoticeView, now: i64) -> bool {
        notice.at <= now && self.stopped.is_none_or(|stopped| notice.at < stopped)
    }
}

/// The clocks of an SLA, by start. `events` are those up to T, what is entered at T included.
pub(crate) fn clocks<'a>(moment: &Moment<'a>, events: &Events<'a>, index: usize, sla: &'a Sla) -> Vec<ClockView> {
    if !sla.when.as_ref().is_none_or(|when| moment.holds(when)) {
        return Vec::new();
    }
    let happened = SlaEvents { moment, events, calendar: sla.calendar.and_then(|c| moment.rules().calendars.get(c)) };
    let happenings = happened.happenings(sla);
    let permitted = |at: i64| {
        sla.needs.iter().all(|permission| {
            let permission = moment.rules().permissions.get(*permission);
            permission.is_some_and(|permission| permissions::given(moment, permission, at))
        })
    };
    let pauses = happened.pauses(sla);
    let clocks = run::run(&happenings, permitted);
    clocks.into_iter().map(|clock| happened.view(index, sla, clock, &pauses)).collect()
}

/// The entry that opens a clock at reaching a stage.
fn reached(stage: usize, handed_over: bool) -> Entry {
    if handed_over { Entry::HandedOver { stage } } else { Entry::Reached { stage } }
}

/// The entries that open clocks.
fn reaching(start: &Start) -> Vec<Entry> {
    match start {
        Start::Reaching { stage, handed_over } => vec![reached(*stage, *handed_over)],
        Start::LaterOf { a, b } => [reaching(a), reaching(b)].concat(),
        Start::Events { .. } | Start::Field { .. } => Vec::new(),
    }
}

/// Reads what happened for the clocks of one SLA.
struct SlaEvents<'m, 'a> {
    moment: &'m Moment<'a>,
    events: &'m Events<'a>,
    calendar: Option<&'a Calendar>,
}

impl<'a> SlaEvents<'_, 'a> {
    fn happenings(&self, sla: &'a Sla) -> Happenings {
        let opening = self.opening(&sla.start);
        let reaching = reaching(&sla.start);
        let stops = self.events.admitted(self.moment, &sla.must);
        let is_opening = |event: &Event| {
            let entry = event.entry.is_some_and(|(entry, _)| reaching.contains(&entry));
            entry || opening.iter().any(|select| self.moment.admits(select, event))
        };
        let mut falls = Vec::new();
        self.falls(&sla.start, &mut falls);
        falls.sort_unstable();
        Happenings {
            starts: self.starts(&sla.start),
            stops: stops.iter().map(|stop| (stop.event.at, is_opening(stop.event))).collect(),
            times: usize::try_from(sla.times).unwrap_or(0).max(1),
            cancels: self.events.instants(self.moment, &sla.cancelled_by),
            falls,
            outcomes: sla.cancelled_by_outcomes.iter().flat_map(|outcome| self.held(*outcome)).collect(),
            restarts: self.zoned(&sla.new_clock),
        }
    }

    /// The events that open clocks.
    fn opening(&self, start: &'a Start) -> Vec<&'a Select> {
        match start {
            Start::Events { select } => select.iter().collect(),
            Start::LaterOf { a, b } => [self.opening(a), self.opening(b)].concat(),
            Start::Reaching { .. } | Start::Field { .. } => Vec::new(),
        }
    }

    fn starts(&self, start: &'a Start) -> Starts {
        match start {
            Start::Events { select } => Starts::At(self.zoned(select)),
            Start::Reaching { stage, handed_over } => {
                let entry = reached(*stage, *handed_over);
                // Without a log no such clock opens.
                let entries = if self.moment.has_log { self.entries(entry) } else { Vec::new() };
                Starts::At(entries.into_iter().map(|at| (at, None)).collect())
            }
            Start::Field { field } => {
                let at = self.moment.field(*field).as_ref().and_then(Value::int);
                Starts::At(at.filter(|at| *at <= self.moment.at).map(|at| (at, None)).into_iter().collect())
            }
            Start::LaterOf { a, b } => Starts::LaterOf(Box::new(self.starts(a)), Box::new(self.starts(b))),
        }
    }

    /// When the lead fell below a stage whose reaching opens clocks.
    fn falls(&self, start: &Start, found: &mut Vec<i64>) {
        match start {
            Start::Reaching { stage, .. } => found.extend(self.entries(Entry::Left { stage: *stage })),
            Start::LaterOf { a, b } => {
                self.falls(a, found);
                self.falls(b, found);
            }
            Start::Events { .. } | Start::Field { .. } => {}
        }
    }

    /// The instants of the entries of one kind that are not marked.
    fn entries(&self, wanted: Entry) -> Vec<i64> {
        let all = self.events.all().iter().filter(|event| event.entry == Some((wanted, Mark::None)));
        all.map(|event| event.at).collect()
    }

    /// From when to when the log says that an outcome held.
    fn held(&self, outcome: usize) -> Vec<(i64, Option<i64>)> {
        let ended = self.entries(Entry::Ended { outcome });
        let became = self.entries(Entry::Became { outcome }).into_iter();
        became.map(|began| (began, ended.iter().copied().find(|end| *end >= began))).collect()
    }

    /// The instants of events, each with the zone of the calendar that it names.
    fn zoned(&self, selects: &'a [Select]) -> Vec<(i64, Option<usize>)> {
        let admitted = self.events.admitted(self.moment, selects);
        admitted.iter().map(|admitted| (admitted.event.at, self.zone_of(admitted.event))).collect()
    }

    /// The zone that a property of an event names.
    fn zone_of(&self, event: &super::normalise::Event) -> Option<usize> {
        let by = self.calendar?.zone_of.as_ref()?;
        let name = by.property.as_ref()?;
        let declared = self.moment.rules().events.get(event.kind)?;
        let property = declared.properties.iter().position(|property| property.name == *name)?;
        let choice = event.properties.get(property)?.as_ref()?.int()?;
        by.zones.get(usize::try_from(choice).ok()?).copied()
    }

    /// What counts on a clock: its calendar in the zone that its start, or a field, names.
    fn hours(&self, zone: Option<usize>) -> Hours<'a> {
        let Some(calendar) = self.calendar else { return Hours::All };
        let index = calendar.zone_of.as_ref().map_or(0, |by| {
            let field = by.field.and_then(|field| self.moment.field(field)?.int());
            let named = field.and_then(|choice| by.zones.get(usize::try_from(choice).ok()?).copied());
            zone.or(named).unwrap_or(by.otherwise)
        });
        Hours::of(calendar, index).unwrap_or(Hours::All)
    }

    fn pauses(&self, sla: &'a Sla) -> Vec<Pause> {
        let instants = |selects| self.events.instants(self.moment, selects);
        let all = sla.pauses.iter().flat_map(|pause| pauses::of(&instants(&pause.from), &instants(&pause.until)));
        pauses::joined(all.collect())
    }

    fn view(&self, index: usize, sla: &Sla, clock: run::Clock, pauses: &[Pause]) -> ClockView {
        let timed = Timed { clock, hours: self.hours(clock.zone), pauses };
        let shown = timed.show(self.moment.at, sla.within);
        let ladder: Vec<NoticeAt> = sla.notices.iter().map(|notice| notice.at).collect();
        let instants = timed.notices(sla.within, &ladder);
        let sent = sla.notices.iter().zip(instants);
        let notices = sent.filter_map(|(notice, at)| {
            let to = routes::receiver(self.moment, &notice.to)?;
            Some(NoticeView { to, reassign: notice.reassign, at: at.instant()? })
        });
        ClockView {
            sla: index,
            state: shown.state,
            started: clock.start,
            due: shown.due.instant(),
            stopped: clock.end.map(|end| end.0),
            open: shown.open,
            elapsed: shown.elapsed,
            outside: shown.due == Moved::Outside && self.calendar.is_some(),
            notices: notices.collect(),
        }
    }
}
