//! Files that are no definitions: the values of a list, the closed days of a calendar.

use super::load::Loader;
use crate::base::{FileId, Span, closest};
use crate::data::csv::{Cells, Reader};
use crate::data::fold;
use crate::diagnostics::{self, Diagnostic, Sink};
use crate::syntax::ast::{self, Closed, ListSource, StatementKind, Text};

/// A file that a statement names.
pub(super) struct Wanted {
    path: Text,
    column: Option<Text>,
    closed: bool,
}

/// The files that the statements of a tree name.
pub(super) fn wanted(file: &ast::File) -> Vec<Wanted> {
    let mut out = Vec::new();
    for statement in &file.statements {
        match &statement.kind {
            StatementKind::List(list) => {
                if let ListSource::File { path, column } = &list.source {
                    out.push(Wanted { path: path.clone(), column: column.clone(), closed: false });
                }
            }
            StatementKind::Calendar(calendar) => {
                for closed in &calendar.closed {
                    if let Closed::File(path) = closed {
                        out.push(Wanted { path: path.clone(), column: None, closed: true });
                    }
                }
            }
            _ => {}
        }
    }
    out
}

/// Reads one of them; what is wrong is reported.
pub(super) fn read(loader: &mut Loader, by: usize, wanted: &Wanted) {
    let Some(target) = loader.resolve(by, &wanted.path) else { return };
    let Some(bytes) = loader.read(&target, &wanted.path) else { return };
    let file = loader.add_source(&target, bytes);
    let text = loader.sources.file(file).text.clone();
    let csv = wanted.column.is_some() || target.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let values = if csv { column(file, &text, wanted, loader.sink) } else { Some(lines(&text)) };
    let Some(values) = values else { return };
    if values.is_empty() && !wanted.closed {
        let message = format!("\"{}\" holds no value, so nothing is ever in this list.", wanted.path.value);
        loader.sink.report(Diagnostic::new(&diagnostics::files::EMPTY_LIST_FILE, wanted.path.span, message));
    }
    let external = &mut loader.loaded.external;
    let map = if wanted.closed { &mut external.closed } else { &mut external.lists };
    map.insert(wanted.path.span, values);
}

/// One value a line; empty lines and what follows a `#` at the beginning of a line are no values.
fn lines(text: &str) -> Vec<(String, usize)> {
    let lines = text.lines().enumerate().map(|(index, line)| (line.trim().to_owned(), index + 1));
    lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#')).collect()
}

/// One value a row, from the column that is named, or the only one.
fn column(file: FileId, text: &str, wanted: &Wanted, sink: &mut Sink) -> Option<Vec<(String, usize)>> {
    let row_error = |sink: &mut Sink, line: usize, why: &str| {
        let message = format!("In line {line} of \"{}\", {why}.", wanted.path.value);
        let place = line_span(file, text, line);
        let diagnostic = Diagnostic::new(&diagnostics::files::LIST_ROW, place, message);
        sink.report(diagnostic.also(wanted.path.span, "the file is read for this list"));
    };
    let mut reader = match Reader::new(text.as_bytes()) {
        Ok(reader) => reader,
        Err(error) => {
            row_error(sink, 1, &error.to_string());
            return None;
        }
    };
    let index = match &wanted.column {
        None if reader.header().len() <= 1 => 0,
        None => {
            let names: Vec<&str> = reader.header().iter().collect();
            let message = format!("\"{}\" has {} columns: {}.", wanted.path.value, names.len(), names.join(", "));
            let diagnostic = Diagnostic::new(&diagnostics::files::LIST_COLUMN, wanted.path.span, message);
            let example = format!(" column \"{}\"", names.first().unwrap_or(&""));
            sink.report(
                diagnostic
                    .help(format!("Say which one after the file: `from \"{}\"{example}`.", wanted.path.value))
                    .fix(format!("write `{}`", example.trim()), wanted.path.span.after(), example),
            );
            return None;
        }
        Some(column) => find(reader.header(), column, sink)?,
    };
    let mut values = Vec::new();
    // Reading from memory does not fail.
    while let Ok(Some(row)) = reader.next_row() {
        let line = usize::try_from(row.line).unwrap_or(usize::MAX);
        match row.cells {
            Ok(cells) if cells.get(index).trim().is_empty() => {}
            Ok(cells) => values.push((cells.get(index).trim().to_owned(), line)),
            Err(why) => row_error(sink, line, &why),
        }
    }
    Some(values)
}

fn find(header: &Cells, column: &Text, sink: &mut Sink) -> Option<usize> {
    let found = header.iter().position(|name| fold(name) == fold(&column.value));
    if found.is_none() {
        let message = format!("The file has no column \"{}\".", column.value);
        let diagnostic = Diagnostic::new(&diagnostics::files::LIST_COLUMN, column.span, message);
        let names: Vec<&str> = header.iter().collect();
        sink.report(match closest(&column.value, names.iter().copied()) {
            Some(near) => diagnostic.help(format!("Did you mean \"{near}\"?")).fix(
                format!("write \"{near}\""),
                column.span,
                format!("\"{near}\""),
            ),
            None => diagnostic.help(format!("It has: {}.", names.join(", "))),
        });
    }
    found
}

fn line_span(file: FileId, text: &str, line: usize) -> Span {
    let start = text.match_indices('\n').nth(line.wrapping_sub(2)).map_or(0, |(at, _)| at + 1);
    let start = if line <= 1 { 0 } else { start };
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    Span::new(file, start, start + length)
}
