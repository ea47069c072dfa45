//! Words and signs that are missing, too much, or stand for others.

use super::comparisons::padded;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::Broken;
use crate::syntax::tokens::Kind;
use crate::syntax::wording::{fitting_words, own_words};

/// `fit >= 60 requested demo`
pub(super) fn missing_and(broken: &Broken) -> Option<Diagnostic> {
    if !broken.expects(Rule::k_and) || !broken.expects(Rule::k_or) {
        return None;
    }
    let next = broken.near(0)?;
    if matches!(next.text, "but" | "then" | "ago") {
        return None;
    }
    let after_number = broken.near(-1).is_some_and(|before| before.kind == Kind::Number);
    if after_number
        && broken
            .near(1)
            .is_none_or(|after| after.line > next.line || matches!(after.text, "and" | "or" | ")" | "," | "because"))
        && !broken.stands_elsewhere(next.text)
    {
        // `3 times`, `100 kWh`: that is no condition of its own.
        return None;
    }
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
            diagnostic.offer(broken.fix(format!("write `{word}`"), &[(next.start, next.start, format!("{word} "))]));
    }
    Some(diagnostic)
}

/// `MQL when fit >= 30, heat is hot`
pub(super) fn comma_for_and(broken: &Broken) -> Option<Diagnostic> {
    let at = isize::from(broken.word(-1) == ",");
    let comma = broken.near(-at).filter(|comma| comma.text == ",")?;
    let patch = [(comma.start, comma.end(), " and".to_string())];
    let next = broken.near(1 - at)?;
    if broken.reach(&patch) < next.end() {
        return None;
    }
    let mut diagnostic = Diagnostic::new(
        &codes::MISSING_AND,
        broken.span(comma.start, comma.end()),
        "Does this comma mean `and` or `or`?",
    )
    .help("Conditions are joined by `and` or `or`; a comma ends the condition.");
    for word in ["and", "or"] {
        diagnostic =
            diagnostic.offer(broken.fix(format!("write `{word}`"), &[(comma.start, comma.end(), format!(" {word}"))]));
    }
    Some(diagnostic)
}

/// Words that begin a line of their own: missing, they are missing there.
const LINE_WORDS: &[&str] = &[
    "starting over at",
    "starts at",
    "unknown unless",
    "group",
    "expect",
    "closed",
    "notify",
    "reassign to",
    "paused from",
    "a new clock on",
    "cancelled by",
    "send every",
    "until",
    "must include",
    "needs permission",
    "version",
    "in force from",
    "in force until",
    "time zone",
    "currency",
];

/// Any other word or comma without which the rest cannot be read.
pub(super) fn missing_word(broken: &Broken) -> Option<Diagnostic> {
    let mut words = vec![","];
    words.extend(own_words(broken.expected));
    if broken.expects(Rule::comparison) {
        words.push("is");
    }
    let line = broken.line_start(broken.index.min(broken.tokens.len().checked_sub(1)?));
    // The word may be missing inside of what was read as one long name.
    let name = broken.tokens[..broken.index].iter().rev().take_while(|token| token.kind == Kind::Word).count().min(6);
    let from = (broken.index - name).max(line).max(1);
    // Only what makes the whole of it readable is worth saying: anything else is a guess.
    let (patch, word) = words.into_iter().find_map(|word| {
        let patch = (from..=broken.index).rev().find_map(|at| {
            let (before, next) = (broken.tokens[at - 1], broken.tokens.get(at));
            let new_line = next.is_some_and(|next| next.line > before.line);
            if LINE_WORDS.contains(&word) && !new_line
                || word == "for" && broken.expects(Rule::k_means)
                || before.text == word
                || next.is_some_and(|next| next.text == word)
            {
                return None;
            }
            let patch = match next {
                _ if word == "," => (before.end(), before.end(), word.to_string()),
                Some(next) if new_line && !matches!(word, "at first" | "otherwise" | "only" | "ago") => {
                    (next.start, next.start, format!("{word} "))
                }
                _ => (before.end(), before.end(), format!(" {word}")),
            };
            broken.reads(std::slice::from_ref(&patch)).then_some(patch)
        })?;
        Some((patch, word))
    })?;
    let said = if word == "," { "a comma".to_string() } else { format!("`{word}`") };
    let place = patch.0;
    let before = broken.tokens.iter().rfind(|token| token.end() <= place)?;
    let next = broken.tokens.iter().find(|token| token.start >= place);
    let message = match next.filter(|next| next.start == place) {
        Some(next) => format!("Before `{}` {said} is missing.", next.text),
        None => format!("After `{}` {said} is missing.", before.text),
    };
    Some(
        Diagnostic::new(&codes::MISSING_WORD, broken.span(place, place), message)
            .help(format!("Write {said} here."))
            .offer(broken.fix(format!("write {said}"), &[patch])),
    )
}

/// Small words that stand for a word of the language as often as not.
const SMALL: &[&str] = &[
    "in", "of", "on", "for", "by", "at", "with", "a", "an", "to", "is", "are", "as", "from", "per", "every", "after",
    "before", "since", "when", "then", "if", "than", "that", "the",
];

