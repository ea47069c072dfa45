//! Every code that the compiler can report, with the page of the standard that explains it.

use super::Severity;

/// A kind of message: its number, what it says in general, and its page.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `E0203`, `W0401`: stable, never used again for anything else.
    pub id: &'static str,
    /// An error stops compilation; a warning does not.
    pub severity: Severity,
    /// The general title, the first line of the page.
    pub title: &'static str,
    /// The page, as Markdown: what it means, an example that triggers it, one that does not.
    pub page: &'static str,
}

/// Declares codes, one line each: `NAME = E0203 "title";`. The page `spec/errors/E0203.md` must exist.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:ident $title:literal;)*) => {
        $(
            #[doc = $title]
            pub static $name: crate::diagnostics::Code = crate::diagnostics::Code {
                id: stringify!($id),
                severity: crate::diagnostics::Severity::of(stringify!($id)),
                title: $title,
                page: include_str!(concat!("../../../spec/errors/", stringify!($id), ".md")),
            };
        )*
        /// The codes of this file, in order.
        pub(crate) static ALL: &[&crate::diagnostics::Code] = &[$(&$name),*];
    };
}
pub(crate) use codes;

/// All codes, in the order of their numbers within each part of the language.
pub fn all() -> impl Iterator<Item = &'static Code> {
    super::codes::TABLES.iter().flat_map(|table| table.iter().copied())
}

/// The code with this number, case aside.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}
