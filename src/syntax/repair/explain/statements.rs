//! What single statements miss most often.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::Broken;

/// `stages` without how they stack.
pub(super) fn stacking(broken: &Broken) -> Option<Diagnostic> {
    let head = broken.tokens.first().filter(|head| head.text == "stages")?;
    if broken.index > 2 || broken.near(0).is_some_and(|next| next.line == 0 && broken.index == 1 && next.text != ",") {
        return None;
    }
    let line_end = broken.tokens.iter().rfind(|token| token.line == 0)?.end();
    let mut diagnostic = Diagnostic::new(&codes::STACKING, broken.span(head.start, line_end), "How do the stages stack?")
        .help("`stages, each building on the one before`: a lead has to meet the stages below too. `stages, any may be skipped`: each stage stands for itself.");
    for words in ["any may be skipped", "each building on the one before"] {
        diagnostic = diagnostic.offer(
            broken.fix(format!("write `stages, {words}`"), &[(head.start, line_end, format!("stages, {words}"))]),
        );
    }
    Some(diagnostic)
}

/// `outcome recycled when rejected lead`
pub(super) fn outcome_rule(broken: &Broken) -> Option<Diagnostic> {
    let head = broken.tokens.first().filter(|head| head.text == "outcome")?;
    let when = broken.tokens.iter().position(|token| token.text == "when").filter(|&when| when > 1)?;
    let name = broken.between(1, when - 1);
    let own = broken.tokens[1].start;
    let built_in = matches!(name, "recycled" | "disqualified" | "not a lead");
    let (title, patch) = if built_in {
        ("leave out `outcome`".to_string(), (head.start, own, String::new()))
    } else {
        let end = broken.tokens[when - 1].end();
        (format!("declare `{name}`, and say when below"), (end, end, format!("\n{name}")))
    };
    let fix = broken.fix(title, &[patch]);
    let diagnostic = Diagnostic::new(
        &codes::WRONG_ORDER,
        broken.span(head.start, broken.tokens[when].end()),
        "An outcome is declared in one statement, and given in another.",
    )
    .help(format!("Write `{name} when …` for who gets it. `outcome NAME` alone declares another outcome than `recycled`, `disqualified` and `not a lead`."));
    Some(diagnostic.offer(fix))
}

/// A missing colon: `email text`, `sla speed sales must have …`
pub(super) fn colon(broken: &Broken) -> Option<Diagnostic> {
    if !broken.expects(Rule::colon) {
        return None;
    }
    let line = broken.line_start(broken.index.checked_sub(1)?);
    let mut best: Option<(usize, usize)> = None;
    // Between the name of an SLA and its team: the team is known.
    let must = broken.tokens.iter().position(|token| token.text == "must");
    let team = (2..must.unwrap_or(0)).find(|&at| {
        let team = broken.between(at, must.map_or(0, |must| must - 1));
        broken.first() == "sla" && broken.stands_elsewhere(&format!("team {team}"))
    });
    // The colon may be missing inside of what was read as one long name, or just here.
    for at in (line.max(1)..=broken.index).filter(|&at| at > 0 && team.is_none_or(|team| team == at)) {
        let end = broken.tokens[at - 1].end();
        let reached = broken.reach(&[(end, end, ":".to_string())]);
        if reached > broken.at && best.is_none_or(|(_, before)| reached >= before) {
            best = Some((end, reached));
        }
    }
    if best.is_none() && broken.near(0).is_none() {
        return None;
    }
    let place = best.map_or(broken.before(), |(end, _)| end);
    let before = broken.tokens.iter().rfind(|token| token.end() <= place)?;
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
    Some(if broken.reads_on(&patch) { diagnostic.offer(broken.fix("write a colon", &patch)) } else { diagnostic })
}

/// A statement that consists of its first line only.
pub(super) fn nothing_below(broken: &Broken) -> Option<Diagnostic> {
    if broken.near(0).is_some() || broken.tokens.last()?.line > 0 {
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
    let span = broken.token_span(0, broken.tokens.len() - 1);
    Some(
        Diagnostic::new(&codes::NOTHING_BELOW, span, format!("Below this line {what} are missing."))
            .help(format!("Write them indented, for example `  {like}`.")),
    )
}

/// A route or classification without its last row.
pub(super) fn otherwise(broken: &Broken) -> Option<Diagnostic> {
    let (row, what) = match broken.first() {
        "route" => ("to nobody otherwise", "Where do all others go?"),
        "classify" => ("none otherwise", "What are all others?"),
        _ => return None,
    };
    if broken.near(0).is_some() || broken.last_words("otherwise", broken.tokens.len()).is_some() {
        return None;
    }
    let end = broken.content_end();
    let patch = [(end, end, format!("\n  {row}"))];
    if !broken.reads(&patch) {
        return None;
    }
    let head = broken.tokens.iter().take_while(|token| token.line == 0).last()?.end();
    Some(
        Diagnostic::new(&codes::MISSING_OTHERWISE, broken.span(0, head), what)
            .help(format!("The last row says it: `{row}`, or another name in its place."))
            .offer(broken.choice(format!("add `{row}`"), &patch)),
    )
}

/// `otherwise to "c"`
pub(super) fn otherwise_first(broken: &Broken) -> Option<Diagnostic> {
    let word = broken.near(0).filter(|word| word.text == "otherwise")?;
    let last = broken.tokens.iter().rposition(|token| token.line == word.line)?;
    let row = broken.between(broken.index + 1, last);
    let end = broken.tokens.get(last)?.end();
    let patch = [(word.start, end, format!("{row} otherwise"))];
    if row.is_empty() || !broken.reads_on(&patch) && !broken.reads(&patch) {
        return None;
    }
    Some(
        Diagnostic::new(&codes::WRONG_ORDER, broken.span(word.start, end), "`otherwise` stands at the end of its row.")
            .help(format!("Write `{row} otherwise`."))
            .offer(broken.fix("put `otherwise` last", &patch)),
    )
}

/// `permission calls: given by opted in` without how it is withdrawn.
pub(super) fn withdrawn(broken: &Broken) -> Option<Diagnostic> {
    let ends_early = broken.near(0).is_none() || matches!(broken.word(1), "expires");
    if broken.first() != "permission" || !ends_early || broken.last_words("withdrawn by", broken.tokens.len()).is_some()
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
