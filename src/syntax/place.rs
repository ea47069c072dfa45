//! Where a byte of a piece stands in the file: the text that is read has lost the file's common indentation.

use crate::base::{FileId, Span};
use std::borrow::Cow;

/// A file's text without its byte order mark and common indentation, and the way back to the original.
pub(super) struct Layout<'t> {
    /// What is read.
    pub text: Cow<'t, str>,
    original: &'t str,
    file: FileId,
    /// Where each line begins here, and how far on it stands in the original; one entry where nothing was removed inside.
    shifts: Vec<(usize, usize)>,
}

impl<'t> Layout<'t> {
    /// Removes the byte order mark and the indentation that all lines share (blank lines and lines of comment aside).
    pub fn new(file: FileId, original: &'t str) -> Self {
        let mark = if original.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let body = &original[mark..];
        let shared = shared_indent(body);
        if shared == 0 {
            return Layout { text: Cow::Borrowed(body), original, file, shifts: vec![(0, mark)] };
        }
        let mut text = String::with_capacity(body.len());
        let mut shifts = Vec::new();
        let mut shift = mark;
        for line in body.split_inclusive('\n') {
            let cut = indent(line).len().min(shared);
            shift += cut;
            shifts.push((text.len(), shift));
            text.push_str(&line[cut..]);
        }
        Layout { text: Cow::Owned(text), original, file, shifts }
    }

    /// The place in the original of a range of what is read.
    pub fn span(&self, start: usize, end: usize) -> Span {
        // An end that stands at a line's beginning belongs to the line before.
        let last = if end > start { self.original(end - 1) + 1 } else { self.original(start) };
        Span::new(self.file, self.original(start), last)
    }

    /// The original between two of its bytes.
    pub fn between(&self, start: u32, end: u32) -> &'t str {
        self.original.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The byte of what is read that stands at a byte of the original.
    pub fn at(&self, original: u32) -> usize {
        let original = original as usize;
        let line = self.shifts.partition_point(|&(start, shift)| start + shift <= original).max(1);
        original.saturating_sub(self.shifts.get(line - 1).map_or(0, |&(_, shift)| shift))
    }

    fn original(&self, at: usize) -> usize {
        let line = self.shifts.partition_point(|&(start, _)| start <= at).max(1);
        at + self.shifts.get(line - 1).map_or(0, |&(_, shift)| shift)
    }
}

/// The blanks that a line begins with.
fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// How many bytes of indentation all lines share.
fn shared_indent(body: &str) -> usize {
    let mut shared: Option<&str> = None;
    for line in body.lines() {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let indent = indent(line);
        let common = match shared {
            None => indent,
            Some(before) => {
                let same = before.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count();
                &before[..same]
            }
        };
        if common.is_empty() {
            return 0;
        }
        shared = Some(common);
    }
    shared.map_or(0, str::len)
}
