//! The tree that a definition is written as: every name is still text, nothing is resolved, every node has its place.

mod agreements;
mod conditions;
mod facts;
mod funnel;
mod literals;
mod scores;

pub use agreements::*;
pub use conditions::*;
pub use facts::*;
pub use funnel::*;
pub use literals::*;
pub use scores::*;

use crate::base::Span;

/// What one file says, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// The statements that could be read.
    pub statements: Vec<Statement>,
    /// Comments, in their order; each from `#` to the line's end.
    pub comments: Vec<Span>,
    /// What could not be read, and has been reported.
    pub broken: Vec<Broken>,
}

/// A part of a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its place.
    pub span: Span,
    /// Its text, one blank between words.
    pub text: String,
}

impl File {
    /// Whether a statement that begins with these words could not be read.
    #[must_use]
    pub fn is_lost(&self, words: &str) -> bool {
        self.broken.iter().any(|part| part.text.strip_prefix(words).is_some_and(|rest| is_edge(rest.chars().next())))
    }
}

/// Whether a name may end or begin beside this character.
fn is_edge(next: Option<char>) -> bool {
    next.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '-')
}

/// A node with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// What is said.
    pub kind: T,
    /// From its first letter to the end of its last word.
    pub span: Span,
}

/// A statement and the whole of its text.
pub type Statement = Spanned<StatementKind>;

/// The kinds of statements.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant is documented at its struct")]
pub enum StatementKind {
    Definition(Definition),
    /// `use "vocabulary.lead"`
    Use(Text),
    Team(Team),
    LeadIs(LeadIs),
    Means(Means),
    Record(Record),
    Event(EventDecl),
    EventGroup(EventGroup),
    List(ListDecl),
    Define(Define),
    Permission(PermissionDecl),
    Status(StatusDecl),
    Classify(Classify),
    Score(Score),
    Band(Band),
    Stages(Stages),
    Outcome(OutcomeDecl),
    StageRule(StageRule),
    Calendar(Calendar),
    Handoff(Handoff),
    Sla(Sla),
    Route(Route),
    Nurture(Nurture),
    Target(Target),
    Guarantee(Guarantee),
    Example(Example),
}

/// `definition "Acme B2B" version "2026.1"` and its clauses.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// What it is called.
    pub name: Text,
    /// `version "2026.1"`
    pub version: Option<Text>,
    /// `in force from 2026-01-01`
    pub in_force_from: Option<Date>,
    /// `in force until 2026-12-31`: the last day on which it is in force.
    pub in_force_until: Option<Date>,
    /// `time zone "Europe/London"`
    pub time_zone: Option<Text>,
    /// `currency EUR`
    pub currency: Option<(String, Span)>,
    /// Clauses that were said twice, as (word, first, second).
    pub repeated: Vec<(&'static str, Span, Span)>,
}

/// `team marketing "Demand generation"`
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// The team's name.
    pub name: Name,
    /// Who that is.
    pub title: Option<Text>,
}

/// `a lead is anyone at inquiry or above`
#[derive(Clone, Debug, PartialEq)]
pub struct LeadIs {
    /// The stage.
    pub stage: Name,
    /// `or above`
    pub or_above: bool,
}

/// `sales means SQL or above by "lead"`
#[derive(Clone, Debug, PartialEq)]
pub struct Means {
    /// Who uses the word: a team.
    pub who: Name,
    /// The stage that they mean.
    pub stage: Name,
    /// `or above`
    pub or_above: bool,
    /// The word that they use.
    pub word: Text,
}
