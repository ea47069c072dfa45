//! Guarantees and examples.

use super::Parts;
use crate::syntax::ast::{Example, Fact, FactKind, FactTime, Guarantee, GuaranteeKind, Name, Value};
use crate::syntax::parser::Rule;

pub(super) fn guarantee(p: &mut Parts) -> Option<Guarantee> {
    let kind = if p.said(Rule::k_nobody_who) {
        GuaranteeKind::Nobody(p.condition()?)
    } else {
        GuaranteeKind::Whenever(p.condition()?, p.condition()?)
    };
    Some(Guarantee { kind, because: p.because()? })
}

pub(super) fn example(p: &mut Parts) -> Option<Example> {
    Some(Example {
        title: p.text()?,
        as_of: p.moment()?,
        facts: p.all(Rule::fact, fact)?,
        expect: p.all(Rule::expect, Parts::conditions)?.into_iter().flatten().collect(),
    })
}

fn fact(p: &mut Parts) -> Option<Fact> {
    let name = p.name()?;
    let kind = match p.find(|rule| rule == Rule::k_is) {
        Some(is) => {
            let values = p.one(Rule::fact_value, fact_value)?;
            FactKind::Is(values, p.build.range(is.as_span().start(), p.last_end))
        }
        None => FactKind::Event {
            at: p.one(Rule::fact_time, fact_time)?,
            properties: p.maybe(Rule::fact_where, |all| all.all(Rule::fact_prop, property))?.unwrap_or_default(),
        },
    };
    Some(Fact { name, kind, span: p.span })
}

/// What a fact is; no values: unknown.
fn fact_value(p: &mut Parts) -> Option<Vec<Value>> {
    if p.said(Rule::k_unknown) {
        return Some(Vec::new());
    }
    match p.maybe(Rule::values, Parts::all_values)? {
        Some(values) => Some(values),
        None => Some(vec![p.value()?]),
    }
}

fn fact_time(p: &mut Parts) -> Option<FactTime> {
    if let Some(ago) = p.duration() {
        return p.said(Rule::k_ago).then_some(FactTime::Ago(ago));
    }
    let dated = p.said(Rule::k_at) || p.said(Rule::k_on);
    Some(FactTime::At(p.moment().filter(|_| dated)?))
}

fn property(p: &mut Parts) -> Option<(Name, Vec<Value>)> {
    Some((p.name()?, p.one(Rule::fact_value, fact_value)?))
}
