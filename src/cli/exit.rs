//! How a command ends.

use std::io;

/// A command that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing is wrong.
    Fine,
    /// Something was found that the user has to look at.
    Problems,
}

impl Outcome {
    /// The exit code of a command that could not do its work.
    pub(super) const COULD_NOT_RUN: u8 = 2;

    /// `Problems` if there are any.
    pub(super) fn problems_if(any: bool) -> Outcome {
        if any { Outcome::Problems } else { Outcome::Fine }
    }

    pub(super) fn code(self) -> u8 {
        match self {
            Outcome::Fine => 0,
            Outcome::Problems => 1,
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// For the user.
    Message(String),
    /// Nobody reads the output any more.
    BrokenPipe,
}

impl Failure {
    /// A failure with something that was read or written.
    pub(super) fn with(name: &str, error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            io::ErrorKind::NotFound => Failure::Message(format!("there is no file {name}")),
            _ => Failure::Message(format!("{name}: {error}")),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            _ => Failure::Message(error.to_string()),
        }
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Failure::Message(message)
    }
}

impl From<crate::driver::NotFound> for Failure {
    fn from(why: crate::driver::NotFound) -> Self {
        Failure::Message(why.0)
    }
}

impl From<crate::driver::DataError> for Failure {
    fn from(error: crate::driver::DataError) -> Self {
        Failure::with(&error.name, &error.error)
    }
}

/// What a command gives.
pub(super) type Done = Result<Outcome, Failure>;
