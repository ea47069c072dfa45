//! Rows of `stages` that have run together: without its comma an option reads as a name, and the next words as one more stage.

use super::funnel::stage;
use super::{Builder, Parts, end};
use crate::base::Span;
use crate::diagnostics::{Diagnostic, syntax as codes};
use crate::syntax::ast::{Name, StageDecl, StageOption, StageOptionKind};
use crate::syntax::parser::Rule;

/// The rows; options without a comma are reported, and given to the stage that they were meant for.
pub(super) fn stage_rows(p: &mut Parts, above: usize) -> Option<Vec<StageDecl>> {
    let build = p.build;
    let mut stages: Vec<StageDecl> = Vec::new();
    let mut before = above;
    while let Some(pair) = p.find(|rule| rule == Rule::stage) {
        let (start, last) = (pair.as_span().start(), end(&pair));
        let new_line = build.text.get(before..start).is_some_and(|between| between.contains('\n'));
        let mut row = Parts::read(build, pair, stage)?;
        let (rest, options) = if row.name.quoted { (String::new(), Vec::new()) } else { split(&row.name) };
        match stages.last_mut() {
            _ if options.is_empty() => {
                if !new_line {
                    report_same_line(build, before, start, last);
                }
                stages.push(row);
            }
            Some(stage) if rest.is_empty() => {
                let words = row.name.text.clone();
                report_no_comma(build, build.range(before, before), row.name.span, &words, ",".into());
                stage.options.extend(options);
                stage.options.append(&mut row.options);
            }
            _ => {
                let first = row.name.text.strip_prefix(&rest).unwrap_or_default().trim_start().to_owned();
                let mended = mended(&rest, &options);
                report_no_comma(build, row.name.span, row.name.span, &first, mended);
                row.options.splice(0..0, options);
                if !rest.is_empty() {
                    row.name.text = rest;
                }
                stages.push(row);
            }
        }
        before = last;
    }
    Some(stages)
}

fn report_no_comma(build: &Builder, edit: Span, at: Span, words: &str, written: String) {
    let diagnostic =
        Diagnostic::new(&codes::MISSING_WORD, at, format!("Before `{words}` a comma is missing."))
            .label("read as the name of a stage")
            .help("Each option of a stage stands after a comma: `MQL \"Marketing-qualified lead\", owned by marketing, kept for good`.")
            .fix("write a comma", edit, written);
    build.report(diagnostic);
}

fn report_same_line(build: &Builder, before: usize, start: usize, last: usize) {
    let words = build.text.get(start..last).unwrap_or_default().trim_end();
    let diagnostic = Diagnostic::new(
        &codes::STAGE_ON_LINE,
        build.range(start, last),
        format!("`{words}` would be a stage of its own here, on the line of another."),
    )
    .label("does not begin its line");
    let above = build.text.get(..before).unwrap_or_default().trim_end();
    // `kept for at least 30 days days`: what is said twice is a slip.
    let diagnostic = if above.strip_suffix(words).is_some_and(|rest| rest.ends_with([' ', '\t'])) {
        diagnostic.help("These words stand twice: leave them out.").fix("leave them out", build.range(before, last), "")
    } else {
        diagnostic.help("Each stage stands on a line of its own. An option stands after a comma.").fix(
            "begin a new line",
            build.range(before, start),
            "\n  ",
        )
    };
    build.report(diagnostic);
}

/// The options that a name has run over, and the name without them.
fn split(name: &Name) -> (String, Vec<StageOption>) {
    let mut words: Vec<&str> = name.text.split(' ').collect();
    let mut options = Vec::new();
    let team = |words: &[&str]| Name { text: words.join(" "), quoted: false, span: name.span };
    loop {
        let found = (0..words.len()).rev().find_map(|at| match words.get(at..)? {
            ["kept", "for", "good"] => Some((at, StageOptionKind::KeptForGood)),
            ["owned", "by", rest @ ..] if !rest.is_empty() => Some((at, StageOptionKind::OwnedBy(team(rest)))),
            ["agreed", "by", rest @ ..] if !rest.is_empty() => Some((at, StageOptionKind::AgreedBy(vec![team(rest)]))),
            _ => None,
        });
        let Some((at, kind)) = found else { break };
        words.truncate(at);
        options.insert(0, StageOption { kind, span: name.span });
    }
    (words.join(" "), options)
}

/// The row's beginning with its commas.
fn mended(rest: &str, options: &[StageOption]) -> String {
    let mut text = rest.to_owned();
    for option in options {
        let words = match &option.kind {
            StageOptionKind::OwnedBy(team) => format!("owned by {}", team.text),
            StageOptionKind::AgreedBy(teams) => {
                let teams: Vec<&str> = teams.iter().map(|team| team.text.as_str()).collect();
                format!("agreed by {}", teams.join(" and "))
            }
            _ => "kept for good".to_owned(),
        };
        text.push_str(if text.is_empty() { "" } else { ", " });
        text.push_str(&words);
    }
    text
}