/// Another small word or sign than the one that fits: `define x: …`, `200 MQL a month`.
pub(super) fn other_small_word(broken: &Broken) -> Option<Diagnostic> {
    let mut words: Vec<&str> = own_words(broken.expected).filter(|word| !LINE_WORDS.contains(word)).collect();
    if broken.expects(Rule::colon) {
        words.push(":");
    }
    let listed = broken.expects(Rule::comma) && matches!(broken.word(0), "and" | "or" | "/" | "|" | ";");
    if listed {
        words.push(",");
    }
    for at in (broken.index.saturating_sub(3)..=broken.index).rev() {
        let Some(token) = broken.tokens.get(at).filter(|_| at > 0) else { continue };
        let far = at + 1 < broken.index;
        let fit = listed && at == broken.index
            || if far { matches!(token.text, "a" | "an" | "each" | "in") } else { SMALL.contains(&token.text) }
            || token.kind == Kind::Sign && at == broken.index && !matches!(token.text, "(" | ")" | "," | "+" | "-");
        if !fit {
            continue;
        }
        let patch = |word: &str| {
            if word == ":" || word == "," {
                (broken.tokens[at - 1].end(), token.end(), word.to_string())
            } else {
                (token.start, token.end(), padded(broken, token.start, token.end(), word))
            }
        };
        let two_on = broken.tokens.get(broken.index + 2).map_or(broken.text.len(), |next| next.start);
        let others = || words.iter().filter(|word| **word != token.text);
        let whole = others().find(|word| broken.reads(&[patch(word)]));
        let near = at + 1 >= broken.index;
        let found = whole.or_else(|| others().filter(|_| near).find(|word| broken.reach(&[patch(word)]) > two_on));
        if let Some(word) = found {
            let span = broken.span(token.start, token.end());
            return Some(
                Diagnostic::new(&codes::OTHER_WORD, span, format!("Here stands `{word}`, not `{}`.", token.text))
                    .help(format!("Write `{word}`."))
                    .offer(broken.fix(format!("write `{word}`"), &[patch(word)])),
            );
        }
    }
    None
}

/// Something that can be left out.
pub(super) fn superfluous(broken: &Broken) -> Option<Diagnostic> {
    let token = broken
        .near(0)
        .filter(|token| matches!(token.kind, Kind::Sign) || SMALL.contains(&token.text) || token.text == "ago")?;
    let before = broken.near(-1);
    let next = broken.near(1).filter(|next| next.line == token.line);
    let patch = match next {
        // It stands first in its line.
        Some(next) if before.is_some_and(|before| before.line < token.line) => {
            [(token.start, next.start, String::new())]
        }
        _ => [(broken.before(), token.end(), String::new())],
    };
    // Without the sign the words to its left and right would be one name.
    let joins = token.kind == Kind::Sign
        && before.is_some_and(|before| before.line == token.line && before.kind == Kind::Word)
        && next.is_some_and(|next| {
            next.kind == Kind::Word && !matches!(next.text, "from" | "as" | "when" | "is" | "after" | "at" | "has")
        });
    // What names a tail of its own may take it: `define x as: a`.
    let after_word = before.is_some_and(|before| matches!(before.text, "as" | "when" | "of" | "by" | "to" | "from"));
    if joins && !after_word && broken.index > 1 || !broken.reads(&patch) {
        return None;
    }
    Some(
        broken
            .error(&codes::SUPERFLUOUS, format!("`{}` does not belong here.", token.text))
            .help("Leave it out.")
            .offer(broken.fix("leave it out", &patch)),
    )
}

/// `country is "GB" and is "DE"`
pub(super) fn subject(broken: &Broken) -> Option<Diagnostic> {
    let here = broken.near(0).filter(|here| {
        matches!(here.text, "is" | "contains" | "mentions" | "includes" | "starts" | "ends" | ">=" | "<=" | ">" | "<")
    })?;
    if !matches!(broken.word(-1), "and" | "or" | "unless") {
        return None;
    }
    let is = (1..broken.index - 1).rev().find(|&at| {
        matches!(
            broken.tokens[at].text,
            "is" | "contains" | "mentions" | "includes" | "starts" | "ends" | "does" | ">=" | "<=" | ">" | "<"
        )
    })?;
    let first = (0..is).rev().find(|&at| {
        !matches!(broken.tokens[at].kind, Kind::Word | Kind::Quoted)
            || matches!(broken.tokens[at].text, "when" | "and" | "or" | "not" | "unless" | "as" | "where")
    })? + 1;
    let name = broken.between(first, is.checked_sub(1)?);
    let patch = [(here.start, here.start, format!("{name} "))];
    if name.is_empty() || !broken.reads_on(&patch) {
        return None;
    }
    Some(
        broken
            .error(&codes::SUBJECT, format!("What `{}`?", here.text))
            .help(format!("After `{}` the name is said again: `{name} {} …`.", broken.word(-1), here.text))
            .offer(broken.fix(format!("write `{name}`"), &patch)),
    )
}

/// `sales must responded`, `keep for good`: the beginning of a phrase.
pub(super) fn half_phrase(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| word.kind == Kind::Word)?;
    for phrase in fitting_words(broken.expected) {
        let words: Vec<&str> = phrase.split(' ').collect();
        let same = words
            .iter()
            .enumerate()
            .take_while(|(at, word)| broken.word(isize::try_from(*at).unwrap_or(0)) == **word)
            .count();
        if same == 0 || same == words.len() {
            continue;
        }
        let end = broken.tokens.get(broken.index + same - 1)?.end();
        let patch = [(word.start, end, phrase.to_string())];
        if broken.reads_on(&patch) && broken.reach(&patch) > end {
            let (there, rest) = (words[..same].join(" "), words[same..].join(" "));
            return Some(
                Diagnostic::new(
                    &codes::MISSING_WORD,
                    broken.span(word.start, end),
                    format!("After `{there}` `{rest}` is missing."),
                )
                .help(format!("Write `{phrase}`."))
                .offer(broken.fix(format!("write `{phrase}`"), &patch)),
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
            .offer(broken.fix("leave it out", &patch)),
    )
}
