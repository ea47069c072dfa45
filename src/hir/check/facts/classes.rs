//! Classifications.

use std::collections::{BTreeSet, HashMap};

use crate::base::Span;
use crate::diagnostics::{Diagnostic, conditions as codes, names};
use crate::hir::check::conditions::is_plain;
use crate::hir::check::known::ClassValues;
use crate::hir::check::{Checker, Place};
use crate::hir::{Class, ClassRow, Cond, Named};
use crate::syntax::ast::{self, Classify, Label};

impl<'c> Checker<'c> {
    /// The values of all classes.
    pub(in crate::hir::check) fn class_values(&self) -> Vec<ClassValues> {
        let class = |(decl, _): &(&'c Classify, Named)| {
            let mut at: HashMap<&str, usize> = HashMap::new();
            let mut values: Vec<Named> = Vec::new();
            let mut add = |label: &'c Label| {
                at.entry(&label.text).or_insert_with(|| {
                    values.push(Named { text: label.text.clone(), span: label.span });
                    values.len() - 1
                });
            };
            for row in decl.rows.iter().filter(|row| !gives_no_value(&row.label)) {
                self.check_class_label(&row.label);
                add(&row.label);
            }
            if gives_no_value(&decl.otherwise) {
                self.report_unknown_otherwise(decl);
            } else {
                add(&decl.otherwise);
            }
            let otherwise = at.get(decl.otherwise.text.as_str()).copied().unwrap_or(0);
            let at = at.into_iter().map(|(text, at)| (text.to_owned(), at)).collect();
            ClassValues { values, at, otherwise }
        };
        self.decls.classes.iter().map(class).collect()
    }

    fn check_class_label(&self, label: &Label) {
        self.check_label(label);
        if label.text == "none" {
            let message = "`none` is what is left over; a row cannot give it";
            let message = Diagnostic::new(&names::RESERVED_LABEL, label.span, message)
                .label("reserved")
                .help("Give the row another label, or end with `none otherwise`");
            self.report(message);
        }
    }

    fn report_unknown_otherwise(&self, decl: &Classify) {
        let message = "`unknown otherwise` says that whatever fits no row is unknown, though it is known not to fit";
        let message = Diagnostic::new(&names::RESERVED_LABEL, decl.otherwise.span, message)
            .label("reserved")
            .help("Write `none otherwise` for what fits no row, and `unknown when …` for what is not known");
        self.report(message);
    }

    /// The conditions of all rows.
    pub(in crate::hir::check) fn classes(&self) -> Vec<Class> {
        self.decls
            .classes
            .iter()
            .zip(&self.known.classes)
            .map(|((decl, name), known)| {
                let row = |row: &ast::ClassRow| {
                    let condition = self.condition(&row.condition, Place::Class)?;
                    let value = known.at.get(&row.label.text).filter(|_| !gives_no_value(&row.label)).copied();
                    Some(ClassRow { value, condition, span: row.span })
                };
                let rows: Vec<ClassRow> = decl.rows.iter().filter_map(row).collect();
                self.report_rows_not_reached(&rows);
                let (values, otherwise) = (known.values.clone(), known.otherwise);
                Class { name: name.clone(), values, best_first: decl.best_first, rows, otherwise }
            })
            .collect()
    }

    fn report_rows_not_reached(&self, rows: &[ClassRow]) {
        let mut seen: HashMap<&Cond, Span> = HashMap::new();
        for row in rows {
            let first = *seen.entry(&row.condition).or_insert(row.span);
            if first != row.span {
                let message = "The first row that is met counts, so this row is never reached";
                let message = Diagnostic::new(&codes::ROW_NOT_REACHED, row.span, message)
                    .label("asks the same again")
                    .also(first, "met first")
                    .help("Change its condition, or remove it");
                self.report(message);
            }
        }
    }

    /// A class whose rows read what can be unknown must say what it is then. Once everything is checked, because a row may ask
    /// for a definition.
    pub(in crate::hir::check) fn check_class_unknowns(&self, classes: &[Class]) {
        for ((decl, _), class) in self.decls.classes.iter().zip(classes) {
            if decl.unknown_included || decl.rows.iter().any(|row| gives_no_value(&row.label)) {
                continue;
            }
            let mut names = BTreeSet::new();
            for row in &class.rows {
                self.unknowns_of(&row.condition, false, &mut BTreeSet::new(), &mut names);
            }
            let Some(first) = names.iter().next() else { continue };
            let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let label = &decl.otherwise.text;
            let message = format!("Whoever's {list} is not known would be `{label}` here");
            let mut message = Diagnostic::new(&codes::CLASS_OF_UNKNOWN, decl.otherwise.span, message)
                .label("also matches leads with too little known about them")
                .also(decl.name.span, "this classification")
                .help(format!("Add a row above: `unknown when {first} is unknown`"))
                .help(format!("Or say that it is meant: `{label} otherwise, unknown included`"));
            if names.iter().all(|name| self.symbols.names.contains_key(name) && is_plain(name)) {
                let asks: Vec<String> = names.iter().map(|name| format!("{name} is unknown")).collect();
                let row = format!("unknown when {}", asks.join(" or "));
                message =
                    message.fix(format!("add the row `{row}`"), decl.otherwise.span.before(), format!("{row}\n  "));
            }
            self.report(message);
        }
    }
}

/// The row `unknown when …`.
fn gives_no_value(label: &Label) -> bool {
    label.text == "unknown" && !label.quoted
}
