//! Hand-offs, clocks, routes, nurtures, targets.

use super::Check;
use super::exprs::Scope;
use crate::ruleset::{Length, NoticeAt, Sla, Start, TargetKind, To, ValueType};

impl<'a> Check<'a> {
    pub(super) fn agreements(&mut self) {
        self.handoffs();
        let ruleset = self.ruleset;
        self.names(ruleset.slas.iter().map(|sla| sla.name.as_str()), "slas");
        for (number, sla) in ruleset.slas.iter().enumerate() {
            self.sla(sla, &format!("slas[{number}]"));
        }
        self.routes();
        self.nurtures();
        self.targets();
    }

    fn handoffs(&mut self) {
        let ruleset = self.ruleset;
        let mut stages = Vec::new();
        for (number, handoff) in ruleset.handoffs.iter().enumerate() {
            let at = format!("handoffs[{number}]");
            self.must(!stages.contains(&handoff.stage), &at, "a stage has one hand-off");
            stages.push(handoff.stage);
            self.index(handoff.stage, ruleset.stages.list.len(), &at, "stage");
            self.indices(&[handoff.from, handoff.to], ruleset.teams.len(), &at, "team");
            self.indices(&handoff.must_include, ruleset.fields.len(), &at, "field");
            self.indices(&handoff.needs, ruleset.permissions.len(), &at, "permission");
            self.selects(&handoff.accepts, &format!("{at}.accepts"));
            self.selects(&handoff.rejects, &format!("{at}.rejects"));
        }
    }

    fn sla(&mut self, sla: &'a Sla, at: &str) {
        let ruleset = self.ruleset;
        self.id(&sla.id, at);
        self.optional(sla.when.as_ref(), &format!("{at}.when"), Scope::fields());
        self.index(sla.team, ruleset.teams.len(), at, "team");
        self.selects(&sla.must, &format!("{at}.must"));
        self.must(sla.times > 0, at, "at least one event is owed");
        self.start(&sla.start, at);
        if let Some(calendar) = sla.calendar {
            self.index(calendar, ruleset.calendars.len(), at, "calendar");
        }
        self.length(sla.within, sla, at);
        for (number, notice) in sla.notices.iter().enumerate() {
            let at = format!("{at}.notices[{number}]");
            self.to(&notice.to, &at);
            match notice.at {
                NoticeAt::After { length } => self.length(length, sla, &at),
                NoticeAt::AfterThat { length } => {
                    self.must(number > 0, &at, "there is no notice before it to count from");
                    self.length(length, sla, &at);
                }
                NoticeAt::Missed => {}
            }
        }
        for (number, pause) in sla.pauses.iter().enumerate() {
            self.selects(&pause.from, &format!("{at}.pauses[{number}].from"));
            self.selects(&pause.until, &format!("{at}.pauses[{number}].until"));
        }
        self.selects(&sla.new_clock, &format!("{at}.new_clock"));
        self.selects(&sla.cancelled_by, &format!("{at}.cancelled_by"));
        self.indices(&sla.cancelled_by_outcomes, ruleset.outcomes.len(), at, "outcome");
        self.indices(&sla.needs, ruleset.permissions.len(), at, "permission");
    }

    fn length(&mut self, length: Length, sla: &Sla, at: &str) {
        match length {
            Length::Ms { ms } => self.not_negative(ms, at),
            Length::WorkingDays { days } => {
                self.not_negative(days, at);
                self.must(sla.calendar.is_some(), at, "working days need a calendar");
            }
        }
    }

    fn start(&mut self, start: &'a Start, at: &str) {
        let ruleset = self.ruleset;
        match start {
            Start::Events { select } => self.selects(select, &format!("{at}.start.select")),
            Start::Reaching { stage, .. } => self.index(*stage, ruleset.stages.list.len(), at, "stage"),
            Start::Field { field } => match ruleset.fields.get(*field) {
                Some(field) => self.must(field.value == ValueType::Time, at, "a clock starts at a time field"),
                None => self.index(*field, ruleset.fields.len(), at, "field"),
            },
            Start::LaterOf { a, b } => {
                self.start(a, at);
                self.start(b, at);
            }
        }
    }

    fn to(&mut self, to: &To, at: &str) {
        if let To::Field { field } = to {
            self.index(*field, self.ruleset.fields.len(), at, "field");
        }
    }

    fn routes(&mut self) {
        let ruleset = self.ruleset;
        let mut stages = Vec::new();
        for (number, route) in ruleset.routes.iter().enumerate() {
            let at = format!("routes[{number}]");
            self.must(!stages.contains(&route.stage), &at, "a stage has one route");
            stages.push(route.stage);
            self.index(route.stage, ruleset.stages.list.len(), &at, "stage");
            self.to(&route.otherwise, &at);
            for (row, to) in route.rows.iter().enumerate() {
                let at = format!("{at}.rows[{row}]");
                self.id(&to.id, &at);
                self.to(&to.to, &at);
                self.condition(&to.when, &format!("{at}.when"), Scope::rules(usize::MAX).with_present(true));
            }
        }
    }

    fn nurtures(&mut self) {
        let ruleset = self.ruleset;
        self.names(ruleset.nurtures.iter().map(|nurture| nurture.name.as_str()), "nurtures");
        for (number, nurture) in ruleset.nurtures.iter().enumerate() {
            let at = format!("nurtures[{number}]");
            let scope = Scope::rules(usize::MAX).with_present(true);
            self.id(&nurture.id, &at);
            self.condition(&nurture.when, &format!("{at}.when"), scope);
            self.optional(nurture.until.as_ref(), &format!("{at}.until"), scope);
            self.indices(&nurture.needs, ruleset.permissions.len(), &at, "permission");
            self.must(nurture.send_every.is_none_or(|ms| ms > 0), &at, "something is sent every so often");
        }
    }

    fn targets(&mut self) {
        let ruleset = self.ruleset;
        let stages = ruleset.stages.list.len();
        for (number, target) in ruleset.targets.iter().enumerate() {
            let at = format!("targets[{number}]");
            self.id(&target.id, &at);
            if let Some(owner) = target.owner {
                self.index(owner, ruleset.teams.len(), &at, "team");
            }
            match target.kind {
                TargetKind::Conversion { from, to, of, reach, within } => {
                    self.must(from <= to, &at, "the share does not go up");
                    self.indices(&[of, reach], stages, &at, "stage");
                    self.not_negative(within, &at);
                }
                TargetKind::Volume { stage, .. } => self.index(stage, stages, &at, "stage"),
                TargetKind::Total { event, property, .. } => match ruleset.events.get(event) {
                    Some(event) => self.index(property, event.properties.len(), &at, "property of this event"),
                    None => self.index(event, ruleset.events.len(), &at, "event"),
                },
            }
        }
    }
}
