//! From names to events: groups, inline groups, `interest`, `hand raise`, entries; each event once, with its filter.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, events as codes, names};
use crate::hir::check::conditions::Read;
use crate::hir::check::{Checker, Place, Symbol};
use crate::hir::{Cond, CondKind, EventPick};
use crate::model::EventId;
use crate::syntax::ast::{Condition, ConditionKind, EventRef, EventTail, Name};

impl Checker<'_> {
    /// The events of a clause that takes one or several: groups and built-in names resolved, filters read.
    pub fn picks(&self, events: &[EventRef]) -> Option<Vec<EventPick>> {
        let mut all = Vec::new();
        let mut sound = true;
        for event in events {
            match self.picks_of(event, None) {
                Some(picks) => all.extend(picks),
                None => sound = false,
            }
        }
        sound.then(|| merge(all))
    }

    /// The events of one reference; `filter` is a filter after it.
    pub(super) fn picks_of(&self, event: &EventRef, filter: Option<&Condition>) -> Option<Vec<EventPick>> {
        let mut all = Vec::new();
        let mut sound = true;
        for one in &event.names {
            let Some(ids) = self.event_ids(&one.name) else {
                sound = false;
                continue;
            };
            let filters: Vec<&Condition> =
                [one.filter.as_deref(), event.filter.as_deref(), filter].into_iter().flatten().collect();
            match self.filtered(&ids, &filters, &one.name) {
                Some(picks) => all.extend(picks),
                None => sound = false,
            }
        }
        // The events of one name are different already.
        sound.then(|| if event.names.len() > 1 { merge(all) } else { all })
    }

    fn filtered(&self, ids: &[EventId], filters: &[&Condition], name: &Name) -> Option<Vec<EventPick>> {
        if filters.is_empty() {
            return Some(ids.iter().map(|&event| EventPick { event, filter: None, property: None }).collect());
        }
        if ids.len() > 1 {
            for filter in filters {
                self.check_common(ids, filter, name)?;
            }
        }
        let mut picks = Vec::with_capacity(ids.len());
        for &event in ids {
            let read: Vec<Option<Cond>> = filters.iter().map(|filter| self.filter(filter, event)).collect();
            let mut conds = read.into_iter().collect::<Option<Vec<Cond>>>()?;
            let filter = if conds.len() > 1 {
                let span = name.span;
                Cond { kind: CondKind::All(conds), span }
            } else {
                conds.pop()?
            };
            picks.push(EventPick { event, filter: Some(filter), property: None });
        }
        Some(picks)
    }

    fn filter(&self, filter: &Condition, event: EventId) -> Option<Cond> {
        self.condition(filter, Place::Filter(event))
    }

    /// What a filter asks of several events, each of them must carry, with one type.
    fn check_common(&self, ids: &[EventId], filter: &Condition, group: &Name) -> Option<()> {
        let mut subjects = Vec::new();
        subjects_of(filter, &mut subjects);
        for subject in subjects {
            self.common_property(ids, subject, group)?;
        }
        Some(())
    }

    /// The property of this name in each of several events. A name that none of them carries is no property.
    fn common_property(&self, ids: &[EventId], property: &Name, group: &Name) -> Option<()> {
        let text = property.text.as_str();
        let find = |id: EventId| {
            self.known.events[id.0].properties.iter().find(|p| p.name.text == text).map(|p| (id, p.value.clone()))
        };
        let Some((first, value)) = ids.iter().find_map(|&id| find(id)) else { return Some(()) };
        let built_in = !group.quoted && group.text == "interest";
        let odd = ids.iter().find(|&&id| find(id).is_none_or(|(_, other)| other != value));
        let other = match odd {
            Some(&id) => id,
            None if built_in => first,
            None => return Some(()),
        };
        let name = |id: EventId| self.known.events[id.0].name.text.clone();
        let message = if built_in {
            format!("`interest` is every event that shows interest; it carries no `{text}`")
        } else if find(other).is_none() {
            format!("`{}` is several events, and `{}` of them carries no `{text}`", group.text, name(other))
        } else {
            format!("`{text}` of `{}` is not of the same type as `{text}` of `{}`", name(other), name(first))
        };
        let message = Diagnostic::new(&codes::NOT_COMMON, property.span, message)
            .label("not carried alike by all")
            .also(group.span, "these events")
            .help(format!("Name the events that carry `{text}`: `any of (A where {text} is …, B where {text} is …)`"));
        self.report(message);
        None
    }

    /// The ids of what a name stands for, where events belong.
    pub(in crate::hir::check) fn event_ids(&self, name: &Name) -> Option<Vec<EventId>> {
        match self.read(name, Place::Plain) {
            Some(Read::Events(ids)) if ids.is_empty() => {
                let text = &name.text;
                let message = format!("No event is meant by `{text}`");
                let help = match text.as_str() {
                    "hand raise" => "Mark an event with it: `event requested demo, hand raise`",
                    _ => "Declare the events that are meant",
                };
                let message =
                    Diagnostic::new(&codes::NO_EVENTS, name.span, message).label("stands for no event").help(help);
                self.report(message);
                None
            }
            Some(Read::Events(ids)) => Some(ids),
            Some(read) => {
                self.report_no_event(name, &read);
                None
            }
            None => {
                self.report_unread(name, Some(&crate::syntax::ast::Ask::Happened(said())), Place::Plain);
                None
            }
        }
    }

    fn report_no_event(&self, name: &Name, read: &Read) {
        let text = &name.text;
        let (what, help) = match read {
            Read::Value(side) => (side.ty.what(), "An event is declared with `event NAME`".to_owned()),
            Read::Define(_) => {
                ("a definition", format!("A definition does not happen; write it as a condition: `not {text}`"))
            }
            Read::Other(Symbol::Stage(_)) => ("a stage", format!("Write `reached {text}` for the entry into it")),
            Read::Other(Symbol::Outcome(_)) => ("an outcome", format!("Write `became {text}` for the entry into it")),
            Read::Other(symbol) => (symbol.what(), "An event is declared with `event NAME`".to_owned()),
            _ => ("something else", "An event is declared with `event NAME`".to_owned()),
        };
        let declared = self.symbols.names.get(text).map(|declared| declared.span).unwrap_or_default();
        let mut message = Diagnostic::new(
            &names::OTHER_KIND,
            name.span,
            format!("An event is expected here, but `{text}` is {what}"),
        )
        .label("expected an event")
        .help(help);
        if declared != Span::default() {
            message = message.also(declared, "declared here");
        }
        if let Read::Other(Symbol::Stage(_)) = read {
            message = message.fix(format!("write `reached {text}`"), name.span, format!("reached {text}"));
        }
        self.report(message);
    }

    /// The index and type of a property that all picks carry alike, for a number made from it.
    pub(super) fn property_of_all(
        &self,
        picks: &mut [EventPick],
        property: &Name,
        event: &EventRef,
    ) -> Option<crate::model::ValueType> {
        let ids: Vec<EventId> = picks.iter().map(|pick| pick.event).collect();
        let of = Name { text: event_name(event), quoted: false, span: event.span };
        self.common_property(&ids, property, &of)?;
        let mut value = None;
        for pick in picks.iter_mut() {
            let event = &self.known.events[pick.event.0];
            match event.properties.iter().position(|p| p.name.text == property.text) {
                Some(index) => {
                    pick.property = Some(index);
                    value = Some(event.properties[index].value.clone());
                }
                None => {
                    let names: Vec<String> = event.properties.iter().map(|p| p.name.text.clone()).collect();
                    let event = event.name.text.clone();
                    self.report_not_carried(property, &event, &names);
                    return None;
                }
            }
        }
        value
    }

    fn report_not_carried(&self, property: &Name, event: &str, carries: &[String]) {
        let text = &property.text;
        let near = self.closest(text, carries.iter().map(String::as_str));
        let mut message = Diagnostic::new(&codes::NOT_CARRIED, property.span, format!("`{event}` carries no `{text}`"))
            .label("not carried by the event");
        message = match near {
            Some(near) => {
                message.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), property.span, near)
            }
            None if carries.is_empty() => {
                message.help(format!("Declare it: `event {event} has` and on the next line `{text}: …`"))
            }
            None => message.help(format!("It carries {}", carries.join(", "))),
        };
        self.report(message);
    }
}

