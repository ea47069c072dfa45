//! What only an example can ask: the state of a clock, the answer of a route, the nurtures that apply.

use super::Read;
use crate::base::{Span, closest};
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::{Checker, Place};
use crate::hir::{Cond, CondKind};
use crate::model::{NurtureId, SlaId, SlaState};
use crate::syntax::ast::{Ask, Comparison, ComparisonKind, Name, Order, Value};

pub(super) const STATES: &[(&str, SlaState)] = &[
    ("running", SlaState::Running),
    ("met", SlaState::Met),
    ("missed", SlaState::Missed),
    ("overdue", SlaState::Overdue),
    ("paused", SlaState::Paused),
    ("cancelled", SlaState::Cancelled),
];

impl Checker<'_> {
    /// `sla NAME is met`, `route is "X"`, `nurture is NAME`
    pub(super) fn expectation(
        &self,
        read: &Read,
        name: &Name,
        ask: &Ask,
        span: Span,
        place: Place,
    ) -> Option<CondKind> {
        if place != Place::Expect {
            let message = format!("`{}` can only be asked in the `expect` of an example", name.text);
            let message = Diagnostic::new(&codes::EXAMPLES_ONLY, name.span, message)
                .label("decided after all rules")
                .help("A rule reads fields, events, scores, classes, statuses and stages");
            self.report(message);
            return None;
        }
        let comparison = match ask {
            Ask::Is(comparison) => comparison,
            Ask::Happened(_) => {
                self.report_expectation(read, name.span);
                return None;
            }
        };
        let Some((values, negated)) = listed(comparison) else {
            self.report_expectation(read, comparison.span);
            return None;
        };
        let mut any = Vec::new();
        for value in values {
            any.push(Cond { kind: self.expected(read, value)?, span });
        }
        let kind = if any.len() == 1 { any.remove(0).kind } else { CondKind::Any(any) };
        Some(if negated { CondKind::Not(Box::new(Cond { kind, span })) } else { kind })
    }

    fn expected(&self, read: &Read, value: &Value) -> Option<CondKind> {
        let span = value.span();
        match (read, value) {
            (Read::Sla(id), Value::Name(name)) => self.sla_state(*id, name),
            (Read::Route, Value::Text(text)) => Some(CondKind::Route(Some(text.value.clone()))),
            (Read::Route, Value::Name(name)) if name.text == "nobody" => Some(CondKind::Route(None)),
            (Read::Nurture, Value::Name(name)) if name.text == "none" => {
                let all = (0..self.decls.nurtures.len()).map(|i| Cond { kind: CondKind::Nurture(NurtureId(i)), span });
                let any = Cond { kind: CondKind::Any(all.collect()), span };
                Some(CondKind::Not(Box::new(any)))
            }
            (Read::Nurture, Value::Name(name)) => self.nurture(name).map(CondKind::Nurture),
            _ => {
                self.report_expectation(read, span);
                None
            }
        }
    }

    fn sla_state(&self, id: SlaId, name: &Name) -> Option<CondKind> {
        if let Some((_, state)) = STATES.iter().find(|(word, _)| *word == name.text) {
            return Some(CondKind::Sla(id, *state));
        }
        let span = name.span;
        if name.text == "none" {
            let all = STATES.iter().map(|(_, state)| Cond { kind: CondKind::Sla(id, *state), span });
            let any = Cond { kind: CondKind::Any(all.collect()), span };
            return Some(CondKind::Not(Box::new(any)));
        }
        let words: Vec<&str> = STATES.iter().map(|(word, _)| *word).collect();
        let message = format!("An SLA has no state `{}`", name.text);
        let mut message = Diagnostic::new(&codes::NOT_A_CHOICE, span, message)
            .label("not a state")
            .help(format!("It is one of: {}, none", words.join(", ")));
        if let Some(near) = closest(&name.text, words) {
            message = message.fix(format!("write `{near}`"), span, near);
        }
        self.report(message);
        None
    }

    fn report_expectation(&self, read: &Read, span: Span) {
        let (what, write) = match read {
            Read::Sla(_) => ("the state of an SLA", "`sla NAME is met`"),
            Read::Route => ("the answer of a route", "`route is \"emea\"` or `route is nobody`"),
            _ => ("a nurture", "`nurture is NAME` or `nurture is none`"),
        };
        let message = Diagnostic::new(&codes::INCOMPLETE, span, format!("This is not how {what} is asked for"))
            .label(format!("write {write}"))
            .help(format!("Write {write}"));
        self.report(message);
    }
}

/// The values of `is V`, `is any of (…)` and their opposites.
fn listed(comparison: &Comparison) -> Option<(&[Value], bool)> {
    match &comparison.kind {
        ComparisonKind::Order(Order::Is, _, value) => Some((std::slice::from_ref(value), false)),
        ComparisonKind::Order(Order::IsNot, _, value) => Some((std::slice::from_ref(value), true)),
        ComparisonKind::AnyOf { negated, values } => Some((values, *negated)),
        _ => None,
    }
}
