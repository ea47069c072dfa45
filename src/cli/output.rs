//! Where text goes: standard output, standard error, or a file.

use std::io::Write;
use std::path::Path;

use anstream::ColorChoice;
use clap::ValueEnum;

use super::exit::Failure;
pub(super) use super::target::Target;

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
