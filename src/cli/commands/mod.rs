//! One file for each command.

pub(super) mod check;
pub(super) mod compile;
pub(super) mod completions;
pub(super) mod dump;
pub(super) mod explain;
pub(super) mod man;
pub(super) mod new;
pub(super) mod run;
pub(super) mod schema;
pub(super) mod test;
pub(super) mod why;

use super::args::Command;
use super::exit::Done;

/// Runs a command.
pub(super) fn run(command: Command) -> Done {
    match command {
        Command::New(args) => new::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Compile(args) => compile::run(&args),
        Command::Dump(args) => dump::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Run(args) => run::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Why(args) => why::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    }
}
