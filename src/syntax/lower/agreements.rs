//! Calendars, hand-offs, routes, nurtures and targets.

use super::Parts;
use crate::base::Span;
use crate::diagnostics::syntax as codes;
use crate::language::WEEKDAYS;
use crate::syntax::ast::{
    Calendar, Closed, Handoff, HandoffClause, Name, Nurture, Open, Queue, Route, RouteRow, Target, TargetKind, Value,
    Weekday, ZoneExpr,
};
use crate::syntax::numbers;
use crate::syntax::parser::Rule;

pub(super) fn calendar(p: &mut Parts) -> Option<Calendar> {
    let mut calendar =
        Calendar { name: p.name()?, zone: p.one(Rule::zone, zone)?, open: Vec::new(), closed: Vec::new() };
    while let Some((rule, line)) = p.next() {
        match rule {
            Rule::open => calendar.open.push(Parts::read(p.build, line, open)?),
            Rule::closed => calendar.closed.push(Parts::read(p.build, line, closed)?),
            _ => return None,
        }
    }
    Some(calendar)
}

fn zone(p: &mut Parts) -> Option<ZoneExpr> {
    Some(if p.said(Rule::k_zone_of) {
        ZoneExpr::Of { name: p.name()?, otherwise: p.text() }
    } else {
        ZoneExpr::Fixed(p.text()?)
    })
}

fn closed(p: &mut Parts) -> Option<Closed> {
    if let Some(path) = p.text() {
        return Some(Closed::File(path));
    }
    let mut dates = Vec::new();
    while let Some(date) = p.date() {
        dates.push(date);
    }
    Some(Closed::Dates(dates))
}

fn open(p: &mut Parts) -> Option<Open> {
    let days = p.all(Rule::days, days)?.concat();
    Some(Open { days, hours: p.all(Rule::hours, hours)?, span: p.span })
}

/// The days of a range or an enumeration, in their order.
fn days(p: &mut Parts) -> Option<Vec<(Weekday, Span)>> {
    let mut days = vec![p.weekday()?];
    if p.said(Rule::k_to) {
        let (mut day, first) = days.first().copied()?;
        let (last, span) = p.weekday()?;
        while day != last {
            day = (day + 1) % 7;
            days.push((day, first.to(span)));
        }
    }
    while let Some(day) = p.weekday() {
        days.push(day);
    }
    Some(days)
}

fn hours(p: &mut Parts) -> Option<(u16, u16, Span)> {
    Some((p.minute(false)?, p.minute(true)?, p.span))
}

impl Parts<'_, '_> {
    fn weekday(&mut self) -> Option<(Weekday, Span)> {
        let day = self.find(|rule| rule == Rule::weekday)?;
        let number = (0..).zip(WEEKDAYS).find(|(_, name)| *name == day.as_str())?.0;
        Some((number, self.build.span(&day)))
    }

    fn minute(&mut self, closing: bool) -> Option<u16> {
        let time = self.find(|rule| rule == Rule::hhmm)?;
        match numbers::minute_of_day(time.as_str()) {
            Some(minute) if closing || minute < 24 * 60 => Some(minute),
            _ => {
                let message = format!("There is no time of day `{}`.", time.as_str());
                let help = "Hours go from `00:00` to `23:59`; `24:00` is the end of the day and can only close it.";
                self.build.error(&codes::NO_SUCH_TIME, self.build.span(&time), message, help);
                // As much of the day as there can be, so that no second message follows from this one.
                Some(if closing { 24 * 60 } else { 0 })
            }
        }
    }

    /// `needs permission NAME`, if it comes next.
    pub(super) fn needs_permission(&mut self) -> Option<Option<Name>> {
        self.maybe(Rule::needs_permission, Parts::name)
    }
}

pub(super) fn handoff(p: &mut Parts) -> Option<Handoff> {
    Some(Handoff {
        stage: p.name()?,
        from: p.name()?,
        to: p.name()?,
        clauses: p.all(Rule::handoff_clause, handoff_clause)?,
    })
}

fn handoff_clause(p: &mut Parts) -> Option<HandoffClause> {
    if let Some(permission) = p.needs_permission()? {
        return Some(HandoffClause::NeedsPermission(permission));
    }
    if let Some(words) = p.place_of(Rule::k_even_if_incomplete) {
        return Some(HandoffClause::EvenIfIncomplete(words));
    }
    if p.said(Rule::k_must_include) {
        return Some(HandoffClause::MustInclude(p.names()));
    }
    let team = p.name()?;
    Some(match p.word()? {
        Rule::k_accepts_with => HandoffClause::Accepts(team, p.event_any()?),
        Rule::k_rejects_with => HandoffClause::Rejects(team, p.event_any()?),
        _ => return None,
    })
}

pub(super) fn route(p: &mut Parts) -> Option<Route> {
    Some(Route {
        stage: p.name()?,
        rows: p.all(Rule::route_row, route_row)?,
        otherwise: p.one(Rule::route_else, |last| last.one(Rule::queue, queue))?,
    })
}

fn route_row(p: &mut Parts) -> Option<RouteRow> {
    let to = p.one(Rule::queue, queue)?;
    Some(RouteRow { to, condition: p.condition()?, because: p.because()?, span: p.span })
}

fn queue(p: &mut Parts) -> Option<Queue> {
    if let Some(words) = p.place_of(Rule::k_nobody) {
        return Some(Queue::Nobody(words));
    }
    match p.text() {
        Some(text) => Some(Queue::Text(text)),
        None => Some(Queue::Field(p.name()?)),
    }
}

pub(super) fn nurture(p: &mut Parts) -> Option<Nurture> {
    let (name, when) = (p.name()?, p.condition()?);
    let mut nurture = Nurture { name, when, permissions: Vec::new(), send_every: Vec::new(), until: Vec::new() };
    let add = |p: &mut Parts, nurture: &mut Nurture| {
        if let Some(permission) = p.needs_permission()? {
            nurture.permissions.push(permission);
        } else if p.said(Rule::k_send_every) {
            nurture.send_every.push(p.duration()?);
        } else {
            nurture.until.push(p.condition()?);
        }
        Some(())
    };
    while p.maybe(Rule::nurture_clause, |clause| add(clause, &mut nurture))?.is_some() {}
    Some(nurture)
}

pub(super) fn target(p: &mut Parts) -> Option<Target> {
    let kind = if p.said(Rule::k_at_least) { target_amount(p)? } else { target_conversion(p)? };
    Some(Target { kind, owner: p.name() })
}

fn target_conversion(p: &mut Parts) -> Option<TargetKind> {
    Some(TargetKind::Conversion {
        from_percent: p.number()?,
        to_percent: p.number()?,
        of: p.name()?,
        reach: p.name()?,
        within: p.duration()?,
    })
}

fn target_amount(p: &mut Parts) -> Option<TargetKind> {
    let at_least = match p.maybe(Rule::money, super::literals::money)? {
        Some(money) => money,
        None => Value::Number(p.number()?),
    };
    let total = p.maybe(Rule::target_total, |total| Some((total.name()?, total.name()?)))?;
    if let Some((property, event)) = total {
        return Some(TargetKind::Total { at_least, property, event, per: p.period()? });
    }
    let Value::Number(at_least) = at_least else { return None };
    Some(TargetKind::Volume { at_least, stage: p.name()?, per: p.period()? })
}
