//! How loud a lint is.

use std::collections::BTreeMap;

use super::Lint;

/// How loud a lint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It says nothing.
    Off,
    /// It warns.
    Warn,
    /// It stops compilation.
    Error,
}

impl Level {
    /// The words for the levels, as `lead.toml` writes them.
    pub const WORDS: [&'static str; 3] = ["off", "warn", "error"];

    /// The level of this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Level> {
        match word {
            "off" => Some(Level::Off),
            "warn" => Some(Level::Warn),
            "error" => Some(Level::Error),
            _ => None,
        }
    }
}

/// The levels that are set in place of the defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static str, Level>);

impl Levels {
    /// Sets the level of a lint.
    pub fn set(&mut self, lint: &Lint, level: Level) {
        self.0.insert(lint.code.id, level);
    }

    /// The level of a lint.
    #[must_use]
    pub fn of(&self, lint: &Lint) -> Level {
        self.0.get(lint.code.id).copied().unwrap_or(lint.level)
    }
}
