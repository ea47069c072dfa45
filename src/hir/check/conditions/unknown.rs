//! What can be unknown, and `not` over it.

use std::collections::BTreeSet;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::{Checker, Symbol};
use crate::hir::{Bound, Cond, CondKind, Define, NumberOf, Operand, OperandKind, Part, Program, Query, WindowKind};
use crate::model::{DefineId, ScoreId};
use crate::syntax::ast::TermKind;

impl Checker<'_> {
    /// Whether this value can be unknown.
    pub(in crate::hir::check) fn may_be_unknown(&self, operand: &Operand) -> bool {
        match &operand.kind {
            OperandKind::Constant(_) | OperandKind::Stage | OperandKind::Outcome => false,
            OperandKind::Field(id) | OperandKind::Domain(id) | OperandKind::DaysSince(id) => {
                self.known.fields[id.0].if_unknown.is_none()
            }
            // Which event a filter looks at is not known here; the reader of the property has asked it.
            OperandKind::Property(_) | OperandKind::PropertyDomain(_) => true,
            OperandKind::Score(id) => self.known.unknown_scores.get(id.0).copied().unwrap_or(true),
            OperandKind::Band(id) => self.band_may_be_unknown(id.0),
            OperandKind::Class(id) => {
                self.decls.classes[id.0].0.rows.iter().any(|row| row.label.text == "unknown" && !row.label.quoted)
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
            Some(Symbol::Score(id)) => self.known.unknown_scores.get(id.0).copied().unwrap_or(true),
            Some(Symbol::Field(id)) => self.decls.fields[id.0]
                .decl
                .options
                .iter()
                .all(|option| !matches!(option.kind, crate::syntax::ast::FieldOptionKind::IfUnknown(_))),
            _ => true,
        }
    }

    /// Finds out which scores can be unknown: by the declarations, because scores may be read before their bodies are checked.
    pub(in crate::hir::check) fn unknown_scores(&self) -> Vec<bool> {
        let count = self.decls.scores.len();
        let mut known: Vec<Option<bool>> = vec![None; count];
        for score in 0..count {
            self.score_may_be_unknown(score, &mut known);
        }
        known.into_iter().map(|unknown| unknown.unwrap_or(false)).collect()
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
        match &cond.kind {
            CondKind::Known(_) => {}
            CondKind::Defined(id) => {
                if seen.insert(*id) {
                    self.unknowns_of(&self.known.defines[id.0].condition, events, seen, out);
                }
            }
            _ => cond.parts(&mut |part| match part {
                Part::Cond(part) => self.unknowns_of(part, events, seen, out),
                Part::Operand(of) if self.may_be_unknown(of) => _ = out.insert(self.operand_name(of)),
                Part::Query(query) if events && self.bound_unknown(query) => _ = out.insert(self.query_name(query)),
                Part::Operand(_) | Part::Query(_) => {}
            }),
        }
    }

    /// How a value is called in a message.
    pub(in crate::hir::check) fn operand_name(&self, operand: &Operand) -> String {
        let (decls, fields) = (&self.decls, &self.known.fields);
        match &operand.kind {
            OperandKind::Constant(_) => "the value".into(),
            OperandKind::Field(id) => fields[id.0].key.clone(),
            OperandKind::Domain(id) => format!("{} domain", fields[id.0].key),
            OperandKind::Property(_) | OperandKind::PropertyDomain(_) => "what the event carries".into(),
            OperandKind::Score(id) => decls.scores[id.0].name.text.clone(),
            OperandKind::Band(id) => decls.bands[id.0].name.text.clone(),
            OperandKind::Class(id) => decls.classes[id.0].1.text.clone(),
            OperandKind::Stage => "stage".into(),
            OperandKind::Outcome => "outcome".into(),
            OperandKind::Status(id) => decls.statuses[id.0].name.text.clone(),
            OperandKind::Events(_, query) => format!("the number from `{}`", self.query_name(query)),
            OperandKind::DaysSinceLast(query) => format!("days since last {}", self.query_name(query)),
            OperandKind::DaysSince(id) => format!("days since {}", fields[id.0].key),
            OperandKind::Times(of, _) => self.operand_name(of),
        }
    }

    /// How a query is called in a message: by its events.
    pub(in crate::hir::check) fn query_name(&self, query: &Query) -> String {
        let names: Vec<&str> =
            query.picks.iter().map(|pick| self.known.events[pick.event.0].name.text.as_str()).collect();
        names.join(", ")
    }

    /// Warns of `not` over definitions that can be unknown: whoever is unknown is swept in. An example states all that matters of
    /// its lead, so there `not` sweeps nobody in.
    pub(in crate::hir::check) fn warn_not_define(&self, program: &Program) {
        for cond in program.conditions() {
            cond.each(&mut |part| {
                // `not` as it is written; one that another word brings along stands where its inside stands.
                if let CondKind::Not(inner) = &part.kind
                    && inner.span != part.span
                {
                    definitions_in(inner, &mut |id| self.warn_not(part.span, id, &program.defines[id.0]));
                }
            });
        }
    }

    fn warn_not(&self, span: Span, id: DefineId, define: &Define) {
        let mut names = BTreeSet::new();
        self.unknowns_of(&define.condition, true, &mut BTreeSet::from([id]), &mut names);
        if names.is_empty() {
            return;
        }
        let name = &define.name.text;
        let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let message = format!("`not {name}` also matches leads where {list} is unknown");
        let message = Diagnostic::new(&codes::NOT_DEFINITION, span, message)
            .label("also matches leads with too little known about them")
            .also(define.name.span, "defined here")
            .help(format!(
                "To leave them out, add that it is known. If they are meant, write `… unless {name}`, but in the line of a score, \
                 where no `unless` can stand"
            ));
        self.report(message);
    }
}

/// The definitions that a condition is made of.
fn definitions_in(cond: &Cond, see: &mut impl FnMut(DefineId)) {
    match &cond.kind {
        CondKind::Defined(id) => see(*id),
        CondKind::All(parts) | CondKind::Any(parts) | CondKind::AtLeast(_, parts) => {
            parts.iter().for_each(|part| definitions_in(part, see));
        }
        _ => {}
    }
}
