//! Definitions, classes, scores, bands.

use super::Check;
use super::exprs::Scope;
use crate::ruleset::{Band, Class, Expr, FeatureKind, Op, RuleKind, Score, Term, TermKind};

impl<'a> Check<'a> {
    pub(super) fn rules(&mut self) {
        let ruleset = self.ruleset;
        self.names(ruleset.rules.iter().map(|rule| rule.name.as_str()), "rules");
        for (number, rule) in ruleset.rules.iter().enumerate() {
            let at = format!("rules[{number}]");
            let scope = Scope::rules(number).with_present(rule.after_stages);
            self.id(&rule.id, &at);
            match &rule.kind {
                RuleKind::Define { when } => self.condition(when, &format!("{at}.when"), scope),
                RuleKind::Class(class) => self.class(class, &at, scope),
                RuleKind::Score(score) => self.score(score, &at, scope),
                RuleKind::Band(band) => self.band(band, &at, scope),
            }
        }
    }

    fn class(&mut self, class: &'a Class, at: &str, scope: Scope) {
        self.names(class.values.iter().map(String::as_str), at);
        self.index(class.otherwise, class.values.len(), at, "value");
        for (number, row) in class.rows.iter().enumerate() {
            let at = format!("{at}.rows[{number}]");
            self.id(&row.id, &at);
            if let Some(value) = row.value {
                self.index(value, class.values.len(), &at, "value");
            }
            self.condition(&row.when, &format!("{at}.when"), scope);
        }
    }

    fn score(&mut self, score: &'a Score, at: &str, scope: Scope) {
        self.must(score.decimals <= 2, at, "a score has at most 2 digits after the point");
        self.must(score.min <= score.max, at, "the range does not go up");
        for (number, line) in score.unknown_unless.iter().enumerate() {
            let at = format!("{at}.unknown_unless[{number}]");
            self.id(&line.id, &at);
            self.condition(&line.when, &format!("{at}.when"), scope);
        }
        self.terms(&score.terms, at, scope);
        for (number, group) in score.groups.iter().enumerate() {
            let at = format!("{at}.groups[{number}]");
            self.not_negative(group.cap.unwrap_or(0), &at);
            self.must(group.scale.is_none_or(|scale| scale.den > 0), &at, "a scale divides by something above 0");
            self.terms(&group.terms, &at, scope);
        }
    }

    fn terms(&mut self, terms: &'a [Term], at: &str, scope: Scope) {
        for (number, term) in terms.iter().enumerate() {
            let at = format!("{at}.terms[{number}]");
            self.id(&term.id, &at);
            self.not_negative(term.cap, &at);
            self.optional(term.when.as_ref(), &format!("{at}.when"), scope);
            self.term(&term.kind, &at, scope);
        }
    }

    fn term(&mut self, kind: &'a TermKind, at: &str, scope: Scope) {
        let ruleset = self.ruleset;
        match kind {
            TermKind::Points { .. } => {}
            TermKind::Events { feature } => match ruleset.features.get(*feature).map(|feature| &feature.kind) {
                Some(FeatureKind::Points { .. }) => {}
                Some(_) => self.report(at, "a term for events reads a feature of points"),
                None => self.index(*feature, ruleset.features.len(), at, "feature"),
            },
            TermKind::Silence { every, times, since, fallback, .. } => {
                self.must(*every > 0, at, "a period of silence is longer than nothing");
                self.not_negative(times.unwrap_or(0), at);
                let all: Vec<&Expr> = since.iter().chain(fallback).collect();
                all.into_iter().for_each(|instant| self.value(instant, at, scope));
            }
            TermKind::Value { of, ratio, .. } => {
                self.must(ratio.den > 0, at, "a ratio divides by something above 0");
                self.must(!of.is_empty(), at, "a value is read from somewhere");
                of.iter().for_each(|value| self.value(value, at, scope));
            }
        }
    }

    fn band(&mut self, band: &'a Band, at: &str, scope: Scope) {
        self.names(band.labels.iter().map(String::as_str), at);
        self.must(!band.labels.is_empty(), at, "a band has labels");
        self.must(band.labels.len() == band.from.len(), at, "each label of a band has its lowest value");
        self.must(band.from.is_sorted_by(|a, b| a < b), at, "the lowest values of a band do not go up");
        let numeric = match &band.of.op {
            Op::Field { .. } => true,
            Op::Rule { rule } => {
                let rule = self.ruleset.rules.get(*rule);
                rule.is_none_or(|rule| matches!(rule.kind, RuleKind::Score(_)))
            }
            _ => false,
        };
        self.must(numeric, at, "a band is of a score or a field");
        self.value(&band.of, at, scope);
    }
}
