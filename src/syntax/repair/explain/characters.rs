//! Characters that nobody means to write: invisible ones, and a full stop or semicolon at the end.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::repair::broken::{Broken, Patch};
use crate::syntax::tokens::Kind;

/// Blanks that are not the space bar's, and characters without width.
fn invisible(character: char) -> Option<(&'static str, &'static str)> {
    match character {
        '\u{A0}' | '\u{2007}' | '\u{202F}' => Some(("a space that does not break the line", " ")),
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{3000}' | '\u{1680}' | '\u{205F}' => {
            Some(("a space of a special width", " "))
        }
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => Some(("a character that cannot be seen", "")),
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(("a line break of another kind", "\n")),
        _ if character.is_control() => Some(("a character that cannot be seen", "")),
        _ => None,
    }
}

/// A space or mark that looks like nothing.
pub(super) fn unseen(broken: &Broken) -> Option<Diagnostic> {
    let (what, _) = invisible(broken.word(0).chars().next()?)?;
    let hidden = broken.tokens.iter().filter(|token| token.kind == Kind::Sign);
    let patches: Vec<Patch> = hidden
        .filter_map(|token| Some((token.start, token.end(), invisible(token.text.chars().next()?)?.1.to_string())))
        .collect();
    Some(
        broken
            .error(&codes::INVISIBLE, format!("Here stands {what}."))
            .help("It often comes along when text is copied from a web page or a word processor.")
            .offer(broken.fix("write ordinary spaces", &patches)),
    )
}

/// `SQL when fit >= 60.`
pub(super) fn full_stop(broken: &Broken) -> Option<Diagnostic> {
    let token = broken.near(0).filter(|token| matches!(token.text, "." | ";" | "!"))?;
    let last_of_line = broken.near(1).is_none_or(|next| next.line > token.line);
    if !last_of_line {
        return None;
    }
    let signs = broken
        .tokens
        .windows(2)
        .filter(|pair| pair[0].text == token.text && pair[1].line > pair[0].line)
        .map(|pair| pair[0]);
    let last = broken.tokens.last().filter(|last| last.text == token.text).copied();
    let patches: Vec<Patch> = signs.chain(last).map(|sign| (sign.start, sign.end(), String::new())).collect();
    Some(
        broken
            .error(&codes::FULL_STOP, format!("A statement ends without `{}`.", token.text))
            .help("The end of the line is enough.")
            .offer(broken.fix(format!("leave out `{}`", token.text), &patches)),
    )
}

/// `// comment`
pub(super) fn comment(broken: &Broken) -> Option<Diagnostic> {
    let sign = broken.near(0).filter(|sign| matches!(sign.text, "//" | "/*" | "--" | "///"))?;
    let fix = broken.fix("write `#`", &[(sign.start, sign.end(), "#".to_string())]);
    Some(
        broken
            .error(&codes::SUPERFLUOUS, format!("A comment begins with `#`, not with `{}`.", sign.text))
            .help("What follows `#` on its line is a comment.")
            .offer(fix),
    )
}
