//! The opening hours of a calendar.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::Checker;
use crate::language::WEEKDAYS;
use crate::syntax::ast::{Calendar, Weekday};

impl Checker<'_> {
    /// Opening hours by day of the week, ascending; reports hours that overlap or end before they begin, and none at all.
    pub(super) fn opening_hours(&self, calendar: &Calendar) -> [Vec<(u16, u16)>; 7] {
        let mut week: [Vec<(u16, u16, Span)>; 7] = Default::default();
        for line in &calendar.open {
            for &(from, to, span) in &line.hours {
                if from >= to {
                    self.report_backwards(span);
                    continue;
                }
                for &(day, day_span) in &line.days {
                    // A day that is named twice in one line: the second naming is the place.
                    let twice = line.days.iter().filter(|(other, _)| *other == day).count() > 1;
                    if let Some(hours) = week.get_mut(usize::from(day)) {
                        hours.push((from, to, if twice { day_span } else { span }));
                    }
                }
            }
        }
        if calendar.open.is_empty() {
            self.report(
                Diagnostic::new(&codes::NEVER_OPEN, calendar.name.span, format!("`{}` is never open.", calendar.name.text))
                    .label("no opening hours")
                    .help("Say when it is open: `monday to friday 09:00 to 17:30`. A clock that counts only open hours would never move."),
            );
        }
        for (day, hours) in (0..).zip(&mut week) {
            hours.sort_by_key(|&(from, to, span)| (from, to, span));
            self.report_overlaps(day, hours);
        }
        week.map(|hours| hours.into_iter().map(|(from, to, _)| (from, to)).collect())
    }

    fn report_backwards(&self, span: Span) {
        self.report(
            Diagnostic::new(&codes::HOURS_BACKWARDS, span, "These hours end before they begin.")
                .label("ends before it begins")
                .help("Hours past midnight are two lines: `friday 22:00 to 24:00` and `saturday 00:00 to 06:00`."),
        );
    }

    fn report_overlaps(&self, day: Weekday, hours: &[(u16, u16, Span)]) {
        let mut until: Option<(u16, Span)> = None;
        for &(from, to, span) in hours {
            if let Some((end, first)) = until
                && from < end
            {
                let day = WEEKDAYS[usize::from(day) % 7];
                let (first, second) = if first <= span { (first, span) } else { (span, first) };
                self.report(
                    Diagnostic::new(&codes::HOURS_OVERLAP, second, format!("On {day} these hours are open twice."))
                        .label("open already")
                        .also(first, "also these")
                        .help("Each hour of a day is listed once. Join the two, or take one out."),
                );
                return;
            }
            if until.is_none_or(|(end, _)| to > end) {
                until = Some((to, span));
            }
        }
    }
}