/// How a reference to events is written.
pub(in crate::hir::check) fn event_name(event: &EventRef) -> String {
    let names: Vec<String> =
        event.names.iter().map(|one| crate::hir::check::conditions::render::name(&one.name)).collect();
    if event.inline_group { format!("any of ({})", names.join(", ")) } else { names.join(", ") }
}

/// A tail that says something, for messages about an event.
fn said() -> EventTail {
    EventTail {
        windows: vec![crate::syntax::ast::Window { kind: crate::syntax::ast::WindowKind::Ever, span: Span::default() }],
        ..EventTail::default()
    }
}

/// The names that a filter asks about.
fn subjects_of<'c>(filter: &'c Condition, out: &mut Vec<&'c Name>) {
    match &filter.kind {
        ConditionKind::And(parts) | ConditionKind::Or(parts) => parts.iter().for_each(|part| subjects_of(part, out)),
        ConditionKind::Not(inner) | ConditionKind::Brackets(inner) => subjects_of(inner, out),
        ConditionKind::Unless(inner, except) => {
            subjects_of(inner, out);
            subjects_of(except, out);
        }
        ConditionKind::Checklist(list) => list.items.iter().for_each(|item| subjects_of(item, out)),
        ConditionKind::Test(test) => out.push(&test.subject),
        _ => {}
    }
}

/// Each event once: without a filter it is there anyway; two filters are joined by `or`.
fn merge(picks: Vec<EventPick>) -> Vec<EventPick> {
    let mut at = std::collections::BTreeMap::new();
    let mut merged: Vec<EventPick> = Vec::with_capacity(picks.len());
    for pick in picks {
        match at.get(&pick.event) {
            None => {
                at.insert(pick.event, merged.len());
                merged.push(pick);
            }
            Some(&i) => {
                let seen: &mut EventPick = &mut merged[i];
                seen.filter = match (seen.filter.take(), pick.filter) {
                    (Some(one), Some(other)) => {
                        let span = one.span;
                        Some(Cond { kind: CondKind::Any(vec![one, other]), span })
                    }
                    _ => None,
                };
            }
        }
    }
    merged
}
