//! From a definition to its rule set.

use leadlang::driver::{Compiled, Memory, Workspace};
use leadlang::engine::Prepared;
use leadlang::hir::Program;
use leadlang::ruleset::{Options, RuleSet};
use std::path::Path;

/// A definition that was compiled.
#[derive(Debug)]
pub struct Built {
    /// The rule set, on one line.
    pub json: String,
    /// The engine over it.
    pub prepared: Prepared,
    /// The program, for its examples.
    pub program: Program,
}

impl Built {
    /// The rule set.
    pub fn ruleset(&self) -> &RuleSet {
        self.prepared.ruleset()
    }
}

/// The days of the suite's rule sets: 2025-01-01 to 2027-01-01. Short, so that calendars stay small and their end comes into reach.
pub fn short() -> Options {
    Options { calendar_from: Some(20_089), calendar_until: Some(20_819), origins: false, ..Options::default() }
}

/// Compiles a definition; its errors if it has any.
pub fn compile(text: &str, options: Options) -> Result<Built, String> {
    let files = Memory::default().with("definition.lead", text);
    let workspace = Workspace::find(&files, Path::new("definition.lead")).map_err(|error| error.to_string())?;
    compiled(workspace.compile_with(options).map_err(|error| error.to_string())?)
}

/// What was compiled, if it has no errors.
pub fn compiled(compiled: Compiled) -> Result<Built, String> {
    let Some(lowered) = compiled.lowered else {
        let shown = |diagnostic: &leadlang::diagnostics::Diagnostic| {
            let span = diagnostic.labels.first().map(|label| label.span);
            let line = span.map_or(0, |span| compiled.sources.file(span.file).position(span.start as usize).line);
            format!("line {line}: {} {}", diagnostic.code.id, diagnostic.message)
        };
        let errors: Vec<String> = compiled.diagnostics.iter().map(shown).collect();
        return Err(errors.join("\n"));
    };
    let json = lowered.ruleset.to_compact_json();
    Ok(Built { json, prepared: Prepared::new(lowered.ruleset), program: compiled.program })
}
