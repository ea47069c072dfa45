//! Names that nothing declares: one missing declaration is one mistake, however often the name is used.

use std::collections::BTreeMap;

use super::Checker;
use crate::diagnostics::Diagnostic;
use crate::syntax::ast::Name;

/// So many further uses are shown beside the first.
const SHOWN: usize = 3;

/// What is to be said of names that nothing declares: by name, and by what it is taken for.
pub(super) type Undeclared = BTreeMap<(String, String), Vec<Diagnostic>>;

impl Checker<'_> {
    /// Remembers a message about a name that nothing declares, until all of its uses are known.
    pub(super) fn report_undeclared(&self, name: &Name, message: Diagnostic) {
        let taken_for = match message.fixes.first() {
            Some(fix) => fix.title.clone(),
            None => message.labels.first().map(|label| label.text.clone()).unwrap_or_default(),
        };
        self.messages.undeclared.borrow_mut().entry((name.text.clone(), taken_for)).or_default().push(message);
    }

    /// Reports each of these names once, at its first use.
    pub(super) fn report_all_undeclared(&self) {
        for (_, mut uses) in self.messages.undeclared.take() {
            uses.sort_by_key(Diagnostic::span);
            // One condition may be read several times: once for each event of a group.
            uses.dedup_by_key(|message| message.span());
            let mut uses = uses.into_iter();
            let Some(mut first) = uses.next() else { continue };
            let left = uses.len().saturating_sub(SHOWN);
            for (at, other) in uses.enumerate() {
                if at < SHOWN {
                    let more = if at + 1 == SHOWN && left > 0 {
                        format!("used here too, and {left} more times")
                    } else {
                        "used here too".to_owned()
                    };
                    first = first.also(other.span(), more);
                }
                // A fix stays within one file: it mends every use there.
                if other.span().file == first.span().file
                    && let (Some(fix), Some(same)) = (first.fixes.first_mut(), other.fixes.into_iter().next())
                {
                    fix.edits.extend(same.edits);
                }
            }
            self.report(first);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::hir::check::testing::check;

    #[test]
    fn one_missing_declaration_is_one_mistake() {
        let uses: String =
            (0..6).map(|at| format!("define d{at} as\n  webinar in the last {} days\n", at + 3)).collect();
        let (_, messages) = check(&format!("event requested demo\n{uses}"));
        let errors: Vec<_> = messages.iter().filter(|message| message.code.id == "E0102").collect();
        assert_eq!(errors.len(), 1, "{errors:#?}");
        let labels: Vec<&str> = errors[0].labels.iter().map(|label| label.text.as_str()).collect();
        assert_eq!(labels, ["not declared", "used here too", "used here too", "used here too, and 2 more times"]);
        assert_eq!(errors[0].span().start, 36);
    }

    #[test]
    fn one_slip_is_mended_everywhere() {
        let text = "event requested demo\ndefine a as\n  requested demos ever\ndefine b as\n  requested demos ever\n";
        let (_, messages) = check(text);
        let errors: Vec<_> = messages.iter().filter(|message| message.code.id == "E0102").collect();
        assert_eq!(errors.len(), 1, "{errors:#?}");
        assert_eq!(errors[0].fixes[0].edits.len(), 2);
    }
}
