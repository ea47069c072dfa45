//! What a rule set can be written as for other systems. A target knows the rule set and nothing of the source.

mod json;

pub use json::Json;

use crate::ruleset::RuleSet;

/// A file that a target writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Its path, relative to where the output goes, with forward slashes.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// Why a target cannot execute a rule set exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// The id of what it cannot do, a key into the rule set's origins.
    pub id: String,
    /// What it cannot do, as a sentence.
    pub message: String,
}

/// Something that a rule set can be written as.
pub trait Target: Sync {
    /// The name that it is chosen by.
    fn name(&self) -> &'static str;

    /// What it writes, as a line of help.
    fn about(&self) -> &'static str;

    /// The files, or all that the target cannot execute exactly: never an approximation.
    ///
    /// # Errors
    /// The list of what it cannot do.
    fn emit(&self, ruleset: &RuleSet) -> Result<Vec<Artifact>, Vec<Unsupported>>;
}

/// All targets.
pub static TARGETS: &[&dyn Target] = &[&Json];

/// The target of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Target> {
    TARGETS.iter().copied().find(|target| target.name() == name)
}
