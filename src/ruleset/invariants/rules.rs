//! Definitions, classes, scores, bands.

use super::Check;
use crate::ruleset::walk::At;
use crate::ruleset::{Band, Class, Op, RuleKind, Score, Term, TermKind};

impl<'a> Check<'a> {
    pub(super) fn rules(&mut self) {
        let ruleset = self.ruleset;
        let rules = At::top("rules");
        self.names(ruleset.rules.iter().map(|rule| &rule.name), &rules);
        for (number, rule) in ruleset.rules.iter().enumerate() {
            let at = rules.item(number);
            self.id(&rule.id, &at);
            match &rule.kind {
                RuleKind::Define { .. } => {}
                RuleKind::Class(class) => self.class(class, &at),
                RuleKind::Score(score) => self.score(score, &at),
                RuleKind::Band(band) => self.band(band, &at),
            }
        }
    }

    fn class(&mut self, class: &'a Class, at: &At) {
        self.names(&class.values, &at.key("values"));
        self.index(class.otherwise, class.values.len(), &at.key("otherwise"), "value");
        let rows = at.key("rows");
        for (number, row) in class.rows.iter().enumerate() {
            let at = rows.item(number);
            self.id(&row.id, &at);
            if let Some(value) = row.value {
                self.index(value, class.values.len(), &at.key("value"), "value");
            }
        }
    }

    fn score(&mut self, score: &'a Score, at: &At) {
        self.must(score.decimals <= 2, at, "a score has at most 2 digits after the point");
        self.must(score.min <= score.max, at, "the range does not ascend");
        let lines = at.key("unknown_unless");
        for (number, line) in score.unknown_unless.iter().enumerate() {
            self.id(&line.id, &lines.item(number));
        }
        self.terms(&score.terms, at);
        let groups = at.key("groups");
        for (number, group) in score.groups.iter().enumerate() {
            let at = groups.item(number);
            self.not_negative(group.cap.unwrap_or(0), &at);
            self.must(group.scale.is_none_or(|scale| scale.den > 0), &at, "a scale divides by something above 0");
            self.terms(&group.terms, &at);
        }
    }

    fn terms(&mut self, terms: &'a [Term], at: &At) {
        let list = at.key("terms");
        for (number, term) in terms.iter().enumerate() {
            let at = list.item(number);
            self.id(&term.id, &at);
            self.not_negative(term.cap, &at);
            self.term(&term.kind, &at);
        }
    }

    fn term(&mut self, kind: &TermKind, at: &At) {
        match kind {
            TermKind::Points { .. } => {}
            TermKind::Events { feature } => match self.ruleset.features.get(*feature) {
                Some(feature) => self.must(feature.kind.is_points(), at, "a term for events reads a feature of points"),
                None => self.index(*feature, self.ruleset.features.len(), at, "feature"),
            },
            TermKind::Silence { every, times, .. } => {
                self.must(*every > 0, at, "a period of silence is longer than nothing");
                self.not_negative(times.unwrap_or(0), at);
            }
            TermKind::Value { of, ratio, .. } => {
                self.must(ratio.den > 0, at, "a ratio divides by something above 0");
                self.must(!of.is_empty(), at, "a value is read from somewhere");
            }
        }
    }

    fn band(&mut self, band: &'a Band, at: &At) {
        self.names(&band.labels, &at.key("labels"));
        self.must(!band.labels.is_empty(), at, "a band has labels");
        self.must(band.labels.len() == band.from.len(), at, "each label of a band has its lowest value");
        self.must(band.from.is_sorted_by(|a, b| a < b), at, "the lowest values of a band do not ascend");
        let source = matches!(band.of.op, Op::Field { .. } | Op::Rule { .. });
        self.must(source, &at.key("of"), "a band is of a score or a field");
    }
}
