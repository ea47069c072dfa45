//! What single statements miss most often.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::broken::{Broken, WithFix};
use crate::syntax::lexemes::Kind;
use crate::syntax::parser::Rule;

/// `stages` without how they stack.
pub(super) fn stacking(broken: &Broken) -> Option<Diagnostic> {
    let head = broken.lexemes.first().filter(|head| head.text == "stages")?;
    if broken.index > 2 || broken.near(0).is_some_and(|next| next.line == 0 && broken.index == 1 && next.text != ",") {
        return None;
    }
    let line_end = broken.lexemes.iter().rfind(|lexeme| lexeme.line == 0)?.end();
    let mut diagnostic = Diagnostic::new(&codes::STACKING, broken.span(head.start, line_end), "How do the stages stack?")
        .help("`stages, each building on the one before`: a lead has to meet the stages below too. `stages, any may be skipped`: each stage stands for itself.");
    for words in ["any may be skipped", "each building on the one before"] {
        diagnostic = diagnostic.with(
            broken.fix(format!("write `stages, {words}`"), &[(head.start, line_end, format!("stages, {words}"))]),
        );
    }
    Some(diagnostic)
}

/// A missing colon: `email text`, `sla speed sales must have …`
pub(super) fn colon(broken: &Broken) -> Option<Diagnostic> {
    if !broken.expects(Rule::colon) {
        return None;
    }
    let line = broken.line_start(broken.index.checked_sub(1)?);
    let mut best: Option<(usize, usize)> = None;
    // Between the name of an SLA and its team: the team is known.
    let must = broken.lexemes.iter().position(|lexeme| lexeme.text == "must");
    let team = (2..must.unwrap_or(0)).find(|&at| {
        let team = broken.between(at, must.map_or(0, |must| must - 1));
        broken.first() == "sla" && broken.stands_elsewhere(&format!("team {team}"))
    });
    // The colon may be missing inside of what was read as one long name, or just here.
    for at in (line.max(1)..=broken.index).filter(|&at| at > 0 && team.is_none_or(|team| team == at)) {
        let end = broken.lexemes[at - 1].end();
        let reached = broken.reach(&[(end, end, ":".to_string())]);
        if reached > broken.at && best.is_none_or(|(_, before)| reached >= before) {
            best = Some((end, reached));
        }
    }
    if best.is_none() && broken.near(0).is_none() {
        return None;
    }
    let place = best.map_or(broken.before(), |(end, _)| end);
    let before = broken.lexemes.iter().rfind(|lexeme| lexeme.end() <= place)?;
    let mut patch = vec![(place, place, ":".to_string())];
    if best.is_none() && broken.word(0) == "," {
        let comma = broken.near(0)?;
        patch = vec![(comma.start, comma.end(), ":".to_string())];
    }
    let diagnostic = Diagnostic::new(
        &codes::MISSING_COLON,
        broken.span(place, place),
        format!("A colon is missing after `{}`.", before.text),
    )
    .help("Write the name, a colon, and then what it is.");
    Some(if broken.reads_on(&patch) { diagnostic.with(broken.fix("write a colon", &patch)) } else { diagnostic })
}

/// A route or classification without its last row.
pub(super) fn otherwise(broken: &Broken) -> Option<Diagnostic> {
    let (row, what) = match broken.first() {
        "route" => ("to nobody otherwise", "Where do all others go?"),
        "classify" => ("none otherwise", "What are all others?"),
        _ => return None,
    };
    if broken.near(0).is_some() || broken.last_words("otherwise", broken.lexemes.len()).is_some() {
        return None;
    }
    let end = broken.content_end();
    let patch = [(end, end, format!("\n  {row}"))];
    if !broken.reads(&patch) {
        return None;
    }
    let head = broken.lexemes.iter().take_while(|lexeme| lexeme.line == 0).last()?.end();
    Some(
        Diagnostic::new(&codes::MISSING_OTHERWISE, broken.span(0, head), what)
            .help(format!("The last row says it: `{row}`, or another name in its place."))
            .with(broken.fix(format!("add `{row}`"), &patch)),
    )
}

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
        broken.lexeme_span(counting, broken.index - 1),
        format!("Here `only` is missing: `{phrase} only`."),
    )
    .help("The clock runs only while the calendar is open.");
    Some(diagnostic.with(broken.fix("write `only`", &patch)))
}

