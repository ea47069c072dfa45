//! Cuts a file at its statements, so that a broken one spoils no other.

/// The pieces of a text: each begins at a line with a letter or `'` in column 0 and reaches to the next such line. What stands
/// before the first is a piece too, if it is more than blanks and comments.
pub(super) fn pieces(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut line = 0;
    while line < text.len() {
        if begins_statement(&text[line..]) {
            starts.push(line);
        }
        line = text[line..].find('\n').map_or(text.len(), |length| line + length + 1);
    }
    let mut pieces = Vec::with_capacity(starts.len() + 1);
    let first = starts.first().copied().unwrap_or(text.len());
    if text[..first].lines().any(|line| !matches!(line.trim_start().chars().next(), None | Some('#'))) {
        pieces.push(0..first);
    }
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(text.len()));
    pieces.extend(starts.iter().copied().zip(ends).map(|(start, end)| start..end));
    pieces
}

/// Whether a line begins a statement.
fn begins_statement(line: &str) -> bool {
    line.chars().next().is_some_and(|first| first == '\'' || first.is_alphabetic())
}
