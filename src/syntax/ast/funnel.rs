//! Stages, outcomes, and when they apply.

use super::{Because, Condition, Duration, EventRef, Label, Name, Spanned, Text};
use crate::base::Span;

/// `stages, any may be skipped` and its rows
#[derive(Clone, Debug, PartialEq)]
pub struct Stages {
    /// `each building on the one before`, not `any may be skipped`.
    pub building: bool,
    /// The stages, lowest first.
    pub stages: Vec<StageDecl>,
    /// The head line.
    pub head: Span,
}

/// `NAME "text", owned by TEAM, kept …`
#[derive(Clone, Debug, PartialEq)]
pub struct StageDecl {
    /// Its name.
    pub name: Name,
    /// What it means, in words.
    pub title: Option<Text>,
    /// Its options, as written.
    pub options: Vec<StageOption>,
    /// The whole row.
    pub span: Span,
}

/// An option of a stage and its place.
pub type StageOption = Spanned<StageOptionKind>;

/// The options of a stage.
#[derive(Clone, Debug, PartialEq)]
pub enum StageOptionKind {
    /// `owned by TEAM`
    OwnedBy(Name),
    /// `agreed by TEAM and TEAM`
    AgreedBy(Vec<Name>),
    /// `kept for at least D`
    KeptForAtLeast(Duration),
    /// `kept until EVENT or EVENT`
    KeptUntil(Vec<EventRef>),
    /// `kept for good`
    KeptForGood,
    /// `only while it holds`
    OnlyWhileItHolds,
}

/// `outcome NAME "text"`
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeDecl {
    /// Its name.
    pub name: Name,
    /// What it means, in words.
    pub title: Option<Text>,
}

/// `SQL for enterprise when COND, for D because "…"`: criteria of a stage or an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct StageRule {
    /// The stage or outcome.
    pub subject: RuleSubject,
    /// `for …`
    pub whom: Option<Whom>,
    /// When it applies.
    pub condition: Condition,
    /// `, for D`: outcomes only.
    pub lasting: Option<Duration>,
    /// Why.
    pub because: Because,
}

/// What a rule gives criteria for.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleSubject {
    /// The words `not a lead`.
    NotALead(Span),
    /// A stage or an outcome.
    Name(Name),
}

impl RuleSubject {
    /// Its place.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            RuleSubject::NotALead(span) => *span,
            RuleSubject::Name(name) => name.span,
        }
    }
}

/// For whom criteria are.
#[derive(Clone, Debug, PartialEq)]
pub enum Whom {
    /// `for everyone else`
    EveryoneElse(Span),
    /// `for enterprise`, `for size enterprise`: a definition, a class value, or a class and its value.
    Label(Label),
}
