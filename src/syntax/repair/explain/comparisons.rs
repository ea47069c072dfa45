//! Comparisons as they are written in programs and in speech.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::Broken;
use crate::syntax::tokens::Kind;

/// `==`, `!=`, `<>`, `=>`, `=<`, `=`, `&&`, `||`, `≥`
pub(super) fn signs(broken: &Broken) -> Option<Diagnostic> {
    let sign = broken.near(0).filter(|token| token.kind == Kind::Sign)?;
    let before = broken.near(-1).filter(|before| matches!(before.text, ">" | "<") && sign.text == "=");
    if let Some(before) = before {
        let right = format!("{}=", before.text);
        let patch = [(before.start, sign.end(), right.clone())];
        let span = broken.span(before.start, sign.end());
        let diagnostic = Diagnostic::new(&codes::COMPARISON_SIGN, span, format!("`{right}` is one sign."))
            .help("Write it without a blank.");
        return Some(diagnostic.offer(broken.fix(format!("write `{right}`"), &patch)));
    }
    let right = match sign.text {
        "=" | "==" | "===" => "is",
        "!=" | "<>" | "!==" | "/=" | "~=" | "≠" => "is not",
        "=>" | "≥" | ">==" => ">=",
        "=<" | "≤" | "<==" => "<=",
        "&&" | "&" => "and",
        "||" | "|" => "or",
        "!" => "not",
        _ => return None,
    };
    if sign.text == "="
        && let Some(diagnostic) = other_than_is(broken)
    {
        return Some(diagnostic);
    }
    let patch = [(sign.start, sign.end(), padded(broken, sign.start, sign.end(), right))];
    let diagnostic = broken
        .error(&codes::COMPARISON_SIGN, format!("`{}` is not a sign of this language.", sign.text))
        .help(format!("Write `{right}`. The signs are `>=`, `>`, `<=` and `<`; sameness is `is` and `is not`."));
    Some(if broken.reads_on(&patch) {
        diagnostic.offer(broken.fix(format!("write `{right}`"), &patch))
    } else {
        diagnostic
    })
}

/// `list x = "DE"`, `define x = …`, `phone = text`
fn other_than_is(broken: &Broken) -> Option<Diagnostic> {
    let sign = broken.near(0)?;
    for (rule, right) in [(Rule::colon, ":"), (Rule::k_as, "as"), (Rule::k_when, "when"), (Rule::k_from, "from")] {
        if !broken.expects(rule) {
            continue;
        }
        let patch = if right == ":" {
            [(broken.before(), sign.end(), right.to_string())]
        } else {
            [(sign.start, sign.end(), padded(broken, sign.start, sign.end(), right))]
        };
        let fix = broken.fix(format!("write `{right}`"), &patch);
        let said = if right == ":" { "a colon".to_string() } else { format!("`{right}`") };
        let diagnostic = broken
            .error(&codes::COMPARISON_SIGN, format!("Here stands {said}, not `=`."))
            .help(format!("Write `{right}`."));
        return Some(diagnostic.offer(fix));
    }
    None
}

/// `expect not a lead`
pub(super) fn not_a_lead(broken: &Broken) -> Option<Diagnostic> {
    let at = broken.last_words("not a lead", broken.index + 1).filter(|at| at + 3 >= broken.index)?;
    // The `not`s before it belong to what is asked of the outcome.
    let first = (0..=at).rev().find(|&at| broken.tokens[at].text != "not")? + 1;
    let start = broken.tokens.get(first)?.start;
    let patch = [(start, start, "outcome is ".to_string())];
    let words = broken.between(first, at + 2);
    if broken.tokens[first - 1].text == "is" || !broken.reads_on(&patch) && !broken.reads(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(&codes::SUBJECT, broken.token_span(first, at + 2), format!("What is `{words}`?"))
            .help(format!("`not a lead` is an outcome: write `outcome is {words}`."))
            .offer(broken.fix("write `outcome is`", &patch)),
    )
}

/// The words with blanks around them where none stand.
pub(super) fn padded(broken: &Broken, start: usize, end: usize, words: &str) -> String {
    let blank = |character: Option<char>| character.is_none_or(char::is_whitespace);
    let before = if blank(broken.text[..start].chars().next_back()) { "" } else { " " };
    let after = if blank(broken.text[end..].chars().next()) { "" } else { " " };
    format!("{before}{words}{after}")
}

