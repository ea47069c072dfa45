//! What could have stood somewhere, in the words of the language.

use super::parser::Rule;

pub(super) fn wording(expected: &[Rule]) -> String {
    format!("{} things could stand here.", expected.len())
}
