//! `lead completions`

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::args::Cli;
use crate::cli::exit::{Done, Outcome};
use crate::cli::output;

const EXAMPLES: &str = "\
Examples:
  lead completions bash > ~/.local/share/bash-completion/completions/lead
  lead completions zsh > ~/.zfunc/_lead
  lead completions fish > ~/.config/fish/completions/lead.fish";

/// Write the completions of a shell, so that it finishes commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Done {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "lead", &mut text);
    output::print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Fine)
}
