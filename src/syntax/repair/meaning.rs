//! Whether a change keeps what the author stated.
//!
//! Both texts are reduced to what they say: their words with synonyms made alike, numbers by their value, texts and names by their
//! words. Order, punctuation, quotes and small words say nothing by themselves. A change keeps the meaning if nothing is lost and
//! nothing is added; a slip of the pen is neither.

use super::tables::{self, Row};
use crate::language;
use crate::syntax::numbers::number;
use crate::syntax::tokens::{Kind, Token, tokens};
use crate::syntax::wording::is_word_of_language;

/// What a change does to what is stated.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// What the text says no more.
    pub lost: Vec<String>,
    /// What it says now, and the author did not.
    pub added: Vec<String>,
}

impl Change {
    /// Of a text in a statement that begins with a word, if it is only one of several that are offered or if it is the only one.
    pub fn between(statement: &str, before: &str, after: &str, choice: bool) -> Self {
        let (old, new) = (said(before), said(after));
        let mut change = Change { lost: without(&old, &new), added: without(&new, &old) };
        if change.is_spelling() {
            return Change::default();
        }
        for row in tables::rows(statement, choice) {
            change.explain(row, &old);
        }
        change.lost.retain(|word| !SMALL.contains(&word.as_str()));
        let here = if language::statement(statement).is_some() { statement } else { "NAME" };
        // What the author has said elsewhere may be said again.
        change.added.retain(|word| {
            let implied =
                tables::IMPLIED.iter().any(|(place, words)| *words == word && (place.is_empty() || *place == here));
            !SMALL.contains(&word.as_str()) && !implied && !old.contains(word)
        });
        change
    }

    /// Whether nothing is lost and nothing added.
    pub fn keeps(&self) -> bool {
        self.lost.is_empty() && self.added.is_empty()
    }

    /// Whether a choice between meanings may do this: it may say more than the author, but no less, and never a reason in the place of
    /// a test.
    pub fn is_choice(&self) -> bool {
        self.lost.is_empty() && !self.added.iter().any(|word| word == "because")
    }

    /// Takes out what only puts the words of a row in the place of others.
    fn explain(&mut self, row: &Row, old: &[String]) {
        let joint = |word: &String| JOINTS.contains(&word.as_str()) && old.contains(word);
        let small = |word: &&String| SMALL.contains(&word.as_str());
        let here = row.said.iter().all(|word| self.lost.contains(word) || joint(word));
        // Small words may stand there already, unless they are all that there is to a row.
        let only_small = row.written.iter().all(|word| small(&word));
        let there = row.written.iter().filter(|word| only_small || !small(word)).all(|word| self.added.contains(word));
        if here && there {
            self.lost = without(&self.lost, &row.said);
            self.added = without(&self.added, &row.written);
        }
    }

    /// Whether a word that the language does not have became one that is spelt nearly alike.
    fn is_spelling(&self) -> bool {
        let (lost, added) = (self.lost.concat(), self.added.concat());
        if lost == added {
            return true;
        }
        let near = (added.len() / 3).min(3);
        !self
            .lost
            .iter()
            .any(|word| is_word_of_language(word) || word.starts_with(|first: char| first.is_ascii_digit()))
            && near > 0
            && strsim::damerau_levenshtein(&lost, &added) <= near
    }
}

/// Words that say nothing by themselves.
const SMALL: &[&str] = &[
    "a", "an", "the", "is", "are", "was", "were", "be", "been", "of", "to", "in", "on", "at", "for", "from", "as",
    "by", "with", "has", "have", "had", "it", "than", "within", "during", "time", "does", "between", "am",
];

/// Words that say the same once or often.
const JOINTS: &[&str] = &["and", "or", "not"];

/// The words of one text that another does not have, as often as it has them more often.
pub(super) fn without(words: &[String], others: &[String]) -> Vec<String> {
    let mut left = others.to_vec();
    let mut more = words.to_vec();
    more.retain(|word| match left.iter().position(|other| other == word) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    });
    more
}

/// What a text says.
pub(super) fn said(text: &str) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut between = false;
    for mut atom in atoms(text) {
        // `the latest` is a word of its own.
        if matches!(atom.as_str(), "latest" | "earliest") && said.last().is_some_and(|last| last == "the") {
            atom.insert_str(0, "the ");
        }
        between = between || atom == "between";
        if between && atom == "and" {
            between = false;
            said.push("to".to_string());
        } else if said.last() != Some(&atom) && !(JOINTS.contains(&atom.as_str()) && said.contains(&atom)) {
            said.push(atom);
        }
    }
    said
}

/// The words, values and signs of a text, small.
fn atoms(text: &str) -> Vec<String> {
    let tokens: Vec<Token> = tokens(text).filter(|token| !matches!(token.kind, Kind::Blank | Kind::Break)).collect();
    let mut atoms: Vec<String> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let glued = at > 0 && tokens[at - 1].end() == token.start;
        match token.kind {
            Kind::Number => values(token.text, &mut atoms),
            Kind::Text | Kind::Quoted => atoms.extend(self::atoms(token.text.trim_matches(['"', '\'']))),
            Kind::Word => word(token.text, &mut atoms),
            Kind::Sign => atoms.extend(sign(token, glued, tokens.get(at + 1)).iter().map(|word| (*word).to_string())),
            Kind::Comment => atoms.extend(self::atoms(token.text.trim_start_matches('#'))),
            Kind::Blank | Kind::Break => {}
        }
    }
    atoms
}

