//! A rule set as text: keys in their fixed order, what is short on one line, so that people can read it and compare two.

use super::RuleSet;
use super::node::{Kind, Node};

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

impl Node<'_> {
    /// Numbers, or lists of numbers: as many on a line as fit.
    fn is_number_like(&self) -> bool {
        match &self.kind {
            Kind::Leaf(text) => text.starts_with(|c: char| c == '-' || c.is_ascii_digit()),
            Kind::List(items) => items.iter().all(|item| matches!(item.kind, Kind::Leaf(_)) && item.is_number_like()),
            Kind::Object(_) => false,
        }
    }

    /// Writes it at an indentation, where so many letters stand before it on its line.
    fn write(&self, indent: usize, before: usize, out: &mut String) {
        // One more for the comma that may follow.
        if before + self.width < WIDTH {
            return self.write_flat(out);
        }
        match &self.kind {
            Kind::Leaf(text) => out.push_str(text),
            Kind::List(items) if items.iter().all(Node::is_number_like) => {
                out.push('[');
                let mut column = WIDTH;
                for (at, item) in items.iter().enumerate() {
                    let width = item.width + 2;
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
            Kind::List(items) => {
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
            Kind::Object(items) => {
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
        match &self.kind {
            Kind::Leaf(text) => out.push_str(text),
            Kind::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    item.write_flat(out);
                }
                out.push(']');
            }
            Kind::Object(items) => {
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
