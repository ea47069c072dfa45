//! Where text goes: standard output, standard error, or a file that appears as a whole or not at all.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::ColorChoice;
use clap::ValueEnum;
use tempfile::NamedTempFile;

use super::exit::Failure;

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// For everything that this process writes.
    pub(super) fn apply(self) {
        let choice = match self {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// Writes text to standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Writes a line to standard error. If nobody reads it, nothing is lost.
pub(super) fn note(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// `error:`, in the colour of errors.
pub(super) fn error_word() -> &'static str {
    "\u{1b}[1m\u{1b}[31merror:\u{1b}[0m"
}

/// A place to write to: standard output, or a file that is put in its place only when it is complete.
pub(super) enum Target {
    /// Standard output.
    Stdout(io::BufWriter<io::Stdout>),
    /// A file beside the one that it becomes.
    File { file: io::BufWriter<NamedTempFile>, path: PathBuf },
}

impl Target {
    /// Standard output, or the file with this name; `-` is standard output.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Target::Stdout(io::BufWriter::with_capacity(1 << 16, io::stdout())));
        };
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let shown = path.display().to_string();
        if path.is_dir() {
            return Err(Failure::Message(format!("{shown} is a folder; name a file in it")));
        }
        let file = tempfile::Builder::new().prefix(".lead-").tempfile_in(folder);
        let file = file.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::Message(format!("there is no folder {}", folder.display())),
            _ => Failure::Message(format!("{shown} cannot be written: {error}")),
        })?;
        Ok(Target::File { file: io::BufWriter::with_capacity(1 << 16, file), path: path.to_path_buf() })
    }

    /// Whether a person looks at it.
    pub(super) fn is_terminal(&self) -> bool {
        matches!(self, Target::Stdout(_)) && io::stdout().is_terminal()
    }

    /// Writes what is left; a file takes its place.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.flush()?;
        if let Target::File { file, path } = self {
            let shown = path.display().to_string();
            let file = file.into_inner().map_err(|error| Failure::with(&shown, error.error()))?;
            permit(file.as_file());
            file.persist(&path).map_err(|error| Failure::with(&shown, &error.error))?;
        }
        Ok(())
    }
}

/// A temporary file is private; what it becomes is as readable as any other new file.
#[cfg(unix)]
fn permit(file: &std::fs::File) {
    use std::os::unix::fs::PermissionsExt;
    let _ = file.set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn permit(_: &std::fs::File) {}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(out) => out.write(bytes),
            Target::File { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(out) => out.flush(),
            Target::File { file, .. } => file.flush(),
        }
    }
}

/// Whether two paths lead to one file, which need not be there yet.
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| {
        std::fs::canonicalize(path).or_else(|_| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            std::fs::canonicalize(folder).map(|folder| folder.join(path.file_name().unwrap_or_default()))
        })
    };
    match (real(a), real(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

/// Writes a whole text to a file or to standard output.
pub(super) fn write(path: Option<&Path>, text: &str) -> Result<(), Failure> {
    let mut target = Target::open(path)?;
    target.write_all(text.as_bytes())?;
    target.finish()
}
