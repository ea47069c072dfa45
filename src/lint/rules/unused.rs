//! `unused`, `unread-field`: what nothing uses.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Sink, names as codes};
use crate::hir::{Program, Symbol};

/// Lists, groups, definitions and permissions that nothing uses, and fields that no rule reads.
/// A required field is of use by itself: that it is missing is reported. Scores, bands, classes and statuses are part of every
/// decision. An event is declared so that it may come with the data: one that is not would be a problem with it, and what is
/// declared counts as interest or as a hand raise without being named.
pub(in crate::lint) fn lint(program: &Program, sink: &mut Sink) {
    let used: HashSet<Symbol> = program.uses.iter().map(|(_, symbol)| *symbol).collect();
    for (name, symbol) in program.declared.iter().filter(|(_, symbol)| !used.contains(symbol)) {
        let text = &name.text;
        let report = match symbol {
            Symbol::Field(id) if program.fields[id.0].required => continue,
            Symbol::Field(_) => Diagnostic::new(&codes::FIELD_UNREAD, name.span, format!("No rule reads `{text}`."))
                .label("never read")
                .help("Data that no rule needs need not be kept: use it, name it in `must include`, or remove it."),
            Symbol::List(_) | Symbol::Group(_) | Symbol::Define(_) | Symbol::Permission(_) => {
                Diagnostic::new(&codes::UNUSED, name.span, format!("Nothing uses `{text}`."))
                    .label(format!("{} that nothing uses", symbol.what()))
                    .help("Use it, or remove it.")
            }
            _ => continue,
        };
        sink.report(report);
    }
}
