//! How texts are compared: code point by code point, the letters A to Z as a to z.

use unicode_general_category::{GeneralCategory, get_general_category};

use crate::ruleset::TextMatch;

/// Whether a text matches any of these.
pub(crate) fn matches(text: &str, test: TextMatch, values: &[String]) -> bool {
    if test == TextMatch::Exactly {
        return values.iter().any(|value| value == text);
    }
    let text = text.to_ascii_lowercase();
    values.iter().any(|value| {
        let value = value.to_ascii_lowercase();
        match test {
            TextMatch::Is | TextMatch::Exactly => text == value,
            TextMatch::Contains => text.contains(&value),
            TextMatch::StartsWith => text.starts_with(&value),
            TextMatch::EndsWith => text.ends_with(&value),
            TextMatch::Mentions => mentions(&text, &value),
        }
    })
}

/// Whether it is somewhere with no letter or digit directly before or after it.
fn mentions(text: &str, value: &str) -> bool {
    if value.is_empty() {
        return true;
    }
    let free = |neighbour: Option<char>| !neighbour.is_some_and(is_letter_or_digit);
    let starts = text.char_indices().map(|(at, _)| at);
    starts
        .filter(|at| text[*at..].starts_with(value))
        .any(|at| free(text[..at].chars().next_back()) && free(text[at + value.len()..].chars().next()))
}

/// Unicode's general categories L and N.
fn is_letter_or_digit(c: char) -> bool {
    use GeneralCategory::{
        DecimalNumber, LetterNumber, LowercaseLetter, ModifierLetter, OtherLetter, OtherNumber, TitlecaseLetter,
        UppercaseLetter,
    };
    matches!(
        get_general_category(c),
        UppercaseLetter
            | LowercaseLetter
            | TitlecaseLetter
            | ModifierLetter
            | OtherLetter
            | DecimalNumber
            | LetterNumber
            | OtherNumber
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words() {
        for (text, met) in [
            ("Group Head, Sales", true),
            ("head_count", true),
            ("headhunter", false),
            ("forehead of head", true),
            ("überhead", false),
            ("head2", false),
        ] {
            assert_eq!(matches(text, TextMatch::Mentions, &["head".to_owned()]), met, "{text}");
        }
        assert!(matches("c++ developer", TextMatch::Mentions, &["c++".to_owned()]));
    }
}
