//! Fields of person and account.

use std::collections::BTreeSet;

use crate::hir::check::Checker;
use crate::hir::check::collect::{DeclaredField, named};
use crate::hir::{Field, Property};
use crate::syntax::ast::FieldOptionKind;

impl Checker<'_> {
    /// Types and options of all fields.
    pub(in crate::hir::check) fn fields(&self) -> Vec<Field> {
        self.decls.fields.iter().map(|field| self.field_of(field)).collect()
    }

    fn field_of(&self, field: &DeclaredField) -> Field {
        let DeclaredField { decl, account, key } = field;
        let value = self.value_type(decl);
        self.check_options(decl, None);
        let if_unknown = self.if_unknown(decl, &value);
        let fresh_for = decl.options.iter().find_map(|option| match &option.kind {
            FieldOptionKind::FreshFor(d) => Some(*d),
            _ => None,
        });
        let has = |kind: &FieldOptionKind| decl.options.iter().any(|option| option.kind == *kind);
        Field {
            name: named(&decl.name),
            account: *account,
            key: key.clone(),
            value,
            required: has(&FieldOptionKind::Required),
            personal: !account && !has(&FieldOptionKind::NotPersonal),
            sensitive: has(&FieldOptionKind::Sensitive),
            tracked: has(&FieldOptionKind::Tracked),
            if_unknown,
            fresh_for: fresh_for.and_then(|d| self.duration(&d)),
        }
    }

    /// Labels that are declared in quotes may be written in quotes.
    pub(in crate::hir::check) fn quoted_labels(&self) -> BTreeSet<String> {
        use crate::syntax::ast::{StatementKind, TypeExpr};
        let mut quoted = BTreeSet::new();
        let mut note = |label: &crate::syntax::ast::Label| {
            if label.quoted && !quoted.contains(&label.text) {
                quoted.insert(label.text.clone());
            }
        };
        for statement in self.files.iter().flat_map(|file| &file.statements) {
            let fields: &[_] = match &statement.kind {
                StatementKind::Record(it) => &it.fields,
                StatementKind::Event(it) => &it.properties,
                StatementKind::Classify(it) => {
                    it.rows.iter().for_each(|row| note(&row.label));
                    note(&it.otherwise);
                    &[]
                }
                StatementKind::Band(it) => {
                    it.rows.iter().for_each(|row| note(&row.label));
                    &[]
                }
                _ => &[],
            };
            for field in fields {
                if let TypeExpr::OneOf(labels) | TypeExpr::SeveralOf(labels) = &field.kind {
                    labels.iter().for_each(&mut note);
                }
                for option in &field.options {
                    if let FieldOptionKind::AnythingElseIs(label) = &option.kind {
                        note(label);
                    }
                }
            }
        }
        quoted
    }

    /// The property that a declaration is.
    pub(super) fn property(&self, decl: &crate::syntax::ast::FieldDecl, event: &str) -> Property {
        let value = self.value_type(decl);
        self.check_options(decl, Some(event));
        let if_unknown = self.if_unknown(decl, &value);
        let required = decl.options.iter().any(|option| option.kind == FieldOptionKind::Required);
        Property { name: named(&decl.name), value, required, if_unknown }
    }
}
