//! The reference engine: what a rule set says of a lead at an instant, literally as the standard in `spec/` says it.
//!
//! It knows no source, no files and no clock, and it never panics, whatever the data. A lead is read ([`Prepared::read`]),
//! then decided at an instant ([`Prepared::evaluate`]): fields, events, statuses, features, rules, stages, outcomes, the
//! transition log, hand-offs, clocks, and the instant at which to ask again.
//!
//! ```
//! use leadlang::engine::Prepared;
//! use leadlang::ruleset::RuleSet;
//! use serde_json::json;
//!
//! let rules: RuleSet = serde_json::from_value(json!({
//!     "ruleset": 1,
//!     "compiler": {"name": "leadlang", "version": "0.1.0", "time_zones": "2026a"},
//!     "fingerprint": "sha256:…",
//!     "definition": {"name": "Acme", "version": null, "time_zone": "UTC", "currency": null,
//!                    "in_force_from": null, "in_force_until": null},
//!     "days": {"first": 0, "changes": [], "until": 4102444800000i64},
//!     "teams": [], "words": {"lead": null, "means": []},
//!     "fields": [{"name": "employees", "account": true, "required": false, "personal": false,
//!                 "value": {"type": "number", "whole": true, "decimals": 0, "min": 1, "max": null},
//!                 "if_unknown": null, "fresh_for": null}],
//!     "events": [], "statuses": [], "calendars": [], "features": [], "rules": [],
//!     "stages": {"building": false, "list": [
//!         {"id": "stage suspect", "name": "suspect", "title": null, "owner": null, "agreed": [],
//!          "keep": {"kept": "not"}, "criteria": []},
//!         {"id": "stage MQL", "name": "MQL", "title": null, "owner": null, "agreed": [],
//!          "keep": {"kept": "not"}, "criteria": [{"id": "MQL", "for": null, "when":
//!              {"op": "le", "left": {"op": "const", "value": 200}, "right": {"op": "field", "field": 0}}}]}]},
//!     "outcomes": [], "permissions": [], "handoffs": [], "slas": [], "routes": [], "nurtures": [], "targets": []
//! }))?;
//! let prepared = Prepared::new(rules);
//! let lead = json!({"id": "L-1", "fields": {"Employees": "400"}, "events": []});
//! let decision = prepared.decide(&lead, 1_773_133_200_000);
//! assert_eq!(decision.as_of.to_string(), "2026-03-10T09:00:00Z");
//! assert_eq!(decision.stage.as_deref(), Some("MQL"));
//! # Ok::<(), serde_json::Error>(())
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
mod walk;
mod zone;

pub use decision::{Decision, HandoffView, History, NoticeView, SlaView, Transition};
pub use evaluation::{Evaluation, LeadData, Source};
pub use explain::{
    FeatureRead, Missing, Node, Read, Why, WhyClass, WhyCriteria, WhyDefinition, WhyEvent, WhyGroup, WhyOutcome,
    WhyOutcomeRule, WhyScore, WhyStage, WhyTerm,
};
pub use prepared::Prepared;
pub use problems::{MASK, Problem, ProblemKind};
pub use replay::{MOST_ENTRIES, MOST_INSTANTS, Replay, TooLong};
pub use show::{Number, raw};
pub use time::Instant;
