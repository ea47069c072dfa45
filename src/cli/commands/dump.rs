//! `lead dump`

use std::fmt::Debug;
use std::path::PathBuf;

use clap::ValueEnum;

use crate::base::{FileId, Sources};
use crate::cli::exit::{Done, Outcome};
use crate::cli::output;
use crate::cli::report;
use crate::driver::{Compiled, Disk, Workspace};

const EXAMPLES: &str = "\
Examples:
  lead dump ast definition.lead        the tree of what is written
  lead dump hir                        the checked definition: names resolved, conditions typed
  lead dump ruleset                    the rule set as JSON, on many lines

For those who work on the compiler or want to know what it understood. Only the rule set's form is stable.";

/// Show what the compiler makes of a definition, step by step
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// Which step
    stage: Stage,

    /// A definition or its folder; the workspace that you stand in if not said
    path: Option<PathBuf>,
}

/// The steps of the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// The tree of what is written
    Ast,
    /// The checked definition
    Hir,
    /// The rule set
    Ruleset,
}

pub(super) fn run(args: &Args) -> Done {
    let disk = Disk::here();
    let workspace = match &args.path {
        Some(path) => Workspace::find(&disk, path)?,
        None => Workspace::here(&disk)?,
    };
    let compiled = workspace.compile()?;
    report::to_stderr(&compiled);
    output::print(&dump(args.stage, &compiled))?;
    Ok(Outcome::problems_if(!compiled.is_sound()))
}

fn dump(stage: Stage, compiled: &Compiled) -> String {
    match stage {
        Stage::Ast => compiled.files.iter().map(|file| readable(file, &compiled.sources)).collect(),
        Stage::Hir => readable(&compiled.program, &compiled.sources),
        Stage::Ruleset => compiled.lowered.as_ref().map(|lowered| lowered.ruleset.to_json()).unwrap_or_default(),
    }
}

/// Rust's own notation, with places as `file:line:column..line:column` and what holds one thing on one line.
fn readable(value: &impl Debug, sources: &Sources) -> String {
    let pretty = format!("{value:#?}\n");
    let lines: Vec<&str> = pretty.lines().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let number = |offset: usize| lines.get(at + offset).and_then(|line| number(line));
        if let Some(before) = line.strip_suffix("Span {")
            && let (Some(file), Some(start), Some(end)) = (number(2), number(4), number(5))
        {
            out.push_str(before);
            out.push_str(&place(sources, file, start, end));
            out.push_str(if lines.get(at + 6).is_some_and(|line| line.ends_with(',')) { ",\n" } else { "\n" });
            at += 7;
        } else {
            out.push_str(line);
            out.push('\n');
            at += 1;
        }
    }
    while let Some(joined) = joined(&out) {
        out = joined;
    }
    out
}

/// The text with each `Some(` and the one line that follows on one line; none if there is nothing to join.
fn joined(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut changed) = (0, false);
    while at < lines.len() {
        out.push_str(lines[at]);
        let closes = lines.get(at + 2).map(|line| line.trim_start()).filter(|line| line.starts_with(')'));
        if let (true, Some(close)) = (lines[at].ends_with('('), closes) {
            out.push_str(lines[at + 1].trim().trim_end_matches(','));
            out.push_str(close);
            at += 2;
            changed = true;
        }
        out.push('\n');
        at += 1;
    }
    changed.then_some(out)
}

/// The number at the end of a line such as `start: 12,`.
fn number(line: &str) -> Option<usize> {
    line.trim().trim_end_matches(',').rsplit(' ').next()?.parse().ok()
}

fn place(sources: &Sources, file: usize, start: usize, end: usize) -> String {
    let Some((_, file)) = sources.iter().find(|(id, _)| *id == FileId(u32::try_from(file).unwrap_or(u32::MAX))) else {
        return format!("{file}:{start}..{end}");
    };
    let (from, to) = (file.position(start), file.position(end));
    format!("{}:{}:{}..{}:{}", file.name, from.line, from.column, to.line, to.column)
}
