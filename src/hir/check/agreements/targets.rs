//! Targets: what is expected of a period.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::Checker;
use crate::hir::check::scores::{period_of, scale};
use crate::hir::{Target, TargetKind};
use crate::model::{Constant, EventId, ValueType};
use crate::syntax::ast::{self, Name, Number, Value};

impl Checker<'_> {
    /// All targets.
    pub(in crate::hir::check) fn targets(&self) -> Vec<Target> {
        self.decls.targets.iter().filter_map(|(decl, span)| self.target(decl, *span)).collect()
    }

    fn target(&self, decl: &ast::Target, span: Span) -> Option<Target> {
        let owner = decl.owner.as_ref().map_or(Some(None), |team| self.team(team).map(Some));
        let kind = match &decl.kind {
            ast::TargetKind::Conversion { from_percent, to_percent, of, reach, within } => {
                self.conversion(from_percent, to_percent, of, reach, within)
            }
            ast::TargetKind::Volume { at_least, stage, per } => {
                let (number, id) = (self.target_count(at_least), self.stage(stage));
                if let Some(id) = id {
                    self.warn_never_entered(id, stage);
                }
                number.zip(id).map(|(at_least, stage)| TargetKind::Volume { at_least, stage, per: period_of(*per) })
            }
            ast::TargetKind::Total { at_least, property, event, per } => {
                self.total(at_least, property, event).map(|(at_least, event, property)| TargetKind::Total {
                    at_least,
                    event,
                    property,
                    per: period_of(*per),
                })
            }
        };
        Some(Target { kind: kind?, owner: owner?, span })
    }

    fn conversion(
        &self,
        from: &Number,
        to: &Number,
        of: &Name,
        reach: &Name,
        within: &ast::Duration,
    ) -> Option<TargetKind> {
        let shares = (self.target_share(from), self.target_share(to));
        if let (Some(low), Some(high)) = shares
            && low > high
        {
            self.report(
                Diagnostic::new(
                    &codes::TARGET_SHARES,
                    from.span.to(to.span),
                    "The lower share is above the higher one.",
                )
                .label("the wrong way round")
                .help("Write the lower share first: `18% to 22%`."),
            );
        }
        let (first, second) = (self.stage(of), self.stage(reach));
        if let (Some(first), Some(second)) = (first, second) {
            if second <= first {
                let what =
                    if first == second { "These are one stage." } else { "The second stage is not above the first." };
                self.report(
                    Diagnostic::new(&codes::TARGET_STAGES, reach.span, what)
                        .label("has to be a higher stage")
                        .also(of.span, "from here")
                        .help("A target says how many of those who reach one stage reach a higher one."),
                );
            }
            self.warn_never_entered(first, of);
        }
        let within = self.duration(within);
        Some(TargetKind::Conversion { from: shares.0?, to: shares.1?, of: first?, reach: second?, within: within? })
    }

    /// A share of people in hundredths of a percent: 0% to 100%.
    fn target_share(&self, number: &Number) -> Option<i64> {
        let share = if number.decimals <= 2 { number.units.checked_mul(scale(2 - number.decimals)) } else { None };
        let share = share.filter(|share| (0..=10_000).contains(share));
        if share.is_none() {
            self.report(
                Diagnostic::new(&codes::TARGET_SHARES, number.span, "A share of people lies between 0% and 100%.")
                    .label("no such share")
                    .help("Write a percentage with at most 2 digits after the point, such as `18%` or `12.5%`."),
            );
        }
        share
    }

    fn target_count(&self, number: &Number) -> Option<i64> {
        if number.decimals == 0 && number.units >= 1 {
            return Some(number.units);
        }
        self.report(
            Diagnostic::new(&codes::TARGET_NUMBER, number.span, "A number of people is whole and at least 1.")
                .label("no such number of people")
                .help("Write a whole number: `at least 200 MQL per month`."),
        );
        None
    }

    /// `at least V of total P of EVENT`: the value in the property's unit, the event, the property.
    fn total(&self, value: &Value, property: &Name, event: &Name) -> Option<(i64, EventId, usize)> {
        let id = self.event(event)?;
        let declared = &self.known.events[id.0];
        let at = declared.properties.iter().position(|known| known.name.text == property.text);
        let Some(at) = at else {
            let near =
                crate::base::closest(&property.text, declared.properties.iter().map(|known| known.name.text.as_str()))
                    .map(str::to_owned);
            let span = declared.name.span;
            let mut report = Diagnostic::new(
                &codes::TARGET_TOTAL,
                property.span,
                format!("`{}` carries no `{}`.", event.text, property.text),
            )
            .label("not a property of this event")
            .also(span, "declared here")
            .help("Name a property of the event that is a number or money.");
            if let Some(near) = near {
                report =
                    report.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), property.span, near);
            }
            self.report(report);
            return None;
        };
        let (kind, span) = (declared.properties[at].value.clone(), declared.properties[at].name.span);
        if !matches!(kind, ValueType::Number { .. } | ValueType::Money { .. }) {
            self.report(
                Diagnostic::new(
                    &codes::TARGET_TOTAL,
                    property.span,
                    format!("`{}` cannot be added up.", property.text),
                )
                .label("neither a number nor money")
                .also(span, "declared here")
                .help("A total is made of numbers or of money."),
            );
            return None;
        }
        match self.constant(value, &kind, &property.text)? {
            Constant::Int(units) if units > 0 => Some((units, id, at)),
            _ => {
                self.report(
                    Diagnostic::new(&codes::TARGET_NUMBER, value.span(), "A target is above 0.")
                        .label("says nothing")
                        .help("Write what is expected at least."),
                );
                None
            }
        }
    }
}
