//! Whatever the text is, reading it ends, panics nowhere, and every place lies inside of the file on the border of a character.

use super::{cases, diagnose, files, sample_files};
use crate::base::Span;
use crate::syntax::ast::File;
use proptest::prelude::*;

/// Reads a text and looks at all places in what comes out.
fn survives(text: &str) {
    let (tree, messages) = diagnose(text);
    let inside = |span: Span| text.get(span.range()).is_some();
    for message in &messages {
        for said in std::iter::once(&message.message).chain(&message.help) {
            let slip = super::mistakes::FORBIDDEN.iter().find(|word| said.contains(**word) && !text.contains(**word));
            assert!(slip.is_none(), "{text:?}: {said}");
        }
        assert!(message.labels.iter().all(|label| inside(label.span)), "{text:?}: {message:?}");
        assert!(message.fixes.iter().flat_map(|fix| &fix.edits).all(|edit| inside(edit.span)), "{text:?}: {message:?}");
    }
    assert!(tree.statements.iter().all(|statement| inside(statement.span)), "{text:?}");
    assert!(
        tree.comments.iter().all(|comment| text.get(comment.range()).is_some_and(|comment| comment.starts_with('#'))),
        "{text:?}"
    );
    assert!(tree.broken.iter().all(|broken| inside(broken.span)), "{text:?}");
    assert!(places_are_inside(&tree, text), "{text:?}");
    assert!(!messages.is_empty() || tree.broken.is_empty(), "{text:?}: broken and nothing said");
}

/// Every span of the tree, found in its debug form: no node can be forgotten.
fn places_are_inside(tree: &File, text: &str) -> bool {
    let shown = format!("{tree:?}");
    shown.split("start: ").skip(1).all(|rest| {
        let number = |text: &str| {
            text.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse::<usize>().ok())
        };
        let (Some(start), Some(end)) = (number(rest), rest.split("end: ").nth(1).and_then(number)) else { return true };
        text.get(start..end).is_some()
    })
}

/// All texts that the other tests read.
fn corpus() -> Vec<String> {
    let mut texts: Vec<String> = cases("grammar").into_iter().map(|case| case.text).collect();
    for (_, golden) in files("mistakes", "txt") {
        texts.extend(golden.split("=== ").skip(1).filter_map(|case| Some(case.split_once('\n')?.1.to_string())));
    }
    texts
}

#[test]
fn every_beginning_and_every_gap_of_the_cases() {
    for (case, text) in corpus().into_iter().enumerate() {
        // In a slow build some places will do, others for each case: together the cases hold each construct many times.
        let step = if cfg!(debug_assertions) { 31 } else { 1 };
        for (at, character) in text.char_indices().skip(case % step).step_by(step) {
            survives(&text[..at]);
            survives(&format!("{}{}", &text[..at], &text[at + character.len_utf8()..]));
        }
    }
}

#[test]
fn every_line_left_out_of_a_whole_definition() {
    for (_, text) in sample_files() {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for gap in (0..lines.len()).step_by(if cfg!(debug_assertions) { 41 } else { 1 }) {
            let rest: String = lines.iter().enumerate().filter(|(at, _)| *at != gap).map(|(_, line)| *line).collect();
            survives(&rest);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_cases_spliced(one in 0_usize..1000, other in 0_usize..1000, cut in 0.0..1.0, from in 0.0..1.0) {
        let corpus = corpus();
        let part = |text: &str, share: f64| {
            let mut at = (text.len() as f64 * share) as usize;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (one, other) = (&corpus[one % corpus.len()], &corpus[other % corpus.len()]);
        survives(&format!("{}{}", &one[..part(one, cut)], &other[part(other, from)..]));
    }

    #[test]
    fn signs_and_words_in_any_order(parts in prop::collection::vec(prop::sample::select(PARTS), 0..40)) {
        survives(&parts.concat());
    }

    #[test]
    fn any_characters(text in "\\PC{0,60}(\n\\PC{0,40}){0,3}") {
        survives(&text);
    }
}

const PARTS: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n  ",
    "\r\n",
    "\t",
    "SQL when ",
    "score ",
    "a",
    "b c",
    "(",
    ")",
    ",",
    ":",
    "\"",
    "'",
    "\"x\"",
    "'no show'",
    "# c\n",
    " and ",
    " or ",
    " not ",
    " unless ",
    "any of (",
    "none of (",
    " is ",
    " in the last ",
    "30 days",
    " at least ",
    "3 times",
    ">=",
    "==",
    "-",
    "+",
    "1,000",
    "2026-02-30",
    "31/12/2026",
    "5k",
    "18%",
    "\\",
    "é",
    "e\u{301}",
    "\u{A0}",
    "\u{FEFF}",
    "“",
    "’",
    "where ",
    " because ",
    "route ",
    "to ",
    "otherwise",
    "stages, any may be skipped\n",
    "person has\n",
    "text",
    "EUR 5m",
    "€",
    "[",
    "\u{0}",
];
