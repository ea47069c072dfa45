//! Events and what may follow them: filters, counts, windows.

use super::Parts;
use super::chain::negate;
use super::conditions::operand;
use crate::syntax::ast::{
    Anchor, Condition, Count, CountKind, EventRef, EventTail, FilteredName, Relation, Window, WindowKind,
};
use crate::syntax::parser::Rule;

impl Parts<'_, '_> {
    /// The next part as an event or a group written in place, without a filter.
    pub(super) fn event_ref(&mut self) -> Option<EventRef> {
        self.one(Rule::event_ref, |p| {
            let group = p.maybe(Rule::group_of, group_of)?;
            let inline_group = group.is_some();
            let names = match group {
                Some(names) => names,
                None => vec![FilteredName { name: p.name()?, filter: None }],
            };
            Some(EventRef { names, inline_group, filter: None, span: p.span })
        })
    }

    /// The next part as an event with its filter.
    pub(super) fn event_where(&mut self) -> Option<EventRef> {
        self.one(Rule::event_where, event_where)
    }

    /// The next parts as events with their filters.
    pub(super) fn events_where(&mut self) -> Option<Vec<EventRef>> {
        self.all(Rule::event_where, event_where)
    }

    /// The next part as one or several events with `or` between them.
    pub(super) fn event_any(&mut self) -> Option<Vec<EventRef>> {
        self.one(Rule::event_any, Parts::events_where)
    }

    /// `where …`, if it comes next.
    pub(super) fn filter(&mut self) -> Option<Option<Box<Condition>>> {
        self.maybe(Rule::where_, |p| {
            let nots = p.nots();
            let body = p.find(|rule| matches!(rule, Rule::brackets | Rule::where_list | Rule::where_test))?;
            let condition = operand(p.build, body)?;
            Some(Box::new(negate(p.build, &nots, condition)))
        })
    }

    /// Filter, count, windows and anchor, where they are written.
    pub(super) fn tail(&mut self) -> Option<EventTail> {
        let after = self.last_end;
        let start = self.next_start();
        let (filter, count) = (self.filter()?, self.count()?);
        let (windows, anchor) = (self.windows()?, self.anchor()?);
        let mut tail = EventTail { filter, count, windows, anchor, span: self.build.range(after, after) };
        if !tail.is_empty() {
            tail.span = self.build.range(start.unwrap_or(after), self.last_end);
        }
        Some(tail)
    }

    /// `at least 3 times`, if it comes next.
    pub(super) fn count(&mut self) -> Option<Option<Count>> {
        self.maybe(Rule::count, |p| {
            let kind = match p.word()? {
                Rule::k_at_least => CountKind::AtLeast,
                Rule::k_at_most => CountKind::AtMost,
                Rule::k_exactly => CountKind::Exactly,
                Rule::k_more_than => CountKind::MoreThan,
                Rule::k_fewer_than => CountKind::FewerThan,
                Rule::k_on_at_least => CountKind::DifferentDays,
                _ => return None,
            };
            let number = p.number()?;
            (p.said(Rule::k_different_days) == (kind == CountKind::DifferentDays)).then_some(())?;
            Some(Count { kind, number, span: p.span })
        })
    }

    /// All windows by the clock or a status that come next.
    pub(super) fn windows(&mut self) -> Option<Vec<Window>> {
        self.spanned(Rule::window, window)
    }

    /// A window by another event or a field, if it comes next.
    pub(super) fn anchor(&mut self) -> Option<Option<Box<Anchor>>> {
        self.maybe(Rule::anchor, |p| {
            let within = p.duration();
            let relation = relation(p.find(|rule| relation(rule).is_some())?.as_rule())?;
            Some(Box::new(Anchor { within, relation, to: p.event_where()?, span: p.span }))
        })
    }
}

fn group_of(p: &mut Parts) -> Option<Vec<FilteredName>> {
    p.said(Rule::k_any_of).then_some(())?;
    let mut names = Vec::new();
    while let Some(name) = p.name() {
        names.push(FilteredName { name, filter: p.filter()? });
    }
    Some(names)
}

fn event_where(p: &mut Parts) -> Option<EventRef> {
    let event = p.event_ref()?;
    Some(EventRef { filter: p.filter()?, ..event })
}

fn window(p: &mut Parts) -> Option<WindowKind> {
    Some(match p.word()? {
        Rule::k_in_the_last => WindowKind::InTheLast(p.duration()?),
        Rule::k_in_the_next => WindowKind::InTheNext(p.duration()?),
        Rule::k_ever => WindowKind::Ever,
        Rule::k_more_than => {
            let duration = p.duration()?;
            match p.word()? {
                Rule::k_ago => WindowKind::MoreThanAgo(duration),
                Rule::k_ahead => WindowKind::MoreThanAhead(duration),
                _ => return None,
            }
        }
        Rule::k_while => WindowKind::While { status: p.name()?, value: p.value()? },
        how => WindowKind::Relative(relation(how)?, p.moment()?),
    })
}

fn relation(how: Rule) -> Option<Relation> {
    Some(match how {
        Rule::k_since => Relation::Since,
        Rule::k_before => Relation::Before,
        Rule::k_after => Relation::After,
        Rule::k_on => Relation::On,
        _ => return None,
    })
}
