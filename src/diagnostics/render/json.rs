//! Messages as one JSON object, for editors and pipelines.

use serde::Serialize;

use super::Report;
use crate::base::{Sources, Span};
use crate::diagnostics::{Diagnostic, Edit, Label};

/// The version of the shape below; within one version only keys are added.
pub const JSON_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    diagnostics: Vec<Message<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'a str>,
}

#[derive(Serialize)]
struct Message<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    spans: Vec<Place<'a>>,
    help: &'a [String],
    fixes: Vec<FixOut<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    start: Point,
    end: Point,
    label: &'a str,
    primary: bool,
}

#[derive(Serialize)]
struct FixOut<'a> {
    title: &'a str,
    kind: &'a str,
    edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
struct EditOut<'a> {
    file: &'a str,
    start: Point,
    end: Point,
    text: &'a str,
}

/// Line and column from 1, the column in characters; the offset from 0 in bytes of the file, a byte order mark included.
#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
    offset: usize,
}

/// All messages as one JSON object on several lines, with the last line's end.
#[must_use]
pub fn json(reports: &[Report]) -> String {
    let diagnostics = Report::distinct(reports).into_iter().map(|(sources, d)| message(sources, d)).collect();
    text(&Document { version: JSON_VERSION, diagnostics, failure: None })
}

/// The same object for a run that could not even begin: no messages, and why.
#[must_use]
pub fn json_failure(why: &str) -> String {
    text(&Document { version: JSON_VERSION, diagnostics: Vec::new(), failure: Some(why) })
}

fn text(document: &Document) -> String {
    // Serialising plain structs of strings and numbers cannot fail.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}

fn message<'a>(sources: &'a Sources, diagnostic: &'a Diagnostic) -> Message<'a> {
    Message {
        code: diagnostic.code.id,
        severity: diagnostic.severity().word(),
        message: &diagnostic.message,
        spans: diagnostic.labels.iter().map(|label| place(sources, label)).collect(),
        help: &diagnostic.help,
        fixes: diagnostic
            .fixes
            .iter()
            .map(|fix| FixOut {
                title: &fix.title,
                kind: fix.kind.word(),
                edits: fix.edits.iter().map(|e| edit(sources, e)).collect(),
            })
            .collect(),
    }
}

fn place<'a>(sources: &'a Sources, label: &'a Label) -> Place<'a> {
    let (file, start, end) = points(sources, label.span);
    Place { file, start, end, label: &label.text, primary: label.primary }
}

fn edit<'a>(sources: &'a Sources, edit: &'a Edit) -> EditOut<'a> {
    let (file, start, end) = points(sources, edit.span);
    EditOut { file, start, end, text: &edit.text }
}

fn points(sources: &Sources, span: Span) -> (&str, Point, Point) {
    let file = sources.file(span.file);
    let point = |byte: u32| {
        let at = file.position(byte as usize);
        Point { line: at.line, column: at.column, offset: file.mark + byte as usize }
    };
    (&file.name, point(span.start), point(span.end))
}
