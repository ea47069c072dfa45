//! `not` over what can be unknown: whoever is unknown would be swept in.

use super::render;
use super::types::{Side, Ty};
use super::{Read, logic};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::{Checker, Place};
use crate::model::ValueType;
use crate::syntax::ast::{Ask, Comparison, ComparisonKind, Condition, ConditionKind, EventRef, EventTail, Name, Value};

/// A comparison that can be unknown.
pub(super) struct Unknown {
    /// The comparison.
    span: Span,
    /// What is unknown.
    name: String,
    /// The comparison turned round, if it has a wording.
    opposite: Option<String>,
    /// It is an event condition with a bound that can be unknown.
    event: bool,
}

impl Checker<'_> {
    /// The first comparison of a sound condition that can be unknown. Nobody who is unknown meets what stands after `unless`, so
    /// that takes nobody out; nor is anything looked for in another `not`.
    pub(super) fn first_unknown(&self, c: &Condition, place: Place) -> Option<Unknown> {
        match &c.kind {
            ConditionKind::And(parts) | ConditionKind::Or(parts) => {
                parts.iter().find_map(|part| self.first_unknown(part, place))
            }
            ConditionKind::Brackets(inner) | ConditionKind::Unless(inner, _) => self.first_unknown(inner, place),
            ConditionKind::Checklist(list) if list.tail.is_empty() => {
                list.items.iter().find_map(|item| self.first_unknown(item, place))
            }
            ConditionKind::Checklist(list) => self.unknown_bound(&logic::named_in(list), &list.tail, c.span, place),
            ConditionKind::Test(test) => self.unknown_test(&test.subject, &test.ask, c.span, place),
            ConditionKind::EventNumber(number) => {
                if !number.the && self.is_declared(&number.words, place) {
                    return self.unknown_test(&number.words, &Ask::Is(number.comparison.clone()), c.span, place);
                }
                let side = self.number_of_events(number, place)?;
                self.unknown_comparison(&side, &side.name, &number.comparison, place)
            }
            ConditionKind::Edge(edge) => match edge.words.as_ref().filter(|_| !self.is_edge(edge)) {
                Some(words) => self.unknown_test(words, &Ask::Happened(edge.tail.clone()), c.span, place),
                None => self.unknown_bound(&edge.event, &edge.tail, c.span, place),
            },
            ConditionKind::Not(_) | ConditionKind::No(_) | ConditionKind::Meets(_) => None,
        }
    }

    fn unknown_test(&self, name: &Name, ask: &Ask, span: Span, place: Place) -> Option<Unknown> {
        let side = match (self.read(name, place)?, ask) {
            (Read::Value(side), Ask::Is(comparison)) => {
                return self.unknown_comparison(&side, &render::name(name), comparison, place);
            }
            (Read::Events(_), Ask::Happened(tail)) => {
                return self.unknown_bound(&logic::plain_ref(name.clone()), tail, span, place);
            }
            (Read::Value(side), Ask::Happened(tail)) if tail.is_empty() => {
                let opposite = (side.ty == Ty::Value(ValueType::YesNo)).then(|| format!("{} is no", side.name));
                return side.unknown.then(|| Unknown { opposite, ..of(&side, side.operand.span) });
            }
            (Read::Value(side), _) => side,
            _ => return None,
        };
        let Ask::Happened(EventTail { anchor, .. }) = ask else { return None };
        let other = anchor.as_ref().and_then(|anchor| self.anchor_value(anchor, place).zip(Some(anchor.span)));
        let other = other.filter(|((_, other), _)| other.unknown).map(|((_, other), at)| of(&other, at));
        if side.unknown { Some(of(&side, span)) } else { other }
    }

    fn unknown_comparison(&self, side: &Side, written: &str, to: &Comparison, place: Place) -> Option<Unknown> {
        if matches!(to.kind, ComparisonKind::Known { .. }) {
            return None;
        }
        if side.unknown {
            let span = side.operand.span.to(to.span);
            return Some(Unknown { opposite: render::opposite(written, to), ..of(side, span) });
        }
        let ComparisonKind::Order(_, _, Value::Name(name) | Value::Share(_, name)) = &to.kind else { return None };
        match self.read(name, place).filter(|_| !self.is_label(&side.ty, &name.text))? {
            Read::Value(other) => other.unknown.then(|| of(&other, to.span)),
            _ => None,
        }
    }

    /// A window that begins or ends with something that can be unknown, or that may never have happened.
    fn unknown_bound(&self, event: &EventRef, tail: &EventTail, span: Span, place: Place) -> Option<Unknown> {
        let anchor = tail.anchor.as_ref().filter(|anchor| anchor.within.is_none())?;
        if self.anchor_value(anchor, place).is_some_and(|(_, side)| !side.unknown) {
            return None;
        }
        let ids = event.names.iter().filter_map(|one| self.event_ids(&one.name)).flatten();
        let names: Vec<&str> = ids.map(|id| self.known.events[id.0].name.text.as_str()).collect();
        Some(Unknown { span, name: names.join(", "), opposite: None, event: true })
    }

    pub(super) fn report_not_unknown(&self, inner: &Condition, unknown: &Unknown, span: Span) {
        let name = &unknown.name;
        if unknown.event {
            let message = format!("What is `not` over `{name}` since something that may never have happened?");
            let message = Diagnostic::new(&codes::NOT_UNKNOWN, span, message)
                .label("met also if that never happened")
                .also(unknown.span, "not met either way if that never happened")
                .help(format!(
                    "Write `no {name} since …` to ask for those to whom it happened and who did nothing since"
                ))
                .help("Or ask for both cases: `never B or no A since B`");
            self.report(message);
            return;
        }
        let message = format!("If `{name}` is not known, this `not` would be met");
        let mut message = Diagnostic::new(&codes::NOT_UNKNOWN, span, message)
            .label("also matches leads where this is unknown")
            .also(unknown.span, "not met if it is unknown");
        let single = matches!(strip(inner).kind, ConditionKind::Test(_) | ConditionKind::EventNumber(_));
        message = match &unknown.opposite {
            Some(opposite) => {
                let either = format!("({name} is unknown or {opposite})");
                let mut message = message
                    .help(format!("Write `{opposite}` to leave out leads where it is unknown"))
                    .help(format!("Write `{}` to take them in", &either[1..either.len() - 1]));
                if single {
                    message = message
                        .fix(format!("write `{opposite}`: unknown is not met"), span, opposite.clone())
                        .fix("take in leads where it is unknown", span, either);
                }
                message
            }
            None => message
                .help("Say of each part what shall not be, instead of `not (…)`: an unknown value then is not met")
                .help(format!("To take in leads where it is unknown, add `{name} is unknown or …`")),
        };
        self.report(message);
    }
}

fn of(side: &Side, span: Span) -> Unknown {
    Unknown { span, name: side.name.clone(), opposite: None, event: false }
}

fn strip(c: &Condition) -> &Condition {
    match &c.kind {
        ConditionKind::Brackets(inner) => strip(inner),
        _ => c,
    }
}
