//! What the examples decide and what none of them does.

use crate::engine::{Decision, Evaluation, Why, WhyTerm};
use crate::report::Origins;
use crate::ruleset::{Expr, Op, RuleKind, Term};

/// What is covered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Every criterion, term, row and clause, in the order of the rule set.
    pub items: Vec<Item>,
}

/// A criterion, term, row or clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its words.
    pub text: String,
    /// Where it is written.
    pub place: Option<String>,
    /// It is met in some example: a term gives points, a row is the one that counts.
    pub met: bool,
    /// It is not met in some example.
    pub unmet: bool,
}

/// What kind of thing an example can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// Criteria of a stage.
    Criteria,
    /// A rule that gives an outcome.
    Outcome,
    /// A definition.
    Definition,
    /// A term of a score.
    Term,
    /// A row of a class, band or route, or a nurture.
    Row,
    /// A part of a condition.
    Clause,
}

impl ItemKind {
    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            ItemKind::Criteria => "criteria",
            ItemKind::Outcome => "outcome",
            ItemKind::Definition => "definition",
            ItemKind::Term => "term",
            ItemKind::Row => "row",
            ItemKind::Clause => "clause",
        }
    }
}

impl Coverage {
    /// Items that no example makes true.
    pub fn never_met(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !item.met)
    }

    /// Conditions that are true in every example. Rows and terms are left out: that they are not chosen says little.
    pub fn never_unmet(&self) -> impl Iterator<Item = &Item> {
        let alone = |item: &&Item| !matches!(item.kind, ItemKind::Row | ItemKind::Term);
        self.items.iter().filter(|item| item.met && !item.unmet).filter(alone)
    }
}

