//! The rule set: the JSON document that other systems execute. Its structs here, one for each JSON object of `spec/`;
//! beside them how a checked definition is lowered to it, how it is read back, and what must hold of it.
//!
//! Every number is an integer within ±(2^53 − 1) in the unit that its field states. References between parts are
//! indices into the lists of the document. A reader ignores keys that it does not know: keys added within one version of
//! the format never change a decision. It refuses operators, kinds and windows that it does not know.

mod agreements;
mod document;
mod expectation;
mod expr;
mod features;
mod fingerprint;
mod from_hir;
mod from_json;
mod funnel;
mod invariants;
pub mod kind;
mod ops;
mod rules;
mod silent;
mod to_json;
pub mod walk;

pub use agreements::*;
pub use document::*;
pub use expectation::Expectation;
pub use expr::Expr;
pub use features::*;
pub use fingerprint::fingerprint;
pub use from_hir::{CheckedGuarantee, Checks, Lowered, Options, lower};
pub use from_json::ReadError;
pub use funnel::*;
pub use invariants::{Broken, broken};
pub use ops::{Op, Operator, Part};
pub use rules::*;

pub use crate::model::{Constant, Length, Limit, NoticeAt, Period, SlaState, Take, TextMatch, ValueType};

/// The largest number that a rule set or a value may hold: 2^53 − 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// Milliseconds of a day of 24 hours.
pub const DAY_MS: i64 = 86_400_000;

/// Points are summed in millionths of the score's own unit.
pub const MICRO: i64 = 1_000_000;

/// Counts saturate here.
pub const MAX_COUNT: i64 = 1_000_000;
