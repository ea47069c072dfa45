//! The texts of one run, and line and column of a byte in them.

use std::ops::Range;

use super::{FileId, Span};

/// Line and column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One text with the name it is shown by (a path relative to where the user stands, with forward slashes).
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Shown in messages and in the rule set's origins.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// How many bytes stand before it in the file: those of a byte order mark.
    pub mark: usize,
    lines: Vec<usize>,
}

impl SourceFile {
    fn new(name: String, text: String, mark: usize) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        SourceFile { name, text, mark, lines }
    }

    /// Line and column of a byte; a byte past the end is at the end.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line_index(byte);
        Position { line: line + 1, column: self.text[self.lines[line]..byte].chars().count() + 1 }
    }

    /// The line of a byte, counted from 0.
    #[must_use]
    pub fn line_index(&self, byte: usize) -> usize {
        self.lines.partition_point(|&start| start <= byte).saturating_sub(1)
    }

    /// The bytes of a line counted from 0, its line break included; empty at the end of the text where there is no such line.
    #[must_use]
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let start = |line: usize| self.lines.get(line).copied().unwrap_or(self.text.len());
        start(line)..start(line + 1)
    }
}

/// All texts of one run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a text and gives its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.add_after(0, name, text)
    }

    /// The same for a text before which so many bytes stand in its file.
    pub fn add_after(&mut self, mark: usize, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile::new(name.into(), text.into(), mark));
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The file of this id. Ids come from [`Sources::add`] of the same value, so the file is there.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// The text under a span; empty if the span does not fit the file.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.files.get(span.file.0 as usize).and_then(|file| file.text.get(span.range())).unwrap_or("")
    }
}
