//! Ids that read like paths, and where what they name stands in the source.

use std::rc::Rc;
use std::sync::Arc;

use super::Lowering;
use crate::base::{SourceFile, Sources, Span};
use crate::ruleset::{Expr, MAX_INTEGER, Origin};

/// How much of the source an origin quotes, in characters.
const QUOTE: usize = 200;

/// Where a condition stands.
#[derive(Clone)]
pub(super) struct Place {
    /// The id of the whole condition; none: its parts get no ids.
    path: Option<Rc<str>>,
    /// Which part of it: `1.2`.
    steps: String,
    /// How many conditions it stands in.
    pub(super) depth: usize,
    /// The instant that the score starts over at: only later events count.
    pub(super) narrow: Option<Expr>,
}

impl Place {
    /// A condition with this id.
    pub(super) fn at(path: String) -> Place {
        Place { path: Some(path.into()), steps: String::new(), depth: 0, narrow: None }
    }

    /// Something that no id leads to.
    pub(super) fn silent() -> Place {
        Place { path: None, steps: String::new(), depth: 0, narrow: None }
    }

    /// In a score that starts over.
    pub(super) fn narrowed(self, narrow: Option<&Expr>) -> Place {
        Place { narrow: narrow.cloned(), ..self }
    }

    /// The part of this number, from 0.
    pub(super) fn part(&self, number: usize) -> Place {
        let number = number + 1;
        let steps = if self.steps.is_empty() { number.to_string() } else { format!("{}.{number}", self.steps) };
        Place { steps, depth: self.depth + 1, ..self.clone() }
    }

    fn id(&self) -> Option<String> {
        let path = self.path.as_ref()?;
        Some(if self.steps.is_empty() { path.to_string() } else { format!("{path}/{}", self.steps) })
    }
}

impl Lowering<'_> {
    /// The id of the condition at a place.
    pub(super) fn id_of(&mut self, place: &Place, span: Span) -> Option<String> {
        place.id().map(|id| self.id(id, span))
    }

    /// This id, with the next free number behind it if it is taken, and its origin.
    pub(super) fn id(&mut self, wanted: String, span: Span) -> String {
        let mut id = wanted.clone();
        while self.origins.contains_key(&id) {
            let number = self.taken.entry(wanted.clone()).or_insert(1);
            *number += 1;
            id = format!("{wanted} ({number})");
        }
        let origin = self.origin(span);
        self.origins.insert(id.clone(), origin);
        id
    }

    fn origin(&self, span: Span) -> Origin {
        let position = self.sources.file(span.file).position(span.start as usize);
        let file = self.file_names[span.file.0 as usize].clone();
        Origin { file, line: position.line, column: position.column, text: quote(self.sources.text(span)) }
    }
}

/// A number within what a rule set holds. The checker refuses larger ones where they are written.
pub(super) fn held(number: i64) -> i64 {
    number.clamp(-MAX_INTEGER, MAX_INTEGER)
}

/// The names of all files relative to the root, by their ids.
pub(super) fn file_names(sources: &Sources, root: &str) -> Vec<Arc<str>> {
    sources.iter().map(|(_, file)| relative(file, root).into()).collect()
}

/// The file's name relative to the root; a file outside of it by its last name alone, so that no folder of a machine is told.
fn relative(file: &SourceFile, root: &str) -> String {
    let name = file.name.replace('\\', "/");
    let name = name.strip_prefix("./").unwrap_or(&name);
    let root = root.replace('\\', "/");
    let root = root.strip_prefix("./").unwrap_or(&root).trim_end_matches('/');
    let inside = name.strip_prefix(root).and_then(|rest| rest.strip_prefix('/'));
    if let (false, Some(inside)) = (root.is_empty(), inside) {
        return inside.to_owned();
    }
    let absolute = name.starts_with('/') || name.get(1..3) == Some(":/");
    if absolute { name.rsplit('/').next().unwrap_or(name).to_owned() } else { name.to_owned() }
}

/// A piece of source on one line: without comments, spaces run together, cut if it is long.
fn quote(text: &str) -> String {
    // Most of it is written so.
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'#';
    if text.len() <= QUOTE && text.bytes().all(plain) && text.trim() == text && !text.contains("  ") {
        return text.to_owned();
    }
    let mut words = String::new();
    for word in text.lines().map(without_comment).flat_map(str::split_whitespace) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    if words.chars().count() <= QUOTE {
        return words;
    }
    let mut cut: String = words.chars().take(QUOTE - 1).collect();
    cut.push('…');
    cut
}

/// The line up to a `#` that stands in no text.
fn without_comment(line: &str) -> &str {
    let mut in_text = false;
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => in_text = !in_text,
            '#' if !in_text => return &line[..at],
            _ => {}
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_on_one_line() {
        assert_eq!(quote("a  when # why\n   b is \"#1\"\n"), "a when b is \"#1\"");
        let long = quote(&"word ".repeat(100));
        assert_eq!(long.chars().count(), 200);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn files_are_named_from_the_root() {
        let name = |name: &str, root: &str| {
            let mut sources = Sources::default();
            let id = sources.add(name, "");
            relative(sources.file(id), root)
        };
        assert_eq!(name("rules/a.lead", "rules"), "a.lead");
        assert_eq!(name("rules/a.lead", "rule"), "rules/a.lead");
        assert_eq!(name("./a.lead", ""), "a.lead");
        assert_eq!(name("/home/x/rules/b/a.lead", "/home/x/rules/"), "b/a.lead");
        assert_eq!(name("/home/x/a.lead", ""), "a.lead");
        assert_eq!(name("C:\\x\\a.lead", ""), "a.lead");
    }
}
