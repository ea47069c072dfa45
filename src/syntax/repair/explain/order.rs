//! Things that are said twice or in the wrong order.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::syntax as codes;
use crate::syntax::parser::Rule;
use crate::syntax::repair::broken::{Broken, Patch};

/// `recycled when a because "x", for 60 days`
pub(super) fn reason_before_end(broken: &Broken) -> Option<Diagnostic> {
    if broken.word(0) != "," || broken.word(1) != "for" {
        return None;
    }
    let because = broken.last_words("because", broken.index)?;
    let last = broken.index + 3;
    let (text_end, length_end) = (broken.before(), broken.tokens.get(last)?.end());
    let length = broken.between(broken.index, last);
    let before = broken.tokens[because.checked_sub(1)?].end();
    let patches: Vec<Patch> = vec![(before, before, length.to_string()), (text_end, length_end, String::new())];
    if !broken.reads_on(&patches) {
        return None;
    }
    let span = broken.token_span(broken.index + 1, last);
    Some(
        Diagnostic::new(&codes::WRONG_ORDER, span, "How long it lasts stands before the reason.")
            .also(broken.span(broken.tokens[because].start, text_end), "the reason comes last")
            .help(format!("Write `{length} {}`.", broken.between(because, broken.index - 1)))
            .offer(broken.fix("put the reason last", &patches)),
    )
}

/// A filter, count or window that stands after what it must stand before; limits after `when`.
pub(super) fn moved(broken: &Broken) -> Option<Diagnostic> {
    let start = broken.near(0)?.start;
    let what = match broken.word(0) {
        "where" => "A filter (`where …`)",
        "at" | "exactly" | "more" | "fewer" | "on" => "A count (`at least 3 times`)",
        _ if broken.expects(Rule::k_counting) => return None,
        "in" | "ever" | "while" | "since" | "before" | "after" => "A window",
        "," => "A limit",
        _ => return None,
    };
    let line = broken.near(0)?.line;
    let end = broken.tokens.partition_point(|token| token.line <= line);
    for last in (broken.index..end.min(broken.index + 10)).rev() {
        let moved = broken.between(broken.index, last);
        let moved_end = broken.tokens[last].end();
        for at in (broken.index.saturating_sub(12).max(1)..broken.index).rev() {
            let (before, next) = (broken.tokens[at - 1], broken.tokens[at]);
            if next.line != line {
                break;
            }
            if !matches!(
                next.text,
                "in" | "ever"
                    | "while"
                    | "since"
                    | "before"
                    | "after"
                    | "within"
                    | "more"
                    | "at"
                    | "exactly"
                    | "fewer"
                    | "on"
                    | "when"
                    | "because"
            ) {
                continue;
            }
            let glue = if moved.starts_with(',') { "" } else { " " };
            let patches: Vec<Patch> = vec![
                (before.end(), before.end(), format!("{glue}{moved}")),
                (broken.before(), moved_end, String::new()),
            ];
            if broken.reach(&patches) >= moved_end && broken.reads_on(&patches) {
                let phrase = broken.between(at, broken.index - 1);
                return Some(
                    Diagnostic::new(&codes::WRONG_ORDER, broken.span(start, moved_end), format!("{what} stands before `{phrase}`."))
                        .also(broken.span(before.end(), before.end()), "here")
                        .help("The order is fixed, so that there is one way to read it: the filter, how often, the windows, then a window that names an event or a field; limits before `when`; the reason last.")
                        .offer(broken.fix(format!("move it before `{phrase}`"), &patches)),
                );
            }
        }
    }
    None
}

