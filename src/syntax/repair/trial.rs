//! Every fix is tried before it is offered: the piece is read again with it. One that leaves a mistake where it was made, loses words
//! of the author, or runs words of the language together into a name, is not offered.

use super::meaning::Change;
use crate::diagnostics::{Diagnostic, Edit, Fix, FixKind, Sink};
use crate::syntax::expected::is_name;
use crate::syntax::lower::{self, Builder};
use crate::syntax::parser::{self, Failure, Pair, Rule};
use crate::syntax::place::Layout;
use crate::syntax::repair::broken::{Broken, Patch};
use crate::syntax::tokens::scan;
use crate::syntax::tokens::{Kind, words};

/// So many further mistakes of the same line are looked through: each must have its fix too.
const STEPS: usize = 3;

/// Takes out the fixes of a message that mend nothing, or state something else than the author did.
pub(super) fn keep_sound(broken: &Broken, diagnostic: &mut Diagnostic, depth: usize) {
    diagnostic.fixes.retain(|fix| is_sound(broken, fix, depth));
}

/// Whether a fix keeps what the author stated, as far as its kind has to.
fn keeps_meaning(broken: &Broken, fix: &Fix, patches: &[Patch]) -> bool {
    let change = Change::between(broken.first(), broken.text, &broken.patched(patches), fix.kind == FixKind::Choice);
    match fix.kind {
        FixKind::SameMeaning => change.keeps(),
        FixKind::Choice => change.is_choice(),
    }
}

/// The fix as replacements in the piece.
fn patches(broken: &Broken, fix: &Fix) -> Vec<Patch> {
    let mut patches: Vec<Patch> = fix.edits.iter().map(|edit: &Edit| broken.patch_of(edit)).collect();
    patches.sort_by_key(|patch| (patch.0, patch.1));
    patches
}

/// Whether the piece is mended by a fix, at least in the lines that it touches.
pub(super) fn is_sound(broken: &Broken, fix: &Fix, depth: usize) -> bool {
    let patches = patches(broken, fix);
    if loses_words(broken.text, &patches)
        || doubles_a_word(broken.text, &patches)
        || !keeps_meaning(broken, fix, &patches)
    {
        return false;
    }
    let text = broken.patched(&patches);
    if !broken.spend(text.len()) {
        return false;
    }
    let Some(last) = patches.last() else { return false };
    let grown: usize = patches.iter().map(|patch| patch.2.len()).sum();
    let shrunk: usize = patches.iter().map(|patch| patch.1 - patch.0).sum();
    // Where the last replacement ends in the new text, and its line.
    let end = (last.1 + grown).saturating_sub(shrunk);
    let line_end = text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| end + at);
    let line_start = text.get(..patches[0].0).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    match parser::read(Rule::lone_statement, &text) {
        Ok(pair) => {
            !runs_together(broken, &pair, &text, line_start..line_end) && !is_wrong(broken, pair, &text, &patches, end)
        }
        Err(failure) if failure.at > line_end && is_elsewhere(&text, line_end, &failure) => {
            // What stands before the next mistake may be whole by itself: then its names can be looked at.
            let head = &text[..line_end];
            parser::read(Rule::lone_statement, head)
                .map_or(true, |pair| !runs_together(broken, &pair, head, line_start..line_end))
        }
        Err(failure) if depth < STEPS && failure.at >= end => {
            // Another mistake in this line: if that can be mended too, the first fix was right.
            let layout = Layout::new(broken.span(0, 0).file, &text);
            let scan = scan(&text);
            let next = Broken::new(&layout, 0, &text, &scan, &failure).with_budget_of(broken);
            let found = super::explain::first(&next, depth + 1);
            broken.take_budget_of(&next);
            found.fixes.iter().any(|fix| fix.edits.iter().all(|edit| next.patch_of(edit).0 >= end))
        }
        Err(_) => false,
    }
}

/// Whether a mistake below a line is one of its own, not one that the line has left: it lacks nothing at its end.
fn is_elsewhere(text: &str, line_end: usize, failure: &Failure) -> bool {
    let between = text.get(line_end..failure.at).unwrap_or_default();
    !between.trim().is_empty() || failure.expected.contains(&Rule::EOI)
}

