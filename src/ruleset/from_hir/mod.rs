//! From the checked program to the rule set: names become places in sorted lists, the many ways to say a thing become few
//! operators, and everything that a runtime would need a library for is worked out beforehand.

mod agreements;
mod calendars;
mod checks;
mod conditions;
mod decay;
mod facts;
mod funnel;
mod head;
mod ids;
mod order;
mod queries;
mod rules;
mod scores;
mod values;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexMap;

use self::head::Horizon;
use self::order::Order;
use super::{Expectation, Feature, Origin, RuleSet, broken, fingerprint};
use crate::base::{Sources, Span};
use crate::diagnostics::Sink;
use crate::hir::Program;

/// What can be chosen about a rule set.
#[derive(Clone, Debug)]
pub struct Options {
    /// The first day that calendars are written out for, in days since 1970-01-01; without it two years before `in force from`.
    pub calendar_from: Option<i64>,
    /// The day that they end with, itself not included; without it five years after `in force from`.
    pub calendar_until: Option<i64>,
    /// Whether the rule set says where everything stands in the source.
    pub origins: bool,
    /// The folder that the names of files in it are relative to; empty: as the sources name them.
    pub root: String,
}

impl Default for Options {
    fn default() -> Self {
        Options { calendar_from: None, calendar_until: None, origins: true, root: String::new() }
    }
}

/// A lowered program.
#[derive(Clone, Debug, PartialEq)]
pub struct Lowered {
    /// The rule set.
    pub ruleset: RuleSet,
    /// What the definition says of itself: stays out of the rule set.
    pub checks: Checks,
}

/// Guarantees and the expectations of examples, over the rule set and some features of their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checks {
    /// Features that only the checks read, numbered after those of the rule set.
    pub features: Vec<Feature>,
    /// What must never be met, in the order of the program.
    pub guarantees: Vec<CheckedGuarantee>,
    /// What each example expects, in the order of the program.
    pub examples: Vec<Vec<Expectation>>,
    /// Where the ids of the checks stand in the source.
    pub origins: IndexMap<String, Origin>,
}

/// A guarantee.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedGuarantee {
    /// What must never be so.
    pub never: Expectation,
    /// Why.
    pub because: Option<String>,
    /// The compiler added it.
    pub built_in: bool,
    /// Where it stands.
    pub span: Span,
}

/// Lowers a program that was checked without errors. None: an error stands in the sink.
pub fn lower(program: &Program, sources: &Sources, options: &Options, sink: &mut Sink) -> Option<Lowered> {
    if sink.has_errors() {
        return None;
    }
    let horizon = Horizon::of(program, options, sink)?;
    let mut lowering = Lowering {
        program,
        sources,
        sink,
        order: Order::of(program),
        features: Vec::new(),
        known_features: HashMap::new(),
        file_names: ids::file_names(sources, &options.root),
        origins: IndexMap::new(),
        taken: HashMap::new(),
    };
    let mut ruleset = lowering.document(&horizon);
    let own = lowering.origins.len();
    let mut checks = lowering.checks(ruleset.features.len());
    if lowering.sink.has_errors() {
        return None;
    }
    ruleset.fingerprint = fingerprint(&ruleset);
    debug_assert!(
        broken(&ruleset).is_empty(),
        "the compiler made a rule set that is not sound: {:#?}",
        broken(&ruleset)
    );
    // Origins are no part of the fingerprint, so they come last.
    if options.origins {
        checks.origins = lowering.origins.split_off(own);
        ruleset.origins = lowering.origins;
    }
    Some(Lowered { ruleset, checks })
}

/// The state of one run.
struct Lowering<'a> {
    program: &'a Program,
    sources: &'a Sources,
    sink: &'a mut Sink,
    order: Order,
    /// In the order of their first use.
    features: Vec<Feature>,
    /// By content, for what is said twice. Looked up only, never walked.
    known_features: HashMap<String, usize>,
    /// The names of the sources, by their ids.
    file_names: Vec<Arc<str>>,
    /// Of every id that was given out: those of the rule set, then those of the checks.
    origins: IndexMap<String, Origin>,
    /// The last number that was put behind an id which several things want; looked up only, never walked.
    taken: HashMap<String, usize>,
}
