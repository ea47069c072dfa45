//! The texts as codespan-reporting wants them: only the lines around the places of one message, with very long lines cut to the part that the
//! message speaks of. So a message costs the same whether its file is short or long.

use std::collections::BTreeMap;
use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::base::{FileId, SourceFile, Sources, Span};

/// A line with more bytes than this is cut.
const LONG: usize = 160;
/// How much is kept on both sides of the place.
const AROUND: usize = 60;
const MARK: &str = "…";
/// How many lines are kept on both sides of where a place begins and ends: codespan-reporting shows up to three of them.
const CONTEXT: usize = 3;

/// The texts of one message, if the message needs them.
pub(super) struct Clipped<'a>(BTreeMap<FileId, ClippedFile<'a>>);

struct ClippedFile<'a> {
    source: &'a SourceFile,
    text: String,
    /// The lines that are kept, ascending.
    lines: Vec<Line>,
}

/// A line that is kept, or a part of it.
struct Line {
    /// Which line of the file, from 0.
    index: usize,
    /// What is kept of it, in the file.
    kept: Range<usize>,
    /// Where it begins in the clipped text, the mark of a cut included.
    start: usize,
    /// Where the kept part begins in the clipped text.
    text: usize,
}

impl<'a> Clipped<'a> {
    /// Takes the lines around these places.
    pub(super) fn new(sources: &'a Sources, spans: &[Span]) -> Self {
        let mut places: BTreeMap<FileId, Vec<Range<usize>>> = BTreeMap::new();
        for span in spans {
            places.entry(span.file).or_default().push(span.range());
        }
        Clipped(places.into_iter().map(|(id, places)| (id, ClippedFile::new(sources.file(id), &places))).collect())
    }

    fn get(&self, id: FileId) -> Result<&ClippedFile<'a>, Error> {
        self.0.get(&id).ok_or(Error::FileMissing)
    }

    /// Where a place of the file is in the clipped text.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let Ok(file) = self.get(span.file) else { return span.range() };
        let start = file.clipped(span.start as usize);
        start..file.clipped(span.end as usize).max(start)
    }
}

impl<'a> ClippedFile<'a> {
    fn new(source: &'a SourceFile, places: &[Range<usize>]) -> Self {
        let last = source.line_index(source.text.len());
        let around = |byte: usize| {
            let line = source.line_index(byte);
            line.saturating_sub(CONTEXT)..=(line + CONTEXT).min(last)
        };
        let mut indices: Vec<usize> =
            places.iter().flat_map(|place| around(place.start).chain(around(place.end))).collect();
        indices.sort_unstable();
        indices.dedup();
        let (mut text, mut lines) = (String::new(), Vec::new());
        for index in indices {
            let whole = source.line_range(index);
            let kept = window(&source.text, &whole, places);
            let start = text.len();
            text.push_str(if kept.start > whole.start { MARK } else { "" });
            lines.push(Line { index, kept: kept.clone(), start, text: text.len() });
            text.push_str(&source.text[kept.clone()]);
            if kept.end < whole.end {
                text.push_str(MARK);
                text.push('\n');
            }
        }
        ClippedFile { source, text, lines }
    }

    fn clipped(&self, byte: usize) -> usize {
        let at = self.lines.partition_point(|line| line.kept.start <= byte).saturating_sub(1);
        self.lines.get(at).map_or(0, |Line { kept, text, .. }| text + byte.clamp(kept.start, kept.end) - kept.start)
    }

    /// The line that a byte of the clipped text belongs to.
    fn line_at(&self, byte: usize) -> Option<&Line> {
        self.lines.get(self.lines.partition_point(|line| line.start <= byte).saturating_sub(1))
    }
}

/// The part of a line that is kept: all of it, or the surroundings of the first place in it.
fn window(source: &str, line: &Range<usize>, places: &[Range<usize>]) -> Range<usize> {
    if line.len() <= LONG {
        return line.clone();
    }
    let first = places.iter().filter(|place| line.contains(&place.start)).min_by_key(|place| place.start);
    let (from, to) = match first {
        None => (line.start, line.start + AROUND),
        Some(place) => (
            place.start.saturating_sub(AROUND).max(line.start),
            place.end.min(place.start + LONG).saturating_add(AROUND).min(line.end),
        ),
    };
    source.floor_char_boundary(from)..source.floor_char_boundary(to)
}

impl<'f> Files<'f> for Clipped<'f> {
    type FileId = FileId;
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, id: FileId) -> Result<&'f str, Error> {
        Ok(&self.get(id)?.source.name)
    }

    fn source(&'f self, id: FileId) -> Result<&'f str, Error> {
        Ok(&self.get(id)?.text)
    }

    /// Lines keep their index in the file.
    fn line_index(&'f self, id: FileId, byte: usize) -> Result<usize, Error> {
        Ok(self.get(id)?.line_at(byte).map_or(0, |line| line.index))
    }

    /// A line that is not kept, in the middle of a long place, is empty: it is never shown.
    fn line_range(&'f self, id: FileId, line: usize) -> Result<Range<usize>, Error> {
        let file = self.get(id)?;
        let at = file.lines.partition_point(|kept| kept.index < line);
        let start = |at: usize| file.lines.get(at).map_or(file.text.len(), |line| line.start);
        let kept = file.lines.get(at).is_some_and(|kept| kept.index == line);
        Ok(start(at)..start(at + usize::from(kept)))
    }

    fn column_number(&'f self, id: FileId, _line: usize, byte: usize) -> Result<usize, Error> {
        let file = self.get(id)?;
        let written = file
            .line_at(byte)
            .map_or(0, |Line { kept, text, .. }| (kept.start + byte.saturating_sub(*text)).min(kept.end));
        Ok(file.source.position(written).column)
    }
}
