//! The arguments of the program.

use clap::{Parser, Subcommand};

use super::commands;
use super::output::Color;

const EXIT_CODES: &str = "\
Exit codes, the same for every command and format:
  0  fine
  1  it ran and found problems: errors in a definition, failed examples, broken guarantees
  2  it could not run: wrong arguments, a file that is not there

Start here:
  lead new my-leads          a small definition that works, with data
  cd my-leads
  lead check                 is it sound?
  lead test                  do its examples come out as they say?
  lead run                   decide the leads in leads.csv
  lead why L-1               why is this lead where it is?

Every command shows examples with --help.";

/// Lead: what marketing and sales agree a lead is, written down, checked and executed.
#[derive(Debug, Parser)]
#[command(name = "lead", version, about, long_about = None, after_help = EXIT_CODES, max_term_width = 100)]
#[command(arg_required_else_help = true, subcommand_required = true, disable_help_subcommand = true)]
pub(super) struct Cli {
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New(commands::new::Args),
    Check(commands::check::Args),
    Test(commands::test::Args),
    Run(commands::run::Args),
    Why(commands::why::Args),
    Compile(commands::compile::Args),
    Dump(commands::dump::Args),
    Explain(commands::explain::Args),
    Schema(commands::schema::Args),
    Completions(commands::completions::Args),
    Man(commands::man::Args),
}
