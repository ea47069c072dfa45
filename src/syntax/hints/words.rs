//! Words of the language that are misspelt, capitalised, missing, or another word.

use crate::base::closest;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::broken::{Broken, Patch, WithFix};
use crate::syntax::lexemes::Kind;
use crate::syntax::parser::Rule;
use crate::syntax::wording::{fitting_words, own_words};

/// The words that begin a statement.
pub(in crate::syntax) const STATEMENTS: &[&str] = &[
    "definition",
    "use",
    "team",
    "event",
    "events",
    "list",
    "define",
    "permission",
    "status",
    "classify",
    "score",
    "band",
    "stages",
    "outcome",
    "calendar",
    "handoff",
    "sla",
    "route",
    "nurture",
    "target",
    "guarantee",
    "example",
    "person has",
    "account has",
    "a lead is",
];

/// `scroe fit from 0 to 100`, `Score fit …`
pub(super) fn statement(broken: &Broken) -> Option<Diagnostic> {
    let first = broken.lexemes.first().filter(|first| first.kind == Kind::Word)?;
    if STATEMENTS.contains(&first.text) {
        return None;
    }
    let lower = first.text.to_lowercase();
    let two =
        broken.lexemes.get(1).filter(|next| next.line == 0).map(|next| format!("{lower} {}", next.text.to_lowercase()));
    let mut found = closest(&lower, STATEMENTS.iter().copied().filter(|words| !words.contains(' ')))
        .map(|word| (word, first.end()));
    let long =
        two.as_deref().and_then(|two| closest(two, STATEMENTS.iter().copied().filter(|words| words.contains(' '))));
    if let (Some(long), Some(next)) = (long, broken.lexemes.get(1)) {
        found = Some((long, next.end()));
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
    Some(diagnostic.with(broken.fix(format!("write `{word}`"), &patch)))
}

/// `SQL if fit >= 60`, `notify "x" if missed`
pub(super) fn if_for_when(broken: &Broken) -> Option<Diagnostic> {
    let line = broken.near(0).or(broken.near(-1))?.line;
    let found = (broken.index.saturating_sub(8)..=broken.index).rev().find(|&at| {
        broken.lexemes.get(at).is_some_and(|lexeme| {
            lexeme.line == line && matches!(lexeme.text.to_lowercase().as_str(), "if" | "where" | "once" | "whenever")
        })
    })?;
    let lexeme = broken.lexemes[found];
    let patch = [(lexeme.start, lexeme.end(), "when".to_string())];
    if !broken.reads_on(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(
            &codes::IF_FOR_WHEN,
            broken.span(lexeme.start, lexeme.end()),
            format!("Conditions begin with `when`, not with `{}`.", lexeme.text),
        )
        .help("Write `when`.")
        .with(broken.fix("write `when`", &patch)),
    )
}

/// A word of the language that is misspelt or written with capitals, at the place where reading ended or in the name before it.
pub(super) fn misspelt(broken: &Broken) -> Option<Diagnostic> {
    let mut best: Option<(usize, usize, usize, &'static str, usize)> = None;
    for fitting in fitting_words(broken.expected) {
        let count = fitting.split(' ').count();
        for at in broken.index.saturating_sub(7).max(1)..=broken.index {
            let last = at + count - 1;
            let Some(found) = words_between(broken, at, last) else { continue };
            if found == fitting {
                continue;
            }
            let distance = strsim::damerau_levenshtein(&found.to_lowercase(), fitting);
            // Short words are near to everything: with up to three letters only capitals count.
            let limit = if fitting.len() < 4 { 0 } else { (fitting.len() / 3).min(3) };
            if distance <= limit && best.is_none_or(|(before, ..)| distance < before) {
                let patch: [Patch; 1] = [(broken.lexemes[at].start, broken.lexemes[last].end(), fitting.to_string())];
                if broken.reads_on(&patch) {
                    best = Some((distance, at, last, fitting, patch[0].1));
                }
            }
        }
    }
    let (distance, at, last, right, end) = best?;
    let written = broken.between(at, last);
    let span = broken.lexeme_span(at, last);
    let diagnostic = if distance == 0 {
        Diagnostic::new(&codes::CAPITAL, span, format!("`{written}` is written small: `{right}`."))
            .help("The words of the language are written small.")
    } else {
        Diagnostic::new(&codes::MISSPELT, span, format!("`{written}` does not fit here."))
            .help(format!("Did you mean `{right}`?"))
    };
    Some(diagnostic.with(broken.fix(format!("write `{right}`"), &[(broken.lexemes[at].start, end, right.to_string())])))
}

/// The words from one lexeme to another on one line, one blank between each; nothing if one of them is no word.
fn words_between(broken: &Broken, first: usize, last: usize) -> Option<String> {
    let lexemes = broken.lexemes.get(first..=last)?;
    let line = lexemes.first()?.line;
    let words = lexemes.iter().all(|lexeme| lexeme.kind == Kind::Word && lexeme.line == line);
    words.then(|| lexemes.iter().map(|lexeme| lexeme.text).collect::<Vec<_>>().join(" "))
}

/// `fit >= 60 requested demo`
pub(super) fn missing_and(broken: &Broken) -> Option<Diagnostic> {
    if !broken.expects(Rule::k_and) || !broken.expects(Rule::k_or) {
        return None;
    }
    let next = broken.near(0)?;
    let patch = [(next.start, next.start, "and ".to_string())];
    let end = next.end();
    if broken.reach(&patch) < end {
        return None;
    }
    let (before, after) = (broken.word(-1), next.text);
    let span = broken.span(broken.before(), next.start);
    let mut diagnostic = Diagnostic::new(
        &codes::MISSING_AND,
        span,
        format!("Between `{before}` and `{after}` a word is missing: `and` or `or`?"),
    )
    .help("Conditions are joined by `and` or `or`.");
    for word in ["and", "or"] {
        diagnostic =
            diagnostic.with(broken.fix(format!("write `{word}`"), &[(next.start, next.start, format!("{word} "))]));
    }
    Some(diagnostic)
}

/// Any other word or comma without which the rest cannot be read.
pub(super) fn missing_word(broken: &Broken) -> Option<Diagnostic> {
    let mut words: Vec<String> = if broken.expects(Rule::comma) { vec![",".to_string()] } else { Vec::new() };
    words.extend(own_words(broken.expected).map(str::to_string));
    if broken.expects(Rule::comparison) {
        words.push("is".to_string());
    }
    let line = broken.line_start(broken.index.min(broken.lexemes.len().checked_sub(1)?));
    // The word may be missing inside of what was read as one long name.
    let name =
        broken.lexemes[..broken.index].iter().rev().take_while(|lexeme| lexeme.kind == Kind::Word).count().min(6);
    let from = (broken.index - name).max(line).max(1);
    // Only what makes the whole of it readable is worth saying: anything else is a guess.
    let (place, word) = words.into_iter().find_map(|word| {
        let place = (from..=broken.index).rev().map(|at| broken.lexemes[at - 1].end()).find(|&end| {
            let insert = if word == "," { word.clone() } else { format!(" {word}") };
            broken.reads(&[(end, end, insert)])
        })?;
        Some((place, word))
    })?;
    let before = broken.lexemes.iter().rfind(|lexeme| lexeme.end() <= place)?;
    let said = if word == "," { "a comma".to_string() } else { format!("`{word}`") };
    let insert = if word == "," { word } else { format!(" {word}") };
    let title = format!("write {said}");
    Some(
        Diagnostic::new(
            &codes::MISSING_WORD,
            broken.span(place, place),
            format!("After `{}` {said} is missing.", before.text),
        )
        .help(format!("Write {said} here."))
        .with(broken.fix(title, &[(place, place, insert)])),
    )
}

/// `sales must responded`, `keep for good`: the beginning of a phrase.
pub(super) fn half_phrase(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| word.kind == Kind::Word)?;
    for phrase in fitting_words(broken.expected) {
        let Some((first, rest)) = phrase.split_once(' ') else { continue };
        let patch = [(word.start, word.end(), phrase.to_string())];
        if first == word.text && !broken.words_at(broken.index, phrase) && broken.reads_on(&patch) {
            return Some(
                broken
                    .error(&codes::MISSING_WORD, format!("After `{first}` `{rest}` is missing."))
                    .help(format!("Write `{phrase}`."))
                    .with(broken.fix(format!("write `{phrase}`"), &patch)),
            );
        }
    }
    None
}

/// `a and and b`
pub(super) fn doubled(broken: &Broken) -> Option<Diagnostic> {
    let (before, here) = (broken.near(-1)?, broken.near(0)?);
    let patch = [(before.end(), here.end(), String::new())];
    if before.text != here.text || !broken.reads_on(&patch) && !broken.reads(&patch) {
        return None;
    }
    Some(
        broken
            .error(&codes::DOUBLED, format!("`{}` stands here twice.", here.text))
            .help("Leave out one of the two.")
            .with(broken.fix("leave it out", &patch)),
    )
}

const SHORT_DAYS: &[(&str, &str)] = &[
    ("mon", "monday"),
    ("tue", "tuesday"),
    ("tues", "tuesday"),
    ("wed", "wednesday"),
    ("thu", "thursday"),
    ("thur", "thursday"),
    ("thurs", "thursday"),
    ("fri", "friday"),
    ("sat", "saturday"),
    ("sun", "sunday"),
    ("weekdays", "monday to friday"),
    ("weekday", "monday to friday"),
    ("weekend", "saturday and sunday"),
    ("daily", "monday to sunday"),
];

/// `mon to fri`, `monday-friday`
pub(super) fn short_day(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| {
        word.kind == Kind::Word && broken.expects(Rule::weekday)
            || broken.expects(Rule::days)
            || broken.expects(Rule::closed)
    })?;
    let full = |short: &str| {
        let small = short.to_lowercase();
        SHORT_DAYS.iter().find(|(known, _)| *known == small).map_or(small, |(_, day)| (*day).to_string())
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
            .with(broken.fix(format!("write `{right}`"), &patch)),
    )
}
