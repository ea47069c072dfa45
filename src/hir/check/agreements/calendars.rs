//! Calendars: where they are, when they are open.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::collect::named;
use crate::hir::check::{Checker, Symbol};
use crate::hir::{self, Zone};
use crate::model::{ValueType, is_zone};
use crate::syntax::ast::{Calendar, Name, Text, ZoneExpr};

/// What is wrong with the choices of a field or property that should name zones.
enum Zones {
    /// Its choices, each a zone.
    Of(Vec<String>),
    /// It is not `one of (…)`.
    NoChoice,
    /// One of the choices is not a zone.
    NotAZone(String),
}

impl Checker<'_> {
    /// Zone, opening hours and closed days of every calendar.
    pub(in crate::hir::check) fn calendars(&self) -> Vec<hir::Calendar> {
        let calendar = |decl: &&Calendar| hir::Calendar {
            name: named(&decl.name),
            open: self.opening_hours(decl),
            closed: self.closed_days(decl),
            zone: self.calendar_zone(decl).unwrap_or_else(|| Zone::Fixed("UTC".into())),
        };
        self.decls.calendars.iter().map(calendar).collect()
    }

    fn calendar_zone(&self, decl: &Calendar) -> Option<Zone> {
        match &decl.zone {
            ZoneExpr::Fixed(text) => self.zone_exists(text).then(|| Zone::Fixed(text.value.clone())),
            ZoneExpr::Of { name, otherwise } => {
                let fallback = self.zone_otherwise(name, otherwise.as_ref());
                if let Some(Symbol::Field(_)) | None = self.symbols.get(&name.text)
                    && let Some(id) = self.zone_field(name)
                {
                    let field = &self.known.fields[id.0];
                    let (zones, declared) = (zones_of(&field.value), field.name.span);
                    self.all_zones(zones, name, declared)?;
                    return Some(Zone::Field { field: id, otherwise: fallback? });
                }
                self.zone_property(name, fallback)
            }
        }
    }

    /// A field of this name, if there is one; the name of an account's field counts too.
    fn zone_field(&self, name: &Name) -> Option<crate::model::FieldId> {
        match self.symbols.read(&name.text, name.span) {
            Some(Symbol::Field(id)) => Some(id),
            _ => self.account_field(name),
        }
    }

    /// A property of events: clocks that count by this calendar start from one of them.
    fn zone_property(&self, name: &Name, fallback: Option<String>) -> Option<Zone> {
        let properties = || {
            self.known
                .events
                .iter()
                .flat_map(|event| &event.properties)
                .filter(|property| property.name.text == name.text)
        };
        let Some(property) = properties()
            .find(|property| matches!(zones_of(&property.value), Zones::Of(_)))
            .or_else(|| properties().next())
        else {
            let mut report = Diagnostic::new(
                &codes::ZONE_OF_NOTHING,
                name.span,
                format!("`{}` is neither a field nor a property of an event.", name.text),
            )
            .label("whose zone?")
            .help("A calendar takes its zone from a field, or from a property of the event that starts the clock.");
            let fields = self.known.fields.iter().map(|field| field.key.as_str());
            if let Some(near) = self.closest(&name.text, fields) {
                report = report.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), name.span, near);
            }
            self.report(report);
            return None;
        };
        let (zones, declared) = (zones_of(&property.value), property.name.span);
        let zones = self.all_zones(zones, name, declared)?;
        Some(Zone::Property { name: name.text.clone(), zones, otherwise: fallback? })
    }

    fn all_zones(&self, zones: Zones, name: &Name, declared: Span) -> Option<Vec<String>> {
        let what = match zones {
            Zones::Of(zones) => return Some(zones),
            Zones::NoChoice => format!("`{}` is not a choice between zones.", name.text),
            Zones::NotAZone(choice) => format!("`{}` can be `{choice}`, which is not a time zone.", name.text),
        };
        self.report(
            Diagnostic::new(&codes::ZONE_NOT_LISTED, name.span, what)
                .label("has to be `one of` names of zones")
                .also(declared, "declared here")
                .help("List the zones there can be: `one of (\"Europe/London\", \"America/New_York\")`. So the calendar is known for each of them beforehand."),
        );
        None
    }

    fn zone_otherwise(&self, name: &Name, otherwise: Option<&Text>) -> Option<String> {
        let Some(text) = otherwise else {
            let zone = self.known.head.time_zone.clone();
            self.report(
                Diagnostic::new(
                    &codes::ZONE_WITHOUT_OTHERWISE,
                    name.span,
                    format!("Which zone holds where `{}` is not known?", name.text),
                )
                .label("may be unknown")
                .help("Say so after a comma: `, otherwise \"Europe/London\"`.")
                .fix(
                    format!("add `, otherwise \"{zone}\"`"),
                    name.span.after(),
                    format!(", otherwise \"{zone}\""),
                ),
            );
            return None;
        };
        self.zone_exists(text).then(|| text.value.clone())
    }
}

fn zones_of(value: &ValueType) -> Zones {
    let ValueType::OneOf { choices, .. } = value else { return Zones::NoChoice };
    match choices.iter().find(|choice| !is_zone(choice)) {
        Some(choice) => Zones::NotAZone(choice.clone()),
        None => Zones::Of(choices.clone()),
    }
}