/// `-10 for each 30 days since last interest` without a fallback.
pub(super) fn fallback(broken: &Broken) -> Option<Diagnostic> {
    let since = broken.last_words("since last", broken.index)?;
    let line = broken.lexemes.get(since)?.line;
    let head = broken.line_start(since);
    let is_term = broken.lexemes.get(head).is_some_and(|sign| matches!(sign.text, "+" | "-"));
    if !is_term || broken.near(-1)?.line != line {
        return None;
    }
    let (mut start, mut end) = (broken.before(), broken.before());
    let mut insert = ", none if never".to_string();
    match broken.word(0) {
        "or" if broken.near(0)?.line == line => {
            (start, end) = (broken.before(), broken.near(0)?.end());
            insert = ", else".to_string();
        }
        _ if !broken.expects(Rule::comma) && !broken.expects(Rule::k_else) => return None,
        _ => {}
    }
    let patch = [(start, end, insert.clone())];
    let diagnostic = broken
        .error(&codes::FALLBACK, "What counts for a lead that has never done it?")
        .help("Write `, else FIELD` with a date or time to count from, such as `, else created`; or `, none if never` for no points.");
    let last = since + 1;
    let diagnostic = diagnostic.also(broken.lexeme_span(since, last), "counts from the last time");
    Some(if broken.reads_on(&patch) || broken.reads(&patch) {
        diagnostic.with(broken.fix(format!("write `{insert}`"), &patch))
    } else {
        diagnostic
    })
}

/// A statement that consists of its first line only.
pub(super) fn nothing_below(broken: &Broken) -> Option<Diagnostic> {
    if broken.near(0).is_some() || broken.lexemes.last()?.line > 0 {
        return None;
    }
    let (what, like) = match broken.first() {
        "score"
            if broken.index > 2
                && !broken.expects(Rule::k_from)
                && !broken.expects(Rule::k_to)
                && !broken.expects(Rule::number) =>
        {
            ("the lines that give points", "+10 when requested demo")
        }
        "status" if broken.index > 1 => ("its values", "new at first"),
        "band" if broken.expects(Rule::label_num) || broken.expects(Rule::band_row) => ("its labels", "hot from 70"),
        "person" | "account" if broken.index == 2 => ("its fields", "country: text"),
        "stages" if broken.index > 2 => ("the stages", "SQL \"Sales-qualified lead\", owned by sales"),
        "calendar" if broken.expects(Rule::closed) => ("the opening hours", "monday to friday 09:00 to 17:00"),
        "route" if broken.expects(Rule::k_to) && broken.index == 2 => {
            ("where leads go", "to \"round robin\" otherwise")
        }
        "classify" if broken.index == 2 => ("its values", "small otherwise"),
        "example" if broken.index == 2 => ("the instant, the facts and what shall come out", "as of 2026-03-10"),
        "event" if broken.word(-1) == "has" => ("its properties", "topic: text"),
        _ => return None,
    };
    let span = broken.lexeme_span(0, broken.lexemes.len() - 1);
    Some(
        Diagnostic::new(&codes::NOTHING_BELOW, span, format!("Below this line {what} are missing."))
            .help(format!("Write them indented, for example `  {like}`.")),
    )
}

/// `guarantee never …`, `guarantee if A then B`
pub(super) fn guarantee(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.lexemes.get(1).filter(|_| broken.first() == "guarantee")?;
    let line = broken.between(1, broken.lexemes.iter().rposition(|lexeme| lexeme.line == 0)?);
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
            let then = broken.last_words("then", broken.lexemes.len())?;
            let (when, what) = (broken.between(2, then - 1), broken.between(then + 1, broken.lexemes.len() - 1));
            let new = format!("{what} whenever {when}");
            let title = format!("write `guarantee {new}`");
            (vec![(word.start, broken.content_end(), new)], title)
        }
        _ => return None,
    };
    if !broken.reads(&patches) {
        return None;
    }
    Some(
        Diagnostic::new(
            &codes::GUARANTEE,
            broken.span(word.start, word.end()),
            format!("A guarantee does not begin with `{}`.", word.text),
        )
        .help("Write `guarantee nobody A` for what must never be, or `guarantee A whenever B`.")
        .with(broken.fix(title, &patches)),
    )
}

