//! Event conditions that are joined by `and`, `or`: where one has a window, each says which it has.

use super::{logic, render};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, events};
use crate::hir::check::events::event_name;
use crate::hir::check::{Checker, Place};
use crate::syntax::ast::{
    Ask, Checklist, Condition, ConditionKind, EventNumber, EventRef, EventTail, Quantifier, Test, WindowKind,
};

/// An event condition among others.
struct Joined {
    span: Span,
    /// The events, as written.
    name: String,
    windowed: bool,
    /// It says `ever` or `never`.
    ever: bool,
    /// What the window is in the language, where it is one that another event can have as well.
    window: Option<String>,
    /// `no EVENT`
    negated: bool,
}

/// What is joined in one condition.
#[derive(Default)]
struct Chain<'c> {
    joined: Vec<Joined>,
    /// Numbers that are made from events.
    numbers: Vec<&'c EventNumber>,
}

impl Joined {
    fn of(event: &EventRef, tail: &EventTail, span: Span) -> Joined {
        let window = match tail.windows.as_slice() {
            [window] if tail.anchor.is_none() => render::window(&window.kind),
            _ => None,
        };
        let ever = tail.windows.iter().any(|window| window.kind == WindowKind::Ever);
        let windowed = !ever && (!tail.windows.is_empty() || tail.anchor.is_some());
        Joined { span, name: event_name(event), windowed, ever, window, negated: false }
    }
}

impl Checker<'_> {
    /// Where some of the events joined by `and`, `or` have a window, each must say which it has.
    pub(super) fn check_windows_said(&self, c: &Condition, place: Place) {
        if matches!(place, Place::Filter(_) | Place::SlaWhen) {
            return;
        }
        let mut chain = Chain::default();
        self.join(c, &mut chain);
        let Chain { joined, numbers } = chain;
        for number in numbers {
            // What is asked for by itself as well is no surprise.
            self.warn_silence(number, |event| joined.iter().any(|one| one.ever && one.name == event));
        }
        let Some(windowed) = joined.iter().find(|one| one.windowed) else { return };
        for one in joined.iter().filter(|one| !one.windowed && !one.ever) {
            let name = &one.name;
            let message = format!("Does the window of `{}` hold for `{name}` too?", windowed.name);
            let mut message = Diagnostic::new(&events::WINDOW_NOT_SAID, one.span, message)
                .label("says no window")
                .also(windowed.span, "has a window");
            message = match &windowed.window {
                // `no A or B` may be meant of both, and no window says so.
                _ if one.negated => message.help("For neither of both write `no any of (A, B) in the last 90 days`"),
                Some(window) => message.help(format!("Write `{name} {window}` if it has the same window")).fix(
                    format!("write `{window}`"),
                    one.span.after(),
                    format!(" {window}"),
                ),
                None => message.help("Give it a window of its own"),
            };
            message = message.help(format!("Write `{name} ever` if it counts whenever it was"));
            if windowed.window.is_some() && !one.negated {
                message = message.fix("write `ever`", one.span.after(), " ever");
            }
            self.report(message);
        }
    }

    /// The event conditions of a chain; what stands after `unless` is a chain of its own.
    fn join<'c>(&self, c: &'c Condition, out: &mut Chain<'c>) {
        match &c.kind {
            ConditionKind::And(parts) | ConditionKind::Or(parts) => parts.iter().for_each(|part| self.join(part, out)),
            ConditionKind::Brackets(inner) | ConditionKind::Unless(inner, _) => self.join(inner, out),
            ConditionKind::Not(inner) => {
                let (first, is_chain) = (out.joined.len(), is_chain(inner));
                self.join(inner, out);
                for one in out.joined.iter_mut().skip(first).filter(|_| !is_chain) {
                    (one.span, one.negated) = (c.span, true);
                }
            }
            ConditionKind::Checklist(list) if is_group(list) => {
                let one = Joined::of(&logic::named_in(list), &list.tail, c.span);
                out.joined.push(Joined { negated: matches!(list.quantifier, Quantifier::None), ..one });
            }
            ConditionKind::Checklist(list) => list.items.iter().for_each(|item| self.join(item, out)),
            ConditionKind::No(no) => {
                // What is not an event is reported elsewhere.
                if !no.event.names.iter().all(|one| self.is_event(&one.name)) {
                    return;
                }
                let one = Joined::of(&no.event, &no.tail, c.span);
                out.joined.push(Joined { ever: one.ever || no.never, negated: true, ..one });
            }
            ConditionKind::Test(Test { subject, ask: Ask::Happened(tail) }) if self.is_event(subject) => {
                out.joined.push(Joined::of(&logic::plain_ref(subject.clone()), tail, c.span));
            }
            ConditionKind::Edge(edge) => match edge.words.as_ref().filter(|_| !self.is_edge(edge)) {
                None => out.joined.push(Joined::of(&edge.event, &edge.tail, c.span)),
                Some(words) if self.is_event(words) => {
                    out.joined.push(Joined::of(&logic::plain_ref(words.clone()), &edge.tail, c.span));
                }
                Some(_) => {}
            },
            ConditionKind::EventNumber(number) => out.numbers.push(number),
            ConditionKind::Test(_) | ConditionKind::Meets(_) => {}
        }
    }
}

/// Whether a list names events of which one thing is asked together.
fn is_group(list: &Checklist) -> bool {
    matches!(list.quantifier, Quantifier::None) || !list.tail.is_empty()
}

/// Whether `not` before it stands before several conditions.
fn is_chain(c: &Condition) -> bool {
    match &c.kind {
        ConditionKind::Test(Test { ask: Ask::Happened(tail), .. }) => tail.count.is_some(),
        ConditionKind::Checklist(list) => !is_group(list) || list.tail.count.is_some(),
        ConditionKind::Edge(_) => false,
        _ => true,
    }
}
