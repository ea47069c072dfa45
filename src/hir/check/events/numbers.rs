//! Numbers and values made from events.

use super::picks::event_name;
use crate::diagnostics::{Diagnostic, conditions, events as codes};
use crate::hir::check::conditions::types::{Side, Ty};
use crate::hir::check::conditions::{Read, render};
use crate::hir::check::{Checker, Place};
use crate::hir::{NumberOf, Operand, OperandKind};
use crate::model::ValueType;
use crate::syntax::ast::{
    ComparisonKind, EventNumber, EventNumberKind, EventRef, EventTail, Name, Order, PropertyNumber, Value,
};

impl Checker<'_> {
    /// The value that `the number of EVENT …` and its kin are.
    pub(in crate::hir::check) fn number_of_events(&self, number: &EventNumber, place: Place) -> Option<Side> {
        // The days since a field are made from no event.
        let of_field = place == Place::SlaWhen && matches!(number.kind, EventNumberKind::DaysSince(_));
        if matches!(place, Place::Filter(_) | Place::SlaWhen) && !of_field {
            let code = if place == Place::SlaWhen { &conditions::PLACE_READS } else { &conditions::FILTER_READS };
            let message = Diagnostic::new(code, number.words.span, "Events cannot be counted here")
                .label("made from events")
                .help("Here only fields can be read, and in `where` what the event itself carries");
            self.report(message);
            return None;
        }
        let span = number.words.span;
        let text = &number.words.text;
        match &number.kind {
            EventNumberKind::Number(event, tail) => {
                let query = self.counted(event, tail, place)?;
                let unknown = self.bound_unknown(&query);
                let kind = OperandKind::Events(NumberOf::Count, Box::new(query));
                Some(Side { operand: Operand { kind, span }, ty: Ty::Count, name: format!("the {text}"), unknown })
            }
            EventNumberKind::Property(what, property, event, tail) => {
                self.property_number(*what, property, event, tail, text, span, place)
            }
            EventNumberKind::DaysSinceLast(event) => {
                // A declared `last login` wins.
                if let [one] = event.names.as_slice()
                    && !event.inline_group
                    && !one.name.quoted
                    && one.filter.is_none()
                    && event.filter.is_none()
                {
                    let name = Name { text: format!("last {}", one.name.text), ..one.name.clone() };
                    if self.symbols.names.contains_key(&name.text) {
                        return self.days_since(&name, text, span, place);
                    }
                }
                let query = self.query(event, &EventTail::default(), place)?;
                let kind = OperandKind::DaysSinceLast(Box::new(query));
                Some(Side { operand: Operand { kind, span }, ty: Ty::Days, name: text.clone(), unknown: true })
            }
            EventNumberKind::DaysSince(name) => self.days_since(name, text, span, place),
        }
    }

    fn counted(&self, event: &EventRef, tail: &EventTail, place: Place) -> Option<crate::hir::Query> {
        if let Some(count) = &tail.count {
            let message = Diagnostic::new(
                &codes::ODD_COUNT,
                count.span,
                "A number of events is compared after it, not counted inside",
            )
            .label("one count too many")
            .help("Write `the number of EVENT in the last 30 days >= 3`");
            self.report(message);
            return None;
        }
        self.query(event, tail, place)
    }

    // Each argument is one word of the phrase.
    #[allow(clippy::too_many_arguments)]
    fn property_number(
        &self,
        what: PropertyNumber,
        property: &Name,
        event: &EventRef,
        tail: &EventTail,
        text: &str,
        span: crate::base::Span,
        place: Place,
    ) -> Option<Side> {
        let mut query = self.counted(event, tail, place)?;
        let value = self.property_of_all(&mut query.picks, property, event)?;
        use ValueType::{Date, Money, Number, Percent, Time};
        let summed = matches!(value, Number { .. } | Money { .. } | Percent { .. });
        let ordered = summed || matches!(value, Date | Time);
        let unbounded = |value: ValueType| match value {
            Number { whole, decimals, .. } => Number { whole, decimals, min: None, max: None },
            Money { decimals, .. } => Money { decimals, min: None, max: None },
            Percent { .. } => Percent { min: None, max: None },
            other => other,
        };
        let (number, ty, fits) = match what {
            PropertyNumber::Different => (NumberOf::Different, Ty::Count, true),
            PropertyNumber::Total => (NumberOf::Total, Ty::Value(unbounded(value.clone())), summed),
            PropertyNumber::Highest => (NumberOf::Highest, Ty::Value(value.clone()), ordered),
            PropertyNumber::Lowest => (NumberOf::Lowest, Ty::Value(value.clone()), ordered),
            PropertyNumber::Latest => (NumberOf::Latest, Ty::Value(value.clone()), true),
            PropertyNumber::Earliest => (NumberOf::Earliest, Ty::Value(value.clone()), true),
        };
        if !fits {
            let word = text.split(' ').next().unwrap_or_default();
            let is = crate::hir::check::conditions::types::what(&value);
            let message = format!("`{}` of `{}` is {is}; it has no {word}", property.text, event_name(event));
            let message = Diagnostic::new(&conditions::TEST_DOES_NOT_FIT, property.span, message)
                .label(is)
                .help("`total` is for numbers, money and percents; `highest` and `lowest` also for dates and times")
                .help("`the latest`, `the earliest` and `the number of different` are for all");
            self.report(message);
            return None;
        }
        let operand = Operand { kind: OperandKind::Events(number, Box::new(query)), span };
        let unknown = self.may_be_unknown(&operand);
        Some(Side { operand, ty, name: format!("the {text}"), unknown })
    }

    fn days_since(&self, name: &Name, text: &str, span: crate::base::Span, place: Place) -> Option<Side> {
        match self.read(name, place) {
            Some(Read::Value(side)) => match (&side.operand.kind, side.ty.is_time()) {
                (OperandKind::Field(id), true) => {
                    let operand = Operand { kind: OperandKind::DaysSince(*id), span };
                    Some(Side { operand, ty: Ty::Days, name: text.into(), unknown: side.unknown })
                }
                _ => {
                    let message =
                        format!("`{}` is {}; days are counted since a date or a time", name.text, side.ty.what());
                    let message =
                        Diagnostic::new(&conditions::TEST_DOES_NOT_FIT, name.span, message).label(side.ty.what());
                    self.report(message);
                    None
                }
            },
            Some(Read::Events(_)) => {
                let written = render::name(name);
                let write = format!("days since last {written}");
                let message = format!("`{written}` may have happened often: days since which one?");
                let message = Diagnostic::new(&conditions::TEST_DOES_NOT_FIT, name.span, message)
                    .label("an event")
                    .help(format!("Write `{write}`"))
                    .fix(format!("write `{write}`"), name.span, format!("last {written}"));
                self.report(message);
                None
            }
            Some(_) => {
                self.field(name);
                None
            }
            None => {
                self.report_unread(name, None, place);
                None
            }
        }
    }

    /// `days since last X > 60` is not met by those who never did.
    pub(in crate::hir::check) fn warn_silence(&self, number: &EventNumber, is_asked: impl Fn(&str) -> bool) {
        let (EventNumberKind::DaysSinceLast(event), ComparisonKind::Order(order, _, value)) =
            (&number.kind, &number.comparison.kind)
        else {
            return;
        };
        let Value::Number(n) = value else { return };
        if !matches!(order, Order::MoreThan | Order::AtLeast) || n.decimals > 0 {
            return;
        }
        let name = event_name(event);
        if is_asked(&name) {
            return;
        }
        let sign = if *order == Order::MoreThan { ">" } else { ">=" };
        let silent = format!("days since last {name} {sign} {}", n.units);
        let write = format!("({silent} or never {name})");
        let once = format!("({silent} and {name} ever)");
        let span = number.words.span.to(number.comparison.span);
        let message = format!("This leaves out those who never did `{name}`: the days are unknown then");
        let mut message = Diagnostic::new(&codes::SILENCE, span, message)
            .label("never is not met")
            .help(format!("For \"silent or never\" write `{write}`"))
            .help(format!("For \"once, but not lately\" write `{once}`"));
        if event.names.iter().all(|one| one.filter.is_none()) && event.filter.is_none() {
            message = message.fix(format!("write `{write}`: never is met"), span, write).fix(
                format!("write `{once}`: never is not met"),
                span,
                once,
            );
        }
        self.report(message);
    }
}
