//! Nurtures: planned contact with those who are not ready yet.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, agreements as codes};
use crate::hir::check::collect::named;
use crate::hir::check::{Checker, Place};
use crate::hir::{Cond, Nurture, Read, RuleRef};
use crate::syntax::ast;

impl Checker<'_> {
    /// The body of every nurture.
    pub(in crate::hir::check) fn nurtures(&self) -> Vec<Nurture> {
        let nurture = |decl: &&ast::Nurture| {
            let when = self.condition(&decl.when, Place::Nurture);
            let needs = self.needed_permissions(&decl.permissions);
            if decl.permissions.is_empty() {
                self.report(
                    Diagnostic::new(&codes::NURTURE_WITHOUT_PERMISSION, decl.name.span, format!("`{}` asks for no permission.", decl.name.text))
                        .label("may these people be contacted?")
                        .help("Messages to people who did not agree to them are unlawful in many places. Add `needs permission NAME` on a line of its own below, and declare the permission: `permission marketing email: given by opted in, withdrawn by opted out`."),
                );
            }
            if let [first, second, ..] = decl.send_every.as_slice() {
                self.report_clause_twice(second.span, first.span, "`send every` is said twice.");
            }
            let send_every = decl.send_every.first().and_then(|duration| self.duration(duration));
            if let [first, second, ..] = decl.until.as_slice() {
                self.report_clause_twice(second.span, first.span, "`until` is said twice.");
            }
            let until = decl.until.first().and_then(|until| self.condition(until, Place::Nurture));
            let reads_outcome = [&when, &until].into_iter().flatten().any(|condition| self.reads_outcome(condition));
            Some(Nurture { name: named(&decl.name), when: when?, needs, send_every, until, reads_outcome })
        };
        self.decls.nurtures.iter().filter_map(nurture).collect()
    }

    /// Whether a condition reads the outcome, itself or through definitions and classes.
    fn reads_outcome(&self, condition: &Cond) -> bool {
        let mut open: Vec<RuleRef> = Vec::new();
        let mut seen: BTreeSet<RuleRef> = BTreeSet::new();
        let mut found = false;
        let mut see = |read: Read, open: &mut Vec<RuleRef>| match read {
            Read::Outcome => found = true,
            Read::Rule(rule) if seen.insert(rule) => open.push(rule),
            _ => {}
        };
        condition.reads(&mut |read, _| see(read, &mut open));
        while let Some(rule) = open.pop() {
            let mut next = Vec::new();
            match rule {
                RuleRef::Define(id) => self.known.defines[id.0].condition.reads(&mut |read, _| see(read, &mut next)),
                RuleRef::Class(id) => {
                    let rows = &self.known.class_rows[id.0].rows;
                    rows.iter().for_each(|row| row.condition.reads(&mut |read, _| see(read, &mut next)));
                }
                // Scores and bands cannot read the outcome.
                RuleRef::Score(_) | RuleRef::Band(_) => {}
            }
            open.append(&mut next);
        }
        found
    }
}
