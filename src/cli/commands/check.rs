//! `lead check`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::exit::{Done, Failure, Outcome};
use crate::cli::output;
use crate::cli::report::{self, OutputFormat};
use crate::diagnostics::render::{self, Report, Tally};
use crate::diagnostics::{Diagnostic, Severity, names};
use crate::driver::{Compiled, Disk, Files, Workspace, definitions};

const EXAMPLES: &str = "\
Examples:
  lead check                              the definitions of the workspace that you stand in
  lead check definition.lead              one definition, with the files that it uses
  lead check examples                     every definition in the folder and below
  lead check --deny-warnings              for pipelines
  lead check --output-format json         one JSON object: {\"version\": 1, \"diagnostics\": […]}

Exit codes: 0 no errors (and, with --deny-warnings, no warnings), 1 errors, 2 could not run.";

/// Check definitions: say what is wrong, where, and what to write instead
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// Files or folders; the workspace that you stand in if not said
    paths: Vec<PathBuf>,

    /// Warnings are problems too
    #[arg(long)]
    deny_warnings: bool,

    /// Show at most so many messages, errors first; 0 shows all (json always does)
    #[arg(long, value_name = "N", default_value_t = report::MOST_MESSAGES)]
    max_diagnostics: usize,

    /// How messages are shown
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    output_format: OutputFormat,
}

pub(super) fn run(args: &Args) -> Done {
    let disk = Disk::here();
    let mut compiled: Vec<Compiled> = compile_all(&disk, &args.paths)
        .inspect_err(|failure| {
            if let (OutputFormat::Json, Failure::Message(message)) = (args.output_format, failure) {
                // That it cannot be said either is said by the exit code.
                let _ = output::print(&render::json_failure(message));
            }
        })?
        .into_iter()
        .map(|(compiled, _)| compiled)
        .collect();
    drop_used_elsewhere(&mut compiled);
    let reports: Vec<Report> =
        compiled.iter().map(|c| Report { sources: &c.sources, diagnostics: &c.diagnostics }).collect();
    let distinct = Report::distinct(&reports);
    let tally = Tally::of(distinct.iter().map(|(_, diagnostic)| *diagnostic));
    match args.output_format {
        OutputFormat::Json => output::print(&render::json(&reports))?,
        format => {
            let (shown, more) = report::first(&distinct, args.max_diagnostics);
            output::print(&report::text(&shown, format))?;
            if more > 0 {
                output::note(&format!("and {more} more; --max-diagnostics 0 shows all"));
            }
        }
    }
    for compiled in compiled.iter().filter(|compiled| says_nothing(compiled)) {
        if let Some((_, file)) = compiled.sources.iter().find(|(_, file)| file.name.ends_with(".lead")) {
            output::note(&format!("note: {} says nothing: there is no statement in it", file.name));
        }
    }
    let read = compiled.iter().filter(|compiled| !compiled.files.is_empty()).count();
    let checked = match read {
        1 => "1 definition".to_owned(),
        n => format!("{n} definitions"),
    };
    output::note(&format!("checked {checked}: {tally}"));
    let worst = distinct.iter().find(|(_, d)| d.severity() == Severity::Error).or(distinct.first());
    if let Some((_, first)) = worst {
        output::note(&format!("`lead explain {}` says more", first.code.id));
    }
    Ok(Outcome::problems_if(tally.errors > 0 || (args.deny_warnings && tally.warnings > 0)))
}

/// Takes out that nothing uses a declaration of a file where another of these definitions, which uses the file too, does.
fn drop_used_elsewhere(compiled: &mut [Compiled]) {
    let mut files: BTreeMap<String, usize> = BTreeMap::new();
    let mut unused: BTreeMap<(String, u32), usize> = BTreeMap::new();
    for one in &*compiled {
        for (_, file) in one.sources.iter() {
            *files.entry(file.name.clone()).or_default() += 1;
        }
        for diagnostic in one.diagnostics.iter().filter(|diagnostic| is_unused(diagnostic)) {
            *unused.entry(place(one, diagnostic)).or_default() += 1;
        }
    }
    for one in compiled {
        let mut diagnostics = std::mem::take(&mut one.diagnostics);
        diagnostics.retain(|diagnostic| {
            let (file, start) = place(one, diagnostic);
            !is_unused(diagnostic) || files.get(&file) == unused.get(&(file, start))
        });
        one.diagnostics = diagnostics;
    }
}

fn is_unused(diagnostic: &Diagnostic) -> bool {
    [&names::UNUSED, &names::FIELD_UNREAD].contains(&diagnostic.code)
}

fn place(compiled: &Compiled, diagnostic: &Diagnostic) -> (String, u32) {
    let span = diagnostic.span();
    (compiled.sources.file(span.file).name.clone(), span.start)
}

/// Whether the definition is sound and empty.
fn says_nothing(compiled: &Compiled) -> bool {
    compiled.is_sound() && compiled.files.iter().all(|file| file.statements.is_empty()) && !compiled.files.is_empty()
}

/// Compiles the definitions that these paths name; each with the root of its workspace as the user sees it.
pub(super) fn compile_all(disk: &Disk, paths: &[PathBuf]) -> Result<Vec<(Compiled, String)>, Failure> {
    let mut entries: Vec<PathBuf> = Vec::new();
    for path in paths {
        entries.extend(entries_of(disk, path)?);
    }
    if paths.is_empty() {
        let root = Workspace::here(disk)?.root;
        entries.extend(entries_of(disk, &root)?);
    }
    let mut seen = std::collections::BTreeSet::new();
    entries.retain(|entry| seen.insert(entry.clone()));
    let compile = |entry: &PathBuf| {
        let workspace = Workspace::find(disk, entry)?;
        Ok((workspace.compile()?, disk.shown(&workspace.root)))
    };
    entries.iter().map(compile).collect()
}

fn entries_of(disk: &Disk, path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let path = disk.absolute(path);
    if disk.is_folder(&path) {
        let found = definitions(disk, &path);
        if found.is_empty() {
            let shown = disk.shown(&path);
            return Err(Failure::Message(format!("there is no definition in {shown}: no lead.toml and no .lead file")));
        }
        return Ok(found);
    }
    // A file that is not there fails here.
    Workspace::find(disk, &path)?;
    Ok(vec![path])
}
