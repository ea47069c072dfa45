//! Every fenced block of the standard, the README and the cookbook is executed. `spec/README.md` says what the marks mean.

use std::collections::BTreeMap;

use crate::support::fences::{Fence, fences};
use crate::support::{files, finish, name_of, root};
use leadlang::diagnostics::{Diagnostic, Severity};
use leadlang::driver::{Compiled, Memory, compile_in_memory};
use leadlang::engine::Prepared;
use serde_json::Value;

/// What is wrong with a `lead` block; nothing if it is as its marks say.
fn check(fence: &Fence, preludes: &BTreeMap<String, String>) -> Result<Compiled, String> {
    let text = match fence.value("with") {
        Some(name) => {
            let prelude = preludes.get(name).ok_or_else(|| format!("no prelude is called {name}"))?;
            format!("{prelude}\n{}", fence.text)
        }
        None => fence.text.clone(),
    };
    let (files, entry) = Memory::from_fence(&text);
    let compiled = compile_in_memory(&files, &entry).map_err(|error| error.0)?;
    let ids = |severity: Severity| -> Vec<&str> {
        let mut ids: Vec<&str> =
            compiled.diagnostics.iter().filter(|d| d.severity() == severity).map(|d| d.code.id).collect();
        ids.dedup();
        ids
    };
    let (errors, warnings) = (ids(Severity::Error), ids(Severity::Warning));
    let expected: Vec<&str> = fence.value("error").into_iter().collect();
    if errors != expected {
        return Err(format!("expected the errors {expected:?}, got {errors:?}:\n{}", list(&compiled.diagnostics)));
    }
    if let Some(warning) = fence.value("warning")
        && !warnings.contains(&warning)
    {
        return Err(format!("expected the warning {warning}, got {warnings:?}"));
    }
    if expected.is_empty() {
        let run = leadlang::testing::run(&compiled, "", false, "").ok_or("it has no rule set")?;
        if run.failed() > 0 {
            return Err(leadlang::testing::text(&run));
        }
    }
    Ok(compiled)
}

fn parse(fence: &Fence) -> Result<Value, String> {
    serde_json::from_str(&fence.text).map_err(|error| error.to_string())
}

/// Whether all that a `json decision` block shows is in the decision.
fn decide(fence: &Fence, definition: Option<&Compiled>, lead: Option<&(Value, Fence)>) -> Result<(), String> {
    let lowered = definition.and_then(|compiled| compiled.lowered.as_ref()).ok_or("no sound definition above")?;
    let (lead, lead_fence) = lead.ok_or("no lead above")?;
    let as_of = lead_fence.value("as_of").ok_or("the lead has no as_of")?;
    let as_of: jiff::Timestamp = as_of.parse().map_err(|error| format!("{error}"))?;
    let prepared = Prepared::new(lowered.ruleset.clone());
    let decision = if lead_fence.has("replay") {
        prepared.decide_with_replay(lead, as_of.as_millisecond()).map_err(|_| "its replay is too long")?
    } else {
        prepared.explain(lead, as_of.as_millisecond())
    };
    let got = serde_json::to_value(&decision).map_err(|error| error.to_string())?;
    let shown = parse(fence)?;
    let object = shown.as_object().ok_or("a decision is an object")?;
    let wrong: Vec<String> = object
        .iter()
        .filter(|(key, value)| got.get(key.as_str()) != Some(value))
        .map(|(key, value)| format!("{key} is shown as {value}, but is {}", got.get(key).unwrap_or(&Value::Null)))
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn list(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|d| format!("  {}: {}", d.code.id, d.message)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_block_is_as_its_marks_say() {
    let mut pages: Vec<_> =
        files("spec", "md").into_iter().filter(|path| !name_of(path).starts_with("spec/errors/")).collect();
    pages.push(root().join("README.md"));
    let (mut wrong, mut done) = (Vec::new(), 0);
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        let mut preludes = BTreeMap::new();
        let (mut definition, mut lead) = (None, None);
        for fence in fences(&text) {
            let result = match fence.language() {
                "lead" if !fence.has("fragment") => {
                    check(&fence, &preludes).map(|compiled| definition = Some(compiled))
                }
                "json" if fence.has("lead") => parse(&fence).map(|json| lead = Some((json, fence.clone()))),
                "json" if fence.has("decision") => decide(&fence, definition.as_ref(), lead.as_ref()),
                _ => continue,
            };
            done += 1;
            if let Err(why) = result {
                wrong.push(format!("{}:{}: {why}", name_of(&page), fence.line));
            }
            if let Some(name) = fence.value("prelude") {
                preludes.insert(name.to_owned(), fence.text.clone());
            }
        }
    }
    finish(&wrong, done, "blocks");
}
