//! Words shared by the checker, the rule set and the engine: types and values, free of source and of JSON.

mod ids;
mod types;
mod words;
mod zones;

pub use ids::*;
pub use types::*;
pub use words::*;
pub use zones::*;
