//! Quotes: curly ones, ones that nothing closes, the wrong kind, and backslashes inside.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::{Broken, Patch};
use crate::syntax::tokens::Kind;

const CURLY: &[char] = &['“', '”', '„', '‟', '«', '»', '‘', '’', '‚'];

/// `“Sales”`, as a word processor writes it.
pub(super) fn curly(broken: &Broken) -> Option<Diagnostic> {
    if !broken.word(0).starts_with(CURLY) {
        return None;
    }
    let straight = |found: &str| if found.starts_with(['‘', '’', '‚']) { "'" } else { "\"" };
    let signs = broken.tokens.iter().filter(|token| token.kind == Kind::Sign && token.text.starts_with(CURLY));
    let patches: Vec<Patch> = signs.map(|token| (token.start, token.end(), straight(token.text).to_string())).collect();
    let message = format!("`{}` is a typographic quote.", broken.word(0));
    Some(
        broken
            .error(&codes::CURLY_QUOTES, message)
            .help("Text stands in straight quotes: `\"Sales\"`. Word processors turn them into curly ones.")
            .offer(broken.fix("write straight quotes", &patches)),
    )
}

/// A quote that its line does not close.
pub(super) fn unclosed(broken: &Broken) -> Option<Diagnostic> {
    let end = broken.near(0).map_or(broken.text.len(), |token| token.end());
    let open = *broken.scan.unclosed.iter().find(|&&open| open <= end)?;
    let token = broken.tokens.iter().find(|token| token.start <= open && open < token.end())?;
    let in_word =
        broken.text[..open].ends_with(char::is_alphabetic) && broken.text[open + 1..].starts_with(char::is_alphabetic);
    if broken.at > token.end() || in_word && broken.text[open..].starts_with('\'') {
        return None;
    }
    let quote = if broken.text[open..].starts_with('"') { "\"" } else { "'" };
    let line_end = broken.text[open..].find(['\n', '\r']).map_or(broken.text.len(), |length| open + length);
    let close = open + broken.text[open..line_end].trim_end().len();
    let span = broken.span(open, open + 1);
    let mut diagnostic =
        Diagnostic::new(&codes::UNCLOSED_TEXT, span, "This quote is opened and not closed on its line.")
            .label("opened here")
            .help(format!("Write the closing `{quote}` where the text ends. A text stands on one line."));
    let patch = (close, close, quote.to_string());
    if broken.reads_on(std::slice::from_ref(&patch)) {
        diagnostic = diagnostic.offer(broken.fix("close the text at the line's end", &[patch]));
    }
    Some(diagnostic)
}

/// Whether a text begins with a character by its number: `\u{20AC}`.
fn is_number_escape(text: &str) -> bool {
    let number = text.strip_prefix("\\u{").and_then(|rest| rest.split_once('}')).map_or("", |(number, _)| number);
    (1..=6).contains(&number.len()) && number.chars().all(|digit| digit.is_ascii_hexdigit())
}

/// `"C:\temp"`: a backslash that stands for nothing.
pub(super) fn backslash(broken: &Broken) -> Option<Diagnostic> {
    let text = broken.near(0).filter(|token| token.kind == Kind::Text)?;
    let mut characters = text.text.char_indices();
    while let Some((at, character)) = characters.next() {
        if character != '\\' {
            continue;
        }
        let (_, next) = characters.next()?;
        if matches!(next, '"' | '\\' | 'n') || next == 'u' && is_number_escape(&text.text[at..]) {
            continue;
        }
        let start = text.start + at;
        let patch = (start, start + 1, "\\\\".to_string());
        let diagnostic = Diagnostic::new(
            &codes::BACKSLASH,
            broken.span(start, start + 1 + next.len_utf8()),
            format!("`\\{next}` stands for nothing."),
        );
        return Some(
            diagnostic
                .help("In a text, `\\\"` is a quote, `\\\\` a backslash, `\\n` a new line, and `\\u{20AC}` the character of that number.")
                .offer(broken.fix("write `\\\\` for a backslash", &[patch])),
        );
    }
    None
}

