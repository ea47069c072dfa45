//! What nothing uses.

use std::collections::HashSet;

use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::Program;
use crate::hir::check::{Checker, Symbol};

impl Checker<'_> {
    /// Warns of lists, groups, definitions and permissions that nothing uses, and of fields that no rule reads.
    /// A required field is of use by itself: that it is missing is reported. Scores, bands, classes and statuses are part of every
    /// decision. An event is declared so that it may come with the data: one that is not would be a problem with it, and what is
    /// declared counts as interest or as a hand raise without being named.
    pub(in crate::hir::check) fn warn_unused(&self, program: &Program) {
        let used: HashSet<Symbol> = program.uses.iter().map(|(_, symbol)| *symbol).collect();
        let mut unused: Vec<(Span, String, Symbol)> = Vec::new();
        for (name, declared) in &self.symbols.names {
            let watched = match declared.symbol {
                Symbol::List(_) | Symbol::Group(_) | Symbol::Define(_) | Symbol::Permission(_) => true,
                Symbol::Field(id) => !program.fields[id.0].required,
                _ => false,
            };
            if watched && !used.contains(&declared.symbol) {
                unused.push((declared.span, name.clone(), declared.symbol));
            }
        }
        for (name, declared) in &self.symbols.account {
            let plain = self.symbols.get(name) == Some(declared.symbol);
            if !plain && !used.contains(&declared.symbol) {
                unused.push((declared.span, format!("account {name}"), declared.symbol));
            }
        }
        unused.sort_by_key(|(span, ..)| *span);
        for (span, name, symbol) in unused {
            let message = match symbol {
                Symbol::Field(_) => Diagnostic::new(&codes::FIELD_UNREAD, span, format!("No rule reads `{name}`"))
                    .label("never read")
                    .help("Data that no rule needs need not be kept: use it, name it in `must include`, or remove it"),
                _ => Diagnostic::new(&codes::UNUSED, span, format!("Nothing uses `{name}`"))
                    .label(format!("{} that nothing uses", symbol.what()))
                    .help("Use it, or remove it"),
            };
            self.report(message);
        }
    }
}
