//! The section `examples`: every example of the definitions in `examples/`, as a case.

use super::build::{self, Built};
use super::case::Case;
use super::files::{self, Files};
use super::hand;
use leadlang::driver::{Disk, Workspace, definitions, relative};
use leadlang::ruleset::Options;
use std::path::{Path, PathBuf};

/// Adds the rule sets and the cases.
pub fn add(files: &mut Files) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let disk = Disk::here();
    for path in definitions(&disk, &root.join("examples")) {
        let shown = relative(&root, &path);
        // `examples/insurance/definition.lead` is `insurance`, `examples/insurance/later.lead` is `insurance-later`.
        let name = shown.trim_start_matches("examples/").trim_end_matches(".lead").replace('/', "-");
        let name = name.trim_end_matches("-definition").to_owned();
        let built = compile(&disk, &path).unwrap_or_else(|error| panic!("{shown}:\n{error}"));
        files.insert(format!("rulesets/examples/{name}.json"), built.json.clone() + "\n");
        for (title, question) in hand::examples(&built) {
            let case = Case {
                name: format!("examples/{name}/{title}"),
                section: "examples".to_owned(),
                source: Some(format!("../../{shown}")),
                ruleset: format!("rulesets/examples/{name}.json"),
                decision: question.answer(&built.prepared),
                question,
            };
            files::add(files, &case);
        }
    }
}

fn compile(disk: &Disk, path: &Path) -> Result<Built, String> {
    let workspace = Workspace::find(disk, path).map_err(|error| error.to_string())?;
    // Calendars from 2025 to 2027 are enough for what the examples ask.
    let options = Options { origins: false, ..build::short() };
    build::compiled(workspace.compile_with(options).map_err(|error| error.to_string())?)
}
