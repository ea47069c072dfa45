//! What examples expect and guarantees forbid. A rule set does not hold it: it asks about the finished decision too.

use super::{Expr, SlaState};

/// Something that is or is not so of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// A condition, as a rule set has it.
    Holds(Expr),
    /// All are so.
    All(Vec<Expectation>),
    /// At least one is so.
    Any(Vec<Expectation>),
    /// At least this many are so.
    AtLeast(usize, Vec<Expectation>),
    /// It is not so.
    Not(Box<Expectation>),
    /// The latest clock of the SLA is in this state.
    Sla(usize, SlaState),
    /// The route leads there; none: to nobody.
    Route(Option<String>),
    /// The nurture applies.
    Nurture(usize),
    /// The person is a lead.
    IsLead,
}

impl Expectation {
    /// The expectations that it is made of.
    #[must_use]
    pub fn parts(&self) -> &[Expectation] {
        match self {
            Expectation::All(of) | Expectation::Any(of) | Expectation::AtLeast(_, of) => of,
            Expectation::Not(of) => std::slice::from_ref(of),
            Expectation::Holds(_)
            | Expectation::Sla(..)
            | Expectation::Route(_)
            | Expectation::Nurture(_)
            | Expectation::IsLead => &[],
        }
    }

    /// The conditions in it, in their order.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Expr> {
        match self {
            Expectation::Holds(condition) => vec![condition],
            _ => self.parts().iter().flat_map(Expectation::conditions).collect(),
        }
    }
}
