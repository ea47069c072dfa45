//! A piece as the words, numbers and signs that a reader sees: for the messages about what cannot be read, and only for those.

/// What kind of thing a lexeme is.
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
}

/// A word, number, text or sign, and where it stands in the piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme<'t> {
    /// Its kind.
    pub kind: Kind,
    /// As written.
    pub text: &'t str,
    /// Its first byte.
    pub start: usize,
    /// The number of its line in the piece, from 0.
    pub line: usize,
}

impl Lexeme<'_> {
    /// The byte after it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Takes a piece apart; comments and blanks are left out.
pub(super) fn lexemes(text: &str) -> Vec<Lexeme<'_>> {
    let mut found = Vec::new();
    let mut line = 0;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = match first {
            '\n' => {
                line += 1;
                at += 1;
                continue;
            }
            ' ' | '\t' | '\r' => {
                at += 1;
                continue;
            }
            '#' => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            '"' => (Kind::Text, quoted(rest)),
            '\'' => (Kind::Quoted, quoted(rest)),
            _ if first.is_ascii_digit() => (Kind::Number, number(rest)),
            _ if first.is_alphabetic() => (Kind::Word, word(rest)),
            _ if SIGNS.contains(first) => (Kind::Sign, rest.find(|c| !SIGNS.contains(c)).unwrap_or(rest.len())),
            _ => (Kind::Sign, first.len_utf8()),
        };
        found.push(Lexeme { kind, text: &rest[..length], start: at, line });
        at += length;
    }
    found
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
        let seen = |text| lexemes(text).into_iter().map(|lexeme| lexeme.text).collect::<Vec<_>>();
        assert_eq!(seen("SQL when fit >= 60 # c\n  and x."), ["SQL", "when", "fit", ">=", "60", "and", "x", "."]);
        assert_eq!(
            seen("1,000, 31/12/2026 1-50 5k. c-level -3"),
            ["1,000", ",", "31/12/2026", "1-50", "5k", ".", "c-level", "-", "3"]
        );
        assert_eq!(seen("\"a \\\" b\" 'no show' \"open\nx"), ["\"a \\\" b\"", "'no show'", "\"open", "x"]);
    }
}
