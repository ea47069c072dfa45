//! A file of leads or events: CSV with a header, or NDJSON with one object a line, told apart by the first character.

use std::io::{self, BufRead};

use serde_json::{Map, Value as Json};

use super::csv::Reader;
use super::lines::Lines;

/// The rows of a file.
pub(super) enum Rows<R> {
    Csv(Reader<R>),
    Ndjson(Lines<R>),
}

impl<R: BufRead> Rows<R> {
    /// Looks at the beginning of the input.
    pub(super) fn open(mut input: R) -> io::Result<Self> {
        let start = input.fill_buf()?;
        let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
        match start.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => Ok(Rows::Ndjson(Lines::new(input))),
            Some(b'[') => {
                let why = "it is one JSON list; write one object a line, without brackets and commas between them";
                Err(io::Error::new(io::ErrorKind::InvalidData, why))
            }
            _ => Reader::new(input).map(Rows::Csv),
        }
    }

    /// How many bytes have been read.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Rows::Csv(reader) => reader.bytes(),
            Rows::Ndjson(lines) => lines.bytes(),
        }
    }
}

/// A line of NDJSON.
pub(super) struct ObjectLine {
    /// Its number, from 1.
    pub(super) line: u64,
    /// What stands there, or why it is no object.
    pub(super) object: Result<Map<String, Json>, String>,
}

/// The next object of an NDJSON file with its line. Empty lines are left out.
pub(super) fn next_object<R: BufRead>(lines: &mut Lines<R>) -> io::Result<Option<ObjectLine>> {
    while let Some(line) = lines.next_line()? {
        let object = match line.text {
            Err(why) => Err(why.to_owned()),
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => match serde_json::from_str(&text) {
                Ok(Json::Object(object)) => Ok(object),
                Ok(_) => Err("the line is JSON, but not an object in `{ }`".to_owned()),
                Err(error) if error.is_eof() => Err("the line breaks off before its object ends".to_owned()),
                Err(error) => Err(format!("the line is not JSON (at column {})", error.column())),
            },
        };
        return Ok(Some(ObjectLine { line: line.number, object }));
    }
    Ok(None)
}