/// A word, with the number that it is or multiplies.
fn word(text: &str, atoms: &mut Vec<String>) {
    for part in text.to_lowercase().split('-') {
        let times = match part {
            "thousand" => "k",
            "million" => "m",
            "billion" => "bn",
            _ => "",
        };
        if let Some(hour) = atoms.last_mut().filter(|_| part == "pm") {
            *hour = hour.parse().map_or(hour.clone(), |hour: i64| (hour % 12 + 12).to_string());
            continue;
        }
        match atoms.last_mut().filter(|last| !times.is_empty() && number(last).is_ok() && last.parse::<i64>().is_ok()) {
            Some(last) => {
                *last = number(&format!("{last}{times}")).map_or(part.to_string(), |(units, _)| units.to_string())
            }
            None => match tables::number_in_words(part) {
                Some(number) => atoms.push(number.to_string()),
                None => atoms.push(tables::singular(part).to_string()),
            },
        }
    }
}

/// The values that a number, a date, a time of day or a range of them has; zeros before and after say nothing.
fn values(text: &str, atoms: &mut Vec<String>) {
    let small = text.to_lowercase();
    let thousands = |part: &str, mark| {
        let mut groups = part.split(mark);
        groups.next().is_some_and(|first| (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3)
    };
    let small = match [',', '\''].into_iter().find(|mark| small.contains(*mark) && thousands(&small, *mark)) {
        Some(mark) => small.replace(mark, ""),
        None => small,
    };
    let marks: &[char] =
        if small.matches('.').count() > 1 { &['-', '/', ':', ',', '.'] } else { &['-', '/', ':', ','] };
    for part in small.split(marks) {
        let (part, half) = part.strip_suffix("pm").map_or((part.trim_end_matches("am"), 0), |part| (part, 12));
        let digits = part.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
        let whole = digits.split_once('.').filter(|(_, fraction)| fraction.chars().all(|digit| digit == '0'));
        let (digits, part) = whole.map_or((digits, part), |(whole, _)| (whole, whole));
        let (digits, unit) = (digits.trim_start_matches('0'), &part[digits.len()..]);
        let thousandfold = ["k", "m", "bn"].contains(&unit).then(|| number(&format!("{digits}{unit}")).ok()).flatten();
        match thousandfold.filter(|(_, decimals)| *decimals == 0) {
            Some((units, _)) => atoms.push(units.to_string()),
            None if half > 0 => {
                atoms.push(digits.parse().map_or(digits.to_string(), |hour: i64| (hour % 12 + half).to_string()))
            }
            None if !digits.is_empty() => {
                atoms.push(digits.to_string());
                let unit = unit.trim_matches('%');
                if !unit.is_empty() && !matches!(unit, "st" | "nd" | "rd" | "th" | "x") {
                    word(unit, atoms);
                }
            }
            None => {}
        }
    }
}

/// What a sign says in words.
fn sign(token: &Token, glued: bool, next: Option<&Token>) -> &'static [&'static str] {
    let is_equal = next.is_some_and(|next| next.text == "=");
    match token.text {
        ">=" | "=>" | "≥" | ">==" => &["at", "least"],
        "<=" | "=<" | "≤" | "<==" => &["at", "most"],
        ">" if is_equal => &["at", "least"],
        "<" if is_equal => &["at", "most"],
        ">" => &["more", "than"],
        "<" => &["less", "than"],
        "!=" | "<>" | "!==" | "/=" | "~=" | "≠" => &["not"],
        "!" if next.is_some_and(|next| next.line == token.line) => &["not"],
        "&&" | "&" => &["and"],
        "||" | "|" => &["or"],
        "€" => &["eur"],
        "$" => &["usd"],
        "£" => &["gbp"],
        "¥" => &["jpy"],
        "+" if glued && next.is_none_or(|next| next.start > token.end() || next.kind == Kind::Sign) => &["at", "least"],
        "-" | "–" | "—" | "−" if !glued && next.is_some_and(|next| next.kind == Kind::Number) => &["minus"],
        "*" => &["*"],
        "/" => &["/"],
        "^" => &["^"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeps(before: &str, after: &str) -> bool {
        Change::between("SQL", before, after, false).keeps()
    }

    #[test]
    fn spelling_order_punctuation_quotes_and_synonyms_keep_the_meaning() {
        for (before, after) in [
            ("SQL wehn fit >= 60.", "SQL when fit >= 60"),
            ("a is greater than 1,000", "a is more than 1000"),
            ("country is GB", "country is \"GB\""),
            ("a but not b", "a unless b"),
            ("employees > 5 thousand", "employees > 5000"),
            ("in the past thirty days", "in the last 30 days"),
            ("less than 30 days ago", "in the last 30 days"),
            ("on 31/12/2026 at 5pm", "on 2026-12-31 17:00"),
            ("a isn't \"x\"", "a is not \"x\""),
            ("is \"A\" or \"B\"", "is any of (\"A\", \"B\")"),
        ] {
            assert!(keeps(before, after), "{before}: {:?}", Change::between("SQL", before, after, false));
        }
    }

    #[test]
    fn a_word_with_a_meaning_is_neither_lost_nor_added() {
        for (before, after) in [
            ("requested demo first", "requested demo"),
            ("clicked more than 1 minute after sent", "clicked more than 1 minute ago after sent"),
            ("when rejected \"no budget\"", "when rejected because \"no budget\""),
            ("phone: phone number", "phone: whole number"),
            ("employees > 5 thousand", "employees > 5"),
            ("a is not b", "a is b"),
            ("the latest owner", "owner"),
            ("inquiry+", "inquiry"),
            ("a or b", "a and b"),
            ("over 7 days ago", "in the last 7 days"),
        ] {
            assert!(!keeps(before, after), "{before}");
        }
    }
}
