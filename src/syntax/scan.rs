//! One walk over the characters of a piece: which are text, which are comment, where the brackets are.

/// A bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `(`
    Open,
    /// `)`
    Close,
}

/// What a piece consists of, roughly; right also for pieces that cannot be read.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Brackets outside of text and comments.
    pub brackets: Vec<(usize, Mark)>,
    /// Comments, from `#` to the line's end.
    pub comments: Vec<(usize, usize)>,
    /// Where a quote opens that its line does not close.
    pub unclosed: Vec<usize>,
}

/// Walks over a piece. Everything that matters is ASCII, so bytes will do: no byte of another character looks like one.
pub(super) fn scan(text: &str) -> Scan {
    let mut scan = Scan::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'(' => scan.brackets.push((at, Mark::Open)),
            b')' => scan.brackets.push((at, Mark::Close)),
            b'#' => {
                let end = line_end(bytes, at);
                scan.comments.push((at, end));
                at = end;
                continue;
            }
            b'"' | b'\'' => match closing(bytes, at) {
                Some(end) => at = end,
                None => {
                    scan.unclosed.push(at);
                    at = line_end(bytes, at);
                    continue;
                }
            },
            _ => {}
        }
        at += 1;
    }
    scan
}

/// The end of the line of a byte, its line break not included.
fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(bytes.len(), |length| at + length)
}

/// The quote that closes the one at `open`, on the same line.
fn closing(bytes: &[u8], open: usize) -> Option<usize> {
    let quote = bytes[open];
    let mut at = open + 1;
    loop {
        match *bytes.get(at)? {
            b'\n' | b'\r' => return None,
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote => return Some(at),
            _ => at += 1,
        }
    }
}
