//! `lead man`

use std::path::PathBuf;

use clap::CommandFactory;

use crate::cli::args::Cli;
use crate::cli::exit::{Done, Failure, Outcome};
use crate::cli::output;

const EXAMPLES: &str = "\
Examples:
  lead man                              the page of `lead` itself, on standard output
  lead man ~/.local/share/man/man1      a page for each command";

/// Write the manual pages
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// A folder that is there; without it the page of `lead` goes to standard output
    folder: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Done {
    let mut command = Cli::command();
    command.build();
    let Some(folder) = &args.folder else {
        output::print(&page(command)?)?;
        return Ok(Outcome::Fine);
    };
    let commands: Vec<clap::Command> = command.get_subcommands().cloned().collect();
    let mut count = 0;
    for command in std::iter::once(command).chain(commands) {
        // A command that was built is called `lead-check`.
        let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
        output::write(Some(&folder.join(format!("{name}.1"))), &page(command)?)?;
        count += 1;
    }
    output::note(&format!("wrote {count} pages to {}", folder.display()));
    Ok(Outcome::Fine)
}

fn page(command: clap::Command) -> Result<String, Failure> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command).render(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
