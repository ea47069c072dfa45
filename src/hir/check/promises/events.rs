//! Events of an example.

use std::collections::BTreeMap;

use super::examples::Facts;
use crate::base::{Span, closest};
use crate::diagnostics::{Diagnostic, Edit, examples as codes};
use crate::hir::ExampleEvent;
use crate::hir::check::{Checker, Symbol};
use crate::model::{Constant, EventId};
use crate::syntax::ast::{Fact, FactKind, FactTime, Moment, Name, Value};

impl Checker<'_> {
    /// `EVENT D ago where …`, `EVENT on DATE where …`
    pub(super) fn event_fact(
        &self,
        facts: &mut Facts,
        fact: &Fact,
        time: FactTime,
        stated: &[(Name, Vec<Value>)],
        as_of: i64,
    ) {
        let Some(event) = self.fact_event(&fact.name) else { return };
        let at = self.fact_time(time, as_of, &fact.name);
        let properties = self.fact_properties(event, fact, stated);
        if let (Some(at), Some(properties)) = (at, properties) {
            facts.example.events.push(ExampleEvent { event, at, properties, span: fact.span });
        }
    }

    /// `requested demo 2 days ago where topic is "a", seats is 3`: reports a property that stands outside of the brackets.
    pub(super) fn report_property_outside(&self, above: &Fact, fact: &Fact) -> bool {
        let (FactKind::Event { properties, .. }, FactKind::Is(..)) = (&above.kind, &fact.kind) else { return false };
        let (Some((first, _)), Some(Symbol::Event(id))) = (properties.first(), self.symbols.get(&above.name.text))
        else {
            return false;
        };
        let event = &self.known.events[id.0];
        let carried = event.properties.iter().any(|property| property.name.text == fact.name.text);
        if !carried || self.symbols.get(&fact.name.text).is_some() {
            return false;
        }
        let message =
            format!("`{}` carries `{}`: both stand in brackets after `where`.", event.name.text, fact.name.text);
        let mut message = Diagnostic::new(&crate::diagnostics::syntax::TESTS_OF_WHERE, fact.span, message)
            .label("read as a fact of its own")
            .also(first.span, "what `where` says")
            .help(format!("Write `where ({} is … and {} is …)`.", first.text, fact.name.text));
        // Where the value ends the fact, no brackets stand around it yet.
        let bare = matches!(properties.as_slice(), [(_, values)] if values.last().is_some_and(|value| value.span().end == above.span.end));
        if bare {
            let and = Span { start: above.span.end, end: fact.name.span.start, ..fact.span };
            let edits = [(first.span.before(), "("), (and, " and "), (fact.span.after(), ")")];
            let edits = edits.into_iter().map(|(span, text)| Edit { span, text: text.into() }).collect();
            message = message.fix_all("put brackets around them", edits);
        }
        self.report(message);
        true
    }

    fn fact_event(&self, name: &Name) -> Option<EventId> {
        match self.symbols.get(&name.text) {
            Some(Symbol::Event(_)) => self.event(name),
            Some(Symbol::Field(_)) => {
                self.symbols.read(&name.text, name.span);
                self.report(
                    Diagnostic::new(
                        &codes::FACT_SHAPE,
                        name.span,
                        format!("`{}` is a field, not an event.", name.text),
                    )
                    .label("a field")
                    .help(format!("Say what it is: `{} is …`.", name.text)),
                );
                None
            }
            Some(Symbol::Group(_)) => {
                self.symbols.read(&name.text, name.span);
                self.report_group(name);
                None
            }
            Some(symbol) => {
                self.report_computed(name, symbol.what());
                None
            }
            None if matches!(name.text.as_str(), "interest" | "hand raise") => {
                self.report_group(name);
                None
            }
            None => match self.built_in_event_named(name) {
                Some(event) => Some(event),
                None => {
                    self.report_no_fact(name);
                    None
                }
            },
        }
    }

    fn report_group(&self, name: &Name) {
        self.report(
            Diagnostic::new(
                &codes::FACT_SHAPE,
                name.span,
                format!("`{}` stands for several events. Which one was it?", name.text),
            )
            .label("a group of events")
            .help("Name the event that happened."),
        );
    }

    /// When it was, ms; not after the instant of the example.
    fn fact_time(&self, time: FactTime, as_of: i64, name: &Name) -> Option<i64> {
        let (at, span) = match time {
            // `0 days ago` is the instant itself.
            FactTime::Ago(duration) if duration.amount.units == 0 && !duration.working => (as_of, duration.span),
            FactTime::Ago(duration) => (as_of.checked_sub(self.duration(&duration)?)?, duration.span),
            FactTime::At(moment) => {
                let span = match moment {
                    Moment::Date(date) => date.span,
                    Moment::Time(time) => time.span,
                };
                (self.moment(&moment)?, span)
            }
        };
        if at <= as_of {
            return Some(at);
        }
        self.report(
            Diagnostic::new(&codes::FACT_IN_FUTURE, span, format!("`{}` had not happened yet.", name.text))
                .label("after the instant of the example")
                .help("An example looks at a person `as of` an instant; what happens later does not count. Choose an earlier time, or a later `as of`."),
        );
        None
    }

    /// Properties by index; reports unknown ones, and required ones that are missing. Mostly messages, so it is long.
    fn fact_properties(
        &self,
        event: EventId,
        fact: &Fact,
        stated: &[(Name, Vec<Value>)],
    ) -> Option<Vec<(usize, Option<Constant>)>> {
        let declared = self.known.events[event.0].clone();
        let mut seen: BTreeMap<usize, Span> = BTreeMap::new();
        let mut properties = Vec::new();
        let mut sound = true;
        for (name, values) in stated {
            let Some(at) = declared.properties.iter().position(|property| property.name.text == name.text) else {
                sound = false;
                let mut report = Diagnostic::new(
                    &codes::PROPERTY_UNKNOWN,
                    name.span,
                    format!("`{}` carries no `{}`.", fact.name.text, name.text),
                )
                .label("not a property of this event");
                let known: Vec<&str> = declared.properties.iter().map(|property| property.name.text.as_str()).collect();
                report = match closest(&name.text, known.iter().copied()) {
                    Some(near) => {
                        report.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), name.span, near)
                    }
                    None if known.is_empty() => report.help("It carries nothing. Declare the property: `event … has`."),
                    None => report.help(format!("It carries `{}`.", known.join("`, `"))),
                };
                self.report(report);
                continue;
            };
            if let Some(first) = seen.get(&at) {
                sound = false;
                self.report_said_twice(name, *first);
                continue;
            }
            seen.insert(at, name.span);
            match self.stated(values, &declared.properties[at].value, name) {
                Some(value) => properties.push((at, value)),
                None => sound = false,
            }
        }
        for (at, property) in declared.properties.iter().enumerate().filter(|(_, property)| property.required) {
            let is_known = properties.iter().any(|(known, value)| *known == at && value.is_some());
            if is_known || (seen.contains_key(&at) && !sound) {
                continue;
            }
            sound = false;
            let name = &property.name.text;
            self.report(
                Diagnostic::new(
                    &codes::PROPERTY_MISSING,
                    fact.span,
                    format!("`{}` always carries `{name}`.", fact.name.text),
                )
                .label(format!("`{name}` is missing"))
                .also(property.name.span, "declared as required")
                .help(format!("An event without it would be ignored. Add it: `where {name} is …`.")),
            );
        }
        sound.then_some(properties)
    }
}
