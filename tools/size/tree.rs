//! The Rust files of `src/`, without tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::rust::{self, Source, TestModule};

/// A file of the program.
pub struct File {
    pub path: PathBuf,
    /// Its code without tests and comments, line for line.
    pub code: String,
}

/// All files of the program below a folder, in order; modules that only tests have are left out.
pub fn read(folder: &Path) -> Vec<File> {
    let (mut files, mut tests) = (Vec::new(), Vec::new());
    for path in paths(folder) {
        let text = fs::read_to_string(&path).unwrap();
        let (code, modules) = Source::read(&text).without_tests(&text);
        tests.extend(modules.iter().map(|module| place(&path, module)));
        files.push(File { path, code });
    }
    files
        .retain(|file| !tests.iter().any(|test| file.path == test.with_extension("rs") || file.path.starts_with(test)));
    files
}

/// Lines of code by floor.
pub fn sizes(folder: &Path) -> BTreeMap<String, usize> {
    let mut sizes = BTreeMap::new();
    for file in read(folder) {
        let floor = file.path.strip_prefix(folder).unwrap().components().next().unwrap();
        let floor = floor.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        *sizes.entry(floor).or_insert(0) += rust::lines(&file.code);
    }
    sizes
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The file of a module without its ending, which is the folder of its own modules too.
fn place(declared_in: &Path, module: &TestModule) -> PathBuf {
    let folder = declared_in.parent().unwrap();
    if let Some(path) = &module.path {
        return folder.join(path).with_extension("");
    }
    let stem = declared_in.file_stem().unwrap().to_string_lossy();
    let folder = if ["mod", "lib", "main"].contains(&&*stem) { folder.to_owned() } else { folder.join(&*stem) };
    folder.join(&module.name)
}