/// How to find out about an item.
enum Probe<'a> {
    Condition(&'a Expr),
    Criteria(&'a str),
    Outcome(&'a str),
    Term(&'a str),
    ClassRow(&'a str, Option<&'a str>),
    BandLabel(&'a str, &'a str),
}

/// Watches examples.
pub(super) struct Tracker<'a> {
    items: Vec<Item>,
    probes: Vec<Probe<'a>>,
    origins: &'a Origins<'a>,
}

impl<'a> Tracker<'a> {
    pub(super) fn new(origins: &'a Origins<'a>) -> Self {
        let mut tracker = Tracker { items: Vec::new(), probes: Vec::new(), origins };
        let rules = origins.ruleset;
        for rule in &rules.rules {
            match &rule.kind {
                RuleKind::Define { when } => {
                    tracker.add(ItemKind::Definition, &rule.id, None, Probe::Condition(when));
                    tracker.clauses(when);
                }
                RuleKind::Class(class) => {
                    for row in &class.rows {
                        tracker.add(ItemKind::Row, &row.id, None, Probe::ClassRow(&rule.name, Some(&row.id)));
                        tracker.clauses(&row.when);
                    }
                    let label = class.values.get(class.otherwise).map_or("", String::as_str);
                    let text = format!("{}: {label} otherwise", rule.name);
                    tracker.add(ItemKind::Row, &rule.id, Some(text), Probe::ClassRow(&rule.name, None));
                }
                RuleKind::Score(_) => rule.terms().for_each(|term| tracker.term(term)),
                RuleKind::Band(band) => {
                    for label in &band.labels {
                        let text = format!("{}: {label}", rule.name);
                        tracker.add(ItemKind::Row, &rule.id, Some(text), Probe::BandLabel(&rule.name, label));
                    }
                }
            }
        }
        for criteria in rules.stages.list.iter().flat_map(|stage| &stage.criteria) {
            tracker.add(ItemKind::Criteria, &criteria.id, None, Probe::Criteria(&criteria.id));
            tracker.clauses(&criteria.when);
        }
        for rule in rules.outcomes.iter().flat_map(|outcome| &outcome.rules) {
            tracker.add(ItemKind::Outcome, &rule.id, None, Probe::Outcome(&rule.id));
            tracker.clauses(&rule.when);
        }
        for row in rules.routes.iter().flat_map(|route| &route.rows) {
            tracker.add(ItemKind::Row, &row.id, None, Probe::Condition(&row.when));
        }
        for nurture in &rules.nurtures {
            tracker.add(ItemKind::Row, &nurture.id, None, Probe::Condition(&nurture.when));
        }
        tracker
    }

    fn term(&mut self, term: &'a Term) {
        self.add(ItemKind::Term, &term.id, None, Probe::Term(&term.id));
        if let Some(when) = &term.when {
            self.clauses(when);
        }
    }

    /// The parts of a condition of several; what has no words of its own is left out.
    fn clauses(&mut self, expr: &'a Expr) {
        if !matches!(expr.op, Op::All { .. } | Op::Any { .. } | Op::AtLeast { .. } | Op::Not { .. }) {
            return;
        }
        let parts: Vec<&Expr> = expr.op.parts().into_iter().map(|part| part.expr).collect();
        // Parts of one phrase (`is between A and B`) are one.
        let mut phrases: Vec<String> = parts.iter().filter_map(|part| self.phrase(part)).collect();
        phrases.dedup();
        let several = phrases.len() > 1;
        for part in parts {
            let worded = self.worded(part);
            if let (Some(id), true) = (&worded.id, several) {
                self.add(ItemKind::Clause, id, None, Probe::Condition(worded));
            }
            self.clauses(part);
        }
    }

    /// The condition that the words of a part are about: `unless rival` is not met where `rival` is.
    fn worded(&self, part: &'a Expr) -> &'a Expr {
        match &part.op {
            Op::Not { of } if of.id.is_some() && self.phrase(of) == self.phrase(part) => of,
            _ => part,
        }
    }

    fn phrase(&self, expr: &Expr) -> Option<String> {
        let id = expr.id.as_deref()?;
        Some(format!("{} {:?}", self.origins.text(id), self.origins.place(id)))
    }

    fn add(&mut self, kind: ItemKind, id: &str, text: Option<String>, probe: Probe<'a>) {
        let text = text.unwrap_or_else(|| self.origins.text(id));
        self.items.push(Item { kind, text, place: self.origins.place(id), met: false, unmet: false });
        self.probes.push(probe);
    }

    /// One more example.
    pub(super) fn see(&mut self, evaluation: &Evaluation, decision: &Decision) {
        let Some(why) = &decision.why else { return };
        for (item, probe) in self.items.iter_mut().zip(&self.probes) {
            match answer(probe, evaluation, decision, why) {
                Some(true) => item.met = true,
                Some(false) => item.unmet = true,
                None => {}
            }
        }
    }

    pub(super) fn finish(self) -> Coverage {
        Coverage { items: self.items }
    }
}

/// Whether it is met; none if the example does not ask.
fn answer(probe: &Probe, evaluation: &Evaluation, decision: &Decision, why: &Why) -> Option<bool> {
    match probe {
        Probe::Condition(expr) => Some(evaluation.holds(expr)),
        Probe::Criteria(id) => {
            let mut all = why.stages.iter().flat_map(|stage| &stage.criteria);
            all.find(|criteria| criteria.id == *id && criteria.applies).map(|criteria| criteria.met)
        }
        Probe::Outcome(id) => {
            let mut all = why.outcomes.iter().flat_map(|outcome| &outcome.rules);
            all.find(|rule| rule.id == *id).map(|rule| rule.holds)
        }
        Probe::Term(id) => {
            let grouped = |score: &'_ crate::engine::WhyScore| -> Vec<WhyTerm> {
                let groups = score.groups.iter().flat_map(|group| &group.terms);
                score.terms.iter().chain(groups).filter(|term| term.id == *id).cloned().collect()
            };
            let found = why.scores.iter().flat_map(grouped).next()?;
            Some(found.counts && found.points.is_some_and(|points| points.units != 0))
        }
        Probe::ClassRow(name, row) => {
            let class = why.classes.iter().find(|class| class.class == *name)?;
            Some(class.row.as_deref() == *row)
        }
        Probe::BandLabel(name, label) => {
            let value = decision.bands.get(*name)?;
            Some(value.as_deref() == Some(*label))
        }
    }
}
