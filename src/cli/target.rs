//! A place to write to. A file appears as a whole or not at all; what is no file (a device, a pipe) is written to as it stands.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::exit::Failure;

/// Enough that a line of a decision is not a call of the system.
const BUFFER: usize = 1 << 16;

/// A place to write to.
pub(super) enum Target {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A device or a pipe: there is nothing to put in its place.
    Stream { file: BufWriter<File>, shown: String },
    /// A file beside the one that it becomes.
    Whole { file: BufWriter<NamedTempFile>, path: PathBuf, shown: String },
}

impl Target {
    /// Standard output, or the file with this name; `-` is standard output.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Target::Stdout(BufWriter::with_capacity(BUFFER, io::stdout())));
        };
        let shown = path.display().to_string();
        let failed = |error: io::Error| Failure::Message(format!("{shown} cannot be written: {error}"));
        // The file that a link leads to is replaced, not the link.
        let path = if path.is_symlink() { followed(path).map_err(failed)? } else { path.to_path_buf() };
        let there = fs::metadata(&path).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(Failure::Message(format!("{shown} is a folder; name a file in it")));
        }
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            let file = File::options().write(true).open(&path).map_err(failed)?;
            return Ok(Target::Stream { file: BufWriter::with_capacity(BUFFER, file), shown });
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = beside(folder, there).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::Message(format!("there is no folder {}", folder.display())),
            _ => failed(error),
        })?;
        Ok(Target::Whole { file: BufWriter::with_capacity(BUFFER, file), path, shown })
    }

    /// Whether a person looks at it.
    pub(super) fn is_terminal(&self) -> bool {
        matches!(self, Target::Stdout(_)) && io::stdout().is_terminal()
    }

    /// Writes what is left; a file takes its place.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        let flushed = self.flush();
        match self {
            Target::Stdout(_) => flushed?,
            Target::Stream { shown, .. } => flushed.map_err(|error| Failure::with(&shown, &error))?,
            Target::Whole { file, path, shown } => {
                flushed.map_err(|error| Failure::with(&shown, &error))?;
                let file = file.into_inner().map_err(|error| Failure::with(&shown, error.error()))?;
                file.persist(&path).map_err(|error| Failure::with(&shown, &error.error))?;
            }
        }
        Ok(())
    }
}

/// Where a link leads in the end; the file there need not be yet.
fn followed(link: &Path) -> io::Result<PathBuf> {
    if let Ok(path) = fs::canonicalize(link) {
        return Ok(path);
    }
    let target = fs::read_link(link)?;
    Ok(link.parent().map_or_else(|| target.clone(), |folder| folder.join(&target)))
}

/// A new file in a folder: as private as the one that it replaces, else as any other new file.
fn beside(folder: &Path, replaced: Option<fs::Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".lead-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    if let Some(replaced) = replaced {
        file.as_file().set_permissions(replaced.permissions())?;
    }
    Ok(file)
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(out) => out.write(bytes),
            Target::Stream { file, .. } => file.write(bytes),
            Target::Whole { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(out) => out.flush(),
            Target::Stream { file, .. } => file.flush(),
            Target::Whole { file, .. } => file.flush(),
        }
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    fn write(path: &Path, text: &str) -> Result<(), Failure> {
        let mut target = Target::open(Some(path))?;
        target.write_all(text.as_bytes())?;
        target.finish()
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (link, file) = (folder.path().join("link"), folder.path().join("file"));
        symlink("file", &link).unwrap();
        for text in ["new", "replaced"] {
            write(&link, text).ok().unwrap();
            assert!(link.is_symlink());
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
    }

    #[test]
    fn a_pipe_stays_a_pipe() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).unwrap()
        });
        write(&pipe, "through").ok().unwrap();
        assert_eq!(reader.join().unwrap(), "through");
        assert!(!fs::metadata(&pipe).unwrap().is_file());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_stays_as_private_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).unwrap();
        write(&file, "new").ok().unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "old").unwrap();
        let mut target = Target::open(Some(&file)).ok().unwrap();
        target.write_all(b"half").unwrap();
        drop(target);
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