/// `score fit between 0 and 100`, `score fit 0-100`
pub(super) fn range(broken: &Broken) -> Option<Diagnostic> {
    let expected = broken.expects(Rule::k_from) || broken.expects(Rule::number) && broken.word(-1) == "from";
    let number = broken.near(0).filter(|number| number.kind == Kind::Number && expected)?;
    let (start, end, from, to) = match number.text.split_once('-') {
        Some((from, to)) if broken.word(-1) == "from" => (broken.near(-1)?.start, number.end(), from, to),
        Some((from, to)) => (number.start, number.end(), from, to),
        None if matches!(broken.word(1), "to" | "and" | "-") => {
            let start = if matches!(broken.word(-1), "between" | "in" | "of" | "(") {
                broken.near(-1)?.start
            } else {
                number.start
            };
            (start, broken.near(2)?.end(), number.text, broken.word(2))
        }
        None => return None,
    };
    let right = format!("from {from} to {to}");
    let patch = [(start, end, right.clone())];
    if !broken.reads_on(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(&codes::OTHER_WORD, broken.span(start, end), "A range is written with `from` and `to`.")
            .help(format!("Write `{right}`."))
            .with(broken.fix(format!("write `{right}`"), &patch)),
    )
}

/// `…, in office hours`, `… during office hours`
pub(super) fn by_calendar(broken: &Broken) -> Option<Diagnostic> {
    if broken.first() != "sla" || !broken.expects(Rule::k_counting) {
        return None;
    }
    let first =
        broken.near(0).filter(|first| matches!(first.text, "in" | "during" | "within" | "only" | "count" | "by"))?;
    let last = broken.lexemes.iter().rposition(|lexeme| lexeme.line == first.line)?;
    let skip = if broken.word(1) == "in" || broken.word(1) == "during" { 2 } else { 1 };
    let name = broken.between(broken.index + skip, last).trim_end_matches(" only");
    let right = format!("counting {name} only");
    let patch = [(first.start, broken.lexemes[last].end(), right.clone())];
    if name.is_empty() || !broken.reads_on(&patch) && !broken.reads(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(
            &codes::COUNTING_ONLY,
            broken.lexeme_span(broken.index, last),
            "The calendar of a clock is named with `counting CALENDAR only`.",
        )
        .help(format!("Write `{right}`."))
        .with(broken.fix(format!("write `{right}`"), &patch)),
    )
}

/// `hot from 60 to 100`
pub(super) fn band_end(broken: &Broken) -> Option<Diagnostic> {
    let ends = broken.first() == "band" && (broken.word(-1) == "to" || broken.word(0) == "to");
    let number = if broken.word(0) == "to" { broken.near(1)? } else { broken.near(0)? };
    if !ends || number.kind != Kind::Number {
        return None;
    }
    Some(
        Diagnostic::new(
            &codes::SUPERFLUOUS,
            broken.span(number.start, number.end()),
            "A label of a band says only where it begins.",
        )
        .help("It ends where the next one begins: write `hot from 60`, and below it `warm from 30`."),
    )
}

/// `outcome recycled when rejected lead`
pub(super) fn outcome_rule(broken: &Broken) -> Option<Diagnostic> {
    let head = broken.lexemes.first().filter(|head| head.text == "outcome")?;
    let when = broken.lexemes.iter().position(|lexeme| lexeme.text == "when").filter(|&when| when > 1)?;
    let name = broken.between(1, when - 1);
    let own = broken.lexemes[1].start;
    let built_in = matches!(name, "recycled" | "disqualified" | "not a lead");
    let (title, patch) = if built_in {
        ("leave out `outcome`".to_string(), (head.start, own, String::new()))
    } else {
        let end = broken.lexemes[when - 1].end();
        (format!("declare `{name}`, and say when below"), (end, end, format!("\n{name}")))
    };
    let fix = broken.fix(title, &[patch]);
    let diagnostic = Diagnostic::new(
        &codes::WRONG_ORDER,
        broken.span(head.start, broken.lexemes[when].end()),
        "An outcome is declared in one statement, and given in another.",
    )
    .help(format!("Write `{name} when …` for who gets it. `outcome NAME` alone declares another outcome than `recycled`, `disqualified` and `not a lead`."));
    Some(diagnostic.with(fix))
}

/// `target 50 qualified per month`, `target 1 in 4 …`
pub(super) fn target(broken: &Broken) -> Option<Diagnostic> {
    let number = broken.lexemes.get(1).filter(|number| broken.first() == "target" && number.kind == Kind::Number)?;
    if broken.words_at(2, "in") || broken.words_at(2, "out of") {
        return Some(
            Diagnostic::new(
                &codes::PERCENT,
                broken.lexeme_span(1, 3),
                "A share is written as percentages, the least and the most.",
            )
            .help("Write `target 20% to 30% of MQL reach SQL within 90 days`."),
        );
    }
    if broken.last_words("per", broken.lexemes.len()).is_none() || number.text.ends_with('%') {
        return None;
    }
    let fix = broken.fix("write `at least`", &[(number.start, number.start, "at least ".to_string())]);
    Some(
        Diagnostic::new(
            &codes::MISSING_WORD,
            broken.span(number.start, number.end()),
            format!("Before `{}` `at least` is missing.", number.text),
        )
        .help(format!("Write `target at least {} … per month`.", number.text))
        .with(fix),
    )
}

