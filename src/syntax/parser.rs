//! The generated reader of `grammar/lead.pest`. No other file names pest; the rules' names stay inside `syntax`.

use pest::Parser as _;
use pest::error::{ErrorVariant, InputLocation};

#[derive(pest_derive::Parser)]
#[grammar = "grammar/lead.pest"]
struct Grammar;

/// A piece of text that a rule has read, with what it consists of.
pub(super) type Pair<'i> = pest::iterators::Pair<'i, Rule>;
/// The parts of a piece, in order.
pub(super) type Pairs<'i> = pest::iterators::Pairs<'i, Rule>;

/// Where reading ended, and what could have stood there.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    /// The first byte that fits nothing.
    pub at: usize,
    /// What would have fitted.
    pub expected: Vec<Rule>,
    /// The stack of this thread does not hold so deep a nesting.
    pub too_deep: bool,
}

/// Reads the whole text by a rule that ends in the text's end.
///
/// # Errors
/// If the text does not fit the rule.
pub(super) fn read(rule: Rule, text: &str) -> Result<Pair<'_>, Failure> {
    match Grammar::parse(rule, text) {
        Ok(mut pairs) => pairs.next().ok_or(Failure { at: 0, expected: Vec::new(), too_deep: false }),
        Err(error) => {
            let at = match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            };
            Err(match error.variant {
                ErrorVariant::ParsingError { positives, .. } => Failure { at, expected: positives, too_deep: false },
                ErrorVariant::CustomError { .. } => Failure { at, expected: Vec::new(), too_deep: true },
            })
        }
    }
}
