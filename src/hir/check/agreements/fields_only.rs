//! The `when` of a clock: fields, and definitions that read nothing else. These are written out in its place.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::Checker;
use crate::hir::{Cond, CondKind, Read, RuleRef};
use crate::model::DefineId;

/// So many conditions fit into the `when` of one clock: definitions of definitions can grow without end.
const ROOM: usize = 1000;

impl Checker<'_> {
    /// Whether a definition reads fields and nothing else, those that it names included.
    pub(in crate::hir::check) fn reads_fields_only(&self, id: DefineId) -> bool {
        let mut seen = BTreeSet::from([id]);
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            let mut sound = true;
            self.program.defines[id.0].condition.reads(&mut |read, _| match read {
                Read::Field(_) => {}
                Read::Rule(RuleRef::Define(other)) => {
                    if seen.insert(other) {
                        next.push(other);
                    }
                }
                _ => sound = false,
            });
            if !sound {
                return false;
            }
        }
        true
    }

    /// The condition with every definition in it written out; reports one that becomes too long.
    pub(super) fn written_out(&mut self, cond: Cond) -> Option<Cond> {
        let mut room = ROOM;
        let span = cond.span;
        let written = self.write_out(&cond, &mut Vec::new(), &mut room);
        if written.is_none() {
            let message = "The definitions in this `when` are too long to be written out here";
            self.report(
                Diagnostic::new(&codes::PLACE_READS, span, message)
                    .label(format!("more than {ROOM} conditions"))
                    .help("Divide the SLA, or ask for fewer things"),
            );
        }
        written
    }

    fn write_out(&self, cond: &Cond, inside: &mut Vec<DefineId>, room: &mut usize) -> Option<Cond> {
        *room = room.checked_sub(1)?;
        let mut all = |parts: &[Cond]| -> Option<Vec<Cond>> {
            parts.iter().map(|part| self.write_out(part, inside, room)).collect()
        };
        let kind = match &cond.kind {
            CondKind::All(parts) => CondKind::All(all(parts)?),
            CondKind::Any(parts) => CondKind::Any(all(parts)?),
            CondKind::AtLeast(count, parts) => CondKind::AtLeast(*count, all(parts)?),
            CondKind::Not(part) => CondKind::Not(Box::new(self.write_out(part, inside, room)?)),
            // A circle is an error of its own; here it just ends.
            CondKind::Defined(id) if inside.contains(id) => CondKind::Any(Vec::new()),
            CondKind::Defined(id) => {
                inside.push(*id);
                let written = self.write_out(&self.program.defines[id.0].condition, inside, room)?;
                inside.pop();
                written.kind
            }
            kind => kind.clone(),
        };
        Some(Cond { kind, span: cond.span })
    }
}

#[cfg(test)]
mod tests {
    use crate::hir::CondKind;
    use crate::hir::check::testing::{check, codes};

    fn text(definition: &str) -> String {
        format!(
            "team sales\nevent demo\nevent called, by sales\nperson has\n  employees: whole number\n\
             define big as\n  employees > 5\ndefine vip as\n  {definition}\n\
             sla quick when vip: sales must have called within 1 hour after demo\n"
        )
    }

    #[test]
    fn definitions_of_fields_are_written_out() {
        let (program, messages) = check(&text("big and employees < 50"));
        assert!(messages.iter().all(|message| !message.code.id.starts_with('E')), "{messages:#?}");
        let when = program.slas[0].when.as_ref().map(|when| &when.kind);
        let Some(CondKind::All(parts)) = when else { panic!("{when:?}") };
        assert!(parts.iter().all(|part| matches!(part.kind, CondKind::Compare(..))), "{parts:?}");
    }

    #[test]
    fn definitions_of_more_than_fields_are_refused() {
        assert!(codes(&text("big and demo ever")).contains(&"E0218"));
        assert_eq!(codes(&text("big or vip")).iter().filter(|code| **code == "E0515").count(), 1);
    }
}
