//! `lead schema`

use crate::cli::exit::{Done, Outcome};
use crate::cli::output;

const EXAMPLES: &str = "\
Examples:
  lead schema > ruleset.schema.json      for validators and editors";

/// Print the JSON Schema of rule sets
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {}

pub(super) fn run(_: &Args) -> Done {
    output::print(include_str!("../../../spec/ruleset.schema.json"))?;
    Ok(Outcome::Fine)
}
