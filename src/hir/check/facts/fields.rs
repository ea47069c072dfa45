//! Fields of person and account.

use crate::hir::check::Checker;
use crate::hir::{Entry, Property};
use crate::syntax::ast::FieldOptionKind;

impl Checker<'_> {
    /// Types and options of all fields; the events of tracked ones get their properties.
    pub(super) fn field_types(&mut self) {
        for i in 0..self.decls.fields.len() {
            let (decl, _) = self.decls.fields[i];
            let ty = self.value_type(decl);
            self.check_options(decl, None);
            let if_unknown = self.if_unknown(decl, &ty);
            let fresh_for = decl.options.iter().find_map(|option| match &option.kind {
                FieldOptionKind::FreshFor(d) => Some(*d),
                _ => None,
            });
            let fresh_for = fresh_for.and_then(|d| self.duration(&d));
            let has = |kind: &FieldOptionKind| decl.options.iter().any(|option| option.kind == *kind);
            let field = &mut self.program.fields[i];
            field.required = has(&FieldOptionKind::Required);
            field.sensitive = has(&FieldOptionKind::Sensitive);
            field.tracked = has(&FieldOptionKind::Tracked);
            field.personal = !field.account && !has(&FieldOptionKind::NotPersonal);
            field.value = ty;
            field.if_unknown = if_unknown;
            field.fresh_for = fresh_for;
        }
        for event in &mut self.program.events {
            if let Some(Entry::Changed(id)) = event.entry {
                for property in &mut event.properties {
                    property.value = self.program.fields[id.0].value.clone();
                }
            }
        }
    }

    /// Labels that are declared in quotes may be written in quotes.
    pub(super) fn note_quoted_labels(&mut self) {
        use crate::syntax::ast::{StatementKind, TypeExpr};
        let files = self.files;
        let labels = &mut self.quoted_labels;
        let mut note = |label: &crate::syntax::ast::Label| {
            if label.quoted && !labels.contains(&label.text) {
                labels.insert(label.text.clone());
            }
        };
        for statement in files.iter().flat_map(|file| &file.statements) {
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
    }

    /// The property that a declaration is.
    pub(super) fn property(&mut self, decl: &crate::syntax::ast::FieldDecl, event: &str) -> Property {
        let value = self.value_type(decl);
        self.check_options(decl, Some(event));
        let if_unknown = self.if_unknown(decl, &value);
        let required = decl.options.iter().any(|option| option.kind == FieldOptionKind::Required);
        Property { name: super::super::collect::named(&decl.name), value, required, if_unknown }
    }
}
