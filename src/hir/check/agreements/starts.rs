//! What starts a clock.

use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::{Checker, Symbol};
use crate::hir::{EventPick, Start, Zone};
use crate::model::{CalendarId, ValueType};
use crate::syntax::ast::{self, EventRef, Name, SlaStart};

impl Checker<'_> {
    /// The start of a clock: events, a time field, an entry into a stage, or the later of two.
    pub(super) fn sla_start(&self, start: &SlaStart) -> Option<Start> {
        match start {
            SlaStart::Event(event) => match self.plain_field(event) {
                Some(name) => self.start_field(&name),
                None => self.picks(std::slice::from_ref(event)).map(Start::Events),
            },
            SlaStart::Reaching(name) => {
                let stage = self.stage(name)?;
                self.warn_never_entered(stage, name);
                Some(Start::Reaching(stage))
            }
            SlaStart::LaterOf(a, b, _) => {
                let (first, second) = (self.sla_start(a), self.sla_start(b));
                Some(Start::LaterOf(Box::new(first?), Box::new(second?)))
            }
        }
    }

    /// The name of a field, where an event or a field may stand.
    fn plain_field(&self, event: &EventRef) -> Option<Name> {
        let [part] = event.names.as_slice() else { return None };
        if event.inline_group || part.filter.is_some() || event.filter.is_some() {
            return None;
        }
        let is_field = match self.symbols.get(&part.name.text) {
            Some(symbol) => matches!(symbol, Symbol::Field(_)),
            None => self.account_field(&part.name).is_some(),
        };
        is_field.then(|| part.name.clone())
    }

    fn start_field(&self, name: &Name) -> Option<Start> {
        let id = self.field(name)?;
        let field = &self.known.fields[id.0];
        if field.value == ValueType::Time {
            return Some(Start::Field(id));
        }
        let (declared, is_date) = (field.name.span, field.value == ValueType::Date);
        let help = if is_date {
            "A date has no time of day, so a clock cannot start from it. Make it a field of type `time`, or start from an event."
        } else {
            "A clock starts from an event, from reaching a stage, or from a field of type `time`."
        };
        self.report(
            Diagnostic::new(&codes::START_NOT_A_TIME, name.span, format!("`{}` is not a time.", name.text))
                .label("a clock cannot start here")
                .also(declared, "declared here")
                .help(help),
        );
        None
    }

    /// A calendar whose zone is a property of the start event: every event that starts the clock has to carry it.
    pub(super) fn check_start_zone(&self, calendar: CalendarId, start: &Start, sla: &ast::Sla) {
        let Zone::Property { name, zones, .. } = &self.known.calendars[calendar.0].zone else { return };
        let (name, zones) = (name.clone(), zones.clone());
        let mut picks: Vec<&EventPick> = Vec::new();
        let only_events = events_of(start, &mut picks);
        let without = picks.iter().map(|pick| &self.known.events[pick.event.0]).find(|event| {
            !event.properties.iter().any(|property| {
                property.name.text == name
                    && matches!(&property.value, ValueType::OneOf { choices, .. } if *choices == zones)
            })
        });
        let what = match without {
            Some(event) => format!("`{}` does not carry `{name}` with the same zones.", event.name.text),
            None if only_events => return,
            None => format!("This clock does not start from an event that carries `{name}`."),
        };
        self.report_zone(calendar, &name, what, sla);
    }

    /// An event that begins a new clock may name another zone, or none; what it names is one of the same zones.
    pub(super) fn check_new_clock_zone(&self, calendar: CalendarId, picks: &[EventPick], sla: &ast::Sla) {
        let Zone::Property { name, zones, .. } = &self.known.calendars[calendar.0].zone else { return };
        let other = picks.iter().map(|pick| &self.known.events[pick.event.0]).find(|event| {
            event.properties.iter().any(|property| {
                property.name.text == *name
                    && !matches!(&property.value, ValueType::OneOf { choices, .. } if choices == zones)
            })
        });
        let Some(event) = other else { return };
        let what = format!("`{}` does not carry `{name}` with the same zones.", event.name.text);
        let name = name.clone();
        self.report_zone(calendar, &name, what, sla);
    }

    fn report_zone(&self, calendar: CalendarId, name: &str, what: String, sla: &ast::Sla) {
        let span = sla.calendar.as_ref().map_or(sla.name.span, |name| name.span);
        let declared = self.decls.calendars[calendar.0].name.span;
        self.report(
            Diagnostic::new(&codes::START_WITHOUT_ZONE, span, what)
                .label("whose zone?")
                .also(declared, format!("this calendar is in the zone of `{name}`"))
                .help(format!("Count another calendar, start from an event that has the property `{name}`, or take the zone from a field.")),
        );
    }
}

/// Collects the events that a clock starts from; whether there is nothing else that it starts from.
fn events_of<'s>(start: &'s Start, picks: &mut Vec<&'s EventPick>) -> bool {
    match start {
        Start::Events(events) => {
            picks.extend(events);
            true
        }
        Start::LaterOf(a, b) => events_of(a, picks) & events_of(b, picks),
        Start::Reaching(_) | Start::Field(_) => false,
    }
}
