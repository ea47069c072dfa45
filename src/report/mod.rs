//! Decisions and their reasons as text for people, and as tables.

mod csv;

mod origins;
mod problems;
mod score;
mod subject;
mod summary;
mod table;
mod time;
mod tree;
mod why;

pub use csv::DecisionCsv;

pub use origins::Origins;
pub use problems::{MASKED, kind_words, words as problem_words};
pub use score::score;
pub use subject::{Subject, subjects};
pub use summary::{Counted, Summary, group};
pub use table::tables;
pub use time::{Clock, hours, length};
pub use tree::{compared_words, condition};
pub use why::{class, criteria, outcome_rule, promise, why};
