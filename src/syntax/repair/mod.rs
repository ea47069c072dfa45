//! What is said of a text that cannot be read, and which fixes are offered.
//!
//! An idea of `explain` looks at the words around the place where reading ended and proposes changes; `trial` reads the text again with
//! each, and `meaning` judges whether it still says what the author stated. Only what passes both is offered.

mod broken;
mod explain;
mod meaning;
mod tables;
mod trial;

pub(super) use broken::{Broken, EXPLAINED};
pub(super) use explain::explain;