/// Whether something is wrong with what a fix writes, though it can be read.
fn is_wrong(broken: &Broken, pair: Pair, text: &str, patches: &[Patch], end: usize) -> bool {
    let layout = Layout::new(broken.span(0, 0).file, text);
    let mut sink = Sink::default();
    let _ = lower::lone_statement(&Builder::new(&layout, 0, text, &mut sink), pair);
    let start = patches.first().map_or(0, |patch| patch.0);
    sink.finish().iter().any(|found| {
        let range = found.span().range();
        range.start < end && range.end > start
    })
}

/// Words that turn a condition into its opposite.
const NEGATIONS: &[&str] = &["not", "no", "never", "none", "nobody", "neither", "nor", "without", "unknown"];

/// Whether a text, a number or a `not` of the author is gone with these replacements.
fn loses_words(text: &str, patches: &[Patch]) -> bool {
    let written: String = patches.iter().map(|patch| patch.2.as_str()).collect::<Vec<_>>().join(" ");
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let new_digits = digits(&written);
    let lost: Vec<_> = patches.iter().filter_map(|patch| text.get(patch.0..patch.1)).flat_map(words).collect();
    // `is not unknown` is `is known`: two of them make none.
    let negations = lost.iter().filter(|lost| NEGATIONS.contains(&lost.text)).count();
    let negated = negations % 2 == 0
        || ["each building on the one before", "at most", "at least"].iter().any(|words| written.contains(words))
        || written.split(|c: char| !c.is_alphabetic()).any(|word| NEGATIONS.contains(&word) || word == "unless");
    lost.iter().any(|lost| match lost.kind {
        Kind::Text => !written.contains(lost.text.trim_matches('"')),
        Kind::Number => lost.text.split(['/', '.', ',', '-', ' ', ':', '\'']).any(|part| {
            let part = digits(part);
            let part = part.trim_start_matches('0');
            !new_digits.contains(part) && !part.parse::<u64>().is_ok_and(|hour| hour < 12)
        }),
        Kind::Word | Kind::Quoted | Kind::Sign | Kind::Comment | Kind::Blank | Kind::Break => false,
    }) || !negated
}

/// Whether a word that is put in stands there already.
fn doubles_a_word(text: &str, patches: &[Patch]) -> bool {
    patches.iter().any(|(_, end, new)| {
        let next = text.get(*end..).and_then(|rest| rest.split_whitespace().next());
        let last = new.split_whitespace().last().filter(|last| last.chars().all(char::is_alphabetic));
        last.is_some() && last == next
    })
}

/// Words that are hardly ever part of a name: in one, they have run together with it.
const TELLING: &[&str] = &[
    "kept", "must", "once", "twice", "per", "revoked", "least", "most", "than", "points", "point", "times", "fading",
    "losing", "owned", "agreed", "notify", "counting", "only", "every", "each", "forever", "weekly", "monthly",
    "daily", "days", "minutes", "weeks", "months", "has", "have", "if", "then", "else", "neither", "nor", "either",
    "above", "below", "between", "when", "for", "with", "without", "overdue", "later", "last", "next", "is", "are",
    "will", "should", "from", "never", "over", "under", "because",
];

/// Words with which no name ends.
const DANGLING: &[&str] =
    &["with", "of", "for", "to", "than", "the", "a", "an", "by", "from", "as", "like", "be", "it"];

/// Whether words of the language have run together into one name in these lines.
fn runs_together(broken: &Broken, pair: &Pair, text: &str, lines: std::ops::Range<usize>) -> bool {
    pair.clone().into_inner().flatten().any(|part| {
        let span = part.as_span();
        let name = part.as_str();
        is_name(part.as_rule())
            && span.start() < lines.end
            && span.end() > lines.start
            && !name.starts_with('\'')
            && is_suspicious(name)
            // A name that stands elsewhere too is one.
            && !broken.stands_elsewhere(name)
            && text.matches(name).count() < 2
    })
}

fn is_suspicious(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 1 && words.last().is_some_and(|last| DANGLING.contains(last)) || words.len() > 6 {
        return true;
    }
    if ["else", "then", "if", "it", "once", "times"].contains(&name) {
        return true;
    }
    // Of one other word alone nothing can be told.
    words.len() > 1 && words.iter().any(|word| TELLING.contains(word) || ["AND", "OR", "NOT", "IF"].contains(word))
}
