//! For each kind of line one that is written correctly: what is shown where nothing better can be said.

use crate::language::statement;
use crate::syntax::broken::Broken;
use crate::syntax::parser::Rule;

/// A sound line of the kind of the one that cannot be read.
pub(super) fn line_like(broken: &Broken, cut_short: bool) -> Option<&'static str> {
    let at = broken.index.saturating_sub(usize::from(cut_short)).min(broken.lexemes.len().checked_sub(1)?);
    if broken.expects(Rule::k_as_of) {
        return None;
    }
    let start = broken.line_start(at);
    let (head, word) = (broken.first(), broken.lexemes.get(start)?.text);
    let statement = statement(head)?;
    if start == 0 { statement.head() } else { statement.row_like(word) }
}
