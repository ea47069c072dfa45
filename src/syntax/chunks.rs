//! Cuts a file at its statements, so that a broken one spoils no other.

/// The pieces of a text: each begins at a line with a letter or `'` in column 0 and reaches to the next such line. The first is what
/// stands before all statements: comments, if all is well.
pub(super) fn pieces(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut starts = vec![0];
    let mut line = 0;
    while line < text.len() {
        if begins_statement(&text[line..]) {
            starts.push(line);
        }
        line = text[line..].find('\n').map_or(text.len(), |length| line + length + 1);
    }
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(text.len()));
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether a piece holds nothing but blanks and comments.
pub(super) fn is_blank(piece: &str) -> bool {
    piece.lines().all(|line| matches!(line.trim_start().chars().next(), None | Some('#')))
}

/// Whether a line begins a statement.
pub(super) fn begins_statement(line: &str) -> bool {
    line.chars().next().is_some_and(|first| first == '\'' || first.is_alphabetic())
}
