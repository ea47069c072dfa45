//! Definitions and permissions.

use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::conditions::Read;
use crate::hir::check::{Checker, Place};
use crate::model::{FieldId, ValueType};
use crate::syntax::ast::EventRef;

impl Checker<'_> {
    /// The conditions of all definitions.
    pub(super) fn defines(&mut self) {
        for i in 0..self.decls.defines.len() {
            let decl = self.decls.defines[i];
            if let Some(condition) = self.condition(&decl.condition, Place::Define) {
                self.program.defines[i].condition = condition;
            }
        }
    }

    /// What gives permissions and what takes them away.
    pub(super) fn permissions(&mut self) {
        for i in 0..self.decls.permissions.len() {
            let decl = self.decls.permissions[i];
            let field = self.given_field(&decl.given_by);
            let given = if field.is_some() { Some(Vec::new()) } else { self.picks(&decl.given_by) };
            let withdrawn = self.picks(&decl.withdrawn_by);
            let expires = decl.expires_after.as_ref().and_then(|d| self.duration(d));
            let permission = &mut self.program.permissions[i];
            permission.given = given.unwrap_or_default();
            permission.given_field = field;
            permission.withdrawn = withdrawn.unwrap_or_default();
            permission.expires = expires;
        }
    }

    /// `given by FIELD`
    fn given_field(&mut self, given: &[EventRef]) -> Option<FieldId> {
        let [one] = given else { return None };
        let [name] = one.names.as_slice() else { return None };
        if one.inline_group || name.filter.is_some() || one.filter.is_some() {
            return None;
        }
        let Some(Read::Value(side)) = self.read(&name.name, Place::Plain) else { return None };
        let crate::hir::OperandKind::Field(id) = side.operand.kind else { return None };
        if self.program.fields[id.0].value != ValueType::YesNo {
            let message = format!(
                "`{}` is {}; a permission is given by an event or by a yes/no field",
                side.name,
                side.ty.what()
            );
            let message = Diagnostic::new(&codes::TEST_DOES_NOT_FIT, name.name.span, message)
                .label("not yes or no")
                .help("Declare the field as `yes/no`, or name the event by which the person gives the permission");
            self.report(message);
        }
        Some(id)
    }
}
