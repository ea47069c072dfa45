//! Options without their comma: the name of what is declared has run over them.

use super::Collector;
use crate::diagnostics::{Diagnostic, syntax as codes};
use crate::syntax::ast::{Classify, EventDecl, EventOptionKind, Name};

impl Collector<'_, '_> {
    /// The name of an event without the options that stand in it: `opened email not interest`.
    pub(super) fn event_name(&self, it: &EventDecl) -> Name {
        let says_by = it.options.iter().any(|option| matches!(option.kind, EventOptionKind::By(_)));
        let says_system = it.options.iter().any(|option| option.kind == EventOptionKind::System);
        let mut rest = it.name.text.as_str();
        let mut options: Vec<&str> = Vec::new();
        loop {
            if it.name.quoted {
                break;
            }
            let by = rest.rfind(" by ").filter(|at| !says_by && self.decls.team_names.contains(&rest[at + 4..]));
            let word = ["not interest", "hand raise", "system"].into_iter().find_map(|words| {
                let at = rest.strip_suffix(words)?.strip_suffix(' ')?.len();
                (words != "system" || !says_system).then_some(at)
            });
            let Some(at) = by.or(word).filter(|at| *at > 0) else { break };
            options.insert(0, &rest[at + 1..]);
            rest = &rest[..at];
        }
        self.without_options(&it.name, "event", rest, &options)
    }

    /// The name of a classification without `best first`.
    pub(super) fn class_name(&self, it: &Classify) -> Name {
        match it.name.text.strip_suffix(" best first").filter(|rest| !it.name.quoted && !rest.is_empty()) {
            Some(rest) => self.without_options(&it.name, "classify", rest, &["best first"]),
            None => it.name.clone(),
        }
    }

    fn without_options(&self, name: &Name, head: &str, rest: &str, options: &[&str]) -> Name {
        let Some(first) = options.first() else { return name.clone() };
        let (whole, right) = (&name.text, format!("{rest}, {}", options.join(", ")));
        self.messages.report(
            Diagnostic::new(&codes::MISSING_WORD, name.span, format!("Before `{first}` a comma is missing"))
                .label("read as one name")
                .help(format!("Write `{head} {right}`"))
                .help(format!("If all of it is the name, write it in single quotes: `{head} '{whole}'`"))
                .fix("write a comma", name.span, right)
                .fix("put the name in single quotes", name.span, format!("'{whole}'")),
        );
        Name { text: rest.to_owned(), ..name.clone() }
    }
}

#[cfg(test)]
mod tests {
    use crate::hir::check::testing::check;

    /// The code and what the first fix writes, of every error.
    fn offered(text: &str) -> Vec<(&'static str, String)> {
        let (_, messages) = check(text);
        let errors = messages.iter().filter(|message| message.code.id.starts_with('E'));
        errors.map(|m| (m.code.id, m.fixes.first().map(|fix| fix.edits[0].text.clone()).unwrap_or_default())).collect()
    }

    #[test]
    fn an_event_does_not_run_over_its_options() {
        let one = |text: &str| vec![("E0061", text.to_owned())];
        assert_eq!(offered("event opened email not interest\n"), one("opened email, not interest"));
        assert_eq!(offered("event requested demo hand raise\n"), one("requested demo, hand raise"));
        assert_eq!(offered("event opted out system\n"), one("opted out, system"));
        assert_eq!(offered("event called by sales\nteam sales\n"), one("called, by sales"));
        assert_eq!(offered("event called system by sales\nteam sales\n"), one("called, system, by sales"));
    }

    #[test]
    fn a_name_may_hold_such_words() {
        assert_eq!(offered("event 'opened email not interest'\n"), []);
        assert_eq!(offered("event rejected by sales, by sales\nteam sales\n"), []);
        assert_eq!(offered("event called by phone\nteam sales\n"), []);
        assert_eq!(offered("event system\n"), []);
    }

    #[test]
    fn a_stage_does_not_run_over_its_options() {
        let head = "team marketing\nevent a\nMQL when a ever\nstages, any may be skipped\n  new\n";
        let stage = |row: &str| offered(&format!("{head}  {row}\n"));
        assert_eq!(stage("MQL \"x\" owned by marketing, kept for good"), [("E0061", ",".into())]);
        assert_eq!(stage("MQL \"x\" kept for good"), [("E0061", ",".into())]);
        assert_eq!(stage("MQL, kept for good owned by marketing"), [("E0061", ",".into())]);
        assert_eq!(stage("MQL owned by marketing, kept for good"), [("E0061", "MQL, owned by marketing".into())]);
        assert_eq!(stage("MQL, kept for at least 30 days days"), [("E0074", String::new())]);
        assert_eq!(stage("MQL, only while it holds it holds"), [("E0074", String::new())]);
        assert_eq!(stage("MQL \"x\" SQL"), [("E0074", "\n  ".into())]);
        assert_eq!(stage("MQL, owned by marketing, kept for good"), []);
        assert_eq!(offered("stages, any may be skipped skipped\n  new\n"), [("E0074", String::new())]);
    }
}
