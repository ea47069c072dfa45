//! Lines of a file with their numbers, whatever stands in them.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// A longer line is not read but reported.
pub const MAX_LINE: usize = 64 << 20;

/// A line without its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u64,
    /// What stands there; an error says why it cannot be read.
    pub text: Result<String, &'static str>,
}

/// Reads a file line by line; lines can be put back.
pub struct Lines<R> {
    input: R,
    number: u64,
    back: VecDeque<Line>,
    buffer: Vec<u8>,
    bytes: u64,
    /// The lines end with a carriage return, or with any of the three ends mixed.
    returns: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads from here. A byte order mark is left out. If the first line ends with a carriage return alone, as spreadsheets for the
    /// old Macintosh write it, so may all others.
    pub fn new(input: R) -> Self {
        Lines { input, number: 0, back: VecDeque::new(), buffer: Vec::new(), bytes: 0, returns: false }
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next line; none at the end.
    ///
    /// # Errors
    /// If the input cannot be read, or is not text at all.
    pub fn next_line(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.back.pop_front() {
            return Ok(Some(line));
        }
        self.buffer.clear();
        let read = if self.number == 0 || self.returns {
            self.read_any_end()?
        } else {
            (&mut self.input).take(MAX_LINE as u64).read_until(b'\n', &mut self.buffer)?
        };
        if read == 0 {
            return Ok(None);
        }
        self.bytes += read as u64;
        self.number += 1;
        if self.number == 1 {
            if self.buffer.starts_with(&[0xFF, 0xFE]) || self.buffer.starts_with(&[0xFE, 0xFF]) {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "it is UTF-16 text; save it as UTF-8"));
            }
            if self.buffer.starts_with(&[0xEF, 0xBB, 0xBF]) {
                self.buffer.drain(..3);
            }
        }
        let number = self.number;
        if self.buffer.last() == Some(&b'\n') {
            self.buffer.pop();
            if self.buffer.last() == Some(&b'\r') {
                self.buffer.pop();
            }
        } else if self.returns && self.buffer.last() == Some(&b'\r') {
            self.buffer.pop();
        } else if read == MAX_LINE {
            self.skip_rest()?;
            return Ok(Some(Line { number, text: Err("the line is longer than 64 MiB") }));
        }
        let text = match std::str::from_utf8(&self.buffer) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => Err("it is not UTF-8 text"),
        };
        Ok(Some(Line { number, text }))
    }

    /// The line comes again, before those that were put back earlier.
    pub fn put_back(&mut self, line: Line) {
        self.back.push_front(line);
    }

    /// Reads a line with its end, which may be a carriage return alone; on the first line not within quotes, where it belongs to a cell.
    fn read_any_end(&mut self) -> io::Result<usize> {
        let is_first = self.number == 0;
        let mut quoted = false;
        while self.buffer.len() < MAX_LINE {
            let available = self.input.fill_buf()?;
            let room = available.len().min(MAX_LINE - self.buffer.len());
            let available = &available[..room];
            if available.is_empty() {
                break;
            }
            let end = available.iter().position(|byte| {
                quoted ^= is_first && *byte == b'"';
                *byte == b'\n' || *byte == b'\r' && !quoted
            });
            let used = end.map_or(available.len(), |at| at + 1);
            self.buffer.extend_from_slice(&available[..used]);
            self.input.consume(used);
            if end.is_none() {
                continue;
            }
            if self.buffer.last() == Some(&b'\r') {
                if self.input.fill_buf()?.first() == Some(&b'\n') {
                    self.buffer.push(b'\n');
                    self.input.consume(1);
                } else {
                    self.returns = true;
                }
            }
            break;
        }
        Ok(self.buffer.len())
    }

    fn skip_rest(&mut self) -> io::Result<()> {
        loop {
            let available = self.input.fill_buf()?;
            if available.is_empty() {
                return Ok(());
            }
            let end = available.iter().position(|byte| *byte == b'\n' || self.returns && *byte == b'\r');
            let used = end.map_or(available.len(), |at| at + 1);
            self.input.consume(used);
            self.bytes += used as u64;
            if end.is_some() {
                return Ok(());
            }
        }
    }
}
