//! Shows the messages of definitions.

use clap::ValueEnum;

use super::output;
use crate::base::Sources;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::render::{self, Report, Tally};
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
    output::note(text(&distinct, OutputFormat::Full).trim_end());
    output::note(&format!("\n{}", Tally::of(&compiled.diagnostics)));
}
