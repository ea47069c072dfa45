//! Hand-offs, clocks, routes, nurtures, targets.

use super::Lowering;
use super::ids::{Place, held};
use crate::hir::{self};
use crate::model::{Length, NoticeAt};
use crate::ruleset::{Handoff, Notice, Nurture, Pause, Route, RouteRow, Sla, Start, Target, TargetKind, To};

impl Lowering<'_> {
    pub(super) fn handoffs(&mut self) -> Vec<Handoff> {
        let program = self.program;
        let order = self.order.handoffs.order.clone();
        let handoff = |at: usize| {
            let handoff = &program.handoffs[at];
            Handoff {
                stage: handoff.stage.0,
                from: self.order.teams.of(handoff.from.0),
                to: self.order.teams.of(handoff.to.0),
                must_include: sorted(handoff.must_include.iter().map(|field| self.order.fields.of(field.0))),
                even_if_incomplete: handoff.even_if_incomplete,
                needs: sorted(handoff.needs.iter().map(|permission| self.order.permissions.of(permission.0))),
                accepts: self.selects(&handoff.accepts),
                rejects: self.selects(&handoff.rejects),
            }
        };
        order.into_iter().map(handoff).collect()
    }

    pub(super) fn slas(&mut self) -> Vec<Sla> {
        let program = self.program;
        let order = self.order.slas.order.clone();
        order.into_iter().map(|at| self.sla(&program.slas[at])).collect()
    }

    fn sla(&mut self, sla: &hir::Sla) -> Sla {
        let id = self.id(format!("sla {}", sla.name.text), sla.span);
        let when = sla.when.as_ref().map(|when| self.condition(when, &Place::at(format!("{id}/when"))));
        let length = |length: Length| match length {
            Length::Ms { ms } => Length::Ms { ms: held(ms) },
            Length::WorkingDays { days } => Length::WorkingDays { days: held(days) },
        };
        let within = length(sla.within);
        let mut notices = Vec::new();
        for notice in &sla.notices {
            let at = match notice.at {
                NoticeAt::After { length: after } => NoticeAt::After { length: length(after) },
                NoticeAt::Missed => NoticeAt::Missed,
                NoticeAt::AfterThat { length: after } => NoticeAt::AfterThat { length: length(after) },
            };
            notices.push(Notice { reassign: notice.reassign, to: self.to(&notice.to), at });
        }
        let pause = |lowering: &mut Self, (from, until): &(Vec<hir::EventPick>, Vec<hir::EventPick>)| Pause {
            from: lowering.selects(from),
            until: lowering.selects(until),
        };
        Sla {
            id,
            name: sla.name.text.clone(),
            when,
            team: self.order.teams.of(sla.team.0),
            must: self.selects(&sla.must),
            times: held(sla.times),
            within,
            start: self.start(&sla.start, sla),
            calendar: sla.calendar.map(|calendar| self.order.calendars.of(calendar.0)),
            notices,
            pauses: sla.pauses.iter().map(|both| pause(self, both)).collect(),
            new_clock: self.selects(&sla.new_clock),
            cancelled_by: self.selects(&sla.cancelled_by),
            cancelled_by_outcomes: sorted(sla.cancelled_by_outcomes.iter().map(|outcome| outcome.0)),
            needs: sorted(sla.needs.iter().map(|permission| self.order.permissions.of(permission.0))),
        }
    }

    fn start(&mut self, start: &hir::Start, sla: &hir::Sla) -> Start {
        match start {
            hir::Start::Events(picks) => Start::Events { select: self.selects(picks) },
            hir::Start::Reaching(stage) => {
                // The receiving team's clock waits for the data, where there are any to wait for.
                let handed_over = self.program.handoffs.iter().any(|handoff| {
                    let waits = !handoff.must_include.is_empty() || !handoff.needs.is_empty();
                    handoff.stage == *stage && handoff.to == sla.team && waits && !handoff.even_if_incomplete
                });
                Start::Reaching { stage: stage.0, handed_over }
            }
            hir::Start::Field(field) => Start::Field { field: self.order.fields.of(field.0) },
            hir::Start::LaterOf(a, b) => {
                Start::LaterOf { a: Box::new(self.start(a, sla)), b: Box::new(self.start(b, sla)) }
            }
        }
    }

    fn to(&self, to: &hir::To) -> To {
        match to {
            hir::To::Queue(queue) => To::Queue { queue: queue.clone() },
            hir::To::Field(field) => To::Field { field: self.order.fields.of(field.0) },
            hir::To::Nobody => To::Nobody,
        }
    }

    pub(super) fn routes(&mut self) -> Vec<Route> {
        let program = self.program;
        let order = self.order.routes.order.clone();
        order.into_iter().map(|at| self.route(&program.routes[at])).collect()
    }

    fn route(&mut self, route: &hir::Route) -> Route {
        let stage = self.program.stages.get(route.stage.0).map_or("", |stage| &stage.name.text);
        let mut rows = Vec::new();
        for (number, row) in route.rows.iter().enumerate() {
            let id = self.id(format!("route {stage}/{}", number + 1), row.span);
            let when = self.condition(&row.condition, &Place::at(format!("{id}/when")));
            rows.push(RouteRow { id, to: self.to(&row.to), when });
        }
        Route { stage: route.stage.0, rows, otherwise: self.to(&route.otherwise) }
    }

    pub(super) fn nurtures(&mut self) -> Vec<Nurture> {
        let program = self.program;
        let order = self.order.nurtures.order.clone();
        order.into_iter().map(|at| self.nurture(&program.nurtures[at])).collect()
    }

    fn nurture(&mut self, nurture: &hir::Nurture) -> Nurture {
        let id = self.id(format!("nurture {}", nurture.name.text), nurture.name.span);
        let when = self.condition(&nurture.when, &Place::at(format!("{id}/when")));
        let until = nurture.until.as_ref().map(|until| self.condition(until, &Place::at(format!("{id}/until"))));
        Nurture {
            id,
            name: nurture.name.text.clone(),
            when,
            needs: sorted(nurture.needs.iter().map(|permission| self.order.permissions.of(permission.0))),
            send_every: nurture.send_every.map(held),
            until,
            reads_outcome: nurture.reads_outcome,
        }
    }

    pub(super) fn targets(&mut self) -> Vec<Target> {
        let program = self.program;
        let mut targets: Vec<(String, Target, crate::base::Span)> = program
            .targets
            .iter()
            .map(|target| {
                let kind = self.target_kind(target);
                let owner = target.owner.map(|team| self.order.teams.of(team.0));
                let lowered = Target { id: String::new(), owner, kind };
                (serde_json::to_string(&lowered).unwrap_or_default(), lowered, target.span)
            })
            .collect();
        targets.sort_by(|a, b| (&a.0, a.2).cmp(&(&b.0, b.2)));
        let number = |(number, (_, mut target, span)): (usize, (String, Target, _))| {
            target.id = self.id(format!("target/{}", number + 1), span);
            target
        };
        targets.into_iter().enumerate().map(number).collect()
    }

    fn target_kind(&mut self, target: &hir::Target) -> TargetKind {
        match target.kind {
            hir::TargetKind::Conversion { from, to, of, reach, within } => {
                let within = held(within);
                TargetKind::Conversion { from, to, of: of.0, reach: reach.0, within }
            }
            hir::TargetKind::Volume { at_least, stage, per } => {
                TargetKind::Volume { at_least: held(at_least), stage: stage.0, per }
            }
            hir::TargetKind::Total { at_least, event, property, per } => {
                let at_least = held(at_least);
                TargetKind::Total { at_least, event: self.order.events.of(event.0), property, per }
            }
        }
    }
}

fn sorted(indices: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut indices: Vec<usize> = indices.collect();
    indices.sort_unstable();
    indices.dedup();
    indices
}
