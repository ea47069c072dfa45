//! The texts as codespan-reporting wants them, with very long lines cut to the part that a message speaks of.

use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::base::{FileId, Sources, Span};

/// A line with more bytes than this is cut.
const LONG: usize = 160;
/// How much is kept on both sides of the place.
const AROUND: usize = 60;
const MARK: &str = "…";

/// The texts of one message, as far as they are needed.
pub(super) struct Clipped<'a> {
    sources: &'a Sources,
    files: Vec<(FileId, ClippedFile)>,
}

struct ClippedFile {
    text: String,
    lines: Vec<usize>,
    /// Pieces kept: (start in the text as written, its end, start in the clipped text), ascending.
    kept: Vec<(usize, usize, usize)>,
}

impl<'a> Clipped<'a> {
    /// Cuts the long lines of every file that one of these places stands in.
    pub(super) fn new(sources: &'a Sources, spans: &[Span]) -> Self {
        let mut files: Vec<(FileId, ClippedFile)> = Vec::new();
        for span in spans {
            if !files.iter().any(|(id, _)| *id == span.file) {
                let places: Vec<Range<usize>> =
                    spans.iter().filter(|other| other.file == span.file).map(|other| other.range()).collect();
                files.push((span.file, ClippedFile::new(&sources.file(span.file).text, &places)));
            }
        }
        Clipped { sources, files }
    }

    fn get(&self, id: FileId) -> Result<&ClippedFile, Error> {
        self.files.iter().find(|(other, _)| *other == id).map(|(_, file)| file).ok_or(Error::FileMissing)
    }

    /// Where a place of the file stands in the clipped text.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        match self.get(span.file) {
            Ok(file) => {
                let start = file.clipped(span.start as usize);
                start..file.clipped(span.end as usize).max(start)
            }
            Err(_) => span.range(),
        }
    }
}

impl ClippedFile {
    fn new(source: &str, places: &[Range<usize>]) -> Self {
        let mut text = String::new();
        let mut kept = Vec::new();
        let mut start = 0;
        for line in source.split_inclusive('\n') {
            let end = start + line.len();
            let (from, to) = window(source, start, end, places);
            if from > start {
                text.push_str(MARK);
            }
            kept.push((from, to, text.len()));
            text.push_str(&source[from..to]);
            if to < end {
                text.push_str(MARK);
                text.push('\n');
            }
            start = end;
        }
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        ClippedFile { text, lines, kept }
    }

    fn clipped(&self, byte: usize) -> usize {
        let at = self.kept.partition_point(|(from, _, _)| *from <= byte).saturating_sub(1);
        match self.kept.get(at) {
            Some((from, to, place)) => place + byte.clamp(*from, *to) - from,
            None => 0,
        }
    }

    fn written(&self, byte: usize) -> usize {
        let at = self.kept.partition_point(|(_, _, place)| *place <= byte).saturating_sub(1);
        match self.kept.get(at) {
            Some((from, to, place)) => (from + byte.saturating_sub(*place)).min(*to),
            None => 0,
        }
    }
}

/// The part of a line that is kept: all of it, or the surroundings of the first place in it.
fn window(source: &str, start: usize, end: usize, places: &[Range<usize>]) -> (usize, usize) {
    if end - start <= LONG {
        return (start, end);
    }
    let first = places.iter().filter(|place| place.start >= start && place.start < end).min_by_key(|place| place.start);
    let Some(place) = first else { return (start, boundary(source, start + AROUND)) };
    let from = place.start.saturating_sub(AROUND).max(start);
    let to = place.end.min(place.start + LONG).saturating_add(AROUND).min(end);
    (boundary(source, from), boundary(source, to))
}

fn boundary(source: &str, mut byte: usize) -> usize {
    while !source.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

impl<'f> Files<'f> for Clipped<'f> {
    type FileId = FileId;
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, id: FileId) -> Result<&'f str, Error> {
        Ok(&self.sources.file(id).name)
    }

    fn source(&'f self, id: FileId) -> Result<&'f str, Error> {
        Ok(&self.get(id)?.text)
    }

    fn line_index(&'f self, id: FileId, byte: usize) -> Result<usize, Error> {
        Ok(self.get(id)?.lines.partition_point(|start| *start <= byte).saturating_sub(1))
    }

    fn line_range(&'f self, id: FileId, line: usize) -> Result<Range<usize>, Error> {
        let file = self.get(id)?;
        let max = file.lines.len();
        let start = *file.lines.get(line).ok_or(Error::LineTooLarge { given: line, max })?;
        Ok(start..file.lines.get(line + 1).copied().unwrap_or(file.text.len()))
    }

    fn column_number(&'f self, id: FileId, _line: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.sources.file(id).position(self.get(id)?.written(byte)).column)
    }
}
