//! The command line: arguments, one file for each command, and what becomes of their results.

mod args;
mod commands;
mod exit;
mod output;
mod places;
mod report;
mod session;
mod target;

use std::process::ExitCode;

use clap::Parser;

use args::Cli;
use exit::{Failure, Outcome};

/// Runs the command that the process was started with.
#[must_use]
pub fn main() -> ExitCode {
    // Deep definitions are allowed; the main thread's stack is not the same on every system.
    let worker = std::thread::Builder::new().stack_size(64 << 20).spawn(run);
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        // The panic has been shown already.
        Ok(Err(_)) | Err(_) => ExitCode::from(Outcome::COULD_NOT_RUN),
    }
}

fn run() -> ExitCode {
    let cli = Cli::parse();
    cli.color.apply();
    match commands::run(cli.command) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        // Who reads no further has seen enough.
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            output::note(&format!("{} {message}", output::error_word()));
            ExitCode::from(Outcome::COULD_NOT_RUN)
        }
    }
}
