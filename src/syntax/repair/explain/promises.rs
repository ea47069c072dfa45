//! What departments promise each other: clocks, guarantees and targets in other words.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::Broken;
use crate::syntax::tokens::Kind;

/// `counting office hours`
pub(super) fn counting_only(broken: &Broken) -> Option<Diagnostic> {
    if !broken.expects(Rule::k_only) {
        return None;
    }
    let end = broken.before();
    let patch = [(end, end, " only".to_string())];
    let counting = broken.last_words("counting", broken.index)?;
    let phrase = broken.between(counting, broken.index - 1);
    let diagnostic = Diagnostic::new(
        &codes::COUNTING_ONLY,
        broken.token_span(counting, broken.index - 1),
        format!("Here `only` is missing: `{phrase} only`."),
    )
    .help("The clock runs only while the calendar is open.");
    Some(diagnostic.offer(broken.fix("write `only`", &patch)))
}

/// `…, in office hours`, `… during office hours`
pub(super) fn by_calendar(broken: &Broken) -> Option<Diagnostic> {
    if broken.first() != "sla" || !broken.expects(Rule::k_counting) {
        return None;
    }
    let first =
        broken.near(0).filter(|first| matches!(first.text, "in" | "during" | "within" | "only" | "count" | "by"))?;
    let last = broken.tokens.iter().rposition(|token| token.line == first.line)?;
    let skip = if broken.word(1) == "in" || broken.word(1) == "during" { 2 } else { 1 };
    let name = broken.between(broken.index + skip, last).trim_end_matches(" only");
    let right = format!("counting {name} only");
    let patch = [(first.start, broken.tokens[last].end(), right.clone())];
    if name.is_empty() || !broken.reads_on(&patch) && !broken.reads(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(
            &codes::COUNTING_ONLY,
            broken.token_span(broken.index, last),
            "The calendar of a clock is named with `counting CALENDAR only`.",
        )
        .help(format!("Write `{right}`."))
        .offer(broken.fix(format!("write `{right}`"), &patch)),
    )
}

/// `guarantee never …`, `guarantee if A then B`
pub(super) fn guarantee(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.tokens.get(1).filter(|_| broken.first() == "guarantee")?;
    let line = broken.between(1, broken.tokens.iter().rposition(|token| token.line == 0)?);
    if (matches!(word.text, "no" | "every" | "each" | "all" | "any") || line.contains(" without "))
        && !broken.words_at(1, "no one")
    {
        return Some(
            Diagnostic::new(&codes::GUARANTEE, broken.span(word.start, word.end()), "A guarantee is said in one of two ways.")
                .help("What must never be: `guarantee nobody meets customer and never signed contract`.")
                .help("What must hold wherever something else does: `guarantee signed contract ever whenever meets customer`."),
        );
    }
    let (patches, title) = match word.text {
        "never" => (vec![(word.start, word.end(), "nobody".to_string())], "write `nobody`".to_string()),
        "if" | "when" | "whenever" => {
            let then = broken.last_words("then", broken.tokens.len())?;
            let (when, what) = (broken.between(2, then - 1), broken.between(then + 1, broken.tokens.len() - 1));
            let new = format!("{what} whenever {when}");
            let title = format!("write `guarantee {new}`");
            (vec![(word.start, broken.content_end(), new)], title)
        }
        _ => return None,
    };
    if !broken.reads(&patches) && word.text != "never" {
        return None;
    }
    Some(
        Diagnostic::new(
            &codes::GUARANTEE,
            broken.span(word.start, word.end()),
            format!("A guarantee does not begin with `{}`.", word.text),
        )
        .help("Write `guarantee nobody A` for what must never be, or `guarantee A whenever B`.")
        .offer(broken.fix(title, &patches)),
    )
}

/// `target 50 qualified per month`, `target 1 in 4 …`
pub(super) fn target(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.tokens.get(1).filter(|number| broken.first() == "target" && number.kind == Kind::Number)?;
    if broken.words_at(2, "in") || broken.words_at(2, "out of") {
        return Some(
            Diagnostic::new(
                &codes::PERCENT,
                broken.token_span(1, 3),
                "A share is written as percentages, the least and the most.",
            )
            .help("Write `target 20% to 30% of MQL reach SQL within 90 days`."),
        );
    }
    if broken.last_words("per", broken.tokens.len()).is_none() || number.text.ends_with('%') {
        return None;
    }
    let fix = broken.choice("write `at least`", &[(number.start, number.start, "at least ".to_string())]);
    Some(
        Diagnostic::new(
            &codes::MISSING_WORD,
            broken.span(number.start, number.end()),
            format!("Before `{}` `at least` is missing.", number.text),
        )
        .help(format!("Write `target at least {} … per month`.", number.text))
        .offer(fix),
    )
}

/// `nurture a when b, needs permission c`: its clauses stand below, without commas.
pub(super) fn clause_of_nurture(broken: &Broken) -> Option<Diagnostic> {
    let at = if broken.word(0) == "," { broken.index } else { broken.index.checked_sub(1)? };
    let comma = broken.tokens.get(at).filter(|comma| comma.text == "," && broken.first() == "nurture")?;
    let clause =
        ["needs permission", "send every", "until"].into_iter().find(|words| broken.words_at(at + 1, words))?;
    let patch = [(comma.start, broken.tokens[at + 1].start, "\n  ".to_string())];
    Some(
        Diagnostic::new(
            &codes::SUPERFLUOUS,
            broken.span(comma.start, comma.end()),
            format!("`{clause} …` stands on a line of its own below, without a comma."),
        )
        .help("Below a nurture stand `needs permission NAME`, `send every D` and `until CONDITION`, each on its line.")
        .offer(broken.fix("begin a new line", &patch)),
    )
}
