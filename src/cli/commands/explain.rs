//! `lead explain`

use std::fmt::Write;

use crate::base::closest;
use crate::cli::exit::{Done, Failure, Outcome};
use crate::cli::output;
use crate::diagnostics;

const EXAMPLES: &str = "\
Examples:
  lead explain E0203         what the message means, with a wrong and a right example
  lead explain               all codes";

/// Explain a code that `lead check` has shown
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// The code, such as E0203; without it all codes are listed
    code: Option<String>,
}

pub(super) fn run(args: &Args) -> Done {
    let text = match &args.code {
        Some(code) => page(code)?,
        None => list(),
    };
    output::print(&text)?;
    Ok(Outcome::Fine)
}

fn page(code: &str) -> Result<String, Failure> {
    if let Some(found) = diagnostics::find(code) {
        return Ok(format!("{}\n", found.page.trim_end()));
    }
    let near = closest(code, diagnostics::all().map(|code| code.id));
    let hint = near.map_or(String::new(), |near| format!(" Did you mean {near}?"));
    Err(Failure::Message(format!("there is no code {code}.{hint} `lead explain` lists them all")))
}

fn list() -> String {
    let mut text = String::new();
    for code in diagnostics::all() {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}  {}", code.id, code.title);
    }
    text
}
