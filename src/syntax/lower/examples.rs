//! Guarantees and examples.

use super::Lower;
use crate::syntax::ast::{Example, Fact, FactKind, FactTime, Guarantee, GuaranteeKind, Name, Value};
use crate::syntax::cursor::Cursor;
use crate::syntax::expected::is_name;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    pub(super) fn guarantee(&mut self, pair: Pair) -> Option<Guarantee> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_guarantee);
        let kind = if c.has(Rule::k_nobody_who) {
            GuaranteeKind::Nobody(self.next_condition(&mut c)?)
        } else {
            let always = self.next_condition(&mut c)?;
            c.has(Rule::k_whenever);
            GuaranteeKind::Whenever(always, self.next_condition(&mut c)?)
        };
        Some(Guarantee { kind, because: self.because(&mut c) })
    }

    pub(super) fn example(&mut self, pair: Pair) -> Option<Example> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_example);
        let title = self.text(&mut c)?;
        c.has(Rule::k_as_of);
        let as_of = self.moment(&mut c)?;
        let mut facts = Vec::new();
        for fact in c.many(Rule::fact) {
            facts.push(self.fact(fact)?);
        }
        let mut expect = Vec::new();
        for line in c.many(Rule::expect) {
            for condition in Cursor::new(line).many_if(|rule| matches!(rule, Rule::k_expect | Rule::condition)) {
                if condition.as_rule() == Rule::condition {
                    expect.push(self.condition(condition)?);
                }
            }
        }
        Some(Example { title, as_of, facts, expect })
    }

    fn fact(&mut self, pair: Pair) -> Option<Fact> {
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let name = self.name(&mut c)?;
        let kind = if let Some(is) = c.eat(Rule::k_is) {
            let values = self.fact_value(&mut c)?;
            FactKind::Is(values, self.range(is.as_span().start(), c.last_end()))
        } else {
            let at = self.fact_time(&mut c)?;
            FactKind::Event { at, properties: self.properties(&mut c)? }
        };
        Some(Fact { name, kind, span })
    }

    /// What a fact is; no values: unknown.
    fn fact_value(&mut self, c: &mut Cursor) -> Option<Vec<Value>> {
        let mut inner = Cursor::new(c.eat(Rule::fact_value)?);
        if inner.has(Rule::k_unknown) {
            return Some(Vec::new());
        }
        if inner.peek() == Some(Rule::values) { self.values(&mut inner) } else { Some(vec![self.value(&mut inner)?]) }
    }

    fn fact_time(&mut self, c: &mut Cursor) -> Option<FactTime> {
        let mut inner = Cursor::new(c.eat(Rule::fact_time)?);
        if inner.peek() == Some(Rule::duration) {
            return Some(FactTime::Ago(self.duration(&mut inner)?));
        }
        inner.take();
        Some(FactTime::At(self.moment(&mut inner)?))
    }

    fn properties(&mut self, c: &mut Cursor) -> Option<Vec<(Name, Vec<Value>)>> {
        let Some(pair) = c.eat(Rule::fact_where) else { return Some(Vec::new()) };
        let mut inner = Cursor::new(pair);
        let mut properties = Vec::new();
        while let Some(part) = inner.take() {
            if part.as_rule() == Rule::fact_prop {
                let mut property = Cursor::new(part);
                let name = property.eat_if(is_name)?;
                let name = self.name_of_pair(&name);
                property.has(Rule::k_is);
                properties.push((name, self.fact_value(&mut property)?));
            }
        }
        Some(properties)
    }
}
