//! Features.

use super::Check;
use crate::ruleset::walk::At;
use crate::ruleset::{Feature, FeatureKind, Window};

impl<'a> Check<'a> {
    pub(super) fn features(&mut self) {
        let ruleset = self.ruleset;
        let features = At::top("features");
        for (number, feature) in ruleset.features.iter().enumerate() {
            self.feature(feature, &features.item(number));
        }
    }

    fn feature(&mut self, feature: &'a Feature, at: &At) {
        self.id(&feature.id, at);
        let all = feature.select.iter().all(|select| select.property.is_some());
        self.must(!feature.kind.takes_property() || all, at, "this needs a property of each event");
        if let FeatureKind::Points { table, every, limits } = &feature.kind {
            self.must(table.first().is_some_and(|row| row.0 == 0), at, "a table of points begins with the age 0");
            self.must(table.is_sorted_by(|a, b| a.0 < b.0), at, "the ages of a table do not ascend");
            self.must(every.is_none_or(|ms| ms > 0), at, "the time between two events is above 0");
            let counts = limits.iter().all(|limit| limit.times > 0);
            self.must(counts, at, "a limit lets at least one event count");
        }
        let windows = at.key("windows");
        for (number, window) in feature.windows.iter().enumerate() {
            let at = windows.item(number);
            match window {
                Window::Last { ms }
                | Window::Older { ms }
                | Window::WithinAfter { ms, .. }
                | Window::WithinBefore { ms, .. } => self.not_negative(*ms, &at),
                Window::While { status, value } => self.status_value(*status, *value, &at),
                Window::After { .. } | Window::From { .. } | Window::Before { .. } => {}
            }
        }
    }
}
