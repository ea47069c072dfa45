//! `seniority is vp or director`: values that stand alone after an `or`.

use super::{Read, render};
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::Cond;
use crate::hir::check::{Checker, Place, Symbol};
use crate::syntax::ast::{Ask, Comparison, ComparisonKind, Condition, ConditionKind, Name, Order, Test, Value};

impl Checker<'_> {
    /// All parts of an `or`, each reported by itself; values that stand alone are reported with the comparison before them.
    pub(super) fn alternatives(&self, parts: &[Condition], place: Place) -> Option<Vec<Cond>> {
        let mut read = Vec::with_capacity(parts.len());
        let mut at = 0;
        while let Some(part) = parts.get(at) {
            let alone = self.values_alone(part, &parts[at + 1..], place);
            read.push(if alone == 0 { self.cond(part, place) } else { None });
            at += 1 + alone;
        }
        read.into_iter().collect()
    }

    /// How many of the parts after a comparison are only further values of what it compares; reports them.
    fn values_alone(&self, first: &Condition, rest: &[Condition], place: Place) -> usize {
        let Some((subject, comparison)) = compared(first) else { return 0 };
        let (negated, mut values) = match &comparison.kind {
            ComparisonKind::Order(Order::Is, _, value) => (false, vec![value.clone()]),
            ComparisonKind::Order(Order::IsNot, _, value) => (true, vec![value.clone()]),
            ComparisonKind::AnyOf { negated, values } => (*negated, values.clone()),
            _ => return 0,
        };
        // Only what is nothing else by itself is taken for a value; a look at the first one spares the rest.
        let Some(Name { span, .. }) = rest.first().and_then(alone) else { return 0 };
        let (from, Some(Read::Value(side))) = (*span, self.read(subject, place)) else { return 0 };
        let before = values.len();
        for part in rest {
            let Some(name) = alone(part).filter(|name| self.is_label(&side.ty, &name.text)) else { break };
            if !matches!(self.read(name, place), None | Some(Read::Other(Symbol::Stage(_) | Symbol::Outcome(_)))) {
                break;
            }
            values.push(Value::Name(name.clone()));
        }
        let found = values.len() - before;
        let (Some(last), Some(Value::Name(value))) =
            (found.checked_sub(1).and_then(|at| rest.get(at)), values.get(before))
        else {
            return 0;
        };
        let write = format!("is {} of {}", if negated { "none" } else { "any" }, render::values(&values));
        let message = format!("`{}` is a value of `{}`, not a condition by itself", value.text, side.name);
        let mut message = Diagnostic::new(&codes::NOT_DECLARED, from, message)
            .label("not a condition")
            .also(comparison.span, format!("compares `{}`, up to the `or`", side.name))
            .help(format!("Write `{} {write}`", render::name(subject)));
        if negated {
            message = message.help("An `or` between two things that it is not would be met by everybody");
        }
        message = message.fix(format!("write `{write}`"), comparison.span.to(last.span), write);
        self.report(message);
        found
    }
}

/// A value and the comparison with it.
fn compared(c: &Condition) -> Option<(&Name, &Comparison)> {
    match &c.kind {
        ConditionKind::Test(Test { subject, ask: Ask::Is(comparison) }) => Some((subject, comparison)),
        _ => None,
    }
}

/// A name that stands alone.
fn alone(c: &Condition) -> Option<&Name> {
    match &c.kind {
        ConditionKind::Test(Test { subject, ask: Ask::Happened(tail) }) if tail.is_empty() => Some(subject),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::hir::check::testing::check;

    const HEAD: &str = "person has\n  seniority: one of (manager, director, vp)\n  senior: yes/no, if unknown no\n";

    /// The message and what its first fix writes.
    fn offered(condition: &str) -> Vec<(String, Option<String>)> {
        let (_, messages) = check(&format!("{HEAD}define a as\n  {condition}\n"));
        let errors = messages.into_iter().filter(|message| message.code.id.starts_with('E'));
        errors.map(|m| (m.message.clone(), m.fixes.first().map(|fix| fix.edits[0].text.clone()))).collect()
    }

    #[test]
    fn values_alone_become_a_list() {
        let one = offered("seniority is vp or director");
        let say = "`director` is a value of `seniority`, not a condition by itself.".to_owned();
        assert_eq!(one, [(say.clone(), Some("is any of (vp, director)".to_owned()))]);
        let three = offered("seniority is vp or director or manager or senior");
        assert_eq!(three, [(say.clone(), Some("is any of (vp, director, manager)".to_owned()))]);
        let none = offered("seniority is not vp or director");
        assert_eq!(none, [(say, Some("is none of (vp, director)".to_owned()))]);
    }

    #[test]
    fn what_is_a_condition_stays_one() {
        assert_eq!(offered("seniority is vp or senior"), []);
    }
}
