//! A workspace: a folder with a `lead.toml`, or the folder of a definition that stands alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::config::{CONFIG_FILE, Config};
use super::files::Files;
use super::load::add_source;
use crate::base::{FileId, Sources};
use crate::diagnostics::Sink;

/// The folder that paths may not lead out of, its definition, and what its `lead.toml` says.
pub struct Workspace<'a> {
    pub(super) disk: &'a dyn Files,
    /// The folder.
    pub root: PathBuf,
    /// The definition, where one is named or only one is there.
    pub entry: Option<PathBuf>,
    /// What `lead.toml` says; nothing without one.
    pub config: Config,
    /// The `lead.toml` as far as it could be read, in a map of its own.
    pub(super) sources: Sources,
    pub(super) sink: Sink,
    pub(super) config_file: Option<FileId>,
}

/// Why no definition could be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFound(pub String);

impl std::fmt::Display for NotFound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotFound {}

impl<'a> Workspace<'a> {
    /// The workspace of a definition, or of a folder. A `lead.toml` is looked for upwards, as far as the repository goes.
    ///
    /// # Errors
    /// If there is no such file or folder.
    pub fn find(disk: &'a dyn Files, path: &Path) -> Result<Self, NotFound> {
        let path = disk.absolute(path);
        if let Some(extension) = path.extension().and_then(|e| e.to_str())
            && matches!(extension, "csv" | "tsv" | "ndjson" | "jsonl" | "xlsx")
        {
            return Err(NotFound(format!("{} is data, not a definition", disk.shown(&path))));
        }
        let is_file = disk.is_file(&path);
        if !is_file && !disk.is_folder(&path) {
            return Err(NotFound(format!("there is no file or folder {}", disk.shown(&path))));
        }
        let start = if is_file { path.parent().unwrap_or(&path).to_path_buf() } else { path.clone() };
        let is_config = is_file && path.file_name().is_some_and(|name| name == CONFIG_FILE);
        let root = config_folder(disk, &start);
        let mut workspace = Workspace {
            disk,
            root: root.clone().unwrap_or_else(|| start.clone()),
            entry: None,
            config: Config::default(),
            sources: Sources::default(),
            sink: Sink::default(),
            config_file: None,
        };
        if root.is_some() {
            workspace.read_config();
        }
        workspace.entry = match is_file && !is_config {
            true => Some(path),
            false => workspace.entry_below(&start).or_else(|| workspace.usual_entry()),
        };
        Ok(workspace)
    }

    /// The workspace that the user stands in: somewhere below its root, its definition is meant.
    ///
    /// # Errors
    /// If the current folder is gone.
    pub fn here(disk: &'a dyn Files) -> Result<Self, NotFound> {
        let mut workspace = Workspace::find(disk, Path::new("."))?;
        workspace.entry = workspace.usual_entry();
        Ok(workspace)
    }

    fn read_config(&mut self) {
        let path = self.root.join(CONFIG_FILE);
        let bytes = self.disk.read(&path).unwrap_or_default();
        let file = add_source(&mut self.sources, &mut self.sink, self.disk.shown(&path), bytes);
        let text = self.sources.file(file).text.clone();
        self.config = Config::parse(file, &text, &mut self.sink);
        self.config_file = Some(file);
    }

    /// The definition of a folder below the root, if it has one that nothing else in the workspace uses.
    fn entry_below(&self, folder: &Path) -> Option<PathBuf> {
        if folder == self.root {
            return None;
        }
        let mut own = definitions(self.disk, &self.root);
        own.retain(|path| path.parent() == Some(folder));
        usual_of(own)
    }

    fn usual_entry(&self) -> Option<PathBuf> {
        if let Some(entry) = &self.config.entry {
            return Some(self.disk.absolute(&self.root.join(&entry.text)));
        }
        usual_of(definitions_in(self.disk, &self.root))
    }

    /// A file that `lead.toml` names, seen from its folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.disk.absolute(&self.root.join(name))
    }
}

/// The `.lead` files in a folder that no other there uses.
pub(super) fn definitions_in(disk: &dyn Files, folder: &Path) -> Vec<PathBuf> {
    let names = disk.names(folder);
    let all: Vec<PathBuf> = names.iter().filter(|name| name.ends_with(".lead")).map(|name| folder.join(name)).collect();
    let used: BTreeSet<PathBuf> = all.iter().flat_map(|path| uses(disk, folder, path)).collect();
    let free: Vec<PathBuf> = all.iter().filter(|path| !used.contains(*path)).cloned().collect();
    if free.is_empty() { all } else { free }
}

/// Of several definitions the usual one: the only one, or `definition.lead`.
fn usual_of(definitions: Vec<PathBuf>) -> Option<PathBuf> {
    match definitions.as_slice() {
        [one] => Some(one.clone()),
        _ => definitions.into_iter().find(|path| path.file_name().is_some_and(|name| name == "definition.lead")),
    }
}

/// The nearest folder upwards with a `lead.toml`; a repository's root is the last that is looked into.
fn config_folder(disk: &dyn Files, start: &Path) -> Option<PathBuf> {
    for folder in start.ancestors() {
        if disk.is_file(&folder.join(CONFIG_FILE)) {
            return Some(folder.to_path_buf());
        }
        if disk.is_folder(&folder.join(".git")) || disk.is_file(&folder.join(".git")) {
            return None;
        }
    }
    None
}

/// The definitions in a folder and below: those that a `lead.toml` names (or that file itself, if it names one that is not
/// there), and every `.lead` file that no other uses. Hidden folders are left out.
#[must_use]
pub fn definitions(disk: &dyn Files, folder: &Path) -> Vec<PathBuf> {
    let mut named = BTreeSet::new();
    let mut found = BTreeSet::new();
    let mut used = BTreeSet::new();
    let mut folders = vec![disk.absolute(folder)];
    while let Some(folder) = folders.pop() {
        let names = disk.names(&folder);
        if names.iter().any(|name| name == CONFIG_FILE)
            && let Ok(workspace) = Workspace::find(disk, &folder)
            && let Some(entry) = workspace.entry
        {
            // One that is not there, or not in the workspace, is reported at the place where `lead.toml` names it.
            let inside = entry.starts_with(&workspace.root) && disk.is_file(&entry);
            named.insert(if inside { entry } else { folder.join(CONFIG_FILE) });
        }
        for name in &names {
            match name.strip_suffix('/') {
                Some("target" | "node_modules") => {}
                Some(sub) if sub.starts_with('.') => {}
                Some(sub) => folders.push(folder.join(sub)),
                None if name.ends_with(".lead") => {
                    let path = folder.join(name);
                    used.extend(uses(disk, &folder, &path));
                    found.insert(path);
                }
                None => {}
            }
        }
    }
    let free: Vec<PathBuf> = found.iter().filter(|path| !used.contains(*path)).cloned().collect();
    // Files that only use each other are definitions too: their circle is to be reported.
    named.extend(if free.is_empty() && named.is_empty() { found.into_iter().collect() } else { free });
    named.into_iter().collect()
}

/// The files that a definition uses, as far as its lines show.
fn uses(disk: &dyn Files, folder: &Path, path: &Path) -> Vec<PathBuf> {
    let text = disk.read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let paths = text.lines().filter_map(|line| line.trim_start().strip_prefix("use")?.trim().split('"').nth(1));
    paths.map(|used| disk.absolute(&folder.join(used))).collect()
}
