//! Conditions and comparisons.

use super::{Builder, Parts};
use crate::syntax::ast::{
    Ask, Checklist, Comparison, ComparisonKind, Condition, ConditionKind, EdgeEvent, EventNumber, EventNumberKind,
    InSet, Name, NoEvent, Order, PropertyNumber, Quantifier, Test, TextTest, Value, Wording,
};
use crate::syntax::parser::{Pair, Rule};

impl Parts<'_, '_> {
    /// The next part as a condition.
    pub(super) fn condition(&mut self) -> Option<Condition> {
        self.maybe_condition()?
    }

    /// The next part as a condition, if one comes next.
    pub(super) fn maybe_condition(&mut self) -> Option<Option<Condition>> {
        match self.find(|rule| matches!(rule, Rule::condition | Rule::plain_condition)) {
            Some(pair) => Some(Some(Parts::read(self.build, pair, condition)?)),
            None => Some(None),
        }
    }

    /// The next parts as conditions.
    pub(super) fn conditions(&mut self) -> Option<Vec<Condition>> {
        self.all(Rule::condition, condition)
    }
}

/// A condition, `unless` included.
pub(super) fn condition(p: &mut Parts) -> Option<Condition> {
    let condition = p.chain()?;
    if !p.said(Rule::k_unless) {
        return Some(condition);
    }
    let except = p.chain()?;
    let span = condition.span.to(except.span);
    Some(Condition { kind: ConditionKind::Unless(Box::new(condition), Box::new(except)), span })
}

/// One condition of a chain.
pub(super) fn operand<'b>(build: &'b Builder<'b>, pair: Pair) -> Option<Condition> {
    let rule = pair.as_rule();
    Parts::read(build, pair, |p| {
        let kind = match rule {
            Rule::brackets => ConditionKind::Brackets(Box::new(p.condition()?)),
            Rule::checklist | Rule::where_list => ConditionKind::Checklist(checklist(p)?),
            Rule::no_event | Rule::never_event => ConditionKind::No(no_event(p)?),
            Rule::meets => ConditionKind::Meets(p.name()?),
            Rule::event_number => ConditionKind::EventNumber(Box::new(event_number(p)?)),
            Rule::edge_event => ConditionKind::Edge(edge_event(p)?),
            Rule::test | Rule::where_test => ConditionKind::Test(test(p)?),
            _ => return None,
        };
        Some(Condition { kind, span: p.span })
    })
}

/// A name and what is asked of it.
fn test(p: &mut Parts) -> Option<Test> {
    let subject = p.name()?;
    let ask = match p.maybe_comparison()? {
        Some(comparison) => Ask::Is(comparison),
        None => Ask::Happened(p.tail()?),
    };
    Some(Test { subject, ask })
}

fn checklist(p: &mut Parts) -> Option<Checklist> {
    let quantifier = match p.word()? {
        Rule::k_all_of => Quantifier::All,
        Rule::k_any_of => Quantifier::Any,
        Rule::k_none_of => Quantifier::None,
        Rule::k_at_least => Quantifier::AtLeast(p.number()?),
        Rule::k_at_most => Quantifier::AtMost(p.number()?),
        Rule::k_exactly => Quantifier::Exactly(p.number()?),
        _ => return None,
    };
    let open = p.place_of(Rule::open_bracket)?;
    let items = p.conditions()?;
    let list_span = open.to(p.place_of(Rule::close_bracket)?);
    Some(Checklist { quantifier, items, tail: p.tail()?, list_span })
}

fn no_event(p: &mut Parts) -> Option<NoEvent> {
    let never = match p.word()? {
        Rule::k_never => true,
        Rule::k_no => false,
        _ => return None,
    };
    Some(NoEvent { never, event: p.event_ref()?, tail: p.tail()? })
}

fn edge_event(p: &mut Parts) -> Option<EdgeEvent> {
    let (which, pair) = p.next()?;
    let (last, the) = match which {
        Rule::k_the_last => (true, true),
        Rule::k_the_first => (false, true),
        Rule::k_last_bare => (true, false),
        Rule::k_first_bare => (false, false),
        _ => return None,
    };
    let event = p.event_ref()?;
    let words = match event.names.as_slice() {
        [only] if !event.inline_group && !only.name.quoted => Some(Name {
            text: format!("{} {}", if last { "last" } else { "first" }, only.name.text),
            quoted: false,
            span: p.build.span(&pair).to(only.name.span),
        }),
        _ => None,
    };
    Some(EdgeEvent { last, the, words, event, tail: p.tail()? })
}

