//! The head of the definition: what it is called, when it is in force, its zone and its currency.

use super::Checker;
use crate::base::closest;
use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::Head;
use crate::model::{cities_of_abbreviation, currencies, is_zone, minor_digits, nearest_zone};
use crate::syntax::ast::{Definition, Text};

impl Checker<'_> {
    /// Checks the head. The first head of all files counts; a definition without one is nameless, in UTC, without money.
    pub(super) fn head(&self) -> Head {
        let [(head, span), more @ ..] = self.decls.definitions.as_slice() else {
            return Head { time_zone: "UTC".to_owned(), ..Head::default() };
        };
        for (second, _) in more {
            self.report(
                Diagnostic::new(&codes::TWO_HEADS, second.name.span, "This is a second head.")
                    .label("a second `definition`")
                    .also(head.name.span, "the first one")
                    .help("A definition has one name, one version and one zone, over all its files. Take this statement out."),
            );
        }
        self.repeated_clauses(head);
        let time_zone = head.time_zone.as_ref().filter(|zone| self.zone_exists(zone)).map(|zone| zone.value.clone());
        if let (Some(from), Some(until)) = (head.in_force_from, head.in_force_until)
            && until.days < from.days
        {
            self.report(
                Diagnostic::new(
                    &codes::IN_FORCE_BACKWARDS,
                    until.span,
                    "The last day in force is before the first one.",
                )
                .label("the last day")
                .also(from.span, "the first day")
                .help("Write the earlier date after `in force from`. Both days count."),
            );
        }
        Head {
            name: head.name.value.clone(),
            version: head.version.as_ref().map(|version| version.value.clone()),
            in_force_from: head.in_force_from.map(|date| date.days),
            in_force_until: head.in_force_until.map(|date| date.days),
            time_zone: time_zone.unwrap_or_else(|| "UTC".to_owned()),
            currency: self.currency(head),
            span: Some(*span),
        }
    }

    fn repeated_clauses(&self, head: &Definition) {
        for (word, first, second) in &head.repeated {
            self.report(
                Diagnostic::new(&codes::HEAD_CLAUSE_TWICE, *second, format!("`{word}` is said twice."))
                    .label("said again")
                    .also(*first, "said first")
                    .help("Keep one of the two."),
            );
        }
    }

    /// Whether the zone exists; reports it otherwise.
    pub(crate) fn zone_exists(&self, zone: &Text) -> bool {
        if is_zone(&zone.value) {
            self.warn_abbreviation(zone);
            return true;
        }
        let mut report = Diagnostic::new(
            &codes::UNKNOWN_ZONE,
            zone.span,
            format!("There is no time zone `{}`.", zone.value),
        )
        .label("not a time zone")
        .help(
            "Zones are named by continent and city, such as \"Europe/London\" or \"America/New_York\"; also \"UTC\".",
        );
        if let Some(near) = nearest_zone(&zone.value) {
            report = report.fix(format!("write \"{near}\""), zone.span, format!("\"{near}\""));
        }
        self.report(report);
        false
    }

    /// `EST` is not the time in New York: it knows no summer.
    fn warn_abbreviation(&self, zone: &Text) {
        let Some(cities) = cities_of_abbreviation(&zone.value) else { return };
        let message = match cities {
            [] => format!("`{}` is a fixed distance from UTC: it knows no summer time.", zone.value),
            _ => format!("`{}` is an abbreviation: it does not say whether clocks change in summer.", zone.value),
        };
        let mut report = Diagnostic::new(&codes::ZONE_ABBREVIATION, zone.span, message).label("in which city?");
        report = match cities {
            [] => report.help(
                "Name a city that has this time, such as \"Europe/London\". (In such names the sign is turned round, too: \
                 `Etc/GMT+5` is five hours behind UTC.)",
            ),
            _ => report.help("A city says it, and follows the law of its country: \"Europe/London\", \"America/New_York\"."),
        };
        for city in cities {
            report = report.fix(format!("write \"{city}\""), zone.span, format!("\"{city}\""));
        }
        self.report(report);
    }

    fn currency(&self, head: &Definition) -> Option<String> {
        let (code, span) = head.currency.as_ref()?;
        if minor_digits(code).is_some() {
            return Some(code.clone());
        }
        let upper = code.to_uppercase();
        let near = match minor_digits(&upper) {
            Some(_) => Some(upper.as_str()),
            None => closest(&upper, currencies()),
        };
        let mut report = Diagnostic::new(&codes::UNKNOWN_CURRENCY, *span, format!("There is no currency `{code}`."))
            .label("not a currency")
            .help("Currencies have three letters, such as EUR, GBP or USD (ISO 4217).");
        if let Some(near) = near {
            report = report.fix(format!("write `{near}`"), *span, near);
        }
        self.report(report);
        None
    }
}
