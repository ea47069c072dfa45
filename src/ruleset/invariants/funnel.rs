//! Stages and outcomes.

use super::Check;
use crate::ruleset::walk::At;
use crate::ruleset::{FeatureKind, Keep, Lasting, Stage};

impl<'a> Check<'a> {
    pub(super) fn funnel(&mut self) {
        let ruleset = self.ruleset;
        let stages = At::top("stages");
        let list = stages.key("list");
        self.names(ruleset.stages.list.iter().map(|stage| &stage.name), &list);
        for (number, stage) in ruleset.stages.list.iter().enumerate() {
            self.stage(stage, &list.item(number));
        }
        let outcomes = At::top("outcomes");
        self.names(ruleset.outcomes.iter().map(|outcome| &outcome.name), &outcomes);
        for (number, outcome) in ruleset.outcomes.iter().enumerate() {
            let at = outcomes.item(number);
            let rules = at.key("rules");
            for (number, rule) in outcome.rules.iter().enumerate() {
                let at = rules.item(number);
                self.id(&rule.id, &at);
                if let Some(lasting) = &rule.lasting {
                    self.lasting(lasting, &at.key("for"));
                }
            }
        }
    }

    fn stage(&mut self, stage: &'a Stage, at: &At) {
        let teams = self.ruleset.teams.len();
        self.id(&stage.id, at);
        if let Some(owner) = stage.owner {
            self.index(owner, teams, &at.key("owner"), "team");
        }
        self.indices(&stage.agreed, teams, &at.key("agreed"), "team");
        if let Keep::For { ms } = stage.keep {
            self.not_negative(ms, &at.key("keep"));
        }
        let criteria = at.key("criteria");
        for (number, variant) in stage.criteria.iter().enumerate() {
            self.id(&variant.id, &criteria.item(number));
        }
    }

    fn lasting(&mut self, lasting: &Lasting, at: &At) {
        self.not_negative(lasting.ms, at);
        for &feature in &lasting.after {
            match self.ruleset.features.get(feature) {
                Some(feature) => {
                    let instant = feature.kind == FeatureKind::LastAt;
                    self.must(instant, at, "an outcome lasts from the instant of an event");
                }
                None => self.index(feature, self.ruleset.features.len(), at, "feature"),
            }
        }
    }
}
