//! A rule set as text: keys in their fixed order, what is short on one line, so that people can read it and compare two.

use super::RuleSet;

/// How long a line may get before its parts stand below each other.
const WIDTH: usize = 120;

impl RuleSet {
    /// The rule set as JSON for people and for version control, ending in a newline. The same rule set gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let compact = self.to_compact_json();
        let mut text = String::with_capacity(compact.len() * 2);
        let (node, _) = Node::read(&compact);
        node.write(0, 0, &mut text);
        text.push('\n');
        text
    }

    /// The same on one line.
    #[must_use]
    pub fn to_compact_json(&self) -> String {
        // The structs always can be written as JSON: all keys are texts, all numbers integers.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// JSON as it stands in a text that was written just now, so it is sound.
enum Node<'a> {
    Leaf(&'a str),
    List(Vec<Node<'a>>),
    Object(Vec<(&'a str, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// Reads one value; gives the rest of the text.
    fn read(text: &'a str) -> (Node<'a>, &'a str) {
        match text.as_bytes().first() {
            Some(b'[') => {
                let mut rest = &text[1..];
                let mut items = Vec::new();
                while !rest.starts_with(']') && !rest.is_empty() {
                    let (item, after) = Node::read(rest);
                    items.push(item);
                    rest = after.strip_prefix(',').unwrap_or(after);
                }
                (Node::List(items), rest.get(1..).unwrap_or_default())
            }
            Some(b'{') => {
                let mut rest = &text[1..];
                let mut items = Vec::new();
                while !rest.starts_with('}') && !rest.is_empty() {
                    let (key, after) = leaf(rest);
                    let (item, after) = Node::read(after.strip_prefix(':').unwrap_or(after));
                    items.push((key, item));
                    rest = after.strip_prefix(',').unwrap_or(after);
                }
                (Node::Object(items), rest.get(1..).unwrap_or_default())
            }
            _ => {
                let (leaf, rest) = leaf(text);
                (Node::Leaf(leaf), rest)
            }
        }
    }

    /// How long it is on one line.
    fn width(&self) -> usize {
        match self {
            Node::Leaf(text) => text.chars().count(),
            Node::List(items) => 2 + items.iter().map(|item| item.width() + 2).sum::<usize>().saturating_sub(2),
            Node::Object(items) => {
                let width = |(key, item): &(&str, Node)| key.chars().count() + 2 + item.width() + 2;
                2 + items.iter().map(width).sum::<usize>().saturating_sub(2)
            }
        }
    }

    /// Numbers, or lists of numbers: as many on a line as fit.
    fn is_number_like(&self) -> bool {
        match self {
            Node::Leaf(text) => text.starts_with(|c: char| c == '-' || c.is_ascii_digit()),
            Node::List(items) => items.iter().all(|item| matches!(item, Node::Leaf(_)) && item.is_number_like()),
            Node::Object(_) => false,
        }
    }

    /// Writes it at an indentation, where so many letters stand before it on its line.
    fn write(&self, indent: usize, before: usize, out: &mut String) {
        // One more for the comma that may follow.
        if before + self.width() < WIDTH {
            return self.write_flat(out);
        }
        match self {
            Node::Leaf(text) => out.push_str(text),
            Node::List(items) if items.iter().all(Node::is_number_like) => {
                out.push('[');
                let mut column = WIDTH;
                for (at, item) in items.iter().enumerate() {
                    let width = item.width() + 2;
                    if column + width > WIDTH {
                        new_line(indent + 2, out);
                        column = indent + 2;
                    } else {
                        out.push(' ');
                    }
                    column += width;
                    item.write_flat(out);
                    if at + 1 < items.len() {
                        out.push(',');
                    }
                }
                new_line(indent, out);
                out.push(']');
            }
            Node::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    new_line(indent + 2, out);
                    item.write(indent + 2, indent + 2, out);
                    if at + 1 < items.len() {
                        out.push(',');
                    }
                }
                new_line(indent, out);
                out.push(']');
            }
            Node::Object(items) => {
                out.push('{');
                for (at, (key, item)) in items.iter().enumerate() {
                    new_line(indent + 2, out);
                    out.push_str(key);
                    out.push_str(": ");
                    item.write(indent + 2, indent + 4 + key.chars().count(), out);
                    if at + 1 < items.len() {
                        out.push(',');
                    }
                }
                new_line(indent, out);
                out.push('}');
            }
        }
    }

    fn write_flat(&self, out: &mut String) {
        match self {
            Node::Leaf(text) => out.push_str(text),
            Node::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    item.write_flat(out);
                }
                out.push(']');
            }
            Node::Object(items) => {
                out.push('{');
                for (at, (key, item)) in items.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    out.push_str(key);
                    out.push_str(": ");
                    item.write_flat(out);
                }
                out.push('}');
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

fn new_line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pretty(compact: &str) -> String {
        let (node, rest) = Node::read(compact);
        assert_eq!(rest, "");
        let mut out = String::new();
        node.write(0, 0, &mut out);
        out
    }

    #[test]
    fn what_is_short_stands_on_one_line() {
        assert_eq!(pretty(r#"{"a":[1,{"b\\\"]":null}],"c":[]}"#), r#"{"a": [1, {"b\\\"]": null}], "c": []}"#);
    }

    #[test]
    fn what_is_long_stands_below_each_other_and_numbers_fill_lines() {
        let numbers = ["[1767258000000,1767288600000]"; 9].join(",");
        let text = pretty(&format!(r#"{{"name":"{}","open":[{numbers}]}}"#, "x".repeat(100)));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "{");
        assert!(lines[1].starts_with("  \"name\": \"xxx"));
        assert_eq!(lines[2], "  \"open\": [");
        assert_eq!(lines[3].matches('[').count(), 3);
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
        assert_eq!(lines[lines.len() - 2..], ["  ]", "}"]);
    }
}
