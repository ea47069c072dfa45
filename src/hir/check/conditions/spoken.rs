//! What examples expect, in other words than the language's: `not NURTURE`, `no outcome`, `CLOCK is running`, `handoff is open`.

use super::expectations::STATES;
use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::{Checker, Place, Symbol};
use crate::syntax::ast::{Ask, Comparison, ComparisonKind, Condition, ConditionKind, Name, NoEvent, Order, Value};

impl Checker<'_> {
    /// `not NURTURE`, `not OUTCOME`, `not STAGE`; whether that was it.
    pub(super) fn report_not_spoken(&self, inner: &Condition, span: Span) -> bool {
        let ConditionKind::Test(test) = &inner.kind else { return false };
        if !matches!(&test.ask, Ask::Happened(tail) if tail.is_empty()) {
            return false;
        }
        let name = &test.subject.text;
        let Some(symbol) = self.symbols.get(name) else { return false };
        let write = match symbol {
            Symbol::Nurture(_) => vec![format!("nurture is not {name}")],
            Symbol::Outcome(_) => vec![format!("outcome is not {name}")],
            Symbol::Stage(_) => vec![format!("not meets {name}"), format!("stage is not {name}")],
            _ => return false,
        };
        self.symbols.read(name, test.subject.span);
        let message = format!("`{name}` is {}, which is not a condition by itself", symbol.what());
        self.report_spoken(message, symbol.what(), span, write);
        true
    }

    /// `no outcome`, `no route`, `no NURTURE`, `no sla NAME`; whether that was it.
    pub(super) fn report_no_spoken(&self, no: &NoEvent, span: Span, place: Place) -> bool {
        let [one] = no.event.names.as_slice() else { return false };
        if no.event.inline_group || one.filter.is_some() || no.event.filter.is_some() || !no.tail.is_empty() {
            return false;
        }
        let name = one.name.text.strip_prefix("nurture ").unwrap_or(&one.name.text);
        if name.starts_with("handoff") && self.symbols.get(name).is_none() {
            return self.report_spoken_name(&one.name, place);
        }
        let symbol = self.symbols.get(name);
        let clock = name.strip_prefix("sla ").unwrap_or(name);
        let (what, write) = match (name, symbol, self.symbols.get(clock)) {
            ("outcome", None, _) => ("the outcome", "outcome is none".to_owned()),
            ("route", None, _) if place == Place::Expect => ("the answer of a route", "route is nobody".to_owned()),
            ("nurture", None, _) if place == Place::Expect => ("a nurture", "nurture is none".to_owned()),
            (_, Some(Symbol::Nurture(_)), _) => ("a nurture", format!("nurture is not {name}")),
            (_, Some(Symbol::Outcome(_)), _) => ("an outcome", format!("outcome is not {name}")),
            (_, Some(Symbol::Permission(_)), _) => ("a permission", format!("not permission {name}")),
            (_, _, Some(Symbol::Sla(_))) if place == Place::Expect => ("an SLA", format!("sla {clock} is none")),
            _ => return false,
        };
        self.symbols.read(clock, one.name.span);
        let message = format!("`{name}` is {what}; after `{}` stands an event", if no.never { "never" } else { "no" });
        self.report_spoken(message, what, span, vec![write]);
        true
    }

    /// `CLOCK is running`: the word `sla` before it is missing; whether that was it.
    pub(super) fn report_clock_without_sla(&self, symbol: Symbol, name: &Name, ask: &Ask, place: Place) -> bool {
        let Ask::Is(Comparison {
            kind: ComparisonKind::Order(Order::Is | Order::IsNot, _, Value::Name(state)), ..
        }) = ask
        else {
            return false;
        };
        let known = state.text == "none" || STATES.iter().any(|(word, _)| *word == state.text);
        if place != Place::Expect || !known || !matches!(symbol, Symbol::Sla(_)) {
            return false;
        }
        let message = format!("`{}` is an SLA: the word `sla` stands before it", name.text);
        self.report_spoken(message, "an SLA", name.span, vec![format!("sla {}", name.text)]);
        true
    }

    /// `nurture NAME`, `CLOCK met`, `handoff is open`: words that have run together; whether that was it.
    pub(super) fn report_spoken_name(&self, name: &Name, place: Place) -> bool {
        let text = name.text.as_str();
        if place != Place::Expect || name.quoted {
            return false;
        }
        if text == "handoff" || text.starts_with("handoff ") {
            let message = Diagnostic::new(&codes::OTHER_KIND, name.span, "No condition can ask for a hand-off")
                .label("follows from its stage and from what it must include")
                .help("Ask for these: `stage is …`, and of each field `… is known`");
            self.report(message);
            return true;
        }
        if let Some(Symbol::Stage(_)) = text.strip_prefix("route ").and_then(|stage| self.symbols.get(stage)) {
            let message = "A lead is routed by the stage that it is at: `route` is not asked for by stage";
            self.report_spoken(message.to_owned(), "the answer of a route", name.span, vec!["route".to_owned()]);
            return true;
        }
        if let Some(nurture) = text.strip_prefix("nurture ")
            && let Some(Symbol::Nurture(_)) = self.symbols.get(nurture)
        {
            let message = format!("An `is` is missing between `nurture` and `{nurture}`");
            self.report_spoken(message, "a nurture", name.span, vec![format!("nurture is {nurture}")]);
            return true;
        }
        let clock = text.rsplit_once(' ').filter(|(_, state)| STATES.iter().any(|(word, _)| word == state));
        if let Some((clock, state)) = clock {
            let clock = clock.strip_prefix("sla ").unwrap_or(clock);
            let clock = [" is", " was"].into_iter().find_map(|verb| clock.strip_suffix(verb)).unwrap_or(clock);
            if let Some(Symbol::Sla(_)) = self.symbols.get(clock) {
                let message = format!("This is not how the state of `{clock}` is asked for");
                self.report_spoken(message, "an SLA", name.span, vec![format!("sla {clock} is {state}")]);
                return true;
            }
        }
        false
    }

    fn report_spoken(&self, message: String, label: &str, span: Span, writings: Vec<String>) {
        let ways: Vec<String> = writings.iter().map(|write| format!("`{write}`")).collect();
        let mut message = Diagnostic::new(&codes::OTHER_KIND, span, message)
            .label(label)
            .help(format!("Write {}", ways.join(" or ")));
        for write in writings {
            message = message.fix(format!("write `{write}`"), span, write);
        }
        self.report(message);
    }
}
