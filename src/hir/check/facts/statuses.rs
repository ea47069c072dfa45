//! Statuses: what people set, by events.

use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::StatusRow;
use crate::hir::check::Checker;
use crate::syntax::ast::Label;

impl Checker<'_> {
    /// The values of all statuses.
    pub(super) fn status_values(&mut self) {
        for i in 0..self.decls.statuses.len() {
            let decl = self.decls.statuses[i];
            let mut values: Vec<String> = Vec::new();
            let mut first = None;
            for row in &decl.rows {
                let label = Label { text: row.value.text.clone(), quoted: row.value.quoted, span: row.value.span };
                self.check_label(&label);
                let index = values.iter().position(|value| *value == row.value.text).unwrap_or_else(|| {
                    values.push(row.value.text.clone());
                    values.len() - 1
                });
                if row.after.is_some() {
                    continue;
                }
                match first {
                    None => first = Some((index, row.span)),
                    Some((_, span)) => {
                        let message = format!("`{}` has two values at first", decl.name.text);
                        let message = Diagnostic::new(&codes::TWO_AT_FIRST, row.span, message)
                            .label("also at first")
                            .also(span, "at first")
                            .help("A status has one value before anything has happened; give the other an event: `after …`");
                        self.report(message);
                    }
                }
            }
            let status = &mut self.program.statuses[i];
            status.values = values;
            status.first = first.map(|(index, _)| index);
        }
    }

    /// The events that set the values.
    pub(super) fn status_rows(&mut self) {
        for i in 0..self.decls.statuses.len() {
            let decl = self.decls.statuses[i];
            let mut rows = Vec::with_capacity(decl.rows.len());
            for row in &decl.rows {
                let Some(after) = &row.after else { continue };
                let on = self.picks(after);
                let value = self.program.statuses[i].values.iter().position(|value| *value == row.value.text);
                if let (Some(on), Some(value)) = (on, value) {
                    rows.push(StatusRow { value, on, span: row.span });
                }
            }
            if decl.rows.iter().all(|row| row.after.is_none()) {
                let message = format!("No event ever changes `{}`", decl.name.text);
                let message = Diagnostic::new(&codes::STATUS_STANDS_STILL, decl.name.span, message)
                    .label("has one value for good")
                    .help("Give it rows with events: `accepted after accepted lead`");
                self.report(message);
            }
            self.program.statuses[i].rows = rows;
        }
    }
}
