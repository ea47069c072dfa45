//! Where files come from: the disk, or memory for editors, pages and tests.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// A place to read files from. Paths are as [`Files::absolute`] gives them.
pub trait Files {
    /// The bytes of a file.
    ///
    /// # Errors
    /// If there is none or it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Whether a file of this name is there.
    fn is_file(&self, path: &Path) -> bool;
    /// Whether it is a folder.
    fn is_folder(&self, path: &Path) -> bool;
    /// The names in a folder, sorted; those of folders end in `/`. Empty if it cannot be read.
    fn names(&self, folder: &Path) -> Vec<String>;
    /// The path from the root of everything, without `.` and `..`.
    fn absolute(&self, path: &Path) -> PathBuf;
    /// The file behind links; the path itself if it is not there.
    fn real(&self, path: &Path) -> PathBuf;
    /// The path as it is shown: relative to where the user stands, with forward slashes.
    fn shown(&self, path: &Path) -> String;
}

/// The disk.
#[derive(Clone, Debug)]
pub struct Disk {
    current: PathBuf,
}

impl Disk {
    /// The disk, seen from the current folder.
    #[must_use]
    pub fn here() -> Self {
        Disk { current: std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/")) }
    }
}

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut names: Vec<String> = entries
            .flatten()
            .map(|entry| {
                let slash = if entry.path().is_dir() { "/" } else { "" };
                format!("{}{slash}", entry.file_name().to_string_lossy())
            })
            .collect();
        names.sort();
        names
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        plain(&self.current.join(path))
    }

    fn real(&self, path: &Path) -> PathBuf {
        std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
    }

    fn shown(&self, path: &Path) -> String {
        // What has nothing but the root in common with where the user stands is clearer from the root.
        let shared = self.current.components().zip(path.components()).take_while(|(a, b)| a == b).count();
        if shared <= 1 && path.is_absolute() && self.current.components().count() > 2 {
            return path.to_string_lossy().replace('\\', "/");
        }
        relative(&self.current, path)
    }
}

/// Texts by name, all in one folder tree whose root is `/`.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// Adds a file; `vocabulary.lead` and `/vocabulary.lead` are the same.
    #[must_use]
    pub fn with(mut self, name: &str, text: impl Into<Vec<u8>>) -> Self {
        let path = self.absolute(Path::new(name));
        self.files.insert(path, text.into());
        self
    }

    /// The files of a text in which lines `# file: NAME` begin a file each, with the name of the first; without such a line the
    /// whole text is `definition.lead`. A file of which the line says `(Latin-1)` is saved so.
    #[must_use]
    pub fn from_fence(text: &str) -> (Self, String) {
        let mut memory = Memory::default();
        let mut first = None;
        let mut name = "definition.lead".to_owned();
        let mut body = String::new();
        let add = |memory: Memory, name: &str, body: &str| match name.strip_suffix("(Latin-1)") {
            Some(name) => memory.with(name.trim(), latin1(body)),
            None => memory.with(name, body),
        };
        for line in text.split_inclusive('\n') {
            if let Some(next) = line.strip_prefix("# file:") {
                if first.is_some() {
                    memory = add(memory, &name, &std::mem::take(&mut body));
                }
                name = next.trim().to_owned();
                first.get_or_insert_with(|| name.clone());
            } else {
                body.push_str(line);
            }
        }
        (add(memory, &name, &body), first.unwrap_or(name))
    }
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.files.keys().any(|file| file != path && file.starts_with(path))
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let inside = self.files.keys().filter_map(|file| file.strip_prefix(folder).ok());
        let mut names: Vec<String> = inside
            .filter_map(|rest| {
                let mut parts = rest.components();
                let first = parts.next()?.as_os_str().to_string_lossy().into_owned();
                Some(if parts.next().is_some() { format!("{first}/") } else { first })
            })
            .collect();
        names.sort();
        names.dedup();
        names
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        plain(&Path::new("/").join(path))
    }

    fn real(&self, path: &Path) -> PathBuf {
        path.to_path_buf()
    }

    fn shown(&self, path: &Path) -> String {
        relative(Path::new("/"), path)
    }
}

/// The path without `.` and `..`, by its letters alone.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// The way from a folder to a path, with forward slashes; as few `..` as needed.
#[must_use]
pub fn relative(from: &Path, to: &Path) -> String {
    let (mut a, mut b) = (from.components().peekable(), to.components().peekable());
    while a.peek().is_some() && a.peek() == b.peek() {
        a.next();
        b.next();
    }
    let up = a.map(|_| "..".to_owned());
    let down = b.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let way = up.chain(down).collect::<Vec<_>>().join("/");
    if way.is_empty() { ".".to_owned() } else { way }
}
