//! Service level agreements: who must have done what, in which time, counted how.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::collect::named;
use crate::hir::check::times::DAY;
use crate::hir::check::{Checker, Place, Symbol};
use crate::hir::{EventPick, Notice, Sla};
use crate::model::{Length, NoticeAt, OutcomeId, PermissionId};
use crate::syntax::ast::{
    self, Count, CountKind, Duration, EventRef, Name, NoticeTime, Recipient, SlaClauseKind, Unit,
};

/// What the clauses below an SLA say.
#[derive(Default)]
struct Clauses {
    notices: Vec<Notice>,
    pauses: Vec<(Vec<EventPick>, Vec<EventPick>)>,
    new_clock: Vec<EventPick>,
    cancelled_by: Vec<EventPick>,
    cancelled_by_outcomes: Vec<OutcomeId>,
    needs: Vec<PermissionId>,
}

impl Checker<'_> {
    /// All SLAs.
    pub(in crate::hir::check) fn slas(&self) -> Vec<Sla> {
        self.decls.slas.iter().filter_map(|(decl, span)| self.sla(decl, *span)).collect()
    }

    fn sla(&self, decl: &ast::Sla, span: Span) -> Option<Sla> {
        let calendar = decl.calendar.as_ref().map(|name| self.calendar(name));
        let counted = calendar.is_some();
        let when = decl.when.as_ref().and_then(|when| self.condition(when, Place::SlaWhen));
        let when = when.and_then(|when| self.written_out(when));
        let team = self.team(&decl.team);
        let must = self.events_of_team(team, &decl.must_have, false);
        let times = decl.count.as_ref().map_or(Some(1), |count| self.sla_count(count));
        let within = self.length(&decl.within, counted);
        let start = self.sla_start(&decl.start);
        let clauses = self.sla_clauses(decl, counted, within);
        if let Some(Some(calendar)) = calendar {
            if let Some(start) = &start {
                self.check_start_zone(calendar, start, decl);
            }
            self.check_new_clock_zone(calendar, &clauses.new_clock, decl);
        }
        let Clauses { notices, pauses, new_clock, cancelled_by, cancelled_by_outcomes, needs } = clauses;
        Some(Sla {
            name: named(&decl.name),
            when,
            team: team?,
            must: must?,
            times: times?,
            within: within?,
            start: start?,
            calendar: calendar.flatten(),
            notices,
            pauses,
            new_clock,
            cancelled_by,
            cancelled_by_outcomes,
            needs,
            span,
        })
    }

    /// How often the events must have happened, together.
    fn sla_count(&self, count: &Count) -> Option<i64> {
        match count.kind {
            CountKind::AtLeast => self.times(&count.number),
            CountKind::MoreThan => self.times(&count.number).map(|times| times + 1),
            CountKind::AtMost | CountKind::Exactly | CountKind::FewerThan | CountKind::DifferentDays => {
                self.report(
                    Diagnostic::new(
                        &codes::SLA_COUNT,
                        count.span,
                        "A promise says how often something is done at least.",
                    )
                    .label("not how often at least")
                    .help("Write `at least 2 times`: the clock stops with the second one."),
                );
                None
            }
        }
    }

    /// A length of time on the clock; `counted`: a calendar counts it.
    fn length(&self, duration: &Duration, counted: bool) -> Option<Length> {
        let is_days = matches!(duration.unit, Unit::Day | Unit::Week);
        if !counted || matches!(duration.unit, Unit::Second | Unit::Month | Unit::Quarter | Unit::Year) {
            // Without a calendar there is no working time; this reports it.
            return self.duration(duration).map(|ms| Length::Ms { ms });
        }
        if !is_days {
            return self.duration(&Duration { working: false, ..*duration }).map(|ms| Length::Ms { ms });
        }
        if !duration.working {
            let amount = duration.amount;
            let mut report = Diagnostic::new(&codes::DAYS_WITH_CALENDAR, duration.span, "A calendar counts open time, and a day has 24 hours.")
                .label("which days?")
                .help("Write `working days`: 1 working day ends at the same clock time on the next open day. Or take `, counting … only` away to count all time.");
            if amount.decimals == 0 {
                let days = amount.units.saturating_mul(if duration.unit == Unit::Week { 5 } else { 1 });
                let text = format!("{days} working {}", if days == 1 { "day" } else { "days" });
                report = report.fix(format!("write `{text}`"), duration.span, text);
            }
            self.report(report);
            return None;
        }
        let days = duration.amount;
        if duration.unit == Unit::Day && days.decimals == 0 && (1..=3650).contains(&days.units) {
            return Some(Length::WorkingDays { days: days.units });
        }
        self.report(
            Diagnostic::new(
                &codes::ODD_WORKING_DAYS,
                duration.span,
                "Working days are counted whole, from 1 to 3,650.",
            )
            .label("not so many working days")
            .help("For parts of a day write hours: `4 working hours`. For weeks write days: `5 working days`."),
        );
        None
    }

    fn sla_clauses(&self, decl: &ast::Sla, counted: bool, within: Option<Length>) -> Clauses {
        let mut sla = Clauses::default();
        let mut permissions: Vec<&Name> = Vec::new();
        let mut last: Option<(Length, Span)> = None;
        let mut above = false;
        for clause in &decl.clauses {
            match &clause.kind {
                SlaClauseKind::Notify(to, time) | SlaClauseKind::Reassign(to, time) => {
                    let reassign = matches!(clause.kind, SlaClauseKind::Reassign(..));
                    let notice = self.notice(to, time, reassign, counted, clause.span, above);
                    above = true;
                    let Some(notice) = notice else { continue };
                    self.warn_of_notice(&notice, clause.span, within, &mut last);
                    sla.notices.push(notice);
                }
                SlaClauseKind::Paused(from, until) => {
                    let (from, until) = (self.picks(from), self.picks(until));
                    if let (Some(from), Some(until)) = (from, until) {
                        sla.pauses.push((from, until));
                    }
                }
                SlaClauseKind::NewClockOn(events) => sla.new_clock.extend(self.picks(events).unwrap_or_default()),
                SlaClauseKind::CancelledBy(events, not_a_lead) => {
                    if not_a_lead.is_some() {
                        sla.cancelled_by_outcomes.push(OutcomeId(0));
                    }
                    for event in events {
                        self.cancelled_by(event, &mut sla);
                    }
                }
                SlaClauseKind::NeedsPermission(name) => permissions.push(name),
            }
        }
        sla.needs = self.needed_permissions(permissions);
        sla
    }

    /// An event or an outcome that ends a clock.
    fn cancelled_by(&self, event: &EventRef, sla: &mut Clauses) {
        if let [part] = event.names.as_slice()
            && let Some(Symbol::Outcome(outcome)) = self.symbols.get(&part.name.text)
        {
            self.symbols.read(&part.name.text, part.name.span);
            if let Some(filter) = part.filter.as_ref().or(event.filter.as_ref()) {
                self.report(
                    Diagnostic::new(
                        &codes::OUTCOME_FILTERED,
                        filter.span,
                        format!("`{}` is an outcome, and outcomes carry nothing to ask for.", part.name.text),
                    )
                    .label("asks something of an outcome")
                    .help("Name the event that gives the outcome instead, with its `where`."),
                );
            } else if !sla.cancelled_by_outcomes.contains(&outcome) {
                sla.cancelled_by_outcomes.push(outcome);
            }
            return;
        }
        sla.cancelled_by.extend(self.picks(std::slice::from_ref(event)).unwrap_or_default());
    }

    fn notice(
        &self,
        to: &Recipient,
        time: &NoticeTime,
        reassign: bool,
        counted: bool,
        span: Span,
        above: bool,
    ) -> Option<Notice> {
        let to = self.recipient(to);
        let at = match time {
            NoticeTime::After(duration) => self.length(duration, counted).map(|length| NoticeAt::After { length }),
            NoticeTime::WhenMissed(_) => Some(NoticeAt::Missed),
            NoticeTime::AfterThat(duration) => {
                if !above {
                    self.report(
                        Diagnostic::new(&codes::AFTER_NOTHING, span, "There is no line above that this could come after.")
                            .label("after what?")
                            .help("`after that` counts from the line above, `notify …` or `reassign to …`. Here write `after D`, from the start of the clock, or `when missed`."),
                    );
                }
                self.length(duration, counted).filter(|_| above).map(|length| NoticeAt::AfterThat { length })
            }
        };
        Some(Notice { reassign, to: to?, at: at? })
    }

    /// Notices that come too late to help, or before those above them.
    fn warn_of_notice(&self, notice: &Notice, span: Span, within: Option<Length>, last: &mut Option<(Length, Span)>) {
        match notice.at {
            NoticeAt::After { length } => {
                if within.is_some_and(|within| is_longer(length, within)) {
                    self.report(
                        Diagnostic::new(&codes::NOTICE_AFTER_DUE, span, "By then the promise is broken already.")
                            .label("later than the time that is promised")
                            .help("Warn earlier; or, to tell somebody that it was missed, write `when missed`, and below it `… after that`."),
                    );
                } else if let Some((before, first)) = *last
                    && is_longer(before, length)
                {
                    self.report(
                        Diagnostic::new(&codes::NOTICES_OUT_OF_ORDER, span, "This comes before the line above it.")
                            .label("earlier than the line above")
                            .also(first, "the line above")
                            .help("Write the notices in the order in which they go out."),
                    );
                }
                *last = Some((length, span));
            }
            NoticeAt::Missed => *last = within.map(|within| (within, span)),
            NoticeAt::AfterThat { .. } => *last = None,
        }
    }
}

/// Whether one length is certainly longer than another: a working day is never longer than 24 hours of open time.
fn is_longer(a: Length, b: Length) -> bool {
    match (a, b) {
        (Length::Ms { ms: a }, Length::Ms { ms: b }) => a > b,
        (Length::WorkingDays { days: a }, Length::WorkingDays { days: b }) => a > b,
        (Length::Ms { ms }, Length::WorkingDays { days }) => ms > days.saturating_mul(DAY),
        (Length::WorkingDays { .. }, Length::Ms { .. }) => false,
    }
}
