//! Reads the pieces of a file one by one. A piece that cannot be read is reported once; where a line only stands too far to the left
//! or to the right, the statement goes into the tree all the same.

use super::ast::{Broken as BrokenNode, File, Statement, StatementKind};
use super::lower::{self, Builder};
use super::parser::{self, Failure, Rule};
use super::place::Layout;
use super::repair::{self, Broken, EXPLAINED};
use super::tokens::{self, Scan, words};
use super::{chunks, depth};
use crate::diagnostics::syntax as codes;
use crate::diagnostics::{Diagnostic, Sink};
use crate::language::opening_words;
use std::borrow::Cow;
use std::ops::Range;

/// A statement is tried together with the lines in column 0 below it only up to this length, so that time stays in proportion.
const JOINED: usize = 1 << 14;

/// So many bytes are read again to find all mistakes of one statement.
const READ_AGAIN: usize = 1 << 21;

/// Reads one file.
pub(super) struct Reader<'a> {
    layout: &'a Layout<'a>,
    sink: &'a mut Sink,
    file: File,
    /// The piece before, if it could be read: where it begins, and its text. A clause in column 0 may belong to it.
    above: Option<(usize, Cow<'a, str>)>,
}

impl<'a> Reader<'a> {
    /// A reader of a file.
    pub fn new(layout: &'a Layout<'a>, sink: &'a mut Sink) -> Self {
        Reader { layout, sink, file: File::default(), above: None }
    }

    /// Reads all pieces.
    pub fn read(mut self) -> File {
        let layout = self.layout;
        for piece in chunks::pieces(&layout.text) {
            self.piece(piece);
        }
        self.file
    }

    fn piece(&mut self, range: Range<usize>) {
        let layout = self.layout;
        let text = &layout.text[range.clone()];
        let scan = tokens::scan(text);
        for &(start, end) in &scan.comments {
            self.file.comments.push(layout.span(range.start + start, range.start + end));
        }
        if chunks::is_blank(text) {
            return;
        }
        if let Some(at) = depth::too_deep(&scan) {
            self.too_deep(range.start, at, text);
        } else if !chunks::begins_statement(text) {
            self.nothing_above(range.start, text, &scan);
        } else {
            self.statement(range.start, text, &scan);
        }
    }

    /// Reads a piece that should be one statement; if it is not, finds out why.
    fn statement(&mut self, base: usize, text: &'a str, scan: &Scan) {
        let failure = match self.read_as(base, text) {
            Ok(statement) => {
                self.above = (text.len() < JOINED).then_some((base, Cow::Borrowed(text)));
                self.file.statements.extend(statement);
                return;
            }
            Err(failure) => failure,
        };
        if failure.too_deep {
            self.too_deep(base, failure.at, text);
        } else if !self.clause_of_above(base, text) && !self.indented(base, text, scan, &failure) {
            self.explain(base, text, scan, &failure);
        }
    }

