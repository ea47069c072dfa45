//! Expressions: conditions and the values they read. Logic has two values; a comparison that reads an unknown is not met.

use serde::{Deserialize, Serialize};

use super::Op;

/// An expression, with an id where it comes from the source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Expr {
    /// Key into `origins`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What it computes.
    #[serde(flatten)]
    pub op: Op,
}

impl From<Op> for Expr {
    fn from(op: Op) -> Self {
        Expr { id: None, op }
    }
}
