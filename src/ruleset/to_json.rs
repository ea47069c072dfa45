//! A rule set as text: keys in their fixed order, what is short on one line, so that people can read it and compare two.

use super::RuleSet;
use super::written::{Kind, Written};

/// How long a line may get before its parts stand below each other.
const WIDTH: usize = 120;

impl RuleSet {
    /// The rule set as JSON for people and for version control, ending in a newline. The same rule set gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let compact = self.to_compact_json();
        let mut text = String::with_capacity(compact.len() * 3);
        write(&mut Written::new(&compact), 0, 0, &mut text);
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

/// Writes the next value at an indentation, where so many letters stand before it on its line.
fn write(json: &mut Written, indent: usize, before: usize, out: &mut String) {
    // Tried on one line first; one letter is left for the comma that may follow.
    let (start, mut ahead) = (out.len(), *json);
    let mut left = (WIDTH - 1).saturating_sub(before);
    if write_flat(&mut ahead, &mut left, out).is_some() {
        *json = ahead;
        return;
    }
    out.truncate(start);
    match json.kind() {
        Kind::Leaf => out.push_str(json.leaf()),
        Kind::List if is_number_like(&mut { *json }, 2) => write_numbers(json, indent, out),
        Kind::List => write_parts(json, ('[', ']'), indent, out),
        Kind::Object => write_parts(json, ('{', '}'), indent, out),
    }
}

/// Writes the parts of a list or an object below each other.
fn write_parts(json: &mut Written, (open, close): (char, char), indent: usize, out: &mut String) {
    json.pass(open);
    out.push(open);
    while !json.ends(close) {
        new_line(indent + 2, out);
        let mut before = indent + 2;
        if open == '{' {
            let key = json.key();
            out.push_str(key);
            out.push_str(": ");
            before += width(key) + 2;
        }
        write(json, indent + 2, before, out);
        if json.pass(',') {
            out.push(',');
        }
    }
    new_line(indent, out);
    out.push(close);
}

/// Writes a list of numbers, or of lists of numbers: as many on a line as fit.
fn write_numbers(json: &mut Written, indent: usize, out: &mut String) {
    json.pass('[');
    out.push('[');
    let mut column = WIDTH;
    let mut item = String::new();
    while !json.ends(']') {
        item.clear();
        write_flat(json, &mut { usize::MAX }, &mut item);
        let width = item.len() + 2;
        if column + width > WIDTH {
            new_line(indent + 2, out);
            column = indent + 2;
        } else {
            out.push(' ');
        }
        column += width;
        out.push_str(&item);
        if json.pass(',') {
            out.push(',');
        }
    }
    new_line(indent, out);
    out.push(']');
}

/// Whether the next value is a number, or a list of numbers, or lists of them, so many deep.
fn is_number_like(json: &mut Written, deep: usize) -> bool {
    match json.kind() {
        Kind::Leaf => json.leaf().starts_with(|c: char| c == '-' || c.is_ascii_digit()),
        Kind::List if deep > 0 => {
            json.pass('[');
            while !json.ends(']') {
                if !is_number_like(json, deep - 1) {
                    return false;
                }
                json.pass(',');
            }
            true
        }
        Kind::List | Kind::Object => false,
    }
}

/// Writes the next value on one line. None: it needs more letters than are left.
fn write_flat(json: &mut Written, left: &mut usize, out: &mut String) -> Option<()> {
    let (open, close) = match json.kind() {
        Kind::Leaf => return put(json.leaf(), left, out),
        Kind::List => ('[', ']'),
        Kind::Object => ('{', '}'),
    };
    *left = left.checked_sub(2)?;
    json.pass(open);
    out.push(open);
    while !json.ends(close) {
        if open == '{' {
            put(json.key(), left, out)?;
            put(": ", left, out)?;
        }
        write_flat(json, left, out)?;
        if json.pass(',') {
            put(", ", left, out)?;
        }
    }
    out.push(close);
    Some(())
}

fn put(text: &str, left: &mut usize, out: &mut String) -> Option<()> {
    *left = left.checked_sub(width(text))?;
    out.push_str(text);
    Some(())
}

/// How many letters a text has.
fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

fn new_line(indent: usize, out: &mut String) {
    // No rule set goes deeper than this line is long; if one did, only its looks would suffer.
    const LINE: &str =
        "\n                                                                                                ";
    out.push_str(&LINE[..=indent.min(LINE.len() - 1)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pretty(compact: &str) -> String {
        let (mut json, mut out) = (Written::new(compact), String::new());
        write(&mut json, 0, 0, &mut out);
        assert!(json.ends('.'), "all is written");
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
