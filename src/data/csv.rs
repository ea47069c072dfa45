//! Rows of a CSV file. A row that cannot be read costs itself alone: a quote that never closes does not swallow the rest.

use std::io::{self, BufRead};

use super::lines::{Line, Lines};

/// A quoted cell may go over at most so many lines.
const MAX_ROW_LINES: usize = 10_000;

/// The cells of a row, in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    text: String,
    ends: Vec<usize>,
}

impl Cells {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A cell; empty if there are not so many.
    #[must_use]
    pub fn get(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index) else { return "" };
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        &self.text[start..*end]
    }

    /// All cells.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }
}

/// A row and the line on which it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line, from 1.
    pub line: u64,
    /// Its cells, or why it cannot be read.
    pub cells: Result<Cells, String>,
}

/// Reads a CSV file with a header. Cells are separated by commas, semicolons or tabs, whichever the header has most of.
pub struct Reader<R> {
    lines: Lines<R>,
    header: Cells,
    delimiter: char,
}

impl<R: BufRead> Reader<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// If the input cannot be read, or its header cannot.
    pub fn new(input: R) -> io::Result<Self> {
        let mut reader = Reader { lines: Lines::new(input), header: Cells::default(), delimiter: ',' };
        let Some(first) = reader.next_filled()? else { return Ok(reader) };
        if let Ok(text) = &first.text {
            reader.delimiter = delimiter(text);
        }
        match reader.row(first)?.cells {
            Ok(cells) => reader.header = cells,
            Err(why) => return Err(io::Error::new(io::ErrorKind::InvalidData, format!("in its first row, {why}"))),
        }
        Ok(reader)
    }

    /// The names of the columns; empty if the file is.
    pub fn header(&self) -> &Cells {
        &self.header
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.lines.bytes()
    }

    /// The next row; none at the end. Empty lines are no rows.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        match self.next_filled()? {
            Some(first) => Ok(Some(self.row(first)?)),
            None => Ok(None),
        }
    }

    fn next_filled(&mut self) -> io::Result<Option<Line>> {
        loop {
            match self.lines.next_line()? {
                Some(Line { text: Ok(text), .. }) if text.trim().is_empty() => {}
                other => return Ok(other),
            }
        }
    }

    /// The row that begins with this line. If something is wrong with a row of several lines, only its first line is given up.
    fn row(&mut self, first: Line) -> io::Result<Row> {
        let line = first.number;
        let bad = |why: String| Ok(Row { line, cells: Err(why) });
        let text = match first.text {
            Ok(text) => text,
            Err(why) => return bad(why.to_owned()),
        };
        let mut splitter = Splitter { cells: Cells::default(), state: State::Start, delimiter: self.delimiter };
        let mut alike = self.is_like_row(&text);
        let mut more = Vec::new();
        let mut status = splitter.feed(&text);
        while status == Status::Open && more.len() < MAX_ROW_LINES {
            let Some(next) = self.lines.next_line()? else { break };
            status = match &next.text {
                Ok(text) => {
                    alike &= self.is_like_row(text);
                    splitter.cells.text.push('\n');
                    splitter.feed(text)
                }
                Err(_) => Status::AfterQuote,
            };
            more.push(next);
        }
        let width = self.header.len();
        let fits = width == 0 || splitter.cells.len() == width;
        let why = match status {
            Status::Complete if fits && (more.is_empty() || !alike) => {
                return Ok(Row { line, cells: Ok(splitter.cells) });
            }
            Status::Complete if fits => {
                let last = more.last().map_or(line, |last| last.number);
                format!(
                    "a quote opens and closes only on line {last}, and each line up to there looks like a row of its own; \
                     if they are one cell, take the line breaks out of it"
                )
            }
            Status::Complete if more.is_empty() => {
                format!("the row has {}, the header has {width}", counted(splitter.cells.len()))
            }
            Status::AfterQuote if more.is_empty() => "after a closing quote stands more than the next cell".to_owned(),
            _ => "a quote opens and does not close".to_owned(),
        };
        for line in more.into_iter().rev() {
            self.lines.put_back(line);
        }
        bad(why)
    }

    /// Whether a line within quotes has the separators of a row. Where they part words, as in prose, a blank follows them. A stray quote
    /// that a second one closes rows later would take these rows with it, and nobody would see it.
    fn is_like_row(&self, line: &str) -> bool {
        let mut rest = line.split(self.delimiter);
        let first = rest.next().unwrap_or_default();
        let mut count = 1;
        let glued = rest.all(|cell| {
            count += 1;
            !cell.starts_with(' ')
        });
        let is_blank = first.trim().is_empty() && count == 1;
        is_blank || glued && count > 1 && count == self.header.len()
    }
}

fn counted(cells: usize) -> String {
    if cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") }
}

/// The separator that stands most often in the header, outside of quotes.
fn delimiter(header: &str) -> char {
    let count = |wanted: char| {
        let mut quoted = false;
        header
            .chars()
            .filter(|c| {
                quoted ^= *c == '"';
                !quoted && *c == wanted
            })
            .count()
    };
    let mut best = (',', count(','));
    for other in [';', '\t'] {
        let found = count(other);
        if found > best.1 {
            best = (other, found);
        }
    }
    best.0
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Start,
    Plain,
    Quoted,
    Quote,
}

#[derive(Clone, Copy, PartialEq)]
enum Status {
    Complete,
    Open,
    AfterQuote,
}

/// Cuts a row into cells, line by line.
struct Splitter {
    cells: Cells,
    state: State,
    delimiter: char,
}

