//! People at the boundaries of a definition: at every constant in turn, or at random.

mod events;
mod random;
mod systematic;
mod values;
mod wrong;

pub use random::{Maker, lead};
pub use systematic::{Like, systematic};
