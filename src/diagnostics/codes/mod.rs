//! The tables of codes, one file for each part of the language. A line here, a page in `spec/errors/`.

pub mod agreements;
pub mod compile;
pub mod conditions;
pub mod events;
pub mod examples;
pub mod files;
pub mod funnel;
pub mod names;
pub mod scores;
pub mod syntax;

use super::Code;

/// Every table, by number.
pub(crate) static TABLES: &[&[&Code]] = &[
    syntax::ALL,
    names::ALL,
    conditions::ALL,
    events::ALL,
    scores::ALL,
    funnel::ALL,
    agreements::ALL,
    examples::ALL,
    compile::ALL,
    files::ALL,
];
