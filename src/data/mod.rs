//! Reading leads and events from CSV and NDJSON, and writing decisions. A row that cannot be read is reported with its line
//! and costs itself alone.

pub mod csv;
mod events;
mod input;
mod join;
mod leads;
pub mod lines;
mod mapping;
mod order;
#[cfg(test)]
mod tests;

pub use events::{EventReader, RawEvent};
pub use join::{Events, LeftOut};
pub use leads::{BadRow, LeadReader, RawLead, lead_from_object};
pub use mapping::{EventColumns, Mapping, fold};
pub use order::{Order, Sorted};