/// `+2 every opened email`
pub(super) fn every(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| word.kind == Kind::Word)?;
    let (last, right) = match word.text {
        "every" | "each" | "per" if broken.expects(Rule::k_for_each) => (broken.index, "for each"),
        "for" if broken.expects(Rule::k_for_each) && matches!(broken.word(1), "every" | "all" | "any") => {
            (broken.index + 1, "for each")
        }
        "once" if broken.expects(Rule::term_option) && matches!(broken.word(1), "a" | "each" | "every") => {
            (broken.index + 1, "once per")
        }
        _ => return None,
    };
    let end = broken.lexemes.get(last)?.end();
    let patch = [(word.start, end, right.to_string())];
    if !broken.reads_on(&patch) {
        return None;
    }
    let written = broken.between(broken.index, last);
    Some(
        Diagnostic::new(&codes::FOR_EACH, broken.span(word.start, end), format!("`{written}` is written `{right}`."))
            .help("Write `+2 for each opened email in the last 30 days, once per day`.")
            .with(broken.fix(format!("write `{right}`"), &patch)),
    )
}

/// `permission calls: given by opted in` without how it is withdrawn.
pub(super) fn withdrawn(broken: &Broken) -> Option<Diagnostic> {
    let ends_early = broken.near(0).is_none() || matches!(broken.word(1), "expires");
    if broken.first() != "permission"
        || !ends_early
        || broken.last_words("withdrawn by", broken.lexemes.len()).is_some()
    {
        return None;
    }
    broken.last_words("given by", broken.index)?;
    Some(
        broken
            .error(&codes::WITHDRAWN, "How is this permission withdrawn?")
            .help("Whoever gives a permission may take it back: write `, withdrawn by EVENT` after what gives it."),
    )
}

/// `+5` for nothing, `5 when …` without a sign.
pub(super) fn points(broken: &Broken) -> Option<Diagnostic> {
    if broken.first() != "score" {
        return None;
    }
    let here = broken.near(0);
    if let Some(number) =
        here.filter(|number| number.kind == Kind::Number && broken.line_start(broken.index) == broken.index)
    {
        let patch = [(number.start, number.start, "+".to_string())];
        if !broken.expects(Rule::starts_at) && !broken.expects(Rule::term) && !broken.expects(Rule::points)
            || !broken.reads_on(&patch)
        {
            return None;
        }
        return Some(
            broken
                .error(&codes::POINTS, "Points have a sign: `+` adds them, `-` takes them away.")
                .help(format!("Write `+{0}` or `-{0}`.", number.text))
                .with(broken.fix(format!("write `+{}`", number.text), &patch)),
        );
    }
    let last = broken.near(-1)?;
    if !(broken.expects(Rule::k_for_each) && broken.expects(Rule::k_when))
        || here.is_some_and(|next| next.line == last.line)
    {
        return None;
    }
    let first = broken.line_start(broken.index - 1);
    let term = broken.between(first, broken.index - 1);
    let span = broken.lexeme_span(first, broken.index - 1);
    Some(Diagnostic::new(&codes::POINTS, span, "What are these points for?").help(format!(
        "Write `{term} when …` or `{term} for each EVENT …`. Points that everybody has are written `starts at 5`."
    )))
}

/// `otherwise to "c"`
pub(super) fn otherwise_first(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| word.text == "otherwise")?;
    let last = broken.lexemes.iter().rposition(|lexeme| lexeme.line == word.line)?;
    let row = broken.between(broken.index + 1, last);
    let end = broken.lexemes.get(last)?.end();
    let patch = [(word.start, end, format!("{row} otherwise"))];
    if row.is_empty() || !broken.reads_on(&patch) && !broken.reads(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(&codes::WRONG_ORDER, broken.span(word.start, end), "`otherwise` stands at the end of its row.")
            .help(format!("Write `{row} otherwise`."))
            .with(broken.fix("put `otherwise` last", &patch)),
    )
}
