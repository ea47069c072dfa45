//! The `when` of a clock: fields, and definitions and classes that read nothing else. These are written out in its place.

use std::collections::BTreeSet;

use super::written_classes::{asked_of, by_rows};
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::Checker;
use crate::hir::{Cond, CondKind, Read, RuleRef};

/// So many conditions fit into the `when` of one clock: definitions of definitions can grow without end.
const ROOM: usize = 1000;

impl Checker<'_> {
    /// Whether a definition or class reads fields and nothing else, those that it names included.
    pub(in crate::hir::check) fn reads_fields_only(&self, rule: RuleRef) -> bool {
        let mut seen = BTreeSet::from([rule]);
        let mut next = vec![rule];
        let mut sound = true;
        while let Some(rule) = next.pop().filter(|_| sound) {
            let mut see = |read: Read, _| match read {
                Read::Field(_) => {}
                Read::Rule(other) => {
                    if seen.insert(other) {
                        next.push(other);
                    }
                }
                _ => sound = false,
            };
            match rule {
                RuleRef::Define(id) => self.known.defines[id.0].condition.reads(&mut see),
                RuleRef::Class(id) => {
                    self.known.class_rows[id.0].rows.iter().for_each(|row| row.condition.reads(&mut see));
                }
                RuleRef::Score(_) | RuleRef::Band(_) => sound = false,
            }
        }
        sound
    }

    /// The condition with every definition and class in it written out; reports one that becomes too long.
    pub(super) fn written_out(&self, cond: Cond) -> Option<Cond> {
        let mut room = ROOM;
        let span = cond.span;
        let written = self.write_out(&cond, &mut Vec::new(), &mut room);
        if written.is_none() {
            let message = "What is named in this `when` is too long to be written out here";
            self.report(
                Diagnostic::new(&codes::PLACE_READS, span, message)
                    .label(format!("more than {ROOM} conditions"))
                    .help("Divide the SLA, or ask for fewer things"),
            );
        }
        written
    }

    fn write_out(&self, cond: &Cond, inside: &mut Vec<RuleRef>, room: &mut usize) -> Option<Cond> {
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
            CondKind::Defined(id) if inside.contains(&RuleRef::Define(*id)) => CondKind::Any(Vec::new()),
            CondKind::Defined(id) => {
                inside.push(RuleRef::Define(*id));
                let written = self.write_out(&self.known.defines[id.0].condition, inside, room)?;
                inside.pop();
                written.kind
            }
            kind => match asked_of(kind) {
                Some(id) if inside.contains(&RuleRef::Class(id)) => CondKind::Any(Vec::new()),
                Some(id) => {
                    let class = &self.known.class_rows[id.0];
                    inside.push(RuleRef::Class(id));
                    let rows = class.rows.iter().map(|row| self.write_out(&row.condition, inside, room));
                    let rows = rows.collect::<Option<_>>()?;
                    inside.pop();
                    by_rows(kind, class, rows, cond.span).kind
                }
                None => kind.clone(),
            },
        };
        Some(Cond { kind, span: cond.span })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
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
    fn classes_of_fields_are_written_out() {
        let asks = |asked: &str| {
            let text = format!(
                "team sales\nevent demo\nevent called, by sales\nperson has\n  n: whole number\nclassify size, best first\n  \
                 large when n > 50\n  unknown when n is unknown\n  middle when n > 5\n  small otherwise\n\
                 sla quick when {asked}: sales must have called within 1 hour after demo\n"
            );
            let (program, messages) = check(&text);
            assert!(messages.iter().all(|message| !message.code.id.starts_with('E')), "{messages:#?}");
            shown(&program.slas[0].when.as_ref().unwrap().kind)
        };
        assert_eq!(asks("size is large"), "a");
        assert_eq!(asks("size is middle"), "(not a and not b and c)");
        assert_eq!(asks("size is small"), "(not a and not b and not c)");
        assert_eq!(asks("size is at least middle"), "(a or (not b and c))");
        assert_eq!(asks("size is less than large"), "(not a and not b)");
        assert_eq!(asks("size is none of (large, small)"), "(not a and not b and c)");
        assert_eq!(asks("size is known"), "(a or not b)");
    }

    /// The rows of the class above by their letters.
    fn shown(kind: &CondKind) -> String {
        let list = |parts: &[crate::hir::Cond], word: &str| {
            let parts: Vec<String> = parts.iter().map(|part| shown(&part.kind)).collect();
            format!("({})", parts.join(word))
        };
        match kind {
            CondKind::All(parts) => list(parts, " and "),
            CondKind::Any(parts) => list(parts, " or "),
            CondKind::Not(part) if matches!(part.kind, CondKind::Known(_)) => "b".to_owned(),
            CondKind::Not(part) => format!("not {}", shown(&part.kind)),
            CondKind::Compare(_, _, right) if format!("{right:?}").contains("50") => "a".to_owned(),
            CondKind::Compare(..) => "c".to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn definitions_of_more_than_fields_are_refused() {
        assert!(codes(&text("big and demo ever")).contains(&"E0218"));
        assert_eq!(codes(&text("big or vip")).iter().filter(|code| **code == "E0515").count(), 1);
    }
}
