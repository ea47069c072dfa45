//! Statuses: what people set, by events.

use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::Checker;
use crate::hir::check::collect::named;
use crate::hir::check::known::StatusValues;
use crate::hir::{Status, StatusRow};
use crate::syntax::ast::{self, Label, StatusDecl};

impl Checker<'_> {
    /// The values of all statuses.
    pub(in crate::hir::check) fn status_values(&self) -> Vec<StatusValues> {
        self.decls.statuses.iter().map(|decl| self.values_of(decl)).collect()
    }

    fn values_of(&self, decl: &StatusDecl) -> StatusValues {
        let mut values: Vec<String> = Vec::new();
        let mut first = None;
        for row in &decl.rows {
            let label = Label { text: row.value.text.clone(), quoted: row.value.quoted, span: row.value.span };
            self.check_label(&label);
            let index = values.iter().position(|value| *value == row.value.text).unwrap_or_else(|| {
                values.push(row.value.text.clone());
                values.len() - 1
            });
            match first {
                _ if row.after.is_some() => {}
                None => first = Some((index, row.span)),
                Some((_, span)) => {
                    let message = format!("`{}` has two values at first", decl.name.text);
                    let message = Diagnostic::new(&codes::TWO_AT_FIRST, row.span, message)
                        .label("also at first")
                        .also(span, "at first")
                        .help(
                            "A status has one value before anything has happened; give the other an event: `after …`",
                        );
                    self.report(message);
                }
            }
        }
        StatusValues { values, first: first.map(|(index, _)| index) }
    }

    /// The events that set the values.
    pub(in crate::hir::check) fn statuses(&self) -> Vec<Status> {
        let status = |(decl, known): (&&StatusDecl, &StatusValues)| {
            let row = |row: &ast::StatusRow| {
                let on = self.picks(row.after.as_ref()?)?;
                let value = known.values.iter().position(|value| *value == row.value.text)?;
                Some(StatusRow { value, on, span: row.span })
            };
            let rows = decl.rows.iter().filter_map(row).collect();
            if decl.rows.iter().all(|row| row.after.is_none()) {
                let message = format!("No event ever changes `{}`", decl.name.text);
                let message = Diagnostic::new(&codes::STATUS_STANDS_STILL, decl.name.span, message)
                    .label("has one value for good")
                    .help("Give it rows with events: `accepted after accepted lead`");
                self.report(message);
            }
            Status { name: named(&decl.name), values: known.values.clone(), first: known.first, rows }
        };
        self.decls.statuses.iter().zip(&self.known.statuses).map(status).collect()
    }
}
