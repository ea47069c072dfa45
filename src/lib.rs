//! Lead: a language in which marketing and sales write down together what a lead is, and a compiler that makes it run.
//!
//! # Quick start
//!
//! A definition becomes a rule set, a rule set is made ready once, and then decides any number of leads:
//!
//! ```
//! use leadlang::driver::{Memory, compile_in_memory};
//! use leadlang::engine::{Instant, Prepared};
//! use serde_json::json;
//!
//! let definition = r#"
//! account has
//!   employees: whole number from 1
//! event requested demo, hand raise
//!
//! score fit from 0 to 100
//!   +60 when employees >= 200
//!
//! stages, any may be skipped
//!   suspect
//!   SQL
//! SQL when fit >= 60 and requested demo in the last 30 days
//! "#;
//! let compiled = compile_in_memory(&Memory::default().with("definition.lead", definition), "definition.lead")?;
//! // Errors are for the author: compiled.diagnostics holds them, and there is no rule set.
//! let ruleset = compiled.lowered.ok_or("the definition has errors")?.ruleset;
//!
//! let rules = Prepared::new(ruleset);
//! let lead = json!({
//!     "id": "L-1",
//!     "fields": {"employees": 400},
//!     "events": [{"event": "requested demo", "at": "2026-03-08T09:00:00Z"}],
//! });
//! let as_of: Instant = "2026-03-10T09:00:00Z".parse()?;
//! let decision = rules.decide(&lead, as_of.0);
//! assert_eq!(decision.stage.as_deref(), Some("SQL"));
//! assert_eq!(decision.scores["fit"].map(|fit| fit.text()).as_deref(), Some("60"));
//! // The demo is then older than 30 days.
//! assert_eq!(decision.recheck_at.map(|at| at.to_string()).as_deref(), Some("2026-04-07T09:00:00.001Z"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A compiled rule set
//!
//! A system that decides leads needs no definition, only the JSON that `lead compile` wrote. It is checked as a whole when it is read, and
//! the decision is written byte for byte as the other runtimes write it:
//!
//! ```
//! # use leadlang::driver::{Memory, compile_in_memory};
//! # let text = "stages, any may be skipped\n  suspect\n  SQL\nevent requested demo\nSQL when requested demo ever\n";
//! # let compiled = compile_in_memory(&Memory::default().with("d.lead", text), "d.lead")?;
//! # let file = compiled.lowered.ok_or("errors")?.ruleset.to_json();
//! use leadlang::engine::Prepared;
//! use leadlang::ruleset::RuleSet;
//!
//! let rules = Prepared::new(RuleSet::from_json(&file)?); // file: what stands in ruleset.json
//! let decision = rules.decide(&serde_json::json!({"id": "L-1"}), 1_773_133_200_000);
//! assert!(serde_json::to_string(&decision)?.starts_with(r#"{"id":"L-1","as_of":"2026-03-10T09:00:00Z","#));
//!
//! let refused = RuleSet::from_json(&file.replace("\"requested demo\"", "\"requested a demo\"")).unwrap_err();
//! assert_eq!(refused.at, "fingerprint");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The public door
//!
//! | module | for whom | promise |
//! | --- | --- | --- |
//! | [`engine`] | who decides leads: [`Prepared`](engine::Prepared), [`Decision`](engine::Decision), [`Instant`](engine::Instant) | kept within a minor version. What a decision says is the standard's (`spec/`), and so is its JSON |
//! | [`ruleset`] | who reads or writes rule sets: [`RuleSet`](ruleset::RuleSet), its parts, [`ReadError`](ruleset::ReadError) | the same. The structs are the JSON document of format 1: new keys are new fields, so build them by reading |
//! | [`driver::compile_in_memory`], [`driver::Memory`], [`driver::Compiled`] | who compiles definitions | the same, for `lowered` and `diagnostics` of what is compiled |
//! | everything else | the command `lead`, and those who work on the compiler | none: it may change in any version |
//!
//! Before version 1.0 a minor version (0.2, 0.3 …) may break what is promised here; the change log then says how to go on.
//!
//! The engine never panics and reads no clock, file or network; neither does reading a rule set. Nothing in this crate is `unsafe`.
//!
//! # Inside
//!
//! The pipeline, one module a step:
//!
//! `text` → [`syntax`] → [`hir`] → [`ruleset`] → [`engine`]
//!
//! * [`syntax`] turns text into a tree, and what cannot be read into errors;
//! * [`hir`] resolves every name and types every condition;
//! * [`ruleset`] reduces the checked definition to the JSON document that other systems execute;
//! * [`engine`] decides a lead by such a document, literally as the standard in `spec/` says;
//! * [`driver`] is the one door between files and these steps, [`cli`] the command line on top.
//!
//! User errors never travel in a `Result`: every step reports into a [`diagnostics::Sink`] and goes on with what is sound.

// The generated reader of the grammar asks for it: pest is used without its guard against deep nesting, for which `syntax` has its own.
extern crate alloc;

pub mod base;
pub mod cli;
pub mod data;
pub mod diagnostics;
pub mod driver;
pub mod engine;
pub mod hir;
pub mod language;
pub mod lint;
pub mod model;
pub mod report;
pub mod ruleset;
pub mod syntax;
pub mod testing;
