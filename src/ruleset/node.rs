//! JSON as it stands in a text that was written just now, so it is sound: a tree of pieces of that text.

/// A value, and how long it is on one line.
pub(super) struct Node<'a> {
    /// In characters, with a space after each comma and colon.
    pub(super) width: usize,
    /// What it is.
    pub(super) kind: Kind<'a>,
}

/// The kinds of values.
pub(super) enum Kind<'a> {
    /// A text with its quotes, a number, or a word.
    Leaf(&'a str),
    /// An array.
    List(Vec<Node<'a>>),
    /// An object; keys with their quotes.
    Object(Vec<(&'a str, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// Reads one value; gives the rest of the text.
    pub(super) fn read(text: &'a str) -> (Node<'a>, &'a str) {
        match text.as_bytes().first() {
            Some(b'[') => {
                let mut rest = &text[1..];
                let (mut items, mut width) = (Vec::new(), 2);
                while !rest.starts_with(']') && !rest.is_empty() {
                    let (item, after) = Node::read(rest);
                    width += item.width + if items.is_empty() { 0 } else { 2 };
                    items.push(item);
                    rest = after.strip_prefix(',').unwrap_or(after);
                }
                (Node { width, kind: Kind::List(items) }, rest.get(1..).unwrap_or_default())
            }
            Some(b'{') => {
                let mut rest = &text[1..];
                let (mut items, mut width) = (Vec::new(), 2);
                while !rest.starts_with('}') && !rest.is_empty() {
                    let (key, after) = leaf(rest);
                    let (item, after) = Node::read(after.strip_prefix(':').unwrap_or(after));
                    width += key.chars().count() + 2 + item.width + if items.is_empty() { 0 } else { 2 };
                    items.push((key, item));
                    rest = after.strip_prefix(',').unwrap_or(after);
                }
                (Node { width, kind: Kind::Object(items) }, rest.get(1..).unwrap_or_default())
            }
            _ => {
                let (leaf, rest) = leaf(text);
                (Node { width: leaf.chars().count(), kind: Kind::Leaf(leaf) }, rest)
            }
        }
    }
}

/// A text, number or word, and the rest.
fn leaf(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b'"') {
        let mut at = 1;
        while at < bytes.len() && bytes[at] != b'"' {
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        return text.split_at((at + 1).min(text.len()));
    }
    let end = bytes.iter().position(|b| matches!(b, b',' | b']' | b'}' | b':')).unwrap_or(text.len());
    text.split_at(end)
}
