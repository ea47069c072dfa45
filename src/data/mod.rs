//! Reading leads and events from CSV and NDJSON, and writing decisions. A row that cannot be read is reported with its line
//! and costs itself alone.

pub mod csv;
pub mod lines;
mod mapping;

pub use mapping::{EventColumns, Mapping, fold};
