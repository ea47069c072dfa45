//! The data of a checked program, and nothing that computes it.

mod agreements;
mod conditions;
mod facts;
mod funnel;
mod promises;
mod reads;
mod scores;

pub use agreements::*;
pub use conditions::*;
pub use facts::*;
pub use funnel::*;
pub use promises::*;
pub use reads::*;
pub use scores::*;

use super::Symbol;
use crate::base::Span;
use crate::model::{StageId, TeamId};

/// A declared name and where it is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name, single spaces, no quotes.
    pub text: String,
    /// Where it is declared.
    pub span: Span,
}

/// A definition whose names are resolved and whose conditions are typed. What could not be is left out, and an error stands in
/// the sink; so a program may only be compiled if the sink holds no error.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The head.
    pub head: Head,
    /// Teams.
    pub teams: Vec<Team>,
    /// `a lead is …`
    pub lead_is: Option<LeadIs>,
    /// `sales means …`
    pub means: Vec<Means>,
    /// Fields of person and account.
    pub fields: Vec<Field>,
    /// Declared events in order, then the built-in ones (`FIELD changed`, entries of the transition log).
    pub events: Vec<Event>,
    /// Statuses.
    pub statuses: Vec<Status>,
    /// Named conditions.
    pub defines: Vec<Define>,
    /// Permissions.
    pub permissions: Vec<Permission>,
    /// Classifications.
    pub classes: Vec<Class>,
    /// Scores.
    pub scores: Vec<Score>,
    /// Bands.
    pub bands: Vec<Band>,
    /// The order in which definitions, classes, scores and bands are evaluated: each after what it reads.
    pub order: Vec<Ordered>,
    /// How stages stack.
    pub building: bool,
    /// Stages, lowest first.
    pub stages: Vec<Stage>,
    /// Outcomes, strongest first: `not a lead`, declared ones, `disqualified`, `recycled`. All three built-in ones are always there.
    pub outcomes: Vec<Outcome>,
    /// Calendars.
    pub calendars: Vec<Calendar>,
    /// Hand-offs.
    pub handoffs: Vec<Handoff>,
    /// Clocks.
    pub slas: Vec<Sla>,
    /// Routes.
    pub routes: Vec<Route>,
    /// Nurtures.
    pub nurtures: Vec<Nurture>,
    /// Targets.
    pub targets: Vec<Target>,
    /// Guarantees, those that the compiler adds included.
    pub guarantees: Vec<Guarantee>,
    /// Examples.
    pub examples: Vec<Example>,
    /// What the author declares, by name.
    pub declared: Vec<(Named, Symbol)>,
    /// Every use of a declared name, in the order of the source.
    pub uses: Vec<(Span, Symbol)>,
}

impl Program {
    /// Every condition of a rule: all but what examples expect, and the filters of events.
    pub fn conditions(&self) -> impl Iterator<Item = &Cond> {
        let terms = self.scores.iter().flat_map(Score::all_terms);
        let whens = terms.filter_map(|term| term.when.as_ref());
        let unless = self.scores.iter().flat_map(|score| &score.unknown_unless).map(|line| &line.condition);
        let nurtures = self.nurtures.iter().flat_map(|nurture| std::iter::once(&nurture.when).chain(&nurture.until));
        (self.defines.iter().map(|define| &define.condition))
            .chain(self.classes.iter().flat_map(|class| &class.rows).map(|row| &row.condition))
            .chain(unless)
            .chain(whens)
            .chain(self.stages.iter().flat_map(|stage| &stage.criteria).map(|criteria| &criteria.condition))
            .chain(self.outcomes.iter().flat_map(|outcome| &outcome.rules).map(|rule| &rule.condition))
            .chain(self.slas.iter().filter_map(|sla| sla.when.as_ref()))
            .chain(self.routes.iter().flat_map(|route| &route.rows).map(|row| &row.condition))
            .chain(nurtures)
            .chain(self.guarantees.iter().filter(|guarantee| !guarantee.built_in).map(|guarantee| &guarantee.never))
    }
}

/// A rule at its place in the order of evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// The rule.
    pub rule: RuleRef,
    /// It reads the present stage or outcome, itself or through others.
    pub after_stages: bool,
}

/// A rule that others may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleRef {
    /// A named condition.
    Define(crate::model::DefineId),
    /// A classification.
    Class(crate::model::ClassId),
    /// A score.
    Score(crate::model::ScoreId),
    /// A band.
    Band(crate::model::BandId),
}

/// The head of the definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// What it is called; empty without a head.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// First day in force, days since 1970-01-01.
    pub in_force_from: Option<i64>,
    /// Last day in force.
    pub in_force_until: Option<i64>,
    /// The name of its zone, checked to exist; `UTC` if not said.
    pub time_zone: String,
    /// Its currency, ISO 4217.
    pub currency: Option<String>,
    /// Where the head stands.
    pub span: Option<Span>,
}

/// A team.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Its name.
    pub name: Named,
    /// Who that is.
    pub title: Option<String>,
}

/// Which stages make a lead.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadIs {
    /// The stage.
    pub stage: StageId,
    /// Or any above.
    pub or_above: bool,
    /// Where it is said.
    pub span: Span,
}

/// What a team means by a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Means {
    /// The team.
    pub team: TeamId,
    /// Its word.
    pub word: String,
    /// The stage.
    pub stage: StageId,
    /// Or any above.
    pub or_above: bool,
    /// Where it is said.
    pub span: Span,
}
