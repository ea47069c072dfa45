//! Conditions: what each name in them stands for, whether the two sides of a comparison agree, what is met when.

mod alternatives;
mod auxiliaries;
mod bare_values;
mod compare;
mod constants;
mod dates;
mod expectations;
mod filters;
mod joined;
mod labels;
mod logic;
mod misfits;
mod negated;
mod numbers;
mod read;
pub(super) mod render;
mod spoken;
mod swallowed;
mod tests_of;
mod texts;
pub(super) mod types;
mod unknown;

pub(super) use labels::is_plain;
pub(super) use read::Read;

use super::{Checker, Place, Symbol};
use crate::hir::Cond;
use crate::syntax::ast::Condition;

impl Checker<'_> {
    /// A condition; reports what is wrong with it and gives none if it is not sound.
    pub fn condition(&self, c: &Condition, place: Place) -> Option<Cond> {
        self.check_windows_said(c, place);
        self.cond(c, place)
    }
}

/// Whether a symbol is a value that conditions compare.
fn is_value(symbol: Symbol) -> bool {
    matches!(symbol, Symbol::Field(_) | Symbol::Score(_) | Symbol::Band(_) | Symbol::Class(_) | Symbol::Status(_))
}
