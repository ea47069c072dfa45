//! What must hold of everybody, and examples of what shall come out.

mod events;
mod examples;
mod facts;
mod guarantees;
#[cfg(test)]
mod tests;
