//! `lead test`

use std::path::PathBuf;

use clap::ValueEnum;

use super::check::compile_all;
use crate::base::closest;
use crate::cli::exit::{Done, Failure, Outcome};
use crate::cli::{output, report};
use crate::driver::Disk;
use crate::testing::{self, TestRun};

const EXAMPLES: &str = "\
Examples:
  lead test                              the examples of the workspace that you stand in
  lead test definition.lead              of one definition
  lead test --filter demo                those whose title contains `demo`
  lead test --coverage                   also what no example decides
  lead test --format junit > tests.xml   for build servers

Exit codes: 0 all came out as they say, 1 some did not or a definition has errors, 2 could not run.";

/// How results are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object
    Json,
    /// The XML that build servers read
    Junit,
}

/// Run the examples of a definition: what each expects, what comes out, and why
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// A definition or a folder; the workspace that you stand in if not said
    path: Option<PathBuf>,

    /// Say which criteria, terms, rows and clauses no example decides
    #[arg(long)]
    coverage: bool,

    /// How results are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Only examples whose title contains this text
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    filter: String,
}

pub(super) fn run(args: &Args) -> Done {
    let disk = Disk::here();
    let paths: Vec<PathBuf> = args.path.iter().cloned().collect();
    let mut runs = Vec::new();
    let mut unsound = 0;
    let mut titles = Vec::new();
    for (compiled, root) in compile_all(&disk, &paths)? {
        report::to_stderr(&compiled);
        titles.extend(compiled.program.examples.iter().map(|example| example.title.clone()));
        match testing::run(&compiled, &args.filter, args.coverage, &root) {
            Some(run) => runs.push(run),
            None => unsound += 1,
        }
    }
    match args.format {
        Format::Json => output::print(&testing::json(&runs))?,
        Format::Junit => output::print(&testing::junit(&runs))?,
        Format::Text => {
            let with_examples = runs.iter().filter(|run| !run.outcomes.is_empty() || run.coverage.is_some());
            output::print(&with_examples.map(testing::text).collect::<Vec<_>>().join("\n"))?;
        }
    }
    let failed: usize = runs.iter().map(TestRun::failed).sum();
    let all: usize = runs.iter().map(|run| run.outcomes.len()).sum();
    if all == 0 && unsound == 0 && !args.filter.is_empty() {
        return Err(Failure::Message(no_such_title(&args.filter, &titles)));
    }
    if all == 0 && unsound == 0 {
        output::note("there are no examples");
        return Ok(Outcome::Fine);
    }
    let count = if all == 1 { "1 example".to_owned() } else { format!("{all} examples") };
    let errors = match unsound {
        0 => String::new(),
        1 => "; 1 definition with errors".to_owned(),
        n => format!("; {n} definitions with errors"),
    };
    output::note(&format!("{count}: {} as they say, {failed} not{errors}", all - failed));
    Ok(Outcome::problems_if(failed > 0 || unsound > 0))
}

fn no_such_title(filter: &str, titles: &[String]) -> String {
    let count = match titles.len() {
        0 => return "there are no examples".to_owned(),
        1 => "the title of the 1 example does not contain".to_owned(),
        n => format!("none of the {n} examples has a title that contains"),
    };
    let words = titles.iter().flat_map(|title| std::iter::once(title.as_str()).chain(title.split_whitespace()));
    let near = closest(filter, words).map_or(String::new(), |near| format!(". Did you mean \"{near}\"?"));
    format!("{count} \"{filter}\"{near}")
}
