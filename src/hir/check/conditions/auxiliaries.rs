//! `did not demo`, `has requested demo`: what happens is named as it was declared, without a word for its time.

use super::{is_plain, render};
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::{Checker, Place, Symbol};
use crate::syntax::ast::{Ask, Name};

/// Words before an event that say that it did not happen.
const NOT: &[&str] =
    &["did not", "did never", "has not", "has never", "have not", "have never", "had not", "had never"];
/// Words before an event that say that it happened.
const SO: &[&str] = &["did", "has", "have", "had"];

impl Checker<'_> {
    /// A name that is an event with such words before it.
    pub(super) fn report_auxiliary(&self, name: &Name, ask: Option<&Ask>, place: Place) -> bool {
        let Some(Ask::Happened(tail)) = ask else { return false };
        let found = words(&name.text, NOT).map(|rest| (true, rest));
        let Some((negated, rest)) = found.or_else(|| words(&name.text, SO).map(|rest| (false, rest))) else {
            return false;
        };
        // `no EVENT` has a count already: none.
        if matches!(place, Place::Filter(_)) || (negated && tail.count.is_some()) {
            return false;
        }
        let Some(text) = self.event_meant(rest) else { return false };
        let event = render::name(&Name { quoted: !is_plain(&text), text, span: name.span });
        let write = match (negated, tail.is_empty()) {
            (true, true) => format!("never {event}"),
            (true, false) => format!("no {event}"),
            (false, _) => event,
        };
        let message = Diagnostic::new(&codes::NOT_DECLARED, name.span, format!("`{}` is not declared", name.text))
            .label(format!("write `{write}`"))
            .help("An event is named as it was declared; `no` or `never` before it says that it did not happen")
            .fix(format!("write `{write}`"), name.span, write);
        self.report_undeclared(name, message);
        true
    }

    /// The declared event of these words, or nearly of these.
    fn event_meant(&self, words: &str) -> Option<String> {
        let events = self.symbols.names.iter();
        let events = events.filter(|(_, declared)| matches!(declared.symbol, Symbol::Event(_) | Symbol::Group(_)));
        let mut events = events.map(|(name, _)| name.as_str());
        if ["interest", "hand raise"].contains(&words) || events.clone().any(|event| event == words) {
            return Some(words.to_owned());
        }
        self.closest(words, events.by_ref())
    }
}

/// What stands after one of these words, at the beginning or after the name of whoever did it.
fn words<'a>(text: &'a str, of: &[&str]) -> Option<&'a str> {
    of.iter().find_map(|word| {
        let begins = text.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
        begins.or_else(|| Some(text.split_once(&format!(" {word} "))?.1))
    })
}

#[cfg(test)]
mod tests {
    use crate::hir::check::testing::check;

    fn fix(condition: &str) -> Vec<String> {
        let (_, messages) = check(&format!("event demo\nevent requested demo\ndefine a as\n  {condition}\n"));
        let fixes = messages.into_iter().filter(|m| m.code.id == "E0102").flat_map(|m| m.fixes);
        fixes.flat_map(|fix| fix.edits).map(|edit| edit.text).collect()
    }

    #[test]
    fn the_event_is_named_as_declared() {
        assert_eq!(fix("did not demo in the last 3 days"), ["no demo"]);
        assert_eq!(fix("has not requested demo in the last 3 days"), ["no requested demo"]);
        assert_eq!(fix("person has demo in the last 3 days"), ["demo"]);
        assert_eq!(fix("has never requested demo"), ["never requested demo"]);
    }

    #[test]
    fn what_names_no_event_stays_unknown() {
        assert_eq!(fix("did not show up in the last 3 days"), Vec::<String>::new());
    }
}
