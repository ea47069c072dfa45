//! The files of one definition: the entry, what it uses, and what its lists name.

use std::path::{Component, Path, PathBuf};

use super::external;
use super::files::Files;
use crate::base::{FileId, Sources, Span, closest};
use crate::diagnostics::{self, Diagnostic, Sink};
use crate::hir::External;
use crate::syntax::{self, ast};

/// The trees of a definition, the entry first, the others in the order of their first use.
#[derive(Default)]
pub(super) struct Loaded {
    pub files: Vec<ast::File>,
    pub paths: Vec<PathBuf>,
    pub external: External,
}

/// Reads the entry and everything that it uses.
pub(super) fn load(
    disk: &dyn Files,
    root: &Path,
    entry: &Path,
    text: Vec<u8>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Loaded {
    let mut loader = Loader { disk, root, sources, sink, loaded: Loaded::default(), open: Vec::new() };
    loader.add(entry.to_path_buf(), text);
    loader.follow();
    loader.loaded
}

/// A file whose uses are being followed: its index, and which of its statements comes next.
struct Open {
    file: usize,
    next: usize,
    /// Where it is used; none for the entry.
    at: Option<Span>,
}

pub(super) struct Loader<'a> {
    disk: &'a dyn Files,
    root: &'a Path,
    pub(super) sources: &'a mut Sources,
    pub(super) sink: &'a mut Sink,
    pub(super) loaded: Loaded,
    open: Vec<Open>,
}

impl Loader<'_> {
    fn add(&mut self, path: PathBuf, bytes: Vec<u8>) -> usize {
        let readable = std::str::from_utf8(&bytes).is_ok();
        let id = self.add_source(&path, bytes);
        // What is not text is reported once, not statement by statement.
        let tree = match readable {
            true => syntax::parse(id, &self.sources.file(id).text.clone(), self.sink),
            false => ast::File::default(),
        };
        self.loaded.files.push(tree);
        self.loaded.paths.push(path);
        let index = self.loaded.files.len() - 1;
        self.external(index);
        index
    }

    /// The text of a file, in the map of sources.
    pub(super) fn add_source(&mut self, path: &Path, bytes: Vec<u8>) -> FileId {
        add_source(self.sources, self.sink, self.disk.shown(path), bytes)
    }

    /// Follows every `use`, depth first, without recursion: chains may be long.
    fn follow(&mut self) {
        self.open.push(Open { file: 0, next: 0, at: None });
        while let Some(top) = self.open.last_mut() {
            let statements = &self.loaded.files[top.file].statements;
            let found =
                statements[top.next.min(statements.len())..].iter().enumerate().find_map(|(skipped, statement)| {
                    match &statement.kind {
                        ast::StatementKind::Use(path) => Some((skipped, path.clone())),
                        _ => None,
                    }
                });
            let Some((skipped, path)) = found else {
                self.open.pop();
                continue;
            };
            top.next += skipped + 1;
            let file = top.file;
            self.used(file, &path);
        }
    }

    fn used(&mut self, by: usize, path: &ast::Text) {
        let Some(target) = self.resolve(by, path) else { return };
        let real = self.disk.real(&target);
        let known = self.loaded.paths.iter().position(|other| self.disk.real(other) == real);
        match known {
            Some(index) if self.open.iter().any(|open| open.file == index) => self.cycle(index, path),
            Some(_) => self.used_before(by, path),
            None => {
                if let Some(bytes) = self.read(&target, path) {
                    let file = self.add(target, bytes);
                    self.open.push(Open { file, next: 0, at: Some(path.span) });
                }
            }
        }
    }

    /// A second `use` of one file in the same file says nothing; from another file it is fine.
    fn used_before(&mut self, by: usize, path: &ast::Text) {
        let earlier = self.loaded.files[by].statements.iter().find_map(|statement| match &statement.kind {
            ast::StatementKind::Use(other) if other.span < path.span => {
                let same = self.plain(by, &other.value) == self.plain(by, &path.value);
                same.then_some(other.span)
            }
            _ => None,
        });
        if let Some(earlier) = earlier {
            let message = format!("\"{}\" is used twice in this file.", path.value);
            let diagnostic = Diagnostic::new(&diagnostics::files::USED_TWICE, path.span, message);
            self.sink.report(diagnostic.also(earlier, "used here already").help("Leave out one of the two lines."));
        }
    }

    fn cycle(&mut self, index: usize, path: &ast::Text) {
        let from = self.open.iter().position(|open| open.file == index).unwrap_or(0);
        let circle = &self.open[from..];
        let message = if circle.len() == 1 {
            "A file cannot use itself.".to_owned()
        } else {
            let names: Vec<String> = circle.iter().map(|open| self.disk.shown(&self.loaded.paths[open.file])).collect();
            format!("These files use each other in a circle: {} and {} again.", names.join(", "), names[0])
        };
        let mut diagnostic = Diagnostic::new(&diagnostics::files::USE_CYCLE, path.span, message);
        for span in circle.iter().skip(1).filter_map(|open| open.at) {
            diagnostic = diagnostic.also(span, "used from here");
        }
        self.sink.report(diagnostic.help("Move what both need into a file that uses neither."));
    }

    fn plain(&self, by: usize, path: &str) -> PathBuf {
        let folder = self.loaded.paths[by].parent().unwrap_or(Path::new(""));
        self.disk.absolute(&folder.join(path))
    }

    /// The file that a path means, seen from the file that names it; it may not lead out of the workspace.
    pub(super) fn resolve(&mut self, by: usize, path: &ast::Text) -> Option<PathBuf> {
        let target = self.plain(by, &path.value);
        match outside(self.disk, self.root, &path.value, &target, path.span) {
            Some(diagnostic) => {
                self.sink.report(diagnostic);
                None
            }
            None => Some(target),
        }
    }

    /// The bytes of a file; if there are none, that is reported where the file is named.
    pub(super) fn read(&mut self, target: &Path, path: &ast::Text) -> Option<Vec<u8>> {
        let error = match self.disk.read(target) {
            Ok(bytes) => return Some(bytes),
            Err(error) => error,
        };
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let what = if missing { "is not there".to_owned() } else { format!("cannot be read: {error}") };
        let message = format!("The file {} {what}.", self.disk.shown(target));
        let mut diagnostic = Diagnostic::new(&diagnostics::files::FILE_MISSING, path.span, message);
        if let Some(near) = self.near(target) {
            let (folder, _) = path.value.rsplit_once('/').map_or(("", ""), |(folder, name)| (folder, name));
            let suggestion = if folder.is_empty() { near } else { format!("{folder}/{near}") };
            diagnostic = diagnostic.help(format!("Did you mean \"{suggestion}\"?")).fix(
                format!("write \"{suggestion}\""),
                path.span,
                format!("\"{suggestion}\""),
            );
        }
        self.sink.report(diagnostic);
        None
    }

    fn near(&self, target: &Path) -> Option<String> {
        let wanted = target.file_name()?.to_string_lossy().into_owned();
        let names = self.disk.names(target.parent()?);
        closest(&wanted, names.iter().map(String::as_str).filter(|name| !name.ends_with('/'))).map(str::to_owned)
    }

    fn external(&mut self, index: usize) {
        for wanted in external::wanted(&self.loaded.files[index]) {
            external::read(self, index, &wanted);
        }
    }
}

