//! Where the parts of a rule set are written in the source.

use indexmap::IndexMap;

use crate::ruleset::{Origin, RuleSet};

/// The longest piece of source that is shown.
const LONGEST: usize = 96;

/// Looks up ids.
#[derive(Clone, Debug)]
pub struct Origins<'a> {
    /// The rule set.
    pub ruleset: &'a RuleSet,
    /// Origins of checks, which are not in the rule set.
    pub checks: Option<&'a IndexMap<String, Origin>>,
    /// The folder that the files are relative to, as the user sees it; empty: the current folder.
    pub root: String,
}

impl Origins<'_> {
    fn get(&self, id: &str) -> Option<&Origin> {
        self.ruleset.origins.get(id).or_else(|| self.checks?.get(id))
    }

    /// `definition.lead:12`
    #[must_use]
    pub fn place(&self, id: &str) -> Option<String> {
        let origin = self.get(id)?;
        Some(format!("{}:{}", self.file(&origin.file), origin.line))
    }

    /// A file as the user sees it.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        match self.root.as_str() {
            "" | "." => name.to_owned(),
            root => format!("{root}/{name}"),
        }
    }

    /// What is written there, shortened; the id itself where origins were left out.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        let text = self.get(id).map_or(id, |origin| origin.text.as_str());
        if text.chars().count() <= LONGEST {
            return text.to_owned();
        }
        let cut: String = text.chars().take(LONGEST - 1).collect();
        format!("{}…", cut.trim_end())
    }
}
