//! What nothing uses.

use crate::base::Span;
use crate::diagnostics::{Diagnostic, names as codes};
use crate::hir::check::{Checker, Symbol};

impl Checker<'_> {
    /// Warns of lists, groups, definitions and permissions that nothing uses, and of fields that no rule reads.
    /// A required field is of use by itself: that it is missing is reported. Scores, bands, classes and statuses are part of every
    /// decision. An event is declared so that it may come with the data: one that is not would be a problem with it, and what is
    /// declared counts as interest or as a hand raise without being named.
    pub(in crate::hir::check) fn warn_unused(&mut self) {
        // What would have used it may be what could not be read.
        if self.sink.has_errors() {
            return;
        }
        let mut unused: Vec<(Span, String, Symbol)> = Vec::new();
        for (name, declared) in &self.symbols.names {
            let watched = matches!(
                declared.symbol,
                Symbol::List(_) | Symbol::Group(_) | Symbol::Define(_) | Symbol::Permission(_) | Symbol::Field(_)
            );
            if let Symbol::Field(id) = declared.symbol
                && self.program.fields[id.0].required
            {
                continue;
            }
            let account = self.symbols.account.get(name);
            let used = declared.used || account.is_some_and(|a| a.symbol == declared.symbol && a.used);
            if watched && !used {
                unused.push((declared.span, name.clone(), declared.symbol));
            }
        }
        for (name, declared) in &self.symbols.account {
            let plain = self.symbols.names.get(name).is_some_and(|plain| plain.symbol == declared.symbol);
            if !plain && !declared.used {
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
