//! Conditions: what each name in them stands for, whether the two sides of a comparison agree, what is met when.

mod alternatives;
mod auxiliaries;
mod bare_values;
mod compare;
mod constants;
mod dates;
mod expectations;
mod filters;
mod labels;
mod logic;
mod misfits;
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
use crate::base::Span;
use crate::diagnostics::Diagnostic;
use crate::hir::Cond;
use crate::syntax::ast::Condition;

/// A comparison that can be unknown, as noted while the inside of a `not` is read.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// The comparison.
    span: Span,
    /// What is unknown.
    name: String,
    /// The comparison turned round, if it has a wording.
    opposite: Option<String>,
    /// It is an event condition with a bound that can be unknown.
    event: bool,
}

/// An event condition among others joined by `and`, `or`.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    /// The condition.
    pub span: Span,
    /// The events, as written.
    pub name: String,
    /// It has a window.
    pub windowed: bool,
    /// It says `ever` or `never`.
    pub ever: bool,
    /// What the window is in the language, where it is one that another event can have as well.
    pub window: Option<String>,
    /// `no EVENT`
    pub negated: bool,
}

/// What is remembered while one condition is read.
#[derive(Default)]
pub(super) struct Scratch {
    /// Comparisons that can be unknown, while the inside of a `not` is read.
    notes: Vec<Note>,
    /// How many `not` stand around.
    nots: usize,
    /// Event conditions of the present chain.
    pub joined: Vec<Joined>,
    /// Warnings of silence, each with its event: one that is asked for by itself as well is no surprise.
    pub silences: Vec<(String, Diagnostic)>,
}

impl Checker<'_> {
    /// A condition; reports what is wrong with it and gives none if it is not sound.
    pub fn condition(&mut self, c: &Condition, place: Place) -> Option<Cond> {
        let outer = std::mem::take(&mut self.scratch.joined);
        let cond = self.cond(c, place);
        let joined = std::mem::replace(&mut self.scratch.joined, outer);
        self.check_windows_said(&joined);
        for (event, warning) in std::mem::take(&mut self.scratch.silences) {
            if !joined.iter().any(|one| one.ever && one.name == event) {
                self.report(warning);
            }
        }
        cond
    }
}

/// Whether a symbol is a value that conditions compare.
fn is_value(symbol: Symbol) -> bool {
    matches!(symbol, Symbol::Field(_) | Symbol::Score(_) | Symbol::Band(_) | Symbol::Class(_) | Symbol::Status(_))
}
