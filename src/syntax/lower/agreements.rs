//! Calendars, hand-offs, routes, nurtures and targets.

use super::Lower;
use crate::diagnostics::syntax as codes;
use crate::syntax::ast::{
    Calendar, Closed, Handoff, HandoffClause, Name, Nurture, Open, Queue, Route, RouteRow, Target, TargetKind, Value,
    Weekday, ZoneExpr,
};
use crate::syntax::cursor::Cursor;
use crate::syntax::expected::is_name;
use crate::syntax::numbers;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    pub(super) fn calendar(&mut self, pair: Pair) -> Option<Calendar> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_calendar);
        let name = self.name(&mut c)?;
        c.has(Rule::k_in);
        let mut inner = Cursor::new(c.eat(Rule::zone)?);
        let zone = if inner.has(Rule::k_zone_of) {
            let name = self.name(&mut inner)?;
            inner.has(Rule::comma);
            inner.has(Rule::k_otherwise);
            ZoneExpr::Of { name, otherwise: self.text(&mut inner) }
        } else {
            ZoneExpr::Fixed(self.text(&mut inner)?)
        };
        let mut calendar = Calendar { name, zone, open: Vec::new(), closed: Vec::new() };
        while let Some(line) = c.take() {
            match line.as_rule() {
                Rule::open => calendar.open.push(self.open(line)?),
                _ => calendar.closed.push(self.closed(line)?),
            }
        }
        Some(calendar)
    }

    fn closed(&mut self, pair: Pair) -> Option<Closed> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_closed);
        if c.has(Rule::k_list) {
            return Some(Closed::File(self.text(&mut c)?));
        }
        Some(Closed::Dates(c.many(Rule::date).iter().map(|date| self.date_of_pair(date)).collect()))
    }

    fn open(&mut self, pair: Pair) -> Option<Open> {
        let mut open = Open { days: Vec::new(), hours: Vec::new(), span: self.span(&pair) };
        let mut c = Cursor::new(pair);
        for days in c.many(Rule::days) {
            let mut inner = Cursor::new(days);
            let mut range = false;
            while let Some(part) = inner.take() {
                match part.as_rule() {
                    Rule::k_to => range = true,
                    Rule::weekday => {
                        let (day, span) = (weekday(part.as_str()), self.span(&part));
                        if let (true, Some(&(mut from, first))) = (range, open.days.last()) {
                            while from != day {
                                from = (from + 1) % 7;
                                open.days.push((from, first.to(span)));
                            }
                        } else {
                            open.days.push((day, span));
                        }
                    }
                    _ => {}
                }
            }
        }
        for hours in c.many(Rule::hours) {
            let span = self.span(&hours);
            let mut inner = Cursor::new(hours);
            let from = self.minute(&mut inner, false)?;
            inner.has(Rule::k_to);
            let to = self.minute(&mut inner, true)?;
            open.hours.push((from, to, span));
        }
        Some(open)
    }

    fn minute(&mut self, c: &mut Cursor, closing: bool) -> Option<u16> {
        let pair = c.eat(Rule::hhmm)?;
        match numbers::minute_of_day(pair.as_str()) {
            Some(minute) if closing || minute < 24 * 60 => Some(minute),
            _ => {
                let message = format!("There is no time of day `{}`.", pair.as_str());
                let help = "Hours go from `00:00` to `23:59`; `24:00` is the end of the day and can only close it.";
                self.error(&codes::NO_SUCH_TIME, &pair, message, help);
                // The day as far as it goes, so that no second message follows from this one.
                Some(if closing { 24 * 60 } else { 0 })
            }
        }
    }

    pub(super) fn handoff(&mut self, pair: Pair) -> Option<Handoff> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_handoff);
        let stage = self.name(&mut c)?;
        c.has(Rule::k_from);
        let from = self.name(&mut c)?;
        c.has(Rule::k_to);
        let to = self.name(&mut c)?;
        let clauses = c
            .many(Rule::handoff_clause)
            .into_iter()
            .map(|clause| self.handoff_clause(clause))
            .collect::<Option<_>>()?;
        Some(Handoff { stage, from, to, clauses })
    }

    fn handoff_clause(&mut self, pair: Pair) -> Option<HandoffClause> {
        let mut c = Cursor::new(pair);
        if c.has(Rule::k_must_include) {
            return Some(HandoffClause::MustInclude(
                c.many_if(is_name).iter().map(|name| self.name_of_pair(name)).collect(),
            ));
        }
        if let Some(words) = c.eat(Rule::k_even_if_incomplete) {
            return Some(HandoffClause::EvenIfIncomplete(self.span(&words)));
        }
        if c.peek() == Some(Rule::needs_permission) {
            return Some(HandoffClause::NeedsPermission(self.needs_permission(&mut c)?));
        }
        let team = self.name(&mut c)?;
        let accepts = c.has(Rule::k_accepts_with);
        c.has(Rule::k_rejects_with);
        let events = self.event_any(&mut c)?;
        Some(if accepts { HandoffClause::Accepts(team, events) } else { HandoffClause::Rejects(team, events) })
    }

    /// `needs permission NAME`
    pub(super) fn needs_permission(&mut self, c: &mut Cursor) -> Option<Name> {
        let mut inner = Cursor::new(c.eat(Rule::needs_permission)?);
        inner.has(Rule::k_needs_permission);
        self.name(&mut inner)
    }

    pub(super) fn route(&mut self, pair: Pair) -> Option<Route> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_route);
        let stage = self.name(&mut c)?;
        let mut rows = Vec::new();
        for row in c.many(Rule::route_row) {
            let span = self.span(&row);
            let mut inner = Cursor::new(row);
            let to = self.queue(&mut inner)?;
            let condition = self.when(&mut inner)??;
            rows.push(RouteRow { to, condition, because: self.because(&mut inner), span });
        }
        let mut last = Cursor::new(c.eat(Rule::route_else)?);
        Some(Route { stage, rows, otherwise: self.queue(&mut last)? })
    }

    fn queue(&mut self, c: &mut Cursor) -> Option<Queue> {
        c.has(Rule::k_to);
        let mut inner = Cursor::new(c.eat(Rule::queue)?);
        if let Some(words) = inner.eat(Rule::k_nobody) {
            return Some(Queue::Nobody(self.span(&words)));
        }
        Some(match self.text(&mut inner) {
            Some(text) => Queue::Text(text),
            None => Queue::Field(self.name(&mut inner)?),
        })
    }

    pub(super) fn nurture(&mut self, pair: Pair) -> Option<Nurture> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_nurture);
        let name = self.name(&mut c)?;
        let when = self.when(&mut c)??;
        let mut nurture = Nurture { name, when, permissions: Vec::new(), send_every: Vec::new(), until: Vec::new() };
        for clause in c.many(Rule::nurture_clause) {
            let mut inner = Cursor::new(clause);
            if inner.has(Rule::k_send_every) {
                nurture.send_every.push(self.duration(&mut inner)?);
            } else if inner.has(Rule::k_until) {
                nurture.until.push(self.next_condition(&mut inner)?);
            } else {
                nurture.permissions.push(self.needs_permission(&mut inner)?);
            }
        }
        Some(nurture)
    }

    pub(super) fn target(&mut self, pair: Pair) -> Option<Target> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_target);
        let kind = if c.has(Rule::k_at_least) { self.target_amount(&mut c)? } else { self.target_conversion(&mut c)? };
        c.has(Rule::comma);
        let owner = if c.has(Rule::k_owned_by) { Some(self.name(&mut c)?) } else { None };
        Some(Target { kind, owner })
    }

    fn target_conversion(&mut self, c: &mut Cursor) -> Option<TargetKind> {
        let from_percent = self.number(c)?;
        c.has(Rule::k_to);
        let to_percent = self.number(c)?;
        c.has(Rule::k_of);
        let of = self.name(c)?;
        c.has(Rule::k_reach);
        let reach = self.name(c)?;
        c.has(Rule::k_within);
        Some(TargetKind::Conversion { from_percent, to_percent, of, reach, within: self.duration(c)? })
    }

    fn target_amount(&mut self, c: &mut Cursor) -> Option<TargetKind> {
        let at_least = match c.eat(Rule::money) {
            Some(money) => self.money(money)?,
            None => Value::Number(self.number(c)?),
        };
        if let Some(total) = c.eat(Rule::target_total) {
            let mut inner = Cursor::new(total);
            inner.has(Rule::k_of);
            inner.has(Rule::k_total);
            let property = self.name(&mut inner)?;
            inner.has(Rule::k_of);
            let event = self.name(&mut inner)?;
            c.has(Rule::k_per);
            return Some(TargetKind::Total { at_least, property, event, per: self.period(c)? });
        }
        let Value::Number(at_least) = at_least else { return None };
        let stage = self.name(c)?;
        c.has(Rule::k_per);
        Some(TargetKind::Volume { at_least, stage, per: self.period(c)? })
    }
}

fn weekday(word: &str) -> Weekday {
    match word {
        "monday" => 0,
        "tuesday" => 1,
        "wednesday" => 2,
        "thursday" => 3,
        "friday" => 4,
        "saturday" => 5,
        _ => 6,
    }
}
