//! Classifications.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostics::{Diagnostic, conditions as codes, names};
use crate::hir::check::conditions::is_plain;
use crate::hir::check::{Checker, Place};
use crate::hir::{ClassRow, Cond, Named};
use crate::syntax::ast::{Classify, Label};

impl Checker<'_> {
    /// The values of all classes.
    pub(super) fn class_values(&mut self) {
        for i in 0..self.decls.classes.len() {
            let decl = self.decls.classes[i];
            let mut values: Vec<Named> = Vec::new();
            let mut known = BTreeSet::new();
            let mut add = |label: &Label| {
                if known.insert(label.text.clone()) {
                    values.push(Named { text: label.text.clone(), span: label.span });
                }
            };
            for row in &decl.rows {
                if gives_no_value(&row.label) {
                    continue;
                }
                self.check_class_label(&row.label);
                add(&row.label);
            }
            if gives_no_value(&decl.otherwise) {
                self.report_unknown_otherwise(decl);
            } else {
                add(&decl.otherwise);
            }
            let otherwise = values.iter().position(|value| value.text == decl.otherwise.text).unwrap_or(0);
            let class = &mut self.program.classes[i];
            class.values = values;
            class.otherwise = otherwise;
        }
    }

    fn check_class_label(&mut self, label: &Label) {
        self.check_label(label);
        if label.text == "none" {
            let message = "`none` is what is left over; a row cannot give it";
            let message = Diagnostic::new(&names::RESERVED_LABEL, label.span, message)
                .label("reserved")
                .help("Give the row another label, or end with `none otherwise`");
            self.report(message);
        }
    }

    fn report_unknown_otherwise(&mut self, decl: &Classify) {
        let message = "`unknown otherwise` says that whatever fits no row is unknown, though it is known not to fit";
        let message = Diagnostic::new(&names::RESERVED_LABEL, decl.otherwise.span, message)
            .label("reserved")
            .help("Write `none otherwise` for what fits no row, and `unknown when …` for what is not known");
        self.report(message);
    }

    /// The conditions of all rows.
    pub(super) fn class_rows(&mut self) {
        for i in 0..self.decls.classes.len() {
            let decl = self.decls.classes[i];
            let mut rows = Vec::with_capacity(decl.rows.len());
            let mut seen: HashMap<Cond, crate::base::Span> = HashMap::new();
            let values = self.program.classes[i].values.iter().enumerate();
            let values: HashMap<String, usize> = values.map(|(at, value)| (value.text.clone(), at)).collect();
            for row in &decl.rows {
                let Some(condition) = self.condition(&row.condition, Place::Class) else { continue };
                let key = condition.without_places();
                if let Some(&first) = seen.get(&key) {
                    let message = "The first row that is met counts, so this row is never reached";
                    let message = Diagnostic::new(&codes::ROW_NOT_REACHED, row.span, message)
                        .label("asks the same again")
                        .also(first, "met first")
                        .help("Change its condition, or remove it");
                    self.report(message);
                } else {
                    seen.insert(key, row.span);
                }
                let value = if gives_no_value(&row.label) { None } else { values.get(&row.label.text).copied() };
                rows.push(ClassRow { value, condition, span: row.span });
            }
            self.program.classes[i].rows = rows;
        }
    }

    /// A class whose rows read what can be unknown must say what it is then. Once everything is checked, because a row may ask
    /// for a definition.
    pub(in crate::hir::check) fn check_class_unknowns(&mut self) {
        for i in 0..self.decls.classes.len() {
            let decl = self.decls.classes[i];
            if decl.unknown_included || decl.rows.iter().any(|row| gives_no_value(&row.label)) {
                continue;
            }
            let mut names = BTreeSet::new();
            for row in &self.program.classes[i].rows {
                self.unknowns_of(&row.condition, false, &mut BTreeSet::new(), &mut names);
            }
            let Some(first) = names.iter().next() else { continue };
            let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let label = &decl.otherwise.text;
            let message = format!("Whoever's {list} is not known would be `{label}` here");
            let mut message = Diagnostic::new(&codes::CLASS_OF_UNKNOWN, decl.otherwise.span, message)
                .label("takes in those of whom too little is known")
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
