//! The closed days of a calendar.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Span;
use crate::diagnostics::{Diagnostic, agreements as codes, syntax};
use crate::hir::check::Checker;
use crate::model::{day_of_date, year_of_day};
use crate::syntax::ast::{self, Calendar};

impl Checker<'_> {
    /// Closed days, ascending, each once; reports days said twice and lines of a file that are no dates.
    pub(super) fn closed_days(&self, calendar: &Calendar) -> Vec<i64> {
        let mut days: BTreeMap<i64, Span> = BTreeMap::new();
        let mut complete = true;
        let mut wrong = Vec::new();
        for clause in &calendar.closed {
            match clause {
                ast::Closed::Dates(dates) => {
                    for date in dates {
                        // A date that does not exist has been reported, and stands for one near to it.
                        if self.messages.reported(&syntax::NO_SUCH_DATE, date.span) {
                            wrong.push((date.days, date.span));
                            continue;
                        }
                        self.closed_day(&mut days, date.days, date.span, "This day is closed already.".to_owned());
                    }
                }
                ast::Closed::File(path) => complete &= self.closed_file(&mut days, path),
            }
        }
        for (day, span) in wrong {
            days.entry(day).or_insert(span);
        }
        if complete {
            self.warn_of_years(calendar, &days);
        }
        days.into_keys().collect()
    }

    fn closed_day(&self, days: &mut BTreeMap<i64, Span>, day: i64, span: Span, message: String) {
        if let Some(first) = days.get(&day) {
            let report = Diagnostic::new(&codes::CLOSED_TWICE, span, message).label("closed twice");
            let report = if *first == span { report } else { report.also(*first, "here already") };
            self.report(report.help("Once is enough. Perhaps another day was meant?"));
            return;
        }
        days.insert(day, span);
    }

    /// The days of a file; whether it could be read.
    fn closed_file(&self, days: &mut BTreeMap<i64, Span>, path: &ast::Text) -> bool {
        let external = self.external;
        let Some(lines) = external.closed.get(&path.span) else { return false };
        for (line, number) in lines {
            // A remark may stand after the date, or in a line of its own.
            let text = line.split('#').next().unwrap_or("").trim();
            let Some(word) = text.split([' ', '\t', ',', ';']).next().filter(|word| !word.is_empty()) else { continue };
            match day_of_date(word) {
                Some(day) => {
                    self.closed_day(
                        days,
                        day,
                        path.span,
                        format!("Line {number} of \"{}\": {word} is closed already.", path.value),
                    );
                }
                None => {
                    self.report(
                        Diagnostic::new(&codes::CLOSED_NOT_A_DATE, path.span, format!("Line {number} of \"{}\" is not a date: `{word}`.", path.value))
                            .label("a file with one date on each line")
                            .help("Each line begins with a date such as 2026-12-25; after it, and after a `#`, may stand a remark."),
                    );
                    return false;
                }
            }
        }
        true
    }

    /// A year in which the calendar has no closed day at all: holidays were probably not entered yet.
    fn warn_of_years(&self, calendar: &Calendar, days: &BTreeMap<i64, Span>) {
        let open_always = (0..7).all(|day| {
            calendar.open.iter().any(|line| {
                line.days.iter().any(|(open, _)| *open == day)
                    && line.hours.iter().any(|(from, to, _)| (*from, *to) == (0, 1440))
            })
        });
        if open_always {
            return;
        }
        let closed: BTreeSet<i64> = days.keys().map(|day| year_of_day(*day)).collect();
        let head = &self.known.head;
        let in_force = [head.in_force_from, head.in_force_until].into_iter().flatten().map(year_of_day);
        let known: BTreeSet<i64> = closed.iter().copied().chain(in_force).collect();
        let message = match (known.first(), known.last()) {
            (Some(first), Some(last)) => {
                let missing: Vec<String> = (*first..=*last)
                    .filter(|year| !closed.contains(year))
                    .take(5)
                    .map(|year| year.to_string())
                    .collect();
                if missing.is_empty() {
                    return;
                }
                format!("`{}` has no closed day in {}.", calendar.name.text, missing.join(", "))
            }
            _ => format!("`{}` has no closed day.", calendar.name.text),
        };
        self.report(
            Diagnostic::new(&codes::YEAR_WITHOUT_HOLIDAY, calendar.name.span, message)
                .label("no public holiday at all?")
                .help("Clocks run on every day that is not closed. Add the days: `closed 2026-12-25, 2026-12-28`, or `closed list \"holidays.txt\"`."),
        );
    }
}
