//! A rule set as text: keys in their fixed order, what is short on one line, so that people can read it and compare two.

use std::io;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use serde_json::value::RawValue;

use super::RuleSet;

/// How long a line may get before its parts are written below each other.
const WIDTH: usize = 120;

impl RuleSet {
    /// The rule set as JSON for people and for version control, ending in a newline. The same rule set gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = laid_out(self);
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

fn laid_out(value: &impl Serialize) -> String {
    let mut line = Vec::new();
    let mut out = String::new();
    // Writing a rule set to memory cannot fail, and what was written is JSON.
    if value.serialize(&mut Serializer::with_formatter(&mut line, OneLine)).is_ok()
        && let Ok(json) = serde_json::from_slice(&line)
    {
        write(json, 0, 0, &mut out);
    }
    out
}

/// JSON on one line, with a space behind each comma and colon.
struct OneLine;

impl Formatter for OneLine {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.begin_array_value(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

/// Writes a value at an indentation; `before` is how many characters are before it on its line.
fn write(json: &RawValue, indent: usize, before: usize, out: &mut String) {
    let line = json.get();
    // One character is left for the comma that may follow.
    if before + width(line) < WIDTH {
        out.push_str(line);
    } else if let Ok(parts) = serde_json::from_str::<Vec<&RawValue>>(line) {
        out.push('[');
        if line.bytes().all(|byte| b"0123456789-[], ".contains(&byte)) {
            write_numbers(&parts, indent + 2, out);
        } else {
            for (at, part) in parts.into_iter().enumerate() {
                new_line(at, indent + 2, out);
                write(part, indent + 2, indent + 2, out);
            }
        }
        new_line(0, indent, out);
        out.push(']');
    } else if let Ok(parts) = serde_json::from_str::<IndexMap<String, &RawValue>>(line) {
        out.push('{');
        for (at, (key, part)) in parts.into_iter().enumerate() {
            new_line(at, indent + 2, out);
            let key = format!("{}: ", serde_json::Value::String(key));
            out.push_str(&key);
            write(part, indent + 2, indent + 2 + width(&key), out);
        }
        new_line(0, indent, out);
        out.push('}');
    } else {
        out.push_str(line);
    }
}

/// Writes numbers, or lists of numbers: as many on a line as fit.
fn write_numbers(parts: &[&RawValue], indent: usize, out: &mut String) {
    let mut column = WIDTH;
    for (at, part) in parts.iter().enumerate() {
        let width = part.get().len() + 2;
        if column + width > WIDTH {
            new_line(at, indent, out);
            column = indent;
        } else {
            out.push_str(", ");
        }
        column += width;
        out.push_str(part.get());
    }
}

/// Begins a new line, behind a comma unless what follows is the first of its kind.
fn new_line(at: usize, indent: usize, out: &mut String) {
    if at > 0 {
        out.push(',');
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// How many characters a text has.
fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn pretty(compact: &str) -> String {
        laid_out(&serde_json::from_str::<serde_json::Value>(compact).unwrap())
    }

    #[test]
    fn what_is_short_is_on_one_line() {
        assert_eq!(pretty(r#"{"a":[1,{"b\\\"]":null}],"c":[]}"#), r#"{"a": [1, {"b\\\"]": null}], "c": []}"#);
    }

    #[test]
    fn what_is_long_is_on_lines_of_its_own_and_numbers_fill_lines() {
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