/// `'Acme'` where text stands, `"fit"` where a name stands.
pub(super) fn wrong_kind(broken: &Broken) -> Option<Diagnostic> {
    let token = broken.near(0)?;
    let (message, help, patch) = match token.kind {
        Kind::Quoted if broken.expects(Rule::text) => (
            "Text stands in double quotes.",
            "Single quotes are for names that contain a word of the language, such as `'signed up and paid'`.",
            (token.start, token.end(), format!("\"{}\"", token.text.trim_matches('\''))),
        ),
        Kind::Text => (
            "A name stands here, without double quotes.",
            "Double quotes are for text. A name that contains a word of the language stands in single quotes.",
            (token.start, token.end(), token.text.trim_matches('"').to_string()),
        ),
        _ => return None,
    };
    let patch = [patch];
    if !broken.reads_on(&patch) {
        return None;
    }
    let title = format!("write `{}`", patch[0].2);
    Some(broken.error(&codes::WRONG_QUOTES, message).help(help).offer(broken.fix(title, &patch)))
}

/// `doesn't`, `the lead's country`
pub(super) fn apostrophe(broken: &Broken) -> Option<Diagnostic> {
    let quote = broken.near(0).filter(|quote| quote.kind == Kind::Quoted || quote.text.starts_with('’'))?;
    let word = broken.near(-1).filter(|word| word.kind == Kind::Word && word.end() == quote.start)?;
    let mark = quote.text.chars().next()?.len_utf8();
    let rest: String = broken.text.get(quote.start + mark..)?.chars().take_while(|c| c.is_alphabetic()).collect();
    let end = quote.start + mark + rest.len();
    let written = &broken.text[word.start..end];
    let diagnostic = Diagnostic::new(
        &codes::APOSTROPHE,
        broken.span(word.start, end),
        format!("`{written}` cannot be read: a name has no apostrophe."),
    );
    let full = match (word.text, rest.as_str()) {
        ("isn", "t") => "is not",
        ("doesn" | "don", "t") => "does not",
        ("hasn", "t") => "has not",
        _ => return Some(diagnostic.help("Find a name without it.")),
    };
    let patch = [(word.start, end, full.to_string())];
    Some(diagnostic.help(format!("Write `{full}`.")).offer(broken.fix(format!("write `{full}`"), &patch)))
}

/// `because our budget is gone`
pub(super) fn unquoted(broken: &Broken) -> Option<Diagnostic> {
    let first = broken.near(0).filter(|first| matches!(first.kind, Kind::Word | Kind::Number))?;
    if !broken.expects(Rule::text) || broken.near(-1).is_some_and(|before| before.line != first.line) {
        return None;
    }
    let line = broken.tokens.iter().rposition(|token| token.line == first.line)?;
    let patch =
        |last: usize| [(first.start, broken.tokens[last].end(), format!("\"{}\"", broken.between(broken.index, last)))];
    // As few words as make the whole readable; else as many as make more of it readable.
    let whole = (broken.index..=line).find(|&last| broken.reads(&patch(last)));
    let more = || (broken.index..=line).rev().find(|&last| broken.reach(&patch(last)) > broken.tokens[last].end());
    let last = whole.or_else(more)?;
    let text = broken.between(broken.index, last);
    if !text.contains('"') {
        let span = broken.token_span(broken.index, last);
        return Some(
            Diagnostic::new(&codes::UNQUOTED, span, "Text stands in double quotes.")
                .help(format!("Write `\"{text}\"`."))
                .offer(broken.fix("put the text in double quotes", &patch(last))),
        );
    }
    None
}

/// `because reason`: the word that examples have there.
pub(super) fn which_reason(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| matches!(word.text, "reason" | "REASON" | "why"))?;
    let last = broken.near(1).is_none_or(|next| next.line > word.line);
    if broken.word(-1) != "because" || !last {
        return None;
    }
    Some(
        broken
            .error(&codes::UNQUOTED, "Which reason? Say it, in double quotes.")
            .help("Write for example `because \"they asked for a price\"`."),
    )
}
