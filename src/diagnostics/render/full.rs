//! A message with the lines that it speaks of.

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::term::{self, Chars, Config, Styles, StylesWriter, termcolor};

use super::clipped::Clipped;
use crate::base::{Sources, Span};
use crate::diagnostics::{Diagnostic, Severity};

/// The message with its lines, in colours (as ANSI sequences) if wanted.
#[must_use]
pub fn full(sources: &Sources, diagnostic: &Diagnostic, colours: bool) -> String {
    let spans: Vec<Span> = diagnostic.labels.iter().map(|label| label.span).collect();
    let files = Clipped::new(sources, &spans);
    let message = message(diagnostic, &files);
    let config = Config { chars: Chars::box_drawing(), ..Config::default() };
    let mut buffer = if colours { termcolor::Buffer::ansi() } else { termcolor::Buffer::no_color() };
    let styles = Styles::default();
    let mut writer = StylesWriter::new(&mut buffer, &styles);
    match term::emit_to_write_style(&mut writer, &config, &files, &message) {
        Ok(()) => String::from_utf8_lossy(buffer.as_slice()).into_owned(),
        // A place that does not fit its file: the message itself is still worth reading.
        Err(_) => super::short(sources, diagnostic),
    }
}

fn message(diagnostic: &Diagnostic, files: &Clipped) -> codespan::Diagnostic<crate::base::FileId> {
    let severity = match diagnostic.severity() {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
    };
    let labels = diagnostic.labels.iter().map(|label| {
        let style = if label.primary { codespan::LabelStyle::Primary } else { codespan::LabelStyle::Secondary };
        codespan::Label::new(style, label.span.file, files.range(label.span)).with_message(super::words(&label.text))
    });
    let help = diagnostic.help.iter().map(|help| format!("help: {}", super::words(&indented(help, "      "))));
    let fixes = diagnostic.fixes.iter().map(|fix| {
        let word = fix.kind.word();
        format!("{word}: {}", super::words(&indented(&fix.title, &" ".repeat(word.len() + 2))))
    });
    codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code.id)
        .with_message(super::words(&diagnostic.message))
        .with_labels(labels.collect())
        .with_notes(help.chain(fixes).collect())
}

/// Further lines stand under the first.
fn indented(text: &str, by: &str) -> String {
    text.trim_end().replace('\n', &format!("\n{by}"))
}
