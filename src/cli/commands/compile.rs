//! `lead compile`

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::exit::{Done, Failure, Outcome};
use crate::cli::session::{files_of, refuse_over_sources};
use crate::cli::{output, report};
use crate::driver::{Disk, Workspace};
use crate::ruleset::Options;

const EXAMPLES: &str = "\
Examples:
  lead compile                                     the rule set of the workspace, on standard output
  lead compile definition.lead -o ruleset.json     into a file, which appears as a whole or not at all
  lead compile --check ruleset.json                is the file still what the definition compiles to?
  lead compile --no-origins --compact              as small as it gets
  lead compile --calendar-until 2036-01-01         calendars written out for longer

Exit codes: 0 compiled, 1 the definition has errors or the checked file differs, 2 could not run.";

/// Compile a definition to its rule set: one JSON document that other systems execute
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// A definition or its folder; the workspace that you stand in if not said
    path: Option<PathBuf>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "check")]
    output: Option<PathBuf>,

    /// Write nothing; say whether this file is what would be written
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,

    /// Leave out where everything stands in the source
    #[arg(long)]
    no_origins: bool,

    /// All on one line
    #[arg(long)]
    compact: bool,

    /// The first day that calendars are written out for [default: two years before `in force from`]
    #[arg(long, value_name = "DATE", value_parser = date)]
    calendar_from: Option<Date>,

    /// The day that they end with, itself not included [default: five years after `in force from`]
    #[arg(long, value_name = "DATE", value_parser = date)]
    calendar_until: Option<Date>,
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a date such as 2026-03-10".to_owned())
}

/// Days since 1970-01-01.
fn days(date: Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    // Between two dates that exist the number of days always fits.
    epoch.until(date).map_or(0, |span| i64::from(span.get_days()))
}

pub(super) fn run(args: &Args) -> Done {
    let disk = Disk::here();
    let options = Options {
        calendar_from: args.calendar_from.map(days),
        calendar_until: args.calendar_until.map(days),
        origins: !args.no_origins,
        ..Options::default()
    };
    let workspace = match &args.path {
        Some(path) => Workspace::find(&disk, path)?,
        None => Workspace::here(&disk)?,
    };
    let compiled = workspace.compile_with(options)?;
    report::to_stderr(&compiled);
    let Some(lowered) = &compiled.lowered else { return Ok(Outcome::Problems) };
    let mut text = if args.compact { lowered.ruleset.to_compact_json() } else { lowered.ruleset.to_json() };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    if let Some(file) = &args.check {
        return check(file, &text);
    }
    if let Some(path) = &args.output {
        refuse_over_sources("--output", path, &files_of(&compiled))?;
    }
    output::write(args.output.as_deref(), &text)?;
    Ok(Outcome::Fine)
}

fn check(file: &Path, text: &str) -> Done {
    let shown = file.display().to_string();
    let there = std::fs::read(file).map_err(|error| Failure::with(&shown, &error))?;
    let same = there == text.as_bytes();
    let says = if same { "is what the definition compiles to" } else { "is not what the definition compiles to" };
    output::note(&format!("{shown} {says}"));
    Ok(Outcome::problems_if(!same))
}
