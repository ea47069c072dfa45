//! The language as data: its words, its statements, and what the parts of a statement are called. Whatever lists words, shows a
//! line that is written correctly or names what is missing looks it up here; tests compare these tables with the grammar, both ways.

mod parts;
mod statements;
mod words;

pub use parts::{NAMES, PARTS, Part};
pub use statements::{Declares, STATEMENTS, Statement, opening_words, samples, statement};
pub use words::{PERIODS, REFUSED_UNITS, STOPS, UNITS, WEEKDAYS, WORDS, Word};
