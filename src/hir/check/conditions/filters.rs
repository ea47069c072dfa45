//! What was meant for the filter of an event, and stands outside of it for want of brackets.

use super::types::Ty;
use crate::base::Span;
use crate::diagnostics::{Diagnostic, Edit, conditions as codes, syntax};
use crate::hir::check::{Checker, Symbol};
use crate::hir::{Event, Property};
use crate::model::ValueType;
use crate::syntax::ast::{Ask, Condition, ConditionKind, EventRef, EventTail, Name, Test};

impl Checker<'_> {
    /// `asked where roles is 3 and topic is "a"`, where only `asked` carries a `topic`.
    pub(super) fn report_tests_of_where(&self, parts: &[Condition]) -> bool {
        for (at, part) in parts.iter().enumerate() {
            let ConditionKind::Test(Test { subject, ask: Ask::Happened(tail) }) = &part.kind else { continue };
            let Some(filter) = tail.filter.as_deref().filter(|filter| is_bare(filter)) else { continue };
            let Some(event) = self.event_of(subject) else { continue };
            if tail.count.is_some() || !tail.windows.is_empty() || tail.anchor.is_some() {
                continue;
            }
            let is_of_event = |part: &&Condition| match &part.kind {
                ConditionKind::Test(Test { subject, .. }) => {
                    carried(event, subject).is_some() && self.symbols.get(&subject.text).is_none()
                }
                _ => false,
            };
            let (event, count) = (event.name.text.clone(), parts[at + 1..].iter().take_while(is_of_event).count());
            let Some(last) = parts.get(at + count).filter(|_| count > 0) else { continue };
            let more = parts[at + 1].span.to(last.span);
            let message = "After `where` stands one test; several stand in brackets";
            let message = Diagnostic::new(&syntax::TESTS_OF_WHERE, more, message)
                .label(format!("only `{event}` carries this"))
                .also(filter.span, "the one test of `where`")
                .help("Write `where (… and …)`, with both inside of the brackets")
                .fix_all("put brackets around them", brackets(filter.span.to(last.span)));
            self.report(message);
            return true;
        }
        false
    }

    /// `asked where start in the last 30 days`: the window is read as one of `asked`.
    pub(in crate::hir::check) fn report_window_of_filter(&self, event: &EventRef, tail: &EventTail) -> bool {
        let filter = tail.filter.as_deref().or(event.filter.as_deref());
        let Some(filter) = filter.filter(|filter| is_bare(filter) && tail.count.is_none()) else { return false };
        let ConditionKind::Test(Test { subject, ask: Ask::Happened(inner) }) = &filter.kind else { return false };
        let window = tail.windows.first().map(|window| window.span).or(tail.anchor.as_ref().map(|anchor| anchor.span));
        let [name] = event.names.as_slice() else { return false };
        let (Some(window), Some(of), true) = (window, self.event_of(&name.name), inner.is_empty()) else {
            return false;
        };
        let Some(property) = carried(of, subject) else { return false };
        if !matches!(property.value, ValueType::Date | ValueType::Time) {
            return false;
        }
        let (what, of) = (Ty::Value(property.value.clone()).what(), of.name.text.clone());
        let message = format!("This window is read as one of `{of}`, not of `{}`", subject.text);
        let message = Diagnostic::new(&codes::INCOMPLETE, window, message)
            .label(format!("when `{of}` happened"))
            .also(subject.span, format!("{what}, of which nothing is asked then"))
            .help(format!("Write brackets around `{}` and its window: `where ({} …)`", subject.text, subject.text))
            .fix_all("put brackets around them", brackets(filter.span.to(window)));
        self.report(message);
        true
    }

    fn event_of(&self, name: &Name) -> Option<&Event> {
        match self.symbols.get(&name.text) {
            Some(Symbol::Event(id)) => self.known.events.get(id.0),
            _ => None,
        }
    }
}

fn carried<'e>(event: &'e Event, name: &Name) -> Option<&'e Property> {
    event.properties.iter().find(|property| property.name.text == name.text)
}

/// A test without brackets around it.
fn is_bare(filter: &Condition) -> bool {
    matches!(filter.kind, ConditionKind::Test(_))
}

fn brackets(span: Span) -> Vec<Edit> {
    vec![Edit { span: span.before(), text: "(".into() }, Edit { span: span.after(), text: ")".into() }]
}

#[cfg(test)]
mod tests {
    use crate::hir::check::testing::check;

    const HEAD: &str = "event asked has\n  roles: whole number\n  topic: text\n  start: date\n";

    fn offered(condition: &str) -> Vec<(&'static str, usize)> {
        let (_, messages) = check(&format!("{HEAD}define a as\n  {condition}\n"));
        let errors = messages.iter().filter(|message| message.code.id.starts_with('E'));
        errors.map(|m| (m.code.id, m.fixes.first().map_or(0, |fix| fix.edits.len()))).collect()
    }

    #[test]
    fn tests_outside_of_the_filter_are_put_into_brackets() {
        assert_eq!(offered("asked where roles is 3 and topic is \"a\""), [("E0075", 2)]);
        assert_eq!(offered("asked where roles is 3 or topic is \"a\""), [("E0075", 2)]);
        assert_eq!(offered("asked where (roles is 3 and topic is \"a\")"), []);
    }

    #[test]
    fn a_window_of_a_date_stands_in_brackets() {
        assert_eq!(offered("asked where start in the last 30 days"), [("E0208", 2)]);
        assert_eq!(offered("asked where start in the next 14 days"), [("E0208", 2)]);
        assert_eq!(offered("asked where start after 2026-05-01"), [("E0208", 2)]);
        assert_eq!(offered("asked where (start in the next 14 days) in the last 30 days"), []);
    }
}
