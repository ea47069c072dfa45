//! Shows the messages of definitions.

use clap::ValueEnum;

use super::output;
use crate::base::Sources;
use crate::diagnostics::render::{self, Report, Tally};
use crate::diagnostics::{Diagnostic, Severity};
use crate::driver::Compiled;

/// How messages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// With the lines that they speak of
    #[default]
    Full,
    /// One line each
    Short,
    /// One JSON object
    Json,
}

/// So many messages are shown where nothing else is said.
pub(super) const MOST_MESSAGES: usize = 50;

/// The first messages, errors before warnings where not all can be shown, in their order; and how many are left. 0 shows all.
pub(super) fn first<'a>(
    diagnostics: &[(&'a Sources, &'a Diagnostic)],
    most: usize,
) -> (Vec<(&'a Sources, &'a Diagnostic)>, usize) {
    if most == 0 || diagnostics.len() <= most {
        return (diagnostics.to_vec(), 0);
    }
    let errors = diagnostics.iter().filter(|(_, diagnostic)| diagnostic.severity() == Severity::Error).count();
    let mut room = [most.min(errors), most.saturating_sub(errors)];
    let kept = diagnostics.iter().filter(|(_, diagnostic)| {
        let room = &mut room[usize::from(diagnostic.severity() != Severity::Error)];
        let fits = *room > 0;
        *room = room.saturating_sub(1);
        fits
    });
    (kept.copied().collect(), diagnostics.len() - most)
}

/// The messages as text; colours as ANSI sequences, which the stream leaves out where they are not wanted.
pub(super) fn text(diagnostics: &[(&Sources, &Diagnostic)], format: OutputFormat) -> String {
    let one = |(sources, diagnostic): &(&Sources, &Diagnostic)| match format {
        OutputFormat::Short => render::short(sources, diagnostic),
        OutputFormat::Full | OutputFormat::Json => render::full(sources, diagnostic, true),
    };
    diagnostics.iter().map(one).collect()
}

/// Shows the messages of a definition on standard error, for commands whose output is something else. Warnings are shown only
/// beside errors: `lead check` is the command that shows them all.
pub(super) fn to_stderr(compiled: &Compiled) {
    if compiled.is_sound() {
        return;
    }
    let report = Report { sources: &compiled.sources, diagnostics: &compiled.diagnostics };
    let distinct = Report::distinct(&[report]);
    let (shown, more) = first(&distinct, MOST_MESSAGES);
    output::note(text(&shown, OutputFormat::Full).trim_end());
    if more > 0 {
        output::note(&format!("\nand {more} more; `lead check --max-diagnostics 0` shows all"));
    }
    output::note(&format!("\n{}", Tally::of(&compiled.diagnostics)));
}
