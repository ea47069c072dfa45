//! Values without quotes that say more than a value: `is one of our core markets`, `is anything but retail`.

use super::compare::Asked;
use super::render;
use super::types::{Side, Ty};
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::{Checker, Symbol};
use crate::model::ValueType;
use crate::syntax::ast::{Name, Order};

/// What people write for `not` before a value.
const OTHER_THAN: &[&str] = &["anything but ", "anything except ", "anything other than ", "other than "];
/// Words around the name of a list that only say that it is one.
const AROUND_LIST: &[&str] = &[
    "a",
    "an",
    "the",
    "one",
    "any",
    "of",
    "our",
    "in",
    "on",
    "from",
    "list",
    "address",
    "addresses",
    "domain",
    "domains",
];

impl Checker<'_> {
    /// What such a value means, if it is one of these; whether that was it.
    pub(super) fn report_bare_value(&self, side: &Side, order: Order, name: &Name, asked: Asked) -> bool {
        if name.quoted || !matches!(order, Order::Is | Order::IsNot) {
            return false;
        }
        let not = if order == Order::IsNot { "not " } else { "" };
        let other = OTHER_THAN.iter().find_map(|words| name.text.strip_prefix(words)).filter(|_| not.is_empty());
        let write = match (other, self.list_in(&name.text)) {
            (Some(value), _) if self.is_label(&side.ty, value) => format!("{} is not {value}", side.name),
            (Some(value), _) if side.ty.is_text() => format!("{} is not {}", side.name, render::text(value)),
            (None, Some(list)) => match side.ty {
                Ty::Value(ValueType::Email) => format!("{} domain is {not}in {list}", side.name),
                _ => format!("{} is {not}in {list}", side.name),
            },
            _ => return false,
        };
        let message = format!("`{}` is no value of `{}`", name.text, side.name);
        let span = side.operand.span.to(asked.comparison.span);
        let message = Diagnostic::new(&codes::NOT_A_CHOICE, name.span, message)
            .label(format!("write `{write}`"))
            .help(format!("Write `{write}`"))
            .fix(format!("write `{write}`"), span, write);
        self.report(message);
        true
    }

    /// The declared list that these words speak of.
    fn list_in(&self, text: &str) -> Option<String> {
        let words: Vec<&str> = text.split(' ').collect();
        let lists = self.symbols.names.iter().filter(|(_, declared)| matches!(declared.symbol, Symbol::List(_)));
        let mut lists = lists.map(|(name, _)| name);
        let found = lists.find(|list| {
            let list: Vec<&str> = list.split(' ').collect();
            let at = words.windows(list.len()).position(|words| words == list);
            at.is_some_and(|at| {
                let mut others = words[..at].iter().chain(&words[at + list.len()..]);
                others.all(|word| AROUND_LIST.contains(word))
            })
        });
        found.cloned()
    }
}

#[cfg(test)]
mod tests {
    use crate::hir::check::testing::check;

    fn offered(condition: &str) -> Vec<String> {
        let head = "person has\n  country: text\n  email: email\n  size: one of (small, large)\nlist core markets: \"GB\"\n\
                    list free mail: \"gmail.com\"\n";
        let (_, messages) = check(&format!("{head}define a as\n  {condition}\n"));
        messages.into_iter().flat_map(|m| m.fixes).flat_map(|fix| fix.edits).map(|edit| edit.text).collect()
    }

    #[test]
    fn a_list_is_meant() {
        assert_eq!(offered("country is one of our core markets"), ["country is in core markets"]);
        assert_eq!(offered("email is not from free mail"), ["email domain is not in free mail"]);
        assert_eq!(offered("country is core markets limited"), ["\"core markets limited\""]);
    }

    #[test]
    fn all_others_are_meant() {
        assert_eq!(offered("country is anything but France"), ["country is not \"France\""]);
        assert_eq!(offered("size is anything except small"), ["size is not small"]);
    }
}
