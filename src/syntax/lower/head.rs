//! The head of a definition: what it is called, who is who, and what they mean.

use super::Parts;
use crate::base::Span;
use crate::syntax::ast::{Definition, LeadIs, Means, Team};
use crate::syntax::expected::{Saying, saying};
use crate::syntax::parser::Rule;

pub(super) fn definition(p: &mut Parts) -> Option<Definition> {
    let mut definition = Definition {
        name: p.text()?,
        version: None,
        in_force_from: None,
        in_force_until: None,
        time_zone: None,
        currency: None,
        repeated: Vec::new(),
    };
    let mut seen = Vec::new();
    while p.maybe(Rule::definition_clause, |clause| add(clause, &mut definition, &mut seen))?.is_some() {}
    Some(definition)
}

/// Adds a clause; one that is there already is kept apart.
fn add(p: &mut Parts, definition: &mut Definition, seen: &mut Vec<(Rule, Span)>) -> Option<()> {
    fn set<T>(place: &mut Option<T>, value: T) {
        place.get_or_insert(value);
    }
    let first = p.word()?;
    match first {
        Rule::k_version => set(&mut definition.version, p.text()?),
        Rule::k_in_force_from => set(&mut definition.in_force_from, p.date()?),
        Rule::k_in_force_until => set(&mut definition.in_force_until, p.date()?),
        Rule::k_time_zone => set(&mut definition.time_zone, p.text()?),
        Rule::k_currency => {
            let currency = p.find(|rule| rule == Rule::currency)?;
            set(&mut definition.currency, (currency.as_str().to_owned(), p.build.span(&currency)));
        }
        _ => return None,
    }
    match (seen.iter().find(|(before, _)| *before == first), saying(first)) {
        (Some(&(_, earlier)), Saying::Words(words)) => definition.repeated.push((words, earlier, p.span)),
        _ => seen.push((first, p.span)),
    }
    Some(())
}

pub(super) fn team(p: &mut Parts) -> Option<Team> {
    Some(Team { name: p.name()?, title: p.text() })
}

pub(super) fn a_lead_is(p: &mut Parts) -> Option<LeadIs> {
    Some(LeadIs { stage: p.name()?, or_above: p.said(Rule::k_or_above) })
}

pub(super) fn means(p: &mut Parts) -> Option<Means> {
    Some(Means { who: p.name()?, stage: p.name()?, or_above: p.said(Rule::k_or_above), word: p.text()? })
}