/// `a unless b unless c`
pub(super) fn two_unless(broken: &Broken) -> Option<Diagnostic> {
    if broken.word(0) != "unless" {
        return None;
    }
    let first = broken.last_words("unless", broken.index)?;
    let second = broken.near(0)?;
    let patch = [(second.start, second.end(), "or".to_string())];
    let diagnostic = broken
        .error(&codes::TWO_UNLESS, "`unless` stands once, and covers the whole condition.")
        .also(broken.token_span(first, first), "it stands here already")
        .help("Write `unless A or B` for both exceptions; for an exception to the exception write brackets.");
    Some(if broken.reads_on(&patch) { diagnostic.offer(broken.fix("write `or`", &patch)) } else { diagnostic })
}

/// `never requested demo in the last 30 days`, `no requested demo at least 2 times`
pub(super) fn never_or_no(broken: &Broken) -> Option<Diagnostic> {
    let start = broken.near(0)?;
    let line = broken.line_start(broken.index);
    let head = (line..broken.index)
        .rev()
        .find(|&at| matches!(broken.tokens[at].text, "never" | "no" | "and" | "or" | "(" | ","))?;
    let never = broken.tokens[head];
    match never.text {
        "never"
            if matches!(
                start.text,
                "in" | "ever" | "since" | "before" | "after" | "within" | "while" | "more" | "on"
            ) =>
        {
            let patch = [(never.start, never.end(), "no".to_string())];
            if !broken.reads_on(&patch) {
                return None;
            }
            Some(
                broken
                    .error(&codes::NEVER_WITH_WINDOW, "`never` means at no time at all: a window cannot follow.")
                    .also(broken.span(never.start, never.end()), "`never` stands here")
                    .help("With a window write `no EVENT in the last 30 days`.")
                    .offer(broken.fix("write `no`", &patch)),
            )
        }
        "no" | "never" if matches!(start.text, "at" | "exactly" | "fewer" | "more" | "on") => Some(
            broken
                .error(&codes::NO_WITH_COUNT, format!("`{}` means zero times: a count cannot follow.", never.text))
                .also(broken.span(never.start, never.end()), format!("`{}` stands here", never.text))
                .help("Write the count without it: `EVENT fewer than 2 times`."),
        ),
        _ => None,
    }
}

/// `a after b before c`
pub(super) fn two_anchors(broken: &Broken) -> Option<Diagnostic> {
    if !matches!(broken.word(0), "since" | "before" | "after" | "within")
        && !broken.words_at(broken.index, "in the last")
    {
        return None;
    }
    let line = broken.line_start(broken.index);
    let first = (line..broken.index)
        .rev()
        .find(|&at| matches!(broken.tokens[at].text, "since" | "before" | "after" | "and" | "or" | "when" | "("))?;
    if !matches!(broken.tokens[first].text, "since" | "before" | "after")
        || !(broken.expects(Rule::k_and) || broken.expects(Rule::k_or))
    {
        return None;
    }
    let first = if first >= 3 && broken.tokens[first - 3].text == "within" { first - 3 } else { first };
    Some(
        broken
            .error(&codes::TWO_ANCHORS, "A window that names an event or a field stands once, and last.")
            .also(broken.token_span(first, broken.index - 1), "one stands here already")
            .help("Say it in two conditions, joined by `and`, or name the part with `define`."),
    )
}

/// `MQL because "x" when a`
pub(super) fn reason_first(broken: &Broken) -> Option<Diagnostic> {
    if broken.word(0) != "because" || !broken.expects(Rule::k_when) {
        return None;
    }
    let (because, reason) = (broken.near(0)?, broken.near(1)?);
    let end = broken.content_end();
    let patches: Vec<Patch> = vec![
        (broken.before(), reason.end(), String::new()),
        (end, end, format!(" {}", broken.between(broken.index, broken.index + 1))),
    ];
    let diagnostic = Diagnostic::new(
        &codes::WRONG_ORDER,
        broken.span(because.start, reason.end()),
        "The reason stands last, after the condition.",
    )
    .help("Write `STAGE when CONDITION because \"…\"`.");
    Some(if broken.reads(&patches) {
        diagnostic.offer(broken.fix("put the reason last", &patches))
    } else {
        diagnostic
    })
}