/// The words after which a list of values can stand, beside `is`.
const TEXT_TESTS: &[&str] = &["contains", "contain", "with", "mentions", "mention", "includes", "include"];

/// `country is "A" or "B"`
pub(super) fn one_of_two(broken: &Broken) -> Option<Diagnostic> {
    let value =
        |token: usize| broken.tokens.get(token).is_some_and(|found| matches!(found.kind, Kind::Text | Kind::Number));
    let joint = |token: usize| broken.tokens.get(token).is_some_and(|found| matches!(found.text, "or" | "and" | ","));
    let index = broken.index;
    if index < 3 || !value(index) || !joint(index - 1) || !value(index - 2) {
        return None;
    }
    let first = index - 2;
    let before = first - 1;
    let (start, words) = if broken.words_at(before.checked_sub(1)?, "is not") {
        (broken.tokens[before].start, "none of")
    } else if broken.words_at(before, "is") || TEXT_TESTS.contains(&broken.tokens[before].text) {
        (broken.tokens[first].start, "any of")
    } else {
        return None;
    };
    let mut last = index;
    while joint(last + 1) && value(last + 2) {
        last += 2;
    }
    let values: Vec<&str> = (first..=last).step_by(2).map(|at| broken.tokens[at].text).collect();
    let list = format!("{words} ({})", values.join(", "));
    let patch = [(start, broken.tokens[last].end(), list.clone())];
    let said = if words == "none of" { format!("is {list}") } else { format!("{} {list}", broken.tokens[before].text) };
    let diagnostic = broken
        .error(&codes::ONE_OF_TWO, format!("What shall be compared with `{}`?", broken.word(0)))
        .label(format!("`{}` joins whole conditions, not values", broken.word(-1)))
        .help(format!("To ask for one of several values write `{said}`."));
    Some(if broken.reads_on(&patch) {
        diagnostic.offer(broken.fix(format!("write `{said}`"), &patch))
    } else {
        diagnostic
    })
}

/// `country is not known`
pub(super) fn not_known(broken: &Broken) -> Option<Diagnostic> {
    let (first, right) = match broken.word(0) {
        "known" => (broken.index.checked_sub(2)?, "is unknown"),
        "unknown" => (broken.index.checked_sub(2)?, "is known"),
        _ => return None,
    };
    if !broken.words_at(first, "is not") {
        return None;
    }
    let token = broken.near(0)?;
    let patch = [(broken.tokens[first].start, token.end(), right.to_string())];
    let span = broken.token_span(first, broken.index);
    let diagnostic = Diagnostic::new(&codes::NOT_KNOWN, span, format!("`is not {}` is written `{right}`.", token.text));
    Some(diagnostic.help("There is one way to ask each thing.").offer(broken.fix(format!("write `{right}`"), &patch)))
}

/// `fit + engagement >= 60`
pub(super) fn sums(broken: &Broken) -> Option<Diagnostic> {
    let sign =
        broken.near(0).filter(|token| token.kind == Kind::Sign && matches!(token.text, "+" | "-" | "*" | "/" | "^"))?;
    let in_condition = broken.expects(Rule::comparison) || broken.expects(Rule::k_and) || broken.expects(Rule::k_or);
    if !in_condition || broken.near(1).is_some_and(|next| next.line > sign.line) {
        return None;
    }
    Some(
        broken
            .error(&codes::SUM_IN_CONDITION, "A condition does not calculate.")
            .help("Scores add in a score: `score total from 0 to 200` with the lines `+ fit` and `+ engagement`; then ask `total >= 60`."),
    )
}

/// `number of requested demo in the last 30 days >= 3`
pub(super) fn without_the(broken: &Broken) -> Option<Diagnostic> {
    for words in ["number of different", "number of", "total", "highest", "lowest", "latest", "earliest"] {
        let Some(at) = broken.last_words(words, broken.index) else { continue };
        if at == 0 || broken.tokens[at - 1].text == "the" {
            continue;
        }
        let start = broken.tokens[at].start;
        let patch = [(start, start, "the ".to_string())];
        if broken.reads_on(&patch) {
            let span = broken.token_span(at, at + words.split(' ').count() - 1);
            let diagnostic = Diagnostic::new(
                &codes::WITHOUT_THE,
                span,
                format!("A number made from events begins with `the {words}`."),
            )
            .help("Without `the`, these words are the beginning of a name, such as `number of employees`.");
            return Some(diagnostic.offer(broken.fix(format!("write `the {words}`"), &patch)));
        }
    }
    None
}