fn event_number(p: &mut Parts) -> Option<EventNumber> {
    let kind = match p.word()? {
        Rule::k_the_number_of => EventNumberKind::Number(p.event_ref()?, p.tail()?),
        Rule::k_days_since_last => EventNumberKind::DaysSinceLast(p.event_where()?),
        Rule::k_days_since => EventNumberKind::DaysSince(p.name()?),
        of_property => {
            let taken = match of_property {
                Rule::k_the_total => PropertyNumber::Total,
                Rule::k_the_highest => PropertyNumber::Highest,
                Rule::k_the_lowest => PropertyNumber::Lowest,
                Rule::k_the_latest => PropertyNumber::Latest,
                Rule::k_the_earliest => PropertyNumber::Earliest,
                Rule::k_the_number_of_different => PropertyNumber::Different,
                _ => return None,
            };
            EventNumberKind::Property(taken, p.name()?, p.event_ref()?, p.tail()?)
        }
    };
    let written = p.build.text.get(p.start..p.last_end).unwrap_or_default();
    let the = written.starts_with("the");
    let text = written.split_whitespace().skip(usize::from(the)).collect::<Vec<_>>().join(" ");
    let words = Name { text, quoted: false, span: p.build.range(p.start, p.last_end) };
    Some(EventNumber { kind, the, words, comparison: p.maybe_comparison()?? })
}

impl Parts<'_, '_> {
    fn maybe_comparison(&mut self) -> Option<Option<Comparison>> {
        self.maybe(Rule::comparison, |p| Some(Comparison { kind: comparison(p)?, span: p.span }))
    }
}

fn comparison(p: &mut Parts) -> Option<ComparisonKind> {
    if let Some(sign) = p.find(|rule| rule == Rule::op) {
        let order = match sign.as_str() {
            ">=" => Order::AtLeast,
            "<=" => Order::AtMost,
            ">" => Order::MoreThan,
            "<" => Order::LessThan,
            _ => return None,
        };
        return Some(ComparisonKind::Order(order, Wording::Sign, p.value()?));
    }
    if let Some((negated, test)) = p.maybe(Rule::text_op, text_op)? {
        let all = p.said(Rule::k_all_of);
        let values = if all || p.said(Rule::k_any_of) { p.values()? } else { vec![p.value()?] };
        return Some(ComparisonKind::Text { test, negated, all, values });
    }
    match p.word()? {
        Rule::k_is => p.one(Rule::is_what, is_what),
        Rule::k_was_ever => Some(ComparisonKind::WasEver(p.value()?)),
        Rule::k_has_been => {
            let value = match p.text() {
                Some(text) => Value::Text(text),
                None => Value::Name(p.name()?),
            };
            Some(ComparisonKind::HasBeen(value, p.duration()?))
        }
        _ => None,
    }
}

fn is_what(p: &mut Parts) -> Option<ComparisonKind> {
    let negated = p.said(Rule::k_not);
    if p.said(Rule::outcome_name) {
        return Some(ComparisonKind::NotALead { negated });
    }
    if let Some(set) = p.maybe(Rule::in_list, in_list)? {
        return Some(ComparisonKind::In { negated, set });
    }
    if let Some(value) = p.maybe_value()? {
        let order = if negated { Order::IsNot } else { Order::Is };
        return Some(ComparisonKind::Order(order, Wording::Words, value));
    }
    let (order, wording) = match p.word()? {
        Rule::k_known => return Some(ComparisonKind::Known { negated: false }),
        Rule::k_unknown => return Some(ComparisonKind::Known { negated: true }),
        Rule::k_any_of => return Some(ComparisonKind::AnyOf { negated: false, values: p.values()? }),
        Rule::k_none_of => return Some(ComparisonKind::AnyOf { negated: true, values: p.values()? }),
        Rule::k_between => return Some(ComparisonKind::Between(p.value()?, p.value()?)),
        Rule::k_at_least => (Order::AtLeast, Wording::Words),
        Rule::k_at_most => (Order::AtMost, Wording::Words),
        Rule::k_more_than => (Order::MoreThan, Wording::Words),
        Rule::k_less_than => (Order::LessThan, Wording::Words),
        Rule::k_above => (Order::MoreThan, Wording::Rank),
        Rule::k_below => (Order::LessThan, Wording::Rank),
        Rule::k_exactly => (Order::Is, Wording::Exactly),
        _ => return None,
    };
    Some(ComparisonKind::Order(order, wording, p.value()?))
}

fn in_list(p: &mut Parts) -> Option<InSet> {
    match p.name() {
        Some(name) => Some(InSet::Name(name)),
        None => Some(InSet::Values(p.values()?)),
    }
}

/// Which test on text, and whether `does not` comes before it.
fn text_op(p: &mut Parts) -> Option<(bool, TextTest)> {
    let negated = p.said(Rule::k_does_not);
    let test = match p.word()? {
        Rule::k_contains | Rule::k_contain => TextTest::Contains,
        Rule::k_starts_with | Rule::k_start_with => TextTest::StartsWith,
        Rule::k_ends_with | Rule::k_end_with => TextTest::EndsWith,
        Rule::k_mentions | Rule::k_mention => TextTest::Mentions,
        Rule::k_includes | Rule::k_include => TextTest::Includes,
        _ => return None,
    };
    Some((negated, test))
}