    /// Reports why a piece cannot be read, and what else is wrong in the lines below.
    fn explain(&mut self, base: usize, text: &str, scan: &Scan, failure: &Failure) {
        let mut left = text.to_string();
        let mut lost: Vec<Range<usize>> = Vec::new();
        let mut mended = None;
        let mut next = Some(failure.clone());
        let mut budget = READ_AGAIN;
        while let Some(failure) = next.take() {
            let part_scan = if lost.is_empty() { None } else { Some(tokens::scan(&left)) };
            let mut broken = Broken::new(self.layout, base, &left, part_scan.as_ref().unwrap_or(scan), &failure);
            if self.file.broken.len() >= EXPLAINED {
                broken = broken.at_a_glance();
            }
            let diagnostic = repair::explain(&broken);
            let at = self.layout.at(diagnostic.span().start).saturating_sub(base).min(left.len());
            if lost.is_empty() {
                mended = diagnostic.fixes.first().map(|fix| broken.mended(fix));
            }
            self.sink.report(diagnostic);
            budget = budget.saturating_sub(left.len());
            next = if budget > 0 { self.without_line(&mut left, at, &mut lost) } else { None };
        }
        // With the broken lines left out the rest may declare its fields.
        let rows = self.file.broken.len() < EXPLAINED && !lost.is_empty() && next.is_none();
        if rows
            && let Ok(Some(statement)) = read_quietly(self.layout, base, &left, &mut Sink::default())
            && matches!(statement.kind, StatementKind::Record(_) | StatementKind::Event(_))
        {
            self.above = None;
            self.file.statements.push(statement);
            let head = text.split_whitespace().next().unwrap_or_default();
            for line in lost {
                let words = text[line.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
                let start = line.end - text[line.clone()].trim_start().len();
                let end = line.start + text[line].trim_end().len();
                let span = self.layout.span(base + start, base + end.max(start));
                self.file.broken.push(BrokenNode { span, text: format!("{head} has {words}") });
            }
            return;
        }
        self.lost(base, text);
        if let (Some(mended), Some(broken)) = (mended, self.file.broken.last_mut()) {
            // What it declares is told by its text as it should be.
            broken.text = mended.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    /// Blanks out the line at a byte, and what only continues it; where reading fails then, if that is another mistake.
    fn without_line(&self, text: &mut String, at: usize, lost: &mut Vec<Range<usize>>) -> Option<Failure> {
        if self.file.broken.len() >= EXPLAINED || text.len() > JOINED {
            return None;
        }
        let mut at = at;
        loop {
            let start = text[..at].rfind('\n')? + 1;
            let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
            if text[start..end].trim().is_empty() {
                return None;
            }
            text.replace_range(start..end, &" ".repeat(end - start));
            lost.push(start..end);
            let failure = parser::read(Rule::lone_statement, text).err()?;
            let rest = text.get(end..failure.at)?;
            if words(&text[failure.at..]).is_empty() || failure.too_deep {
                return None;
            }
            if !words(rest).is_empty() {
                return Some(failure);
            }
            // Nothing of the next line could be read: it may only go on with this one.
            at = failure.at;
        }
    }

    /// The statement that a text is; what is wrong inside of it is reported.
    fn read_as(&mut self, base: usize, text: &str) -> Result<Option<Statement>, Failure> {
        let mut found = Sink::default();
        let statement = read_quietly(self.layout, base, text, &mut found)?;
        for diagnostic in found.finish() {
            self.sink.report(diagnostic);
        }
        if statement.is_none() {
            // The grammar has read it; that no node fits is a fault of this compiler, and better said than passed over.
            let span = self.layout.span(base, base + text.trim_end().len());
            self.sink.report(Diagnostic::new(
                &codes::UNREADABLE,
                span,
                "This compiler cannot deal with this statement, though it is written correctly.",
            ));
        }
        Ok(statement)
    }

    /// A piece that can be read as a clause of the statement above: only its indentation is missing.
    fn clause_of_above(&mut self, base: usize, text: &str) -> bool {
        let Some((start, above)) = &self.above else { return false };
        let first = text.split_whitespace().next().unwrap_or_default();
        if opening_words().any(|words| words == first) {
            // `event the offer` below `stages` is an event with a name that cannot be, not a stage.
            return false;
        }
        if first == "if" || is_rule_of_row(above, text) {
            // `MQL if fit >= 30` below `stages` is a rule said in other words, not one more stage.
            return false;
        }
        if above.len() + text.len() > JOINED || !above.ends_with('\n') {
            return false;
        }
        // A line break that is white space whatever follows: the text keeps its length, and all places stay true.
        let joined = format!("{}\r{text}", &above[..above.len() - 1]);
        let start = *start;
        // What else is wrong with the whole shows once the line is indented.
        let Ok(statement) = read_quietly(self.layout, start, &joined, &mut Sink::default()) else { return false };
        let line = text.lines().next().unwrap_or_default().trim_end();
        let diagnostic = Diagnostic::new(
            &codes::COLUMN_0,
            self.layout.span(base, base + line.len()),
            "This line belongs to the statement above: indent it.",
        )
        .help("Only statements begin at the left edge. What belongs to one stands indented below it.")
        .fix("indent this line", self.layout.span(base, base), "  ");
        self.sink.report(diagnostic);
        self.file.statements.pop();
        self.file.statements.extend(statement);
        self.above = Some((start, Cow::Owned(joined)));
        true
    }

    /// A piece in which lines are statements of their own, but indented: each is read alone.
    fn indented(&mut self, base: usize, text: &str, scan: &Scan, failure: &Failure) -> bool {
        let broken = Broken::new(self.layout, base, text, scan, failure);
        let line_start = broken.line_start(broken.index);
        let Some(first) = broken.tokens.get(line_start).copied() else { return false };
        let (head, tail) = text.split_at(first.start);
        let by_word = begins_with_statement_word(tail);
        if line_start == 0
            || parser::read(Rule::lone_statement, head).is_err()
            || !(by_word || parser::read(Rule::lone_statement, tail).is_ok())
        {
            return false;
        }
        let margin = head.rfind('\n').map_or(0, |at| at + 1);
        let indent = first.start - margin;
        // The first stands above, as it should; then each line that is indented like this one and begins a statement.
        let mut starts = vec![0, first.start];
        let mut at = first.start;
        for line in tail.split_inclusive('\n') {
            let content = line.trim_start_matches([' ', '\t']);
            if at > first.start && line.len() - content.len() == indent && begins_with_statement_word(content) {
                starts.push(at + indent);
            }
            at += line.len();
        }
        let mut end = text.len();
        let mut parts: Vec<Range<usize>> = Vec::new();
        for start in starts.into_iter().rev() {
            parts.push(start..end);
            end = start;
        }
        // The last of the list comes next; a part that falls apart once more is put back in two.
        while let Some(part) = parts.pop() {
            if let Some(cut) = self.indented_part(base, text, part.clone(), indent) {
                parts.push(cut..part.end);
                parts.push(part.start..cut);
            }
        }
        self.above = None;
        true
    }

    /// One statement of a piece that holds several; if another begins in it, where.
    fn indented_part(&mut self, base: usize, text: &str, range: Range<usize>, indent: usize) -> Option<usize> {
        let part = &text[range.clone()];
        let scan = tokens::scan(part);
        match self.read_as(base + range.start, part) {
            Ok(statement) => self.file.statements.extend(statement),
            Err(failure) => {
                let broken = Broken::new(self.layout, base + range.start, part, &scan, &failure);
                let line_start = broken.line_start(broken.index);
                if let Some(first) = broken.tokens.get(line_start).filter(|_| line_start > 0) {
                    let (head, tail) = part.split_at(first.start);
                    let margin = head.rfind('\n').map_or(0, |at| at + 1);
                    let both = [head, tail].into_iter().all(|half| parser::read(Rule::lone_statement, half).is_ok());
                    if first.start - margin == indent && both {
                        return Some(range.start + first.start);
                    }
                }
                self.explain(base + range.start, part, &scan, &failure);
                return None;
            }
        }
        if range.start == 0 {
            return None;
        }
        let line_end = range.start + part.lines().next().unwrap_or_default().trim_end().len();
        let margin = self.layout.span(base + range.start - indent, base + range.start);
        let diagnostic = Diagnostic::new(
            &codes::INDENTED,
            self.layout.span(base + range.start, base + line_end),
            "This line begins a statement, but is indented.",
        )
        .help("Indented lines belong to the statement above. Begin it at the left edge.")
        .fix("begin it at the left edge", margin, "");
        self.sink.report(diagnostic);
        None
    }

    /// What stands before the first statement.
    fn nothing_above(&mut self, base: usize, text: &str, scan: &Scan) {
        let failure = Failure { at: 0, expected: Vec::new(), too_deep: false };
        let broken = Broken::new(self.layout, base, text, scan, &failure);
        let Some(first) = broken.tokens.first().copied() else { return };
        let margin = text[..first.start].rfind('\n').map_or(0, |at| at + 1);
        let line_end =
            broken.tokens.iter().rfind(|token| token.line == first.line).map_or(first.end(), |last| last.end());
        let mut diagnostic = Diagnostic::new(
            &codes::NOTHING_ABOVE,
            broken.span(first.start, line_end),
            "There is no statement above that this line could belong to.",
        )
        .help("A statement begins with a letter at the left edge; what is indented belongs to the statement above.");
        let rest = &text[first.start..];
        if let Ok(statement) = self.read_as(base + first.start, rest) {
            self.file.statements.extend(statement);
            diagnostic =
                diagnostic.offer(broken.fix("begin it at the left edge", &[(margin, first.start, String::new())]));
        } else {
            self.lost(base, text);
        }
        self.sink.report(diagnostic);
    }

    fn too_deep(&mut self, base: usize, at: usize, text: &str) {
        let span = self.layout.span(base + at, base + at + text[at..].chars().next().map_or(0, char::len_utf8));
        let diagnostic = Diagnostic::new(
            &codes::TOO_DEEP,
            span,
            format!("Brackets stand in brackets here, more than {} deep.", depth::LIMIT),
        );
        self.sink.report(diagnostic.help("Give the inner parts names with `define`, and use the names."));
        self.lost(base, text);
    }

    /// Notes a piece that is not in the tree.
    fn lost(&mut self, base: usize, text: &str) {
        self.above = None;
        let span = self.layout.span(base, base + text.trim_end().len());
        self.file.broken.push(BrokenNode { span, text: text.split_whitespace().collect::<Vec<_>>().join(" ") });
    }
}

/// The statement that a text is.
fn read_quietly(layout: &Layout, base: usize, text: &str, sink: &mut Sink) -> Result<Option<Statement>, Failure> {
    let pair = parser::read(Rule::lone_statement, text)?;
    Ok(lower::lone_statement(&Builder::new(layout, base, text, sink), pair))
}

/// Whether a text begins with the word of a statement.
fn begins_with_statement_word(text: &str) -> bool {
    opening_words().any(|words| {
        text.strip_prefix(words)
            .is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '-'))
    })
}

/// Whether a text begins with the name of a stage that is listed above it, and goes on.
fn is_rule_of_row(above: &str, text: &str) -> bool {
    let mut lines = above.lines();
    let is_list = lines.next().is_some_and(|head| head.split([' ', ',']).next() == Some("stages"));
    is_list
        && lines.any(|line| {
            let name = line.split(['"', ',', '#']).next().unwrap_or_default().trim();
            !name.is_empty() && text.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
        })
}
