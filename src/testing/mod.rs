//! Runs the examples of a definition: what each expects, what comes out, why, and what no example decides.

mod coverage;
mod examples;
mod expected;
mod history;
mod json;
mod junit;
mod lead;
mod reasons;
mod text;

pub use coverage::{Coverage, Item, ItemKind};
pub use examples::{ExpectationResult, Outcome, TestRun, Violation, run};
pub use expected::is_so;
pub use json::json;
pub use junit::junit;
pub use lead::of as lead_of;
pub use text::text;
