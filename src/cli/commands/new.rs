//! `lead new`

use std::path::PathBuf;

use crate::cli::exit::{Done, Failure, Outcome};
use crate::cli::output;

const EXAMPLES: &str = "\
Examples:
  lead new my-leads          writes a small definition, its lead.toml, leads.csv and events.csv
  cd my-leads
  lead check
  lead test
  lead run";

/// Begin a definition: a small one that works, with examples and data
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Args {
    /// The folder; it must not be there yet, or be empty
    folder: PathBuf,
}

const FILES: &[(&str, &str)] = &[
    ("definition.lead", include_str!("../templates/definition.lead")),
    ("lead.toml", include_str!("../templates/lead.toml")),
    ("leads.csv", include_str!("../templates/leads.csv")),
    ("events.csv", include_str!("../templates/events.csv")),
];

pub(super) fn run(args: &Args) -> Done {
    let shown = args.folder.display();
    let taken = match std::fs::read_dir(&args.folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            return Err(Failure::Message(format!("{shown} is a file; name a folder")));
        }
        Err(error) => return Err(Failure::Message(format!("{shown} cannot be used: {error}"))),
    };
    if taken {
        return Err(Failure::Message(format!("{shown} is there already and not empty; nothing was written")));
    }
    std::fs::create_dir_all(&args.folder).map_err(|error| Failure::with(&shown.to_string(), &error))?;
    for (name, text) in FILES {
        output::write(Some(&args.folder.join(name)), text)?;
    }
    let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    output::print(&format!(
        "wrote {} to {shown}\n\nNext:\n  cd {}\n  lead check\n  lead test\n  lead run\n",
        names.join(", "),
        quoted(&shown.to_string())
    ))?;
    Ok(Outcome::Fine)
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@\\".contains(c);
    if path.chars().all(plain) { path.to_owned() } else { format!("\"{path}\"") }
}
