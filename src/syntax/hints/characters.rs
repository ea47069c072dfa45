//! Characters that nobody means to write: invisible ones, and a full stop or semicolon at the end.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::broken::{Broken, Patch, WithFix};
use crate::syntax::lexemes::Kind;

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
    let hidden = broken.lexemes.iter().filter(|lexeme| lexeme.kind == Kind::Sign);
    let patches: Vec<Patch> = hidden
        .filter_map(|lexeme| Some((lexeme.start, lexeme.end(), invisible(lexeme.text.chars().next()?)?.1.to_string())))
        .collect();
    Some(
        broken
            .error(&codes::INVISIBLE, format!("Here stands {what}."))
            .help("It often comes along when text is copied from a web page or a word processor.")
            .with(broken.fix("write ordinary spaces", &patches)),
    )
}

/// `SQL when fit >= 60.`
pub(super) fn full_stop(broken: &Broken) -> Option<Diagnostic> {
    let lexeme = broken.near(0).filter(|lexeme| matches!(lexeme.text, "." | ";" | "!"))?;
    let last_of_line = broken.near(1).is_none_or(|next| next.line > lexeme.line);
    if !last_of_line {
        return None;
    }
    let signs = broken
        .lexemes
        .windows(2)
        .filter(|pair| pair[0].text == lexeme.text && pair[1].line > pair[0].line)
        .map(|pair| pair[0]);
    let last = broken.lexemes.last().filter(|last| last.text == lexeme.text).copied();
    let patches: Vec<Patch> = signs.chain(last).map(|sign| (sign.start, sign.end(), String::new())).collect();
    Some(
        broken
            .error(&codes::FULL_STOP, format!("A statement ends without `{}`.", lexeme.text))
            .help("The end of the line is enough.")
            .with(broken.fix(format!("leave out `{}`", lexeme.text), &patches)),
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
            .with(fix),
    )
}
