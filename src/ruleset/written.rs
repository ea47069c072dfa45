//! JSON as it stands in a text that was written just now, so it is sound and holds no spaces between: read from left to right, without
//! a tree.

/// What is still to be read of such a text.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    rest: &'a str,
}

/// The kinds of values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, a number, or a word.
    Leaf,
    /// An array.
    List,
    /// An object.
    Object,
}

impl<'a> Written<'a> {
    /// All of a text.
    pub(super) fn new(rest: &'a str) -> Self {
        Written { rest }
    }

    /// The kind of the value that comes next.
    pub(super) fn kind(self) -> Kind {
        match self.rest.as_bytes().first() {
            Some(b'[') => Kind::List,
            Some(b'{') => Kind::Object,
            _ => Kind::Leaf,
        }
    }

    /// Goes past a sign of punctuation, if it comes next.
    pub(super) fn pass(&mut self, sign: char) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Goes past the sign that ends a list or an object, if it comes next. The end of the text ends all.
    pub(super) fn ends(&mut self, sign: char) -> bool {
        self.pass(sign) || self.rest.is_empty()
    }

    /// Goes past a key and its colon. Gives the key with its quotes.
    pub(super) fn key(&mut self) -> &'a str {
        let key = self.leaf();
        self.pass(':');
        key
    }

    /// Goes past a text with its quotes, a number, or a word.
    pub(super) fn leaf(&mut self) -> &'a str {
        let bytes = self.rest.as_bytes();
        let end = if bytes.first() == Some(&b'"') {
            let mut at = 1;
            while let Some(length) =
                bytes.get(at..).and_then(|rest| rest.iter().position(|b| matches!(b, b'"' | b'\\')))
            {
                at += length;
                if bytes[at] == b'"' {
                    break;
                }
                at += 2;
            }
            at + 1
        } else {
            bytes.iter().position(|b| matches!(b, b',' | b']' | b'}' | b':')).unwrap_or(bytes.len())
        };
        let (leaf, rest) = self.rest.split_at(end.min(bytes.len()));
        self.rest = rest;
        leaf
    }

    /// Goes past a whole value.
    pub(super) fn skip(&mut self) {
        let (end, object) = match self.kind() {
            Kind::Leaf => {
                self.leaf();
                return;
            }
            Kind::List => (']', false),
            Kind::Object => ('}', true),
        };
        self.rest = &self.rest[1..];
        while !self.ends(end) {
            if object {
                self.key();
            }
            self.skip();
            self.pass(',');
        }
    }
}
