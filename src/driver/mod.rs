//! The one door between files and the steps of the compiler: workspaces and their `lead.toml`, the files that a definition
//! uses, and a definition from its files to its rule set. The only place that reads definitions from the disk.

mod as_of;
mod compile;
mod config;
mod dataset;
mod external;
mod files;
mod load;
#[cfg(test)]
mod tests;
mod workspace;

pub use as_of::AsOf;
pub use compile::Compiled;
pub use config::{CONFIG_FILE, Config, Placed};
pub use dataset::{Beside, DataError, DataFiles, Dataset, Input, Joined, LeftOutRow};
pub use files::{Disk, Files, Memory, relative};
pub use workspace::{NotFound, Workspace, definitions};

use std::path::Path;

/// Compiles a definition that stands in memory, and what it uses: for pages, editors and tests.
///
/// # Errors
/// If the entry is not there.
pub fn compile_in_memory(files: &Memory, entry: &str) -> Result<Compiled, NotFound> {
    Workspace::find(files, Path::new(entry))?.compile()
}
