//! Words shared by the checker, the rule set and the engine: types and values, free of source and of JSON.

mod currency;
mod dates;
mod ids;
mod types;
mod words;
mod zone_names;
mod zones;

pub use currency::*;
pub use dates::*;
pub use ids::*;
pub use types::*;
pub use words::*;
pub use zone_names::*;
pub use zones::*;
