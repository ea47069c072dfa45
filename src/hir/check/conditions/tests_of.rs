//! A name and what is asked of it.

use super::compare::Asked;
use super::logic::plain_ref;
use super::types::{Side, Ty};
use super::{Read, render};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes, events};
use crate::hir::CondKind;
use crate::hir::check::{Checker, Place, Symbol};
use crate::model::ValueType;
use crate::syntax::ast::{Anchor, Ask, Comparison, ComparisonKind, EdgeEvent, EventNumber, EventTail, Name, Test};

impl Checker<'_> {
    /// A name alone, or a name and what is asked of it.
    pub(super) fn test(&self, test: &Test, span: Span, place: Place) -> Option<CondKind> {
        let name = &test.subject;
        let Some(read) = self.read(name, place) else {
            self.report_unread(name, Some(&test.ask), place);
            return None;
        };
        if !self.may_read(&read, name, place) {
            return None;
        }
        match (&read, &test.ask) {
            (Read::Value(side), Ask::Is(comparison)) => {
                self.compare(side, Asked { comparison, place, from_list: false })
            }
            (Read::Value(side), Ask::Happened(tail)) => self.value_alone(side, tail, span, place),
            (Read::Events(_), Ask::Happened(tail)) => self.happened(&plain_ref(name.clone()), tail, span, place, false),
            (Read::Events(_), Ask::Is(comparison)) => {
                self.report_event_compared(name, comparison);
                None
            }
            (Read::Define(id), ask) => {
                self.check_alone(name, "a definition", ask, true).then_some(CondKind::Defined(*id))
            }
            (Read::Permission(id), ask) => {
                self.check_alone(name, "a permission", ask, false).then_some(CondKind::Permission(*id))
            }
            (Read::Sla(_) | Read::Route | Read::Nurture, ask) => self.expectation(&read, name, ask, span, place),
            (Read::Other(symbol), ask) if self.report_clock_without_sla(*symbol, name, ask, place) => None,
            (Read::Other(symbol), _) => {
                self.report_other(*symbol, name);
                None
            }
        }
    }

    /// A definition or permission stands alone.
    fn check_alone(&self, name: &Name, what: &str, ask: &Ask, define: bool) -> bool {
        let text = &name.text;
        let span = match ask {
            Ask::Happened(tail) if tail.is_empty() => return true,
            Ask::Happened(tail) => tail.span,
            Ask::Is(comparison) => comparison.span,
        };
        let window = matches!(ask, Ask::Happened(_));
        let message = format!("`{text}` is {what}: met or not, and nothing more can be asked of it");
        let mut message = Diagnostic::new(&codes::STANDS_ALONE, span, message).label("cannot be asked");
        message = if window && define {
            message.help("Put the window into the definition, at the events that it names")
        } else {
            message.help(format!("Write `{text}` alone, or `not {text}`")).fix(
                format!("write `{text}` alone"),
                name.span.after().to(span),
                "",
            )
        };
        self.report(message);
        false
    }

    /// A value with a window, or with nothing.
    fn value_alone(&self, side: &Side, tail: &EventTail, span: Span, place: Place) -> Option<CondKind> {
        if tail.is_empty() {
            if side.ty == Ty::Value(ValueType::YesNo) {
                return Some(CondKind::Yes(side.operand.clone()));
            }
            let name = &side.name;
            let message = format!("`{name}` is {}, not a condition; compare it with something", side.ty.what());
            let message = Diagnostic::new(&codes::INCOMPLETE, side.operand.span, message)
                .label("not a condition by itself")
                .help(match side.ty {
                    _ if side.ty.is_time() => format!("Write `{name} is known`, or `{name} in the last 30 days`"),
                    _ if side.ty.is_text() => format!("Write `{name} is known`, or `{name} is \"…\"`"),
                    _ if side.ty.scale().is_some() => format!("Compare it with a number: `{name} >= …`"),
                    _ => format!("Write `{name} is …`. {}", self.choose(&side.ty, name)),
                });
            self.report(message);
            return None;
        }
        let misfit = tail.filter.as_ref().map(|filter| filter.span).or(tail.count.map(|count| count.span));
        if !side.ty.is_time() || misfit.is_some() {
            let at = misfit.unwrap_or(tail.span);
            let message = format!("`{}` is {}, not an event: it does not happen", side.name, side.ty.what());
            let message = Diagnostic::new(&events::NOT_AN_EVENT, at, message)
                .label("for events only")
                .also(side.operand.span, side.ty.what())
                .help(format!("A rule reads what `{}` is at present", side.name));
            self.report(message);
            return None;
        }
        let mut parts = Vec::new();
        let mut sound = true;
        for window in &tail.windows {
            match self.date_window(side, window) {
                Some(kind) => parts.push(crate::hir::Cond { kind, span }),
                None => sound = false,
            }
        }
        if let Some(anchor) = &tail.anchor {
            match self.date_anchor(side, anchor, place) {
                Some(kind) => parts.push(crate::hir::Cond { kind, span }),
                None => sound = false,
            }
        }
        if !sound {
            return None;
        }
        Some(if parts.len() == 1 { parts.remove(0).kind } else { CondKind::All(parts) })
    }

    /// `created before renewal`
    fn date_anchor(&self, side: &Side, anchor: &Anchor, place: Place) -> Option<CondKind> {
        let single = match anchor.to.names.as_slice() {
            [one] if !anchor.to.inline_group && one.filter.is_none() && anchor.to.filter.is_none() => Some(&one.name),
            _ => None,
        };
        let read = single.and_then(|name| self.read(name, place));
        match (single, read) {
            (Some(name), Some(Read::Value(other))) if other.ty.is_time() && anchor.within.is_none() => {
                if !self.may_read(&Read::Value(other.clone()), name, place) {
                    return None;
                }
                self.date_against(side, anchor.relation, &other)
            }
            (Some(name), None) => {
                self.report_unread(name, None, place);
                None
            }
            _ => {
                let name = &side.name;
                let message = format!(
                    "`{name}` is {}; it can be compared with a date, a time, or a field of its kind",
                    side.ty.what()
                );
                let message = Diagnostic::new(&events::NOT_AN_EVENT, anchor.span, message)
                    .label("not a date or time")
                    .also(side.operand.span, side.ty.what())
                    .help(format!("For an event turn it round: `requested demo after {name}`"));
                self.report(message);
                None
            }
        }
    }

    fn report_event_compared(&self, name: &Name, comparison: &Comparison) {
        let text = render::name(name);
        let message = format!("`{text}` is something that happens; it has no value to compare");
        let mut message = Diagnostic::new(&codes::TEST_DOES_NOT_FIT, comparison.span, message)
            .label("cannot be asked of an event")
            .also(name.span, "an event");
        message = match &comparison.kind {
            ComparisonKind::Known { negated } => {
                let write = if *negated { format!("never {text}") } else { format!("{text} ever") };
                message.fix(format!("write `{write}`"), name.span.to(comparison.span), write)
            }
            ComparisonKind::Order(..) | ComparisonKind::Between(..) => message
                .help(format!("How often it happened: `{text} at least 3 times in the last 30 days`"))
                .help(format!("What it carried: `{text} where … is …`")),
            _ => message.help(format!("What it carried: `{text} where … is …`")),
        };
        self.report(message);
    }

    // ------------------------------------------------------------------------------------------------ words with two readings

    /// `the number of EVENT … >= 3`; without `the`, a declared name of the same words wins.
    pub(super) fn event_number(&self, number: &EventNumber, span: Span, place: Place) -> Option<CondKind> {
        if !number.the && self.is_declared(&number.words, place) {
            let test = Test { subject: number.words.clone(), ask: Ask::Is(number.comparison.clone()) };
            return self.test(&test, span, place);
        }
        let side = self.number_of_events(number, place)?;
        self.compare(&side, Asked { comparison: &number.comparison, place, from_list: false })
    }

    /// `the last EVENT more than 30 days ago`; without `the`, a declared `last contacted` wins.
    pub(super) fn edge(&self, edge: &EdgeEvent, span: Span, place: Place, negated: bool) -> Option<CondKind> {
        if let Some(words) = edge.words.as_ref().filter(|words| !edge.the && self.is_declared(words, place)) {
            let test = Test { subject: words.clone(), ask: Ask::Happened(edge.tail.clone()) };
            return self.test(&test, span, place);
        }
        self.edge_happened(edge, span, place, negated)
    }

    /// Whether `last X` is read as the last of an event, not as a declared name.
    pub(super) fn is_edge(&self, edge: &EdgeEvent) -> bool {
        edge.the || edge.words.as_ref().is_none_or(|words| !self.symbols.names.contains_key(&words.text))
    }

    pub(super) fn is_declared(&self, words: &Name, place: Place) -> bool {
        let text = &words.text;
        let property = match place {
            Place::Filter(event) => {
                self.known.events[event.0].properties.iter().any(|property| property.name.text == *text)
            }
            _ => false,
        };
        property || self.symbols.names.contains_key(text)
    }

    /// Whether a name is one of events.
    pub(super) fn is_event(&self, name: &Name) -> bool {
        match self.symbols.get(&name.text) {
            Some(symbol) => matches!(symbol, Symbol::Event(_) | Symbol::Group(_)),
            None if name.quoted => false,
            None => {
                self.symbols.built_in.contains_key(&name.text)
                    || ["interest", "hand raise"].contains(&name.text.as_str())
            }
        }
    }
}
