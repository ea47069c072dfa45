//! What is computed from events: each thing once, however often it is asked for.

use super::Lowering;
use super::ids::{Place, held};
use crate::base::Span;
use crate::hir::{Bound, EventPick, NumberOf, Query, WindowKind};
use crate::ruleset::{Constant, Edge, Expr, Feature, FeatureKind, Op, Select, Window};

impl Lowering<'_> {
    /// A number or value made from the events of a query.
    pub(super) fn number_of(&mut self, number: NumberOf, query: &Query, place: &Place) -> usize {
        let kind = match number {
            NumberOf::Count => FeatureKind::Count,
            NumberOf::Days => FeatureKind::Days,
            NumberOf::Different => FeatureKind::Different,
            NumberOf::Total => FeatureKind::Total,
            NumberOf::Highest => FeatureKind::Highest,
            NumberOf::Lowest => FeatureKind::Lowest,
            NumberOf::Latest => FeatureKind::Latest,
            NumberOf::Earliest => FeatureKind::Earliest,
            NumberOf::LastAt => FeatureKind::LastAt,
            NumberOf::FirstAt => FeatureKind::FirstAt,
        };
        self.feature(kind, query, place)
    }

    /// A feature over the events of a query, narrowed if the score that it stands in starts over.
    pub(super) fn feature(&mut self, kind: FeatureKind, query: &Query, place: &Place) -> usize {
        let select = self.selects(&query.picks);
        let edge = query.edge.map(|last| if last { Edge::Last } else { Edge::First });
        let mut windows: Vec<Window> = query.windows.iter().map(|window| self.window(window, place)).collect();
        if let Some(of) = &place.narrow {
            windows.push(Window::After { of: of.clone(), open: true });
        }
        self.intern(Feature { id: String::new(), kind, select, edge, windows }, query.span)
    }

    /// The instant of the latest of these events.
    pub(super) fn last_of(&mut self, picks: &[EventPick], span: Span) -> usize {
        let select = self.selects(picks);
        let kind = FeatureKind::LastAt;
        self.intern(Feature { id: String::new(), kind, select, edge: None, windows: Vec::new() }, span)
    }

    /// The place of this feature, a new one if it is not there yet.
    fn intern(&mut self, mut feature: Feature, span: Span) -> usize {
        // Its content as text: the features of a rule set always can be written.
        let content = serde_json::to_string(&feature).unwrap_or_default();
        if let Some(&at) = self.known_features.get(&content) {
            return at;
        }
        let name = self.feature_name(&feature);
        feature.id = self.id(name, span);
        self.features.push(feature);
        self.known_features.insert(content, self.features.len() - 1);
        self.features.len() - 1
    }

    /// `feature number of requested demo`
    fn feature_name(&self, feature: &Feature) -> String {
        let (what, of) = match feature.kind {
            FeatureKind::Count => ("number of", false),
            FeatureKind::Days => ("days with", false),
            FeatureKind::Different => ("different", true),
            FeatureKind::Total => ("total", true),
            FeatureKind::Highest => ("highest", true),
            FeatureKind::Lowest => ("lowest", true),
            FeatureKind::Latest => ("latest", true),
            FeatureKind::Earliest => ("earliest", true),
            FeatureKind::LastAt => ("last", false),
            FeatureKind::FirstAt => ("first", false),
            FeatureKind::Points { .. } => ("points of", false),
        };
        let event = |select: &Select| &self.program.events[self.order.events.order[select.event]];
        let mut name = format!("feature {what} ");
        if let (true, Some(first)) = (of, feature.select.first()) {
            let property = first.property.and_then(|at| event(first).properties.get(at));
            name.push_str(property.map_or("value", |property| &property.name.text));
            name.push_str(" of ");
        }
        let mut events: Vec<&str> = feature.select.iter().map(|select| event(select).name.text.as_str()).collect();
        events.dedup();
        match &events[..] {
            [] => name.push_str("nothing"),
            [first, second, rest @ ..] if rest.len() > 1 => {
                name.push_str(&format!("{first}, {second} and {} more", rest.len()));
            }
            all => name.push_str(&all.join(", ")),
        }
        name
    }

    fn window(&mut self, window: &crate::hir::Window, place: &Place) -> Window {
        match &window.kind {
            WindowKind::Last(ms) => Window::Last { ms: held(*ms) },
            WindowKind::Older(ms) => Window::Older { ms: held(*ms) },
            WindowKind::After(bound) => Window::After { of: self.bound(bound, place), open: false },
            WindowKind::From(bound) => Window::From { of: self.bound(bound, place) },
            WindowKind::Before(bound) => Window::Before { of: self.bound(bound, place) },
            WindowKind::WithinAfter(picks, ms) => Window::WithinAfter { select: self.selects(picks), ms: held(*ms) },
            WindowKind::WithinBefore(picks, ms) => Window::WithinBefore { select: self.selects(picks), ms: held(*ms) },
            WindowKind::While(status, value) => {
                Window::While { status: self.order.statuses.of(status.0), value: *value }
            }
        }
    }

    /// An instant that a window is bounded by. Where a score starts over, its bounds are not narrowed.
    fn bound(&mut self, bound: &Bound, place: &Place) -> Expr {
        let place = &place.clone().narrowed(None);
        match bound {
            Bound::Instant(ms) => Op::Const { value: Constant::Int(held(*ms)) }.into(),
            Bound::Value(operand) => self.operand(operand, place),
            Bound::DayOf(operand, plus) => {
                Op::DayStart { of: Box::new(self.operand(operand, place)), plus: *plus }.into()
            }
            Bound::Latest(query) => Op::Feature { feature: self.number_of(NumberOf::LastAt, query, place) }.into(),
        }
    }

    /// Kinds of events with their filters, by event; each once.
    pub(super) fn selects(&mut self, picks: &[EventPick]) -> Vec<Select> {
        let mut selects: Vec<(String, Select)> = picks
            .iter()
            .map(|pick| {
                let filter = pick.filter.as_ref().map(|filter| self.condition(filter, &Place::silent()));
                let select = Select { event: self.order.events.of(pick.event.0), filter, property: pick.property };
                // As text, to have an order among filters of one event.
                (serde_json::to_string(&select).unwrap_or_default(), select)
            })
            .collect();
        selects.sort_by(|a, b| (a.1.event, &a.0).cmp(&(b.1.event, &b.0)));
        selects.dedup_by(|a, b| a.0 == b.0);
        selects.into_iter().map(|(_, select)| select).collect()
    }
}
