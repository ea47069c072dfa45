//! Whatever the text is, the whole compiler ends, panics nowhere, and every place that it names lies inside of a file.

use leadlang::driver::{Memory, compile_in_memory};

use crate::support::fences;

/// Compiles a text down to the rule set, if it is sound, and looks at all places in what is said.
fn survives(text: &str) {
    let compiled = compile_in_memory(&Memory::default().with("a.lead", text), "a.lead").unwrap();
    for said in &compiled.diagnostics {
        let edits = said.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        for span in said.labels.iter().map(|label| label.span).chain(edits) {
            let file = compiled.sources.file(span.file);
            assert!(file.text.get(span.range()).is_some(), "{text:?}: {said:?}");
        }
    }
}

/// Small definitions that hold every construct: both sides of the pages on errors.
fn small() -> Vec<String> {
    leadlang::diagnostics::all().flat_map(|code| fences::of_language(code.page, "lead")).collect()
}

/// The border of a character at or before a place.
fn border(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How many of the texts are taken: in a slow build a part, spread over all of them.
const STEP: usize = if cfg!(debug_assertions) { 2 } else { 1 };

#[test]
fn beginnings_compile_or_are_refused() {
    for (at, text) in small().iter().enumerate().step_by(STEP) {
        // Another place in each text: together they fall into every construct.
        for part in [at * 7 % 10 + 1, at * 3 % 10 + 1] {
            survives(&text[..border(text, text.len() * part / 11)]);
        }
    }
}

#[test]
fn two_definitions_spliced_compile_or_are_refused() {
    let texts = small();
    for (at, one) in texts.iter().enumerate().step_by(STEP) {
        let other = &texts[(at * 31 + 17) % texts.len()];
        // Whole lines, so that statements meet that do not belong together; then in the middle of words.
        survives(&format!("{one}\n{other}"));
        let (cut, from) = (at * 7 % 10 + 1, at * 3 % 10 + 1);
        let (head, tail) = (border(one, one.len() * cut / 11), border(other, other.len() * from / 11));
        survives(&format!("{}{}", &one[..head], &other[tail..]));
    }
}

#[test]
fn lines_left_out_of_a_whole_definition() {
    let text = include_str!("../grammar/whole.lead");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let step = if cfg!(debug_assertions) { 23 } else { 1 };
    for gap in (0..lines.len()).step_by(step) {
        survives(&lines.iter().enumerate().filter(|(at, _)| *at != gap).map(|(_, line)| *line).collect::<String>());
    }
}
