//! A message on one line.

use crate::base::Sources;
use crate::diagnostics::Diagnostic;

/// `definition.lead:12:5: error[E0203]: …`, with the line's end.
#[must_use]
pub fn short(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let span = diagnostic.span();
    let file = sources.file(span.file);
    let place = file.position(span.start as usize);
    let message = super::words(&diagnostic.message.split_whitespace().collect::<Vec<_>>().join(" "));
    let (severity, code) = (diagnostic.severity().word(), diagnostic.code.id);
    format!("{}:{}:{}: {severity}[{code}]: {message}\n", file.name, place.line, place.column)
}
