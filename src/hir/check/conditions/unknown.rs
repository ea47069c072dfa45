//! What can be unknown, and `not` over it.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::{Checker, Symbol};
use crate::hir::{Bound, Cond, CondKind, Named, NumberOf, Operand, OperandKind, Query, WindowKind};
use crate::model::{DefineId, ScoreId};
use crate::syntax::ast::TermKind;

impl Checker<'_> {
    /// Whether this value can be unknown.
    pub(in crate::hir::check) fn may_be_unknown(&self, operand: &Operand) -> bool {
        match &operand.kind {
            OperandKind::Constant(_) | OperandKind::Stage | OperandKind::Outcome => false,
            OperandKind::Field(id) | OperandKind::Domain(id) | OperandKind::DaysSince(id) => {
                self.program.fields[id.0].if_unknown.is_none()
            }
            // Which event a filter looks at is not known here; the reader of the property has asked it.
            OperandKind::Property(_) | OperandKind::PropertyDomain(_) => true,
            OperandKind::Score(id) => self.unknown_scores.get(id.0).copied().unwrap_or(true),
            OperandKind::Band(id) => self.band_may_be_unknown(id.0),
            OperandKind::Class(id) => {
                self.decls.classes[id.0].rows.iter().any(|row| row.label.text == "unknown" && !row.label.quoted)
            }
            OperandKind::Status(id) => self.decls.statuses[id.0].rows.iter().all(|row| row.after.is_some()),
            OperandKind::Events(number, query) => match number {
                NumberOf::Count | NumberOf::Days | NumberOf::Different | NumberOf::Total => self.bound_unknown(query),
                _ => true,
            },
            OperandKind::DaysSinceLast(_) => true,
            OperandKind::Times(of, _) => self.may_be_unknown(of),
        }
    }

    fn band_may_be_unknown(&self, band: usize) -> bool {
        match self.symbols.get(&self.decls.bands[band].of.text) {
            Some(Symbol::Score(id)) => self.unknown_scores.get(id.0).copied().unwrap_or(true),
            Some(Symbol::Field(id)) => self.decls.fields[id.0]
                .0
                .options
                .iter()
                .all(|option| !matches!(option.kind, crate::syntax::ast::FieldOptionKind::IfUnknown(_))),
            _ => true,
        }
    }

    /// Finds out which scores can be unknown: by the declarations, because scores may be read before their bodies are checked.
    pub(in crate::hir::check) fn note_unknown_scores(&mut self) {
        let count = self.decls.scores.len();
        let mut known: Vec<Option<bool>> = vec![None; count];
        for score in 0..count {
            self.score_may_be_unknown(score, &mut known);
        }
        self.unknown_scores = known.into_iter().map(|unknown| unknown.unwrap_or(false)).collect();
    }

    fn score_may_be_unknown(&self, score: usize, known: &mut [Option<bool>]) -> bool {
        if let Some(unknown) = known[score] {
            return unknown;
        }
        let decl = self.decls.scores[score];
        // A circle of scores is an error of its own; here it just ends.
        known[score] = Some(!decl.unknown_unless.is_empty());
        let mut reads = |text: &str| match self.symbols.get(text) {
            Some(Symbol::Score(ScoreId(other))) => self.score_may_be_unknown(other, known),
            _ => false,
        };
        let terms = decl.terms.iter().chain(decl.groups.iter().flat_map(|group| &group.terms));
        let unknown = !decl.unknown_unless.is_empty()
            || terms.into_iter().any(|term| match &term.kind {
                TermKind::Share { name, .. } => reads(&name.text),
                TermKind::Higher { a, b, .. } => reads(&a.text) && reads(&b.text),
                _ => false,
            });
        known[score] = Some(unknown);
        unknown
    }

    /// Whether a window of the query has a bound that can be unknown.
    pub(in crate::hir::check) fn bound_unknown(&self, query: &Query) -> bool {
        query.windows.iter().any(|window| match &window.kind {
            WindowKind::After(bound) | WindowKind::From(bound) | WindowKind::Before(bound) => match bound {
                Bound::Instant(_) => false,
                Bound::Value(of) | Bound::DayOf(of, _) => self.may_be_unknown(of),
                Bound::Latest(_) => true,
            },
            _ => false,
        })
    }

    /// The names of what a condition reads that can be unknown, definitions seen through; `is known` does not count. With `events`
    /// also windows that begin with something that may never have happened.
    pub(in crate::hir::check) fn unknowns_of(
        &self,
        cond: &Cond,
        events: bool,
        seen: &mut BTreeSet<DefineId>,
        out: &mut BTreeSet<String>,
    ) {
        let mut operand = |of: &Operand| {
            if self.may_be_unknown(of) {
                out.insert(self.operand_name(of));
            }
        };
        match &cond.kind {
            CondKind::All(of) | CondKind::Any(of) | CondKind::AtLeast(_, of) => {
                for cond in of {
                    self.unknowns_of(cond, events, seen, out);
                }
            }
            CondKind::Not(of) => self.unknowns_of(of, events, seen, out),
            CondKind::Compare(left, _, right) | CondKind::SameText { left, right, .. } => {
                operand(left);
                operand(right);
            }
            CondKind::In { of, .. }
            | CondKind::Text { of, .. }
            | CondKind::Includes { of, .. }
            | CondKind::Age { of, .. }
            | CondKind::AgeDays { of, .. }
            | CondKind::Yes(of) => operand(of),
            CondKind::Happened { query, .. } if events && self.bound_unknown(query) => {
                out.insert(self.query_name(query));
            }
            CondKind::Defined(id) if seen.insert(*id) => {
                self.unknowns_of(&self.program.defines[id.0].condition, events, seen, out);
            }
            _ => {}
        }
    }

    /// How a value is called in a message.
    pub(in crate::hir::check) fn operand_name(&self, operand: &Operand) -> String {
        let name = |name: &Named| name.text.clone();
        let program = &self.program;
        match &operand.kind {
            OperandKind::Constant(_) => "the value".into(),
            OperandKind::Field(id) => program.fields[id.0].key.clone(),
            OperandKind::Domain(id) => format!("{} domain", program.fields[id.0].key),
            OperandKind::Property(_) | OperandKind::PropertyDomain(_) => "what the event carries".into(),
            OperandKind::Score(id) => name(&program.scores[id.0].name),
            OperandKind::Band(id) => name(&program.bands[id.0].name),
            OperandKind::Class(id) => name(&program.classes[id.0].name),
            OperandKind::Stage => "stage".into(),
            OperandKind::Outcome => "outcome".into(),
            OperandKind::Status(id) => name(&program.statuses[id.0].name),
            OperandKind::Events(_, query) => format!("the number from `{}`", self.query_name(query)),
            OperandKind::DaysSinceLast(query) => format!("days since last {}", self.query_name(query)),
            OperandKind::DaysSince(id) => format!("days since {}", program.fields[id.0].key),
            OperandKind::Times(of, _) => self.operand_name(of),
        }
    }

    /// How a query is called in a message: by its events.
    pub(in crate::hir::check) fn query_name(&self, query: &Query) -> String {
        let names: Vec<&str> =
            query.picks.iter().map(|pick| self.program.events[pick.event.0].name.text.as_str()).collect();
        names.join(", ")
    }

    /// Warns of `not` over definitions that can be unknown: whoever is unknown is swept in.
    pub(in crate::hir::check) fn warn_not_define(&mut self) {
        for (span, id) in std::mem::take(&mut self.later.not_define) {
            let mut names = BTreeSet::new();
            let define = &self.program.defines[id.0];
            self.unknowns_of(&define.condition, true, &mut BTreeSet::from([id]), &mut names);
            if names.is_empty() {
                continue;
            }
            let name = define.name.text.clone();
            let declared = define.name.span;
            let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let message = format!("`not {name}` is also met by everyone of whom {list} is not known");
            let message = Diagnostic::new(&codes::NOT_DEFINITION, span, message)
                .label("takes in those of whom too little is known")
                .also(declared, "defined here")
                .help(format!(
                    "To leave them out, add that it is known, or write `… unless {name}` if that is what is meant"
                ));
            self.report(message);
        }
    }
}
