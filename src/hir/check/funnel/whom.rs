//! For whom criteria are: those who meet a definition, or have a value of a classification.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, funnel as codes};
use crate::hir::Whom;
use crate::hir::check::{Checker, Symbol};
use crate::model::ClassId;
use crate::syntax::ast::Label;

/// The values of all classes by name: which class, and which of its values.
pub(super) type Values = BTreeMap<String, Vec<(ClassId, usize)>>;

impl Checker<'_> {
    /// The values of all classes by name.
    pub(super) fn segments(&self) -> Values {
        let mut values = Values::new();
        for (at, class) in self.known.classes.iter().enumerate() {
            for (index, value) in class.values.iter().enumerate() {
                values.entry(value.text.clone()).or_default().push((ClassId(at), index));
            }
        }
        values
    }

    /// `for NAME`: a definition, a value of one class, or a class and its value; reports what is ambiguous or neither.
    pub(super) fn whom(&self, label: &Label, values: &Values) -> Option<Whom> {
        let mut readings: Vec<(Whom, String)> = Vec::new();
        let text = label.text.as_str();
        if let Some(Symbol::Define(define)) = self.symbols.get(text) {
            readings.push((Whom::Define(define), String::new()));
        }
        for &(class, value) in values.get(text).into_iter().flatten() {
            readings.push((Whom::Class(class, value), format!("for {} {text}", self.decls.classes[class.0].1.text)));
        }
        if !label.quoted {
            for (space, _) in text.match_indices(' ') {
                let (class, value) = (&text[..space], &text[space + 1..]);
                let Some(Symbol::Class(id)) = self.symbols.get(class) else { continue };
                if let Some(at) = self.known.classes[id.0].at.get(value).copied() {
                    readings.push((Whom::Class(id, at), format!("for {class} {value}")));
                }
            }
        }
        match readings.as_slice() {
            [] => {
                self.report_nobody(label);
                None
            }
            [(whom, _)] => {
                let whom = *whom;
                self.symbols.note_use(symbol_of(whom), label.span);
                Some(whom)
            }
            _ => {
                self.report_several(label, &readings);
                None
            }
        }
    }

    fn report_several(&self, label: &Label, readings: &[(Whom, String)]) {
        let mut report =
            Diagnostic::new(&codes::WHOM_AMBIGUOUS, label.span, format!("`{}` can be read in two ways.", label.text))
                .label("which one?");
        for (whom, written) in readings {
            let (what, span) = match whom {
                Whom::Define(id) => ("this definition", self.decls.defines[id.0].name.span),
                Whom::Class(id, _) => ("this classification has such a value", self.decls.classes[id.0].1.span),
            };
            report = report.also(span, what);
            if let Some(whole) = written.strip_prefix("for ") {
                report = report.fix(format!("write `{written}`"), label.span, whole);
            }
        }
        let ways: Vec<String> = readings
            .iter()
            .filter(|(_, written)| !written.is_empty())
            .map(|(_, written)| format!("`{written}`"))
            .collect();
        self.report(
            report.help(format!(
                "Say which one is meant: {}. A definition can be given another name.",
                ways.join(" or ")
            )),
        );
    }

    fn report_nobody(&self, label: &Label) {
        let text = label.text.as_str();
        if self.may_be_lost(text) {
            return;
        }
        let defines = self.decls.defines.iter().map(|define| define.name.text.as_str());
        let values = self.known.classes.iter().flat_map(|class| &class.values).map(|value| value.text.as_str());
        let near = self.closest(text, defines.chain(values));
        let known = self.symbols.get(text);
        let message = match known {
            Some(symbol) => format!(
                "`{text}` is {}, and criteria are for those who meet a definition or have a value of a class.",
                symbol.what()
            ),
            None => format!("Who are `{text}`?"),
        };
        let mut report = Diagnostic::new(&codes::WHOM_UNKNOWN, label.span, message)
            .label("neither a definition nor a value of a class")
            .help(format!("Say it first: `define {text} as …`, or as a row of a `classify`."));
        if known.is_some() {
            self.symbols.read(text, label.span);
        } else if let Some(near) = near {
            report = report.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), label.span, near);
        }
        self.report(report);
    }
}

fn symbol_of(whom: Whom) -> Symbol {
    match whom {
        Whom::Define(define) => Symbol::Define(define),
        Whom::Class(class, _) => Symbol::Class(class),
    }
}