impl Splitter {
    fn feed(&mut self, line: &str) -> Status {
        for c in line.chars() {
            self.state = match (self.state, c) {
                (State::Start, '"') => State::Quoted,
                (State::Quoted, '"') => State::Quote,
                (State::Quote, '"') => {
                    self.cells.text.push('"');
                    State::Quoted
                }
                (State::Start | State::Plain | State::Quote, c) if c == self.delimiter => {
                    self.cells.end_cell();
                    State::Start
                }
                // Blanks after a closing quote are common and harmless.
                (State::Quote, ' ') => State::Quote,
                (State::Quote, _) => return Status::AfterQuote,
                (State::Quoted, c) => {
                    self.cells.text.push(c);
                    State::Quoted
                }
                (State::Start | State::Plain, c) => {
                    self.cells.text.push(c);
                    State::Plain
                }
            };
        }
        if self.state == State::Quoted {
            return Status::Open;
        }
        self.cells.end_cell();
        Status::Complete
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

    use super::*;

    fn rows(text: &[u8]) -> Vec<(u64, Result<Vec<String>, String>)> {
        let mut reader = Reader::new(text).unwrap();
        let mut out = Vec::new();
        while let Some(row) = reader.next_row().unwrap() {
            out.push((row.line, row.cells.map(|cells| cells.iter().map(str::to_owned).collect())));
        }
        out
    }

    fn good(line: u64, cells: &[&str]) -> (u64, Result<Vec<String>, String>) {
        (line, Ok(cells.iter().map(|cell| (*cell).to_owned()).collect()))
    }

    fn bad(line: u64, why: &str) -> (u64, Result<Vec<String>, String>) {
        (line, Err(why.to_owned()))
    }

    #[test]
    fn mark_line_ends_and_quotes() {
        let text = "\u{feff}id,name\r\n1,\"a \"\"b\"\", c\"\r\n\r\n2,\"two\r\nlines\"\r\n3,5\" pipe\r\n4,";
        let expected = [
            good(2, &["1", "a \"b\", c"]),
            good(4, &["2", "two\nlines"]),
            good(6, &["3", "5\" pipe"]),
            good(7, &["4", ""]),
        ];
        assert_eq!(rows(text.as_bytes()), expected);
        assert_eq!(Reader::new(text.as_bytes()).unwrap().header().get(0), "id");
    }

    #[test]
    fn a_bad_row_costs_itself_alone() {
        let text = b"id,name\n1,a,b\n2\n3,\"open\n4,\"x\"y\n5,\xff\n6,\"z\"\n";
        let expected = [
            bad(2, "the row has 3 cells, the header has 2"),
            bad(3, "the row has 1 cell, the header has 2"),
            bad(4, "a quote opens and does not close"),
            bad(5, "after a closing quote stands more than the next cell"),
            bad(6, "it is not UTF-8 text"),
            good(7, &["6", "z"]),
        ];
        assert_eq!(rows(text), expected);
    }

    #[test]
    fn an_open_quote_does_not_swallow_the_rest() {
        let text = "id,name\n1,\"open\n2,b\n3,c\n";
        let expected = [bad(2, "a quote opens and does not close"), good(3, &["2", "b"]), good(4, &["3", "c"])];
        assert_eq!(rows(text.as_bytes()), expected);
    }

    #[test]
    fn rows_that_a_stray_quote_takes_are_seen() {
        let why = "a quote opens and closes only on line 4, and each line up to there looks like a row of its own; if they are one \
                   cell, take the line breaks out of it";
        let text = b"id,name,country\nL1,\"open,x\nL2,b,c\nL3,5\",y\nL4,d,e\n";
        let expected =
            [bad(2, why), good(3, &["L2", "b", "c"]), good(4, &["L3", "5\"", "y"]), good(5, &["L4", "d", "e"])];
        assert_eq!(rows(text), expected);
        let prose = b"id,name,note\nL1,a,\"Hello,\nwe met, in May, in Berlin\nbye\"\nL2,\"a, b\nc, d\",\n";
        let expected =
            [good(2, &["L1", "a", "Hello,\nwe met, in May, in Berlin\nbye"]), good(5, &["L2", "a, b\nc, d", ""])];
        assert_eq!(rows(prose), expected);
    }

    #[test]
    fn carriage_returns_end_lines() {
        let expected = [good(2, &["L1", "two\nlines"]), good(4, &["L2", "b"])];
        assert_eq!(rows(b"id,name\rL1,\"two\rlines\"\rL2,b\r"), expected);
        assert_eq!(rows(b"id,name\rL1,\"two\r\nlines\"\nL2,b"), expected);
        assert_eq!(rows(b"\"i\rd\",name\nL1,b\n"), [good(2, &["L1", "b"])]);
        assert_eq!(rows(b"id,name\r\r\nL1,b\r\r\n"), [good(3, &["L1", "b"])]);
    }

    #[test]
    fn semicolons_and_tabs() {
        assert_eq!(rows(b"id;a,b;c\n1;2,5;3\n"), [good(2, &["1", "2,5", "3"])]);
        assert_eq!(rows(b"id\tname\n1\tx\n"), [good(2, &["1", "x"])]);
    }

    #[test]
    fn a_huge_cell_is_read() {
        let cell = "x".repeat(3 << 20);
        assert_eq!(rows(format!("id,a\n1,{cell}\n").as_bytes()), [good(2, &["1", &cell])]);
    }

    #[test]
    fn other_encodings_are_named() {
        let why = Reader::new(&b"\xff\xfei\0d\0"[..]).err().unwrap().to_string();
        assert_eq!(why, "it is UTF-16 text; save it as UTF-8");
        assert!(Reader::new(&b""[..]).unwrap().header().is_empty());
    }
}
