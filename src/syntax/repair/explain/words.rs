//! Words of the language that are misspelt, capitalised, missing, or another word.

use crate::base::closest;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::language::opening_words;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::{Broken, Patch};
use crate::syntax::repair::tables;
use crate::syntax::tokens::Kind;
use crate::syntax::wording::fitting_words;

/// `scroe fit from 0 to 100`, `Score fit …`
pub(super) fn statement(broken: &Broken) -> Option<Diagnostic> {
    let first = broken.tokens.first().filter(|first| first.kind == Kind::Word)?;
    if opening_words().any(|words| words == first.text) {
        return None;
    }
    let lower = first.text.to_lowercase();
    let two =
        broken.tokens.get(1).filter(|next| next.line == 0).map(|next| format!("{lower} {}", next.text.to_lowercase()));
    let mut found =
        closest(&lower, opening_words().filter(|words| !words.contains(' '))).map(|word| (word, first.end()));
    let long = two.as_deref().and_then(|two| closest(two, opening_words().filter(|words| words.contains(' '))));
    if let (Some(long), Some(next)) = (long, broken.tokens.get(1)) {
        found = Some((long, next.end()));
    }
    if let Some(row) = tables::STATEMENTS.iter().find(|row| row.said == lower) {
        found = Some((row.written, first.end()));
    }
    let (word, end) = found?;
    let patch = [(first.start, end, word.to_string())];
    // A stage whose name is near a word of the language is only taken for it if more can be read so.
    if !broken.reads_on(&patch) {
        return None;
    }
    let span = broken.span(first.start, end);
    let written = &broken.text[first.start..end];
    let diagnostic = if written.to_lowercase() == word {
        Diagnostic::new(&codes::CAPITAL, span, format!("`{written}` is written small: `{word}`."))
            .help("The words of the language are written small.")
    } else {
        Diagnostic::new(&codes::NO_SUCH_STATEMENT, span, format!("No statement begins with `{written}`."))
            .help(format!("Did you mean `{word}`?"))
    };
    Some(diagnostic.offer(broken.fix(format!("write `{word}`"), &patch)))
}

/// `SQL if fit >= 60`, `notify "x" if missed`
pub(super) fn if_for_when(broken: &Broken) -> Option<Diagnostic> {
    let line = broken.near(0).or(broken.near(-1))?.line;
    let found = (broken.index.saturating_sub(8)..=broken.index).rev().find(|&at| {
        broken.tokens.get(at).is_some_and(|token| {
            token.line == line && matches!(token.text.to_lowercase().as_str(), "if" | "where" | "once" | "whenever")
        })
    })?;
    let token = broken.tokens[found];
    let patch = [(token.start, token.end(), "when".to_string())];
    if !broken.reads_on(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(
            &codes::IF_FOR_WHEN,
            broken.span(token.start, token.end()),
            format!("Conditions begin with `when`, not with `{}`.", token.text),
        )
        .help("Write `when`.")
        .offer(broken.fix("write `when`", &patch)),
    )
}

/// A word of the language that is misspelt or written with capitals, at the place where reading ended or in the name before it.
pub(super) fn misspelt(broken: &Broken) -> Option<Diagnostic> {
    let mut best: Option<(usize, usize, usize, &'static str, usize)> = None;
    for fitting in fitting_words(broken.expected) {
        let count = fitting.split(' ').count();
        // `handraise` and `when ever` have a blank too few or too many.
        let places = (broken.index.saturating_sub(7).max(1)..=broken.index)
            .flat_map(|at| [(at, count), (at, count - 1), (at, count + 1)]);
        for (at, count) in places.filter(|(_, count)| *count > 0) {
            let last = at + count - 1;
            let Some(found) = words_between(broken, at, last) else { continue };
            if found == fitting {
                continue;
            }
            let distance = strsim::damerau_levenshtein(&found.to_lowercase(), fitting);
            // Short words are near to everything: with up to three letters only capitals count.
            let limit = if fitting.len() < 4 { 0 } else { (fitting.len() / 3).min(3) };
            if distance <= limit && best.is_none_or(|(before, ..)| distance < before) {
                let patch: [Patch; 1] = [(broken.tokens[at].start, broken.tokens[last].end(), fitting.to_string())];
                if broken.reads_on(&patch) {
                    best = Some((distance, at, last, fitting, patch[0].1));
                }
            }
        }
    }
    let (distance, at, last, right, end) = best?;
    let written = broken.between(at, last);
    let span = broken.token_span(at, last);
    let diagnostic = if distance == 0 {
        Diagnostic::new(&codes::CAPITAL, span, format!("`{written}` is written small: `{right}`."))
            .help("The words of the language are written small.")
    } else {
        Diagnostic::new(&codes::MISSPELT, span, format!("`{written}` does not fit here."))
            .help(format!("Did you mean `{right}`?"))
    };
    Some(diagnostic.offer(broken.fix(format!("write `{right}`"), &[(broken.tokens[at].start, end, right.to_string())])))
}

/// The words from one token to another on one line, one blank between each; nothing if one of them is no word.
fn words_between(broken: &Broken, first: usize, last: usize) -> Option<String> {
    let tokens = broken.tokens.get(first..=last)?;
    let line = tokens.first()?.line;
    let words = tokens.iter().all(|token| token.kind == Kind::Word && token.line == line);
    words.then(|| tokens.iter().map(|token| token.text).collect::<Vec<_>>().join(" "))
}

/// `mon to fri`, `monday-friday`
pub(super) fn short_day(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| {
        word.kind == Kind::Word && broken.expects(Rule::weekday)
            || broken.expects(Rule::days)
            || broken.expects(Rule::closed)
    })?;
    let full = |short: &str| {
        let small = short.to_lowercase();
        tables::DAYS.iter().find(|row| row.said == small).map_or(small, |row| row.written.to_string())
    };
    let right = match word.text.split_once('-') {
        Some((from, to)) => format!("{} to {}", full(from), full(to)),
        None => full(word.text),
    };
    let patch = [(word.start, word.end(), right.clone())];
    if right == word.text || !broken.reads_on(&patch) {
        return None;
    }
    Some(
        broken
            .error(&codes::SHORT_DAY, format!("`{}` is not how days are written here.", word.text))
            .help(format!("Write `{right}`."))
            .offer(broken.fix(format!("write `{right}`"), &patch)),
    )
}
