//! `and`, `or`, `not`, `unless`, brackets, checklists.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes, events};
use crate::hir::check::{Checker, Place};
use crate::hir::{Cond, CondKind};
use crate::syntax::ast::{
    Ask, Checklist, Condition, ConditionKind, EventRef, FilteredName, NoEvent, Number, Quantifier, Test,
};

impl Checker<'_> {
    /// A condition within a chain of others.
    pub(super) fn cond(&self, c: &Condition, place: Place) -> Option<Cond> {
        if let ConditionKind::And(parts) | ConditionKind::Or(parts) = &c.kind
            && self.report_tests_of_where(parts)
        {
            return None;
        }
        let kind = match &c.kind {
            ConditionKind::And(parts) => CondKind::All(self.parts(parts, place)?),
            ConditionKind::Or(parts) => CondKind::Any(self.alternatives(parts, place)?),
            ConditionKind::Not(inner) => self.not(inner, c.span, place)?,
            ConditionKind::Unless(inner, except) => {
                let (inner, except) = (self.cond(inner, place), self.condition(except, place));
                let except = except?;
                let span = except.span;
                CondKind::All(vec![inner?, Cond { kind: CondKind::Not(Box::new(except)), span }])
            }
            ConditionKind::Brackets(inner) => return self.cond(inner, place).map(|cond| Cond { span: c.span, ..cond }),
            ConditionKind::Checklist(list) => self.checklist(list, c.span, place)?,
            ConditionKind::No(no) => self.no(no, c.span, place)?,
            ConditionKind::Meets(name) => {
                if matches!(place, Place::Filter(_) | Place::SlaWhen) {
                    self.report_meets(c.span, place);
                    return None;
                }
                CondKind::Meets(self.stage(name)?)
            }
            ConditionKind::Test(test) => self.test(test, c.span, place)?,
            ConditionKind::EventNumber(number) => self.event_number(number, c.span, place)?,
            ConditionKind::Edge(edge) => self.edge(edge, c.span, place, false)?,
        };
        Some(Cond { kind, span: c.span })
    }

    /// All parts, each reported by itself.
    fn parts(&self, parts: &[Condition], place: Place) -> Option<Vec<Cond>> {
        let read: Vec<Option<Cond>> = parts.iter().map(|part| self.cond(part, place)).collect();
        read.into_iter().collect()
    }

    fn report_meets(&self, span: Span, place: Place) {
        let message = match place {
            Place::SlaWhen => "The `when` of an SLA can only use fields",
            _ => "`where` looks at one event: at what it carries and at fields",
        };
        let code = if place == Place::SlaWhen { &codes::PLACE_READS } else { &codes::FILTER_READS };
        self.report(Diagnostic::new(code, span, message).label("a stage cannot be asked for here"));
    }

    // ------------------------------------------------------------------------------------------------------ not

    fn not(&self, inner: &Condition, span: Span, place: Place) -> Option<CondKind> {
        if let Some(zero) = self.not_event(inner, span, place) {
            return zero;
        }
        if self.report_not_spoken(inner, span) {
            return None;
        }
        let cond = self.cond(inner, place)?;
        if let Some(unknown) = self.first_unknown(inner, place) {
            self.report_not_unknown(inner, &unknown, span);
            return None;
        }
        Some(CondKind::Not(Box::new(cond)))
    }

    /// `not EVENT …` is `no EVENT …`: zero times. None if the inside is no event, or has a count of its own.
    fn not_event(&self, inner: &Condition, span: Span, place: Place) -> Option<Option<CondKind>> {
        match &inner.kind {
            ConditionKind::Test(Test { subject, ask: Ask::Happened(tail) }) if tail.count.is_none() => {
                if matches!(place, Place::Filter(_)) || !self.is_event(subject) {
                    return None;
                }
                let event = plain_ref(subject.clone());
                Some(self.happened(&event, tail, span, place, true))
            }
            ConditionKind::Edge(edge) if self.is_edge(edge) => Some(self.edge(edge, span, place, true)),
            ConditionKind::Checklist(list)
                if matches!(list.quantifier, Quantifier::Any) && !list.tail.is_empty() && list.tail.count.is_none() =>
            {
                let event = self.group_of(list)?;
                Some(self.happened(&event, &list.tail, span, place, true))
            }
            _ => None,
        }
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// `no EVENT …`, `never EVENT`
    fn no(&self, no: &NoEvent, span: Span, place: Place) -> Option<CondKind> {
        if self.report_no_spoken(no, span, place) {
            return None;
        }
        self.happened(&no.event, &no.tail, span, place, true)
    }

    // -------------------------------------------------------------------------------------------------- checklists

    fn checklist(&self, list: &Checklist, span: Span, place: Place) -> Option<CondKind> {
        let none = matches!(list.quantifier, Quantifier::None);
        if none || !list.tail.is_empty() {
            if !none && !matches!(list.quantifier, Quantifier::Any) {
                let message = "Does this hold for each of the list by itself, or for all of them together?";
                let message = Diagnostic::new(&events::TAIL_OF_LIST, list.tail.span, message)
                    .label("after a list of conditions")
                    .also(list.list_span, "the list")
                    .help("Write it inside the brackets, after each event; only `any of (…)` and `none of (…)` take one for all");
                self.report(message);
                return None;
            }
            let event = self.group_of(list)?;
            return self.happened(&event, &list.tail, span, place, none);
        }
        let parts = self.parts(&list.items, place);
        let n = |this: &Self, number: &Number, least: usize| this.how_many(number, least, list);
        Some(match &list.quantifier {
            Quantifier::All => CondKind::All(parts?),
            Quantifier::Any | Quantifier::None => CondKind::Any(parts?),
            Quantifier::AtLeast(number) => {
                let n = n(self, number, 1)?;
                CondKind::AtLeast(n, parts?)
            }
            Quantifier::AtMost(number) => {
                let n = n(self, number, 0)?;
                let more = Cond { kind: CondKind::AtLeast(n + 1, parts?), span };
                CondKind::Not(Box::new(more))
            }
            Quantifier::Exactly(number) => {
                let n = n(self, number, 0)?;
                let parts = parts?;
                let more = Cond { kind: CondKind::AtLeast(n + 1, parts.clone()), span };
                let at_least = Cond { kind: CondKind::AtLeast(n, parts), span };
                CondKind::All(vec![at_least, Cond { kind: CondKind::Not(Box::new(more)), span }])
            }
        })
    }

    fn how_many(&self, number: &Number, least: usize, list: &Checklist) -> Option<usize> {
        let count = list.items.len();
        // `at most 3` of three is no test.
        let most = if matches!(list.quantifier, Quantifier::AtMost(_)) { count.saturating_sub(1) } else { count };
        let n = (number.decimals == 0).then(|| usize::try_from(number.units).ok()).flatten();
        if let Some(n) = n.filter(|n| (least..=most).contains(n)) {
            return Some(n);
        }
        let message =
            format!("The list has {count} entries, so {} of them says nothing", super::render::number(number));
        let message = Diagnostic::new(&codes::ODD_CHECKLIST, number.span, message)
            .label(format!("a whole number from {least} to {most}"))
            .also(list.list_span, format!("{count} entries"));
        self.report(message);
        None
    }

    /// The inline group that a checklist of bare events is.
    fn group_of(&self, list: &Checklist) -> Option<EventRef> {
        let mut names = Vec::with_capacity(list.items.len());
        for item in &list.items {
            match &item.kind {
                ConditionKind::Test(Test { subject, ask: Ask::Happened(tail) })
                    if tail.count.is_none() && tail.windows.is_empty() && tail.anchor.is_none() =>
                {
                    names.push(FilteredName { name: subject.clone(), filter: tail.filter.clone() });
                }
                _ => {
                    let message =
                        "Only events can be listed here, because the window or count after the list is theirs";
                    let at = if list.tail.is_empty() { list.list_span } else { list.tail.span };
                    let message = Diagnostic::new(&events::ONLY_EVENTS, item.span, message)
                        .label("not a bare event")
                        .also(at, "holds for each event of the list")
                        .help("Join other conditions with `and` or `or`");
                    self.report(message);
                    return None;
                }
            }
        }
        Some(EventRef { names, inline_group: true, filter: None, span: list.list_span })
    }
}

/// A name as a reference to events.
pub(super) fn plain_ref(name: crate::syntax::ast::Name) -> EventRef {
    let span = name.span;
    EventRef { names: vec![FilteredName { name, filter: None }], inline_group: false, filter: None, span }
}

/// The events that stand in a list.
pub(super) fn named_in(list: &Checklist) -> EventRef {
    let name = |item: &Condition| match &item.kind {
        ConditionKind::Test(test) => Some(FilteredName { name: test.subject.clone(), filter: None }),
        _ => None,
    };
    let names = list.items.iter().filter_map(name).collect();
    EventRef { names, inline_group: true, filter: None, span: list.list_span }
}
