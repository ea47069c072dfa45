//! Lints: warnings that an author can turn off, raise to errors, or answer beside the line.

mod allowed;
mod levels;
mod registry;
mod rules;

pub use levels::{Level, Levels};
pub use registry::{LINTS, Lint, find, unknown};

use crate::base::Sources;
use crate::diagnostics::{Severity, Sink};
use crate::hir::Program;
use crate::syntax::ast;
use allowed::Allowed;

/// Asks every rule about a program. Only of a sound one: what would have used a name may be what could not be read.
pub fn lint(program: &Program, sink: &mut Sink) {
    if !sink.has_errors() {
        rules::RULES.iter().for_each(|rule| rule(program, sink));
    }
}

/// Gives every warning its level, and takes out those that a comment beside the line answers.
pub fn settle(files: &[ast::File], sources: &Sources, levels: &Levels, sink: &mut Sink) {
    let mut allowed = Allowed::read(files, sources, sink);
    let sound = !sink.has_errors();
    sink.settle(|mut diagnostic| {
        let Some(lint) = find(diagnostic.code.id) else { return Some(diagnostic) };
        if allowed.answers(lint, sources, diagnostic.span()) {
            return None;
        }
        match levels.of(lint) {
            Level::Off => None,
            Level::Warn => Some(diagnostic),
            Level::Error => {
                diagnostic.severity = Severity::Error;
                Some(diagnostic)
            }
        }
    });
    // Where something could not be read, what it answers may be missing for that reason.
    if sound {
        allowed.report_idle(sink);
    }
}
