//! Events and what may follow them: filters, counts, windows.

use super::Lower;
use crate::syntax::ast::{
    Anchor, Condition, ConditionKind, Count, CountKind, EventRef, EventTail, FilteredName, Relation, Window, WindowKind,
};
use crate::syntax::cursor::Cursor;
use crate::syntax::expected::is_name;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    /// The next part as an event or a group written in place, without a filter.
    pub(super) fn event_ref(&mut self, c: &mut Cursor) -> Option<EventRef> {
        let pair = c.eat(Rule::event_ref)?;
        let span = self.span(&pair);
        let mut inner = Cursor::new(pair);
        let Some(group) = inner.eat(Rule::group_of) else {
            let name = FilteredName { name: self.name(&mut inner)?, filter: None };
            return Some(EventRef { names: vec![name], inline_group: false, filter: None, span });
        };
        let mut inner = Cursor::new(group);
        inner.has(Rule::k_any_of);
        inner.has(Rule::open_bracket);
        let mut names = Vec::new();
        while inner.peek().is_some_and(is_name) {
            let name = self.name(&mut inner)?;
            names.push(FilteredName { name, filter: self.filter(&mut inner)? });
            inner.has(Rule::comma);
        }
        Some(EventRef { names, inline_group: true, filter: None, span })
    }

    /// The next part as an event with its filter.
    pub(super) fn event_where(&mut self, c: &mut Cursor) -> Option<EventRef> {
        let mut inner = Cursor::new(c.eat(Rule::event_where)?);
        let mut event = self.event_ref(&mut inner)?;
        event.filter = self.filter(&mut inner)?;
        Some(event)
    }

    /// The next part as one or several events with `or` between them.
    pub(super) fn event_any(&mut self, c: &mut Cursor) -> Option<Vec<EventRef>> {
        let mut inner = Cursor::new(c.eat(Rule::event_any)?);
        let mut events = vec![self.event_where(&mut inner)?];
        while inner.has(Rule::k_or) {
            events.push(self.event_where(&mut inner)?);
        }
        Some(events)
    }

    /// `where …`, if it stands there.
    pub(super) fn filter(&mut self, c: &mut Cursor) -> Option<Option<Box<Condition>>> {
        let Some(pair) = c.eat(Rule::where_) else { return Some(None) };
        let mut inner = Cursor::new(pair);
        inner.has(Rule::k_where);
        let nots = inner.many(Rule::not_);
        let body = inner.take()?;
        let condition = match body.as_rule() {
            Rule::brackets => self.operand(body)?,
            Rule::where_list => {
                let span = self.span(&body);
                let checklist = self.checklist(&mut Cursor::new(body))?;
                Condition { kind: ConditionKind::Checklist(checklist), span }
            }
            _ => self.test(body)?,
        };
        Some(Some(Box::new(self.negate(&nots, condition))))
    }

    /// Filter, count, windows and anchor, as far as they stand there.
    pub(super) fn tail(&mut self, c: &mut Cursor, after: usize) -> Option<EventTail> {
        let start = c.start();
        let filter = self.filter(c)?;
        let count = self.count(c)?;
        let windows = self.windows(c)?;
        let anchor = self.anchor(c)?;
        let mut tail = EventTail { filter, count, windows, anchor, span: self.range(after, after) };
        if !tail.is_empty() {
            tail.span = self.range(start.unwrap_or(after), c.last_end());
        }
        Some(tail)
    }

    /// `at least 3 times`, if it stands there.
    pub(super) fn count(&mut self, c: &mut Cursor) -> Option<Option<Count>> {
        let Some(pair) = c.eat(Rule::count) else { return Some(None) };
        let span = self.span(&pair);
        let mut inner = Cursor::new(pair);
        let kind = match inner.take()?.as_rule() {
            Rule::k_at_least => CountKind::AtLeast,
            Rule::k_at_most => CountKind::AtMost,
            Rule::k_exactly => CountKind::Exactly,
            Rule::k_more_than => CountKind::MoreThan,
            Rule::k_fewer_than => CountKind::FewerThan,
            _ => CountKind::DifferentDays,
        };
        Some(Some(Count { kind, number: self.number(&mut inner)?, span }))
    }

    /// All windows by the clock or a status that stand there.
    pub(super) fn windows(&mut self, c: &mut Cursor) -> Option<Vec<Window>> {
        let mut windows = Vec::new();
        while let Some(pair) = c.eat(Rule::window) {
            windows.push(self.window(pair)?);
        }
        Some(windows)
    }

    fn window(&mut self, pair: Pair) -> Option<Window> {
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let kind = match c.take()?.as_rule() {
            Rule::k_in_the_last => WindowKind::InTheLast(self.duration(&mut c)?),
            Rule::k_in_the_next => WindowKind::InTheNext(self.duration(&mut c)?),
            Rule::k_ever => WindowKind::Ever,
            Rule::k_more_than => {
                let duration = self.duration(&mut c)?;
                if c.has(Rule::k_ahead) {
                    WindowKind::MoreThanAhead(duration)
                } else {
                    WindowKind::MoreThanAgo(duration)
                }
            }
            Rule::k_while => {
                let status = self.name(&mut c)?;
                c.has(Rule::k_was);
                WindowKind::While { status, value: self.value(&mut c)? }
            }
            how => WindowKind::Relative(relation(how), self.moment(&mut c)?),
        };
        Some(Window { kind, span })
    }

    /// A window by another event or a field, if it stands there.
    pub(super) fn anchor(&mut self, c: &mut Cursor) -> Option<Option<Box<Anchor>>> {
        let Some(pair) = c.eat(Rule::anchor) else { return Some(None) };
        let span = self.span(&pair);
        let mut inner = Cursor::new(pair);
        let within = if inner.has(Rule::k_within) { Some(self.duration(&mut inner)?) } else { None };
        let relation = relation(inner.take()?.as_rule());
        Some(Some(Box::new(Anchor { within, relation, to: self.event_where(&mut inner)?, span })))
    }
}

fn relation(how: Rule) -> Relation {
    match how {
        Rule::k_since => Relation::Since,
        Rule::k_before => Relation::Before,
        Rule::k_after => Relation::After,
        _ => Relation::On,
    }
}
