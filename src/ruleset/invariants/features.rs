//! Features.

use super::Check;
use super::exprs::Scope;
use crate::ruleset::{Feature, FeatureKind, Window};

impl<'a> Check<'a> {
    pub(super) fn features(&mut self) {
        let ruleset = self.ruleset;
        for (number, feature) in ruleset.features.iter().enumerate() {
            self.feature(feature, number);
        }
    }

    fn feature(&mut self, feature: &'a Feature, number: usize) {
        let at = format!("features[{number}]");
        self.id(&feature.id, &at);
        self.selects(&feature.select, &format!("{at}.select"));
        let takes_property = matches!(
            feature.kind,
            FeatureKind::Different
                | FeatureKind::Total
                | FeatureKind::Highest
                | FeatureKind::Lowest
                | FeatureKind::Latest
                | FeatureKind::Earliest
        );
        let all = feature.select.iter().all(|select| select.property.is_some());
        self.must(!takes_property || all, &at, "this needs a property of each event");
        if let FeatureKind::Points { table, every, limits } = &feature.kind {
            self.must(table.first().is_some_and(|row| row.0 == 0), &at, "a table of points begins with the age 0");
            self.must(table.is_sorted_by(|a, b| a.0 < b.0), &at, "the ages of a table do not go up");
            self.must(every.is_none_or(|ms| ms > 0), &at, "the time between two events is above 0");
            let counts = limits.iter().all(|limit| limit.times > 0);
            self.must(counts, &at, "a limit lets at least one event count");
        }
        for (window, kind) in feature.windows.iter().enumerate() {
            self.window(kind, &format!("{at}.windows[{window}]"), number);
        }
    }

    fn window(&mut self, window: &'a Window, at: &str, number: usize) {
        let scope = Scope::bound(number);
        match window {
            Window::Last { ms } | Window::Older { ms } => self.not_negative(*ms, at),
            Window::After { of, .. } | Window::From { of } | Window::Before { of } => self.value(of, at, scope),
            Window::WithinAfter { select, ms } | Window::WithinBefore { select, ms } => {
                self.not_negative(*ms, at);
                self.selects(select, &format!("{at}.select"));
            }
            Window::While { status, value } => self.status_value(*status, *value, at),
        }
    }
}
