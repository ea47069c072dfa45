//! Hand-offs, clocks, routes, nurtures, targets.

use super::Check;
use crate::ruleset::walk::At;
use crate::ruleset::{Length, NoticeAt, Sla, Start, TargetKind, To, ValueType};

impl<'a> Check<'a> {
    pub(super) fn agreements(&mut self) {
        self.handoffs();
        let ruleset = self.ruleset;
        let slas = At::top("slas");
        self.names(ruleset.slas.iter().map(|sla| &sla.name), &slas);
        for (number, sla) in ruleset.slas.iter().enumerate() {
            self.sla(sla, &slas.item(number));
        }
        self.routes();
        self.nurtures();
        self.targets();
    }

    /// A list with at most one entry for each stage.
    fn stages(&mut self, stages: impl Iterator<Item = usize>, at: &At, message: &str) {
        let mut seen = Vec::new();
        for (number, stage) in stages.enumerate() {
            let at = at.item(number);
            self.must(!seen.contains(&stage), &at, message);
            seen.push(stage);
            self.index(stage, self.ruleset.stages.list.len(), &at.key("stage"), "stage");
        }
    }

    fn handoffs(&mut self) {
        let ruleset = self.ruleset;
        let handoffs = At::top("handoffs");
        self.stages(ruleset.handoffs.iter().map(|handoff| handoff.stage), &handoffs, "a stage has one hand-off");
        for (number, handoff) in ruleset.handoffs.iter().enumerate() {
            let at = handoffs.item(number);
            self.index(handoff.from, ruleset.teams.len(), &at.key("from"), "team");
            self.index(handoff.to, ruleset.teams.len(), &at.key("to"), "team");
            self.indices(&handoff.must_include, ruleset.fields.len(), &at.key("must_include"), "field");
            self.indices(&handoff.needs, ruleset.permissions.len(), &at.key("needs"), "permission");
        }
    }

    fn sla(&mut self, sla: &'a Sla, at: &At) {
        let ruleset = self.ruleset;
        self.id(&sla.id, at);
        self.index(sla.team, ruleset.teams.len(), &at.key("team"), "team");
        self.must(sla.times > 0, at, "at least one event is owed");
        self.start(&sla.start, &at.key("start"));
        if let Some(calendar) = sla.calendar {
            self.index(calendar, ruleset.calendars.len(), &at.key("calendar"), "calendar");
        }
        self.length(sla.within, sla, &at.key("within"));
        let notices = at.key("notices");
        for (number, notice) in sla.notices.iter().enumerate() {
            let at = notices.item(number);
            self.to(&notice.to, &at.key("to"));
            let at = at.key("at");
            match notice.at {
                NoticeAt::After { length } => self.length(length, sla, &at),
                NoticeAt::AfterThat { length } => {
                    self.must(number > 0, &at, "there is no notice before it to count from");
                    self.length(length, sla, &at);
                }
                NoticeAt::Missed => {}
            }
        }
        let outcomes = at.key("cancelled_by_outcomes");
        self.indices(&sla.cancelled_by_outcomes, ruleset.outcomes.len(), &outcomes, "outcome");
        self.indices(&sla.needs, ruleset.permissions.len(), &at.key("needs"), "permission");
    }

    fn length(&mut self, length: Length, sla: &Sla, at: &At) {
        match length {
            Length::Ms { ms } => self.not_negative(ms, at),
            Length::WorkingDays { days } => {
                self.not_negative(days, at);
                self.must(sla.calendar.is_some(), at, "working days need a calendar");
            }
        }
    }

    fn start(&mut self, start: &Start, at: &At) {
        let ruleset = self.ruleset;
        match start {
            Start::Events { .. } => {}
            Start::Reaching { stage, .. } => self.index(*stage, ruleset.stages.list.len(), at, "stage"),
            Start::Field { field } => match ruleset.fields.get(*field) {
                Some(field) => self.must(field.value == ValueType::Time, at, "a clock starts at a time field"),
                None => self.index(*field, ruleset.fields.len(), at, "field"),
            },
            Start::LaterOf { a, b } => {
                self.start(a, &at.key("a"));
                self.start(b, &at.key("b"));
            }
        }
    }

    fn to(&mut self, to: &To, at: &At) {
        if let To::Field { field } = to {
            self.index(*field, self.ruleset.fields.len(), at, "field");
        }
    }

    fn routes(&mut self) {
        let ruleset = self.ruleset;
        let routes = At::top("routes");
        self.stages(ruleset.routes.iter().map(|route| route.stage), &routes, "a stage has one route");
        for (number, route) in ruleset.routes.iter().enumerate() {
            let at = routes.item(number);
            self.to(&route.otherwise, &at.key("otherwise"));
            let rows = at.key("rows");
            for (number, row) in route.rows.iter().enumerate() {
                let at = rows.item(number);
                self.id(&row.id, &at);
                self.to(&row.to, &at.key("to"));
            }
        }
    }

    fn nurtures(&mut self) {
        let ruleset = self.ruleset;
        let nurtures = At::top("nurtures");
        self.names(ruleset.nurtures.iter().map(|nurture| &nurture.name), &nurtures);
        for (number, nurture) in ruleset.nurtures.iter().enumerate() {
            let at = nurtures.item(number);
            self.id(&nurture.id, &at);
            self.indices(&nurture.needs, ruleset.permissions.len(), &at.key("needs"), "permission");
            self.must(nurture.send_every.is_none_or(|ms| ms > 0), &at, "something is sent every so often");
        }
    }

    fn targets(&mut self) {
        let ruleset = self.ruleset;
        let stages = ruleset.stages.list.len();
        let targets = At::top("targets");
        for (number, target) in ruleset.targets.iter().enumerate() {
            let at = targets.item(number);
            self.id(&target.id, &at);
            if let Some(owner) = target.owner {
                self.index(owner, ruleset.teams.len(), &at.key("owner"), "team");
            }
            match target.kind {
                TargetKind::Conversion { from, to, of, reach, within } => {
                    self.must(from <= to, &at, "the share does not ascend");
                    self.index(of, stages, &at.key("of"), "stage");
                    self.index(reach, stages, &at.key("reach"), "stage");
                    self.not_negative(within, &at.key("within"));
                }
                TargetKind::Volume { stage, .. } => self.index(stage, stages, &at.key("stage"), "stage"),
                TargetKind::Total { event, property, .. } => match ruleset.events.get(event) {
                    Some(event) => {
                        self.index(property, event.properties.len(), &at.key("property"), "property of this event");
                    }
                    None => self.index(event, ruleset.events.len(), &at.key("event"), "event"),
                },
            }
        }
    }
}
