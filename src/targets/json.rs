//! The rule set itself: what the runtimes load.

use super::{Artifact, Target, Unsupported};
use crate::ruleset::RuleSet;

/// Writes the rule set as JSON.
pub struct Json;

impl Target for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "the rule set, one JSON document"
    }

    fn emit(&self, ruleset: &RuleSet) -> Result<Vec<Artifact>, Vec<Unsupported>> {
        Ok(vec![Artifact { path: "ruleset.json".to_owned(), text: ruleset.to_json() }])
    }
}

#[cfg(test)]
mod tests {
    use crate::targets::{TARGETS, find};

    #[test]
    fn targets_are_found_by_their_names() {
        for target in TARGETS {
            assert_eq!(find(target.name()).map(|found| found.name()), Some(target.name()));
        }
        assert!(find("telepathy").is_none());
    }
}