/// Whether a path as it is written, and the file that it means, lead out of the workspace: what to say of it.
pub(super) fn outside(disk: &dyn Files, root: &Path, written: &str, target: &Path, span: Span) -> Option<Diagnostic> {
    let relative = Path::new(written)
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir | Component::ParentDir));
    let drive = written.contains(['\\', ':']);
    let why = if !relative || drive {
        "A path starts from the file that it stands in, and its folders are parted by `/`."
    } else if !target.starts_with(root) || !disk.real(target).starts_with(disk.real(root)) {
        "A definition uses only files of its workspace: the folder of its lead.toml, or its own folder without one."
    } else {
        return None;
    };
    let message = format!("\"{written}\" leads out of the workspace.");
    Some(Diagnostic::new(&diagnostics::files::OUTSIDE_WORKSPACE, span, message).help(why))
}

/// The text of a file, in the map of sources; what is not UTF-8 is reported there.
pub(super) fn add_source(sources: &mut Sources, sink: &mut Sink, name: String, bytes: Vec<u8>) -> FileId {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let (mark, bytes) = match bytes.strip_prefix(MARK) {
        Some(rest) => (MARK.len(), rest.to_vec()),
        None => (0, bytes),
    };
    match String::from_utf8(bytes) {
        Ok(text) => sources.add_after(mark, name, text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let id = sources.add_after(mark, name, text);
            let message = "From here on the file is not UTF-8 text.";
            let help = "Save it with the encoding UTF-8; most editors and spreadsheets offer that on saving.";
            let diagnostic = Diagnostic::new(&diagnostics::files::NOT_UTF8, Span::new(id, at, at), message);
            sink.report(diagnostic.help(help));
            id
        }
    }
}
