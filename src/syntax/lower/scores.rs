//! Scores and bands.

use super::Parts;
use crate::syntax::ast::{
    Band, BandRow, EachEvent, Group, GroupRuleKind, Number, Score, Silence, Term, TermKind, TermOptionKind,
    UnknownUnless,
};
use crate::syntax::parser::Rule;

pub(super) fn score(p: &mut Parts) -> Option<Score> {
    let mut score = Score {
        name: p.name()?,
        from: p.number()?,
        to: p.number()?,
        decimals: p.number(),
        unknown_unless: Vec::new(),
        starting_over: Vec::new(),
        starts_at: Vec::new(),
        terms: Vec::new(),
        groups: Vec::new(),
    };
    while let Some((rule, line)) = p.next() {
        Parts::read(p.build, line, |p| {
            match rule {
                Rule::term => score.terms.push(term(p)?),
                Rule::group => score.groups.push(group(p)?),
                Rule::unknown_unless => score.unknown_unless.push(unknown_unless(p)?),
                Rule::starting_over => score.starting_over.append(&mut p.events_where()?),
                Rule::starts_at => score.starts_at.push(p.number()?),
                _ => return None,
            }
            Some(())
        })?;
    }
    Some(score)
}

fn unknown_unless(p: &mut Parts) -> Option<UnknownUnless> {
    Some(UnknownUnless { condition: p.condition()?, because: p.because()?, span: p.span })
}

fn group(p: &mut Parts) -> Option<Group> {
    let (name, rules, span) =
        p.one(Rule::group_head, |head| Some((head.name()?, head.spanned(Rule::group_rule, group_rule)?, head.span)))?;
    Some(Group { name, rules, terms: p.all(Rule::term, term)?, span })
}

fn group_rule(p: &mut Parts) -> Option<GroupRuleKind> {
    Some(match p.word()? {
        Rule::k_best_only => GroupRuleKind::BestOnly,
        Rule::k_first_only => GroupRuleKind::FirstOnly,
        Rule::k_at_most => GroupRuleKind::AtMostPoints(p.number()?),
        Rule::k_weighs => GroupRuleKind::Weighs(p.number()?),
        Rule::k_scaled_to => GroupRuleKind::ScaledTo(p.number()?),
        _ => return None,
    })
}

fn term(p: &mut Parts) -> Option<Term> {
    let kind = match p.maybe(Rule::computed, computed)? {
        Some(computed) => computed,
        None => {
            let points = p.number()?;
            if !p.said(Rule::k_for_each) {
                TermKind::Points(points)
            } else if let Some(silence) = p.maybe(Rule::silence, silence)? {
                TermKind::Silence(points, silence)
            } else {
                TermKind::ForEach(points, p.one(Rule::each_event, each_event)?)
            }
        }
    };
    Some(Term {
        kind,
        options: p.spanned(Rule::term_option, term_option)?,
        when: p.maybe_condition()?,
        because: p.because()?,
        indent: p.indent(),
        span: p.span,
    })
}

fn computed(p: &mut Parts) -> Option<TermKind> {
    let minus = p.find(|rule| rule == Rule::sign)?.as_str() == "-";
    Some(if p.said(Rule::k_the_value_of) {
        TermKind::ValueOf { minus, name: p.name()? }
    } else if p.said(Rule::k_the_higher_of) {
        TermKind::Higher { minus, a: p.name()?, b: p.name()? }
    } else {
        TermKind::Share { minus, percent: p.number(), name: p.name()? }
    })
}

fn silence(p: &mut Parts) -> Option<Silence> {
    let (every, event) = (p.duration()?, p.event_where()?);
    let fallback = if p.said(Rule::k_none_if_never) { None } else { Some(p.name()?) };
    Some(Silence { every, event, fallback, span: p.span })
}

fn each_event(p: &mut Parts) -> Option<EachEvent> {
    Some(EachEvent { event: p.event_where()?, windows: p.windows()?, anchor: p.anchor()? })
}

fn term_option(p: &mut Parts) -> Option<TermOptionKind> {
    Some(match p.word()? {
        Rule::k_at_most => {
            let number = p.number()?;
            if p.said(Rule::k_points) {
                TermOptionKind::AtMostPoints(number)
            } else {
                TermOptionKind::AtMostTimes(number, p.period())
            }
        }
        Rule::k_once_per => {
            TermOptionKind::AtMostTimes(Number { units: 1, decimals: 0, span: p.span }, Some(p.period()?))
        }
        Rule::k_once_every => TermOptionKind::OnceEvery(p.duration()?),
        Rule::k_fading_over => TermOptionKind::FadingOver(p.duration()?),
        Rule::k_losing => match p.percent() {
            Some(percent) => TermOptionKind::LosingPercent(percent, p.duration()?),
            None => TermOptionKind::LosingPoints(p.number()?, p.duration()?),
        },
        _ => return None,
    })
}

impl Parts<'_, '_> {
    /// How far the line is indented in which the piece begins, in characters.
    fn indent(&self) -> usize {
        let text = self.build.text;
        let line = text.get(..self.start).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |end| end + 1);
        text.get(line..).unwrap_or_default().chars().take_while(|c| matches!(c, ' ' | '\t')).count()
    }
}

pub(super) fn band(p: &mut Parts) -> Option<Band> {
    Some(Band { name: p.name()?, of: p.name()?, rows: p.all(Rule::band_row, band_row)? })
}

fn band_row(p: &mut Parts) -> Option<BandRow> {
    Some(BandRow { label: p.label()?, from: p.number()?, span: p.span })
}
