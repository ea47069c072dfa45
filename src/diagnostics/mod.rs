//! What the compiler tells the author: one shape for all messages, the registry of codes, and the sink that collects them.

mod codes;
mod diagnostic;
mod registry;
pub mod render;
mod sink;

pub use codes::*;
pub use diagnostic::{Diagnostic, Edit, Fix, FixKind, Label, Severity};
pub use registry::{Code, all, find};
pub use sink::Sink;
