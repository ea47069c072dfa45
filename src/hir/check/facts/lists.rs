//! Lists of values.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::hir::check::conditions::render;
use crate::syntax::ast::{ListDecl, ListSource, Value};

impl Checker<'_> {
    /// Whether each list is sound by itself: what they hold is checked against what they are compared with.
    pub(in crate::hir::check) fn sound_lists(&self) -> Vec<bool> {
        let is_sound = |decl: &&ListDecl| match &decl.source {
            ListSource::Values(values) => self.check_list_values(&decl.name.text, values),
            // Lists from files hold texts; what is wrong with a file is said where it is read.
            ListSource::File { .. } => true,
        };
        self.decls.lists.iter().map(is_sound).collect()
    }

    /// False if the values are not of one kind.
    fn check_list_values(&self, list: &str, values: &[Value]) -> bool {
        let kind = |value: &Value| match value {
            Value::Text(_) => Some("text"),
            Value::Name(_) => Some("a name"),
            Value::Number(_) | Value::Money { .. } | Value::Percent(_) => Some("a number"),
            Value::Date(_) => Some("a date"),
            Value::Time(_) | Value::Share(..) => None,
        };
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let Some(first) = values.first() else { return true };
        for value in values {
            if kind(value).is_none() {
                let message = Diagnostic::new(
                    &codes::LIST_MIXED,
                    value.span(),
                    format!("{} cannot stand in a list", render::value(value)),
                )
                .label("not a plain value")
                .help("A list holds texts, choices, numbers or dates");
                self.report(message);
                return false;
            }
            if kind(value) != kind(first) {
                let message = format!(
                    "The list `{list}` mixes {} and {}",
                    kind(first).unwrap_or("values"),
                    kind(value).unwrap_or("values")
                );
                let mut message = Diagnostic::new(&codes::LIST_MIXED, value.span(), message)
                    .label(kind(value).unwrap_or_default())
                    .also(first.span(), kind(first).unwrap_or_default())
                    .help("All values of a list are of one kind, because they are compared with one field");
                if let (Value::Name(name), Value::Text(_)) = (value, first) {
                    let text = render::text(&name.text);
                    message = message.fix(format!("write {text}"), name.span, text);
                }
                self.report(message);
                return false;
            }
            let key = render::value(value).to_ascii_lowercase();
            if let Some(&first) = seen.get(&key) {
                let message = format!("{} stands in the list `{list}` twice", render::value(value));
                let message = Diagnostic::new(&codes::LISTED_TWICE, value.span(), message)
                    .label("again")
                    .also(first, "first")
                    .help("Remove one of the two");
                self.report(message);
            } else {
                seen.insert(key, value.span());
            }
        }
        true
    }
}
