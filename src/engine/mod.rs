//! The reference engine: what a rule set says of a lead at an instant, literally as the standard in `spec/` says it.
//!
//! It knows no source, no files and no clock, and it never panics, whatever the data. A lead is read ([`Prepared::read`]),
//! then decided at an instant ([`Prepared::evaluate`]): fields, events, statuses, features, rules, stages, outcomes, the
//! transition log, hand-offs, clocks, and the instant at which to ask again.
//!
//! ```
//! use leadlang::driver::{Memory, compile_in_memory};
//! use leadlang::engine::{Prepared, Source};
//! use serde_json::json;
//!
//! let definition = r#"
//! event requested demo, hand raise
//! stages, any may be skipped
//!   suspect
//!   MQL
//! MQL when requested demo in the last 30 days
//! "#;
//! let compiled = compile_in_memory(&Memory::default().with("definition.lead", definition), "definition.lead")?;
//! let rules = Prepared::new(compiled.lowered.ok_or("the definition has errors")?.ruleset);
//!
//! // Read once, asked at two instants: an hour after the demo, and forty days later.
//! let lead = rules.read(&json!({"id": "L-1", "events": [{"event": "Requested-Demo", "at": "2026-03-10T08:00:00Z"}]}));
//! let asked = |as_of: i64| rules.evaluate(&lead, as_of, Source::Given).decision().clone();
//! assert_eq!(asked(1_773_133_200_000).stage.as_deref(), Some("MQL"));
//! assert_eq!(asked(1_773_133_200_000 + 40 * 86_400_000).stage.as_deref(), Some("suspect"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod clocks;
mod decide;
mod decision;
mod evaluation;
mod events;
mod explain;
mod expr;
mod features;
mod handoff;
mod log;
mod moment;
mod names;
mod normalise;
mod outcomes;
mod permissions;
mod prepared;
mod problems;
mod recheck;
mod replay;
mod routes;
mod rules;
mod scores;
mod show;
mod stages;
mod statuses;
mod text;
mod time;
mod value;
mod zone;

pub use decision::{Decision, HandoffView, History, NoticeView, SlaView, Transition};
pub use evaluation::{Evaluation, LeadData, Source};
pub use explain::{
    FeatureRead, Missing, Node, ReadValue, Why, WhyClass, WhyCriteria, WhyDefinition, WhyEvent, WhyGroup, WhyOutcome,
    WhyOutcomeRule, WhyScore, WhyStage, WhyTerm,
};
pub(crate) use names::fold;
pub(crate) use normalise::id_of;
pub use prepared::Prepared;
pub use problems::{MASK, Problem, ProblemKind};
pub use replay::{MOST_ENTRIES, MOST_INSTANTS, Replay, TooLong};
pub use show::{Number, raw};
pub use time::{Instant, NotAnInstant};
