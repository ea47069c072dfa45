//! Conditions and comparisons.

use super::Lower;
use crate::syntax::ast::{
    Ask, Checklist, Comparison, ComparisonKind, Condition, ConditionKind, EdgeEvent, EventNumber, EventNumberKind,
    EventTail, InSet, Name, NoEvent, Order, PropertyNumber, Quantifier, Test, TextTest, Value, Wording,
};
use crate::syntax::cursor::{Cursor, end};
use crate::syntax::expected::is_name;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    /// The next part as a condition.
    pub(super) fn next_condition(&mut self, c: &mut Cursor) -> Option<Condition> {
        let pair = c.eat_if(|rule| matches!(rule, Rule::condition | Rule::plain_condition))?;
        self.condition(pair)
    }

    /// A piece that is a condition, `unless` included.
    pub(super) fn condition(&mut self, pair: Pair) -> Option<Condition> {
        let mut c = Cursor::new(pair);
        let condition = self.chain(&mut c)?;
        if !c.has(Rule::k_unless) {
            return Some(condition);
        }
        let except = self.chain(&mut c)?;
        let span = condition.span.to(except.span);
        Some(Condition { kind: ConditionKind::Unless(Box::new(condition), Box::new(except)), span })
    }

    /// A piece that is one condition of a chain.
    pub(super) fn operand(&mut self, pair: Pair) -> Option<Condition> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::brackets => {
                let mut c = Cursor::new(pair);
                c.has(Rule::open_bracket);
                ConditionKind::Brackets(Box::new(self.next_condition(&mut c)?))
            }
            Rule::checklist => ConditionKind::Checklist(self.checklist(&mut Cursor::new(pair))?),
            Rule::no_event | Rule::never_event => ConditionKind::No(self.no_event(pair)?),
            Rule::meets => {
                let mut c = Cursor::new(pair);
                c.has(Rule::k_meets);
                ConditionKind::Meets(self.name(&mut c)?)
            }
            Rule::event_number => ConditionKind::EventNumber(Box::new(self.event_number(pair)?)),
            Rule::edge_event => ConditionKind::Edge(self.edge_event(pair)?),
            _ => return self.test(pair),
        };
        Some(Condition { kind, span })
    }

    /// A piece that is a name and what is asked of it.
    pub(super) fn test(&mut self, pair: Pair) -> Option<Condition> {
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let subject = self.name(&mut c)?;
        let ask = if c.peek() == Some(Rule::comparison) {
            Ask::Is(self.comparison(&mut c)?)
        } else {
            let after = c.last_end();
            Ask::Happened(self.tail(&mut c, after)?)
        };
        Some(Condition { kind: ConditionKind::Test(Test { subject, ask }), span })
    }

    /// The parts of a checklist.
    pub(super) fn checklist(&mut self, c: &mut Cursor) -> Option<Checklist> {
        let quantifier = match c.take()?.as_rule() {
            Rule::k_all_of => Quantifier::All,
            Rule::k_any_of => Quantifier::Any,
            Rule::k_none_of => Quantifier::None,
            Rule::k_at_least => Quantifier::AtLeast(self.number(c)?),
            Rule::k_at_most => Quantifier::AtMost(self.number(c)?),
            _ => Quantifier::Exactly(self.number(c)?),
        };
        c.has(Rule::k_of);
        let open = c.eat(Rule::open_bracket)?;
        let mut items = Vec::new();
        while c.peek() == Some(Rule::condition) {
            items.push(self.next_condition(c)?);
            c.has(Rule::comma);
        }
        let close = c.eat(Rule::close_bracket)?;
        let after = end(&close);
        Some(Checklist {
            quantifier,
            items,
            tail: self.tail(c, after)?,
            list_span: self.span(&open).to(self.span(&close)),
        })
    }

    fn no_event(&mut self, pair: Pair) -> Option<NoEvent> {
        let mut c = Cursor::new(pair);
        let never = c.take()?.as_rule() == Rule::k_never;
        let event = self.event_ref(&mut c)?;
        let after = c.last_end();
        Some(NoEvent { never, event, tail: self.tail(&mut c, after)? })
    }

    fn edge_event(&mut self, pair: Pair) -> Option<EdgeEvent> {
        let mut c = Cursor::new(pair);
        let edge = c.take()?;
        let (last, the) = match edge.as_rule() {
            Rule::k_the_last => (true, true),
            Rule::k_the_first => (false, true),
            Rule::k_last_bare => (true, false),
            _ => (false, false),
        };
        let event = self.event_ref(&mut c)?;
        let words = match event.names.as_slice() {
            [only] if !event.inline_group && !only.name.quoted => Some(Name {
                text: format!("{} {}", if last { "last" } else { "first" }, only.name.text),
                quoted: false,
                span: self.span(&edge).to(only.name.span),
            }),
            _ => None,
        };
        let after = c.last_end();
        Some(EdgeEvent { last, the, words, event, tail: self.tail(&mut c, after)? })
    }

    fn event_number(&mut self, pair: Pair) -> Option<EventNumber> {
        let mut c = Cursor::new(pair);
        let head = c.take()?;
        let kind = match head.as_rule() {
            Rule::k_the_number_of => {
                let (event, tail) = self.event_and_tail(&mut c)?;
                EventNumberKind::Number(event, tail)
            }
            Rule::k_days_since_last => EventNumberKind::DaysSinceLast(self.event_where(&mut c)?),
            Rule::k_days_since => EventNumberKind::DaysSince(self.name(&mut c)?),
            rule => {
                let taken = match rule {
                    Rule::k_the_total => PropertyNumber::Total,
                    Rule::k_the_highest => PropertyNumber::Highest,
                    Rule::k_the_lowest => PropertyNumber::Lowest,
                    Rule::k_the_latest => PropertyNumber::Latest,
                    Rule::k_the_earliest => PropertyNumber::Earliest,
                    _ => PropertyNumber::Different,
                };
                let property = self.name(&mut c)?;
                c.has(Rule::k_of);
                let (event, tail) = self.event_and_tail(&mut c)?;
                EventNumberKind::Property(taken, property, event, tail)
            }
        };
        let (from, to) = (head.as_span().start(), c.last_end());
        let written = self.text.get(from..to).unwrap_or_default();
        let the = written.starts_with("the");
        let text = written.split_whitespace().skip(usize::from(the)).collect::<Vec<_>>().join(" ");
        let words = Name { text, quoted: false, span: self.range(from, to) };
        Some(EventNumber { kind, the, words, comparison: self.comparison(&mut c)? })
    }

    fn event_and_tail(&mut self, c: &mut Cursor) -> Option<(crate::syntax::ast::EventRef, EventTail)> {
        let event = self.event_ref(c)?;
        let after = c.last_end();
        Some((event, self.tail(c, after)?))
    }

    /// The next part as a comparison.
    fn comparison(&mut self, c: &mut Cursor) -> Option<Comparison> {
        let pair = c.eat(Rule::comparison)?;
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let head = c.take()?;
        let kind = match head.as_rule() {
            Rule::op => {
                let order = match head.as_str() {
                    ">=" => Order::AtLeast,
                    "<=" => Order::AtMost,
                    ">" => Order::MoreThan,
                    _ => Order::LessThan,
                };
                ComparisonKind::Order(order, Wording::Sign, self.value(&mut c)?)
            }
            Rule::k_is => {
                let what = c.eat(Rule::is_what)?;
                self.is_what(&mut Cursor::new(what))?
            }
            Rule::text_op => self.text_test(head, &mut c)?,
            Rule::k_was_ever => ComparisonKind::WasEver(self.value(&mut c)?),
            _ => {
                let value = match self.text(&mut c) {
                    Some(text) => Value::Text(text),
                    None => Value::Name(self.name(&mut c)?),
                };
                c.has(Rule::k_for_at_least);
                ComparisonKind::HasBeen(value, self.duration(&mut c)?)
            }
        };
        Some(Comparison { kind, span })
    }

    fn is_what(&mut self, c: &mut Cursor) -> Option<ComparisonKind> {
        let negated = c.has(Rule::k_not);
        if c.has(Rule::outcome_name) {
            return Some(ComparisonKind::NotALead { negated });
        }
        if let Some(list) = c.eat(Rule::in_list) {
            let mut list = Cursor::new(list);
            list.has(Rule::k_in);
            let set = if list.peek().is_some_and(is_name) {
                InSet::Name(self.name(&mut list)?)
            } else {
                InSet::Values(self.values(&mut list)?)
            };
            return Some(ComparisonKind::In { negated, set });
        }
        if c.peek() == Some(Rule::value) {
            let order = if negated { Order::IsNot } else { Order::Is };
            return Some(ComparisonKind::Order(order, Wording::Words, self.value(c)?));
        }
        let (order, wording) = match c.take()?.as_rule() {
            Rule::k_known => return Some(ComparisonKind::Known { negated: false }),
            Rule::k_unknown => return Some(ComparisonKind::Known { negated: true }),
            Rule::k_any_of => return Some(ComparisonKind::AnyOf { negated: false, values: self.values(c)? }),
            Rule::k_none_of => return Some(ComparisonKind::AnyOf { negated: true, values: self.values(c)? }),
            Rule::k_between => {
                let low = self.value(c)?;
                c.has(Rule::k_and);
                return Some(ComparisonKind::Between(low, self.value(c)?));
            }
            Rule::k_at_least => (Order::AtLeast, Wording::Words),
            Rule::k_at_most => (Order::AtMost, Wording::Words),
            Rule::k_more_than => (Order::MoreThan, Wording::Words),
            Rule::k_less_than => (Order::LessThan, Wording::Words),
            Rule::k_above => (Order::MoreThan, Wording::Rank),
            Rule::k_below => (Order::LessThan, Wording::Rank),
            _ => (Order::Is, Wording::Exactly),
        };
        Some(ComparisonKind::Order(order, wording, self.value(c)?))
    }

    fn text_test(&mut self, head: Pair, c: &mut Cursor) -> Option<ComparisonKind> {
        let mut words = Cursor::new(head);
        let negated = words.has(Rule::k_does_not);
        let test = match words.take()?.as_rule() {
            Rule::k_contains | Rule::k_contain => TextTest::Contains,
            Rule::k_starts_with | Rule::k_start_with => TextTest::StartsWith,
            Rule::k_ends_with | Rule::k_end_with => TextTest::EndsWith,
            Rule::k_mentions | Rule::k_mention => TextTest::Mentions,
            _ => TextTest::Includes,
        };
        let all = c.has(Rule::k_all_of);
        let values = if all || c.has(Rule::k_any_of) { self.values(c)? } else { vec![self.value(c)?] };
        Some(ComparisonKind::Text { test, negated, all, values })
    }
}
