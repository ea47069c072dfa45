//! The tokens of a text, as a reader sees them: words, numbers, texts, signs, comments and what lies between. No byte is lost, also of
//! a text that cannot be read, so that whoever writes a text anew can begin here.

/// What kind of thing a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `demo`, `c-level`
    Word,
    /// Whatever begins with a digit: `60`, `5k`, `1,000`, `2026-03-10`, `31/12/2026`, `1-50`
    Number,
    /// `"GB"`; also one that its line does not close.
    Text,
    /// `'no show'`
    Quoted,
    /// A run of signs of order and arithmetic, or any other single character.
    Sign,
    /// From `#` to the line's end.
    Comment,
    /// Blanks within a line.
    Blank,
    /// The end of a line.
    Break,
}

/// A piece of a text, and where it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    /// Its kind.
    pub kind: Kind,
    /// As written.
    pub text: &'t str,
    /// Its first byte.
    pub start: usize,
    /// The number of its line, from 0.
    pub line: usize,
}

impl Token<'_> {
    /// The byte after it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it opens a quote that its line does not close.
    fn is_unclosed(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Quoted) && !is_closed(self.text)
    }
}

/// All tokens of a text; put together again they are the text.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let (mut line, mut start) = (0, 0);
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        let first = rest.chars().next()?;
        let (kind, length) = match first {
            '\n' => (Kind::Break, 1),
            ' ' | '\t' | '\r' => (Kind::Blank, rest.find(|c| !matches!(c, ' ' | '\t' | '\r')).unwrap_or(rest.len())),
            '#' => (Kind::Comment, rest.find(['\n', '\r']).unwrap_or(rest.len())),
            '"' => (Kind::Text, quoted(rest)),
            '\'' => (Kind::Quoted, quoted(rest)),
            _ if first.is_ascii_digit() => (Kind::Number, number(rest)),
            _ if first.is_alphabetic() => (Kind::Word, word(rest)),
            _ if SIGNS.contains(first) => (Kind::Sign, rest.find(|c| !SIGNS.contains(c)).unwrap_or(rest.len())),
            _ => (Kind::Sign, first.len_utf8()),
        };
        let token = Token { kind, text: &rest[..length], start, line };
        start += length;
        line += usize::from(kind == Kind::Break);
        Some(token)
    })
}

/// The tokens that mean something: no comments, no blanks.
pub(super) fn words(text: &str) -> Vec<Token<'_>> {
    tokens(text).filter(|token| !matches!(token.kind, Kind::Comment | Kind::Blank | Kind::Break)).collect()
}

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

/// The brackets, comments and open quotes of a piece.
pub(super) fn scan(text: &str) -> Scan {
    let mut scan = Scan::default();
    for token in tokens(text) {
        match (token.kind, token.text) {
            (Kind::Sign, "(") => scan.brackets.push((token.start, Mark::Open)),
            (Kind::Sign, ")") => scan.brackets.push((token.start, Mark::Close)),
            (Kind::Comment, _) => scan.comments.push((token.start, token.end())),
            _ if token.is_unclosed() => scan.unclosed.push(token.start),
            _ => {}
        }
    }
    scan
}

const SIGNS: &str = "=<>!+-*/&|~^";

fn word(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let goes_on = match character {
            '-' => characters.peek().is_some_and(|(_, next)| next.is_alphabetic()),
            // Marks that combine with the letter before them are neither letters nor digits.
            _ => character.is_alphanumeric() || character == '_' || (!character.is_ascii() && is_mark(character)),
        };
        if !goes_on {
            return at;
        }
    }
    rest.len()
}

fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

fn number(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let goes_on = match character {
            '.' | ',' | ':' | '/' | '-' | '\'' => characters.peek().is_some_and(|(_, next)| next.is_ascii_digit()),
            _ => character.is_alphanumeric() || character == '%',
        };
        if !goes_on {
            return at;
        }
    }
    rest.len()
}

/// Whether a text ends in the quote that it begins with.
fn is_closed(text: &str) -> bool {
    let quote = text.chars().next();
    let mut escaped = false;
    let mut last = false;
    for character in text.chars().skip(1) {
        last = !escaped && Some(character) == quote;
        escaped = !escaped && character == '\\' && quote == Some('"');
    }
    last
}

/// A text with its quotes; without the one that closes it, the rest of the line.
fn quoted(rest: &str) -> usize {
    let quote = rest.chars().next();
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            '\n' | '\r' => return at,
            _ if escaped => escaped = false,
            '\\' if quote == Some('"') => escaped = true,
            _ if Some(character) == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_falls_apart_as_people_see_it() {
        let seen = |text| words(text).into_iter().map(|token| token.text).collect::<Vec<_>>();
        assert_eq!(seen("SQL when fit >= 60 # c\n  and x."), ["SQL", "when", "fit", ">=", "60", "and", "x", "."]);
        assert_eq!(
            seen("1,000, 31/12/2026 1-50 5k. c-level -3"),
            ["1,000", ",", "31/12/2026", "1-50", "5k", ".", "c-level", "-", "3"]
        );
        assert_eq!(seen("\"a \\\" b\" 'no show' \"open\nx"), ["\"a \\\" b\"", "'no show'", "\"open", "x"]);
    }

    #[test]
    fn no_byte_is_lost() {
        for text in ["SQL when fit >= 60 # c\r\n  and \"x\\\" y\n\t'no", "é\u{301}-1'000\r# é\n\n", ""] {
            assert_eq!(tokens(text).map(|token| token.text).collect::<String>(), text);
        }
        assert_eq!(scan("a (\"(\" # )\n \"open").unclosed, [12]);
    }
}
