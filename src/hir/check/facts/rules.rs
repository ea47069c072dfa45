//! Definitions and permissions.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes};
use crate::hir::check::collect::named;
use crate::hir::check::conditions::Read;
use crate::hir::check::{Checker, Place};
use crate::hir::{Cond, Define, Permission};
use crate::model::{FieldId, ValueType};
use crate::syntax::ast::{self, Condition, EventRef};

impl Checker<'_> {
    /// The conditions of all definitions.
    pub(in crate::hir::check) fn defines(&self) -> Vec<Define> {
        let condition = |c: &Condition| self.condition(c, Place::Define).unwrap_or_else(|| Cond::never(c.span));
        let define = |decl: &&ast::Define| Define { name: named(&decl.name), condition: condition(&decl.condition) };
        self.decls.defines.iter().map(define).collect()
    }

    /// What gives permissions and what takes them away.
    pub(in crate::hir::check) fn permissions(&self) -> Vec<Permission> {
        let permission = |decl: &&ast::PermissionDecl| {
            let mut field = None;
            let mut events: Vec<EventRef> = Vec::new();
            for given in &decl.given_by {
                match self.given_field(given) {
                    Some(id) => self.one_field(&mut field, id, given),
                    None => events.push(given.clone()),
                }
            }
            let given = if events.is_empty() { None } else { self.picks(&events) };
            let withdrawn = self.picks(&decl.withdrawn_by);
            let expires = decl.expires_after.as_ref().and_then(|d| self.duration(d));
            Permission {
                name: named(&decl.name),
                given: given.unwrap_or_default(),
                given_field: field.map(|(id, _)| id),
                withdrawn: withdrawn.unwrap_or_default(),
                expires,
            }
        };
        self.decls.permissions.iter().map(permission).collect()
    }

    /// Of one permission one field can be the sign.
    fn one_field(&self, field: &mut Option<(FieldId, Span)>, id: FieldId, given: &EventRef) {
        let Some((_, first)) = *field else {
            *field = Some((id, given.span));
            return;
        };
        let message = "A permission is given by one field at most";
        let message = Diagnostic::new(&codes::TEST_DOES_NOT_FIT, given.span, message)
            .label("a second field")
            .also(first, "the first")
            .help("Keep one of them; any number of events may stand beside it");
        self.report(message);
    }

    /// `given by FIELD`, alone or beside events.
    fn given_field(&self, one: &EventRef) -> Option<FieldId> {
        let [name] = one.names.as_slice() else { return None };
        if one.inline_group || name.filter.is_some() || one.filter.is_some() {
            return None;
        }
        let Some(Read::Value(side)) = self.read(&name.name, Place::Plain) else { return None };
        let crate::hir::OperandKind::Field(id) = side.operand.kind else { return None };
        if self.known.fields[id.0].value != ValueType::YesNo {
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
