use leadlang::{engine::Instant, engine::Prepared, ruleset::RuleSet};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rules = Prepared::new(RuleSet::from_json(&std::fs::read_to_string("ruleset.json")?)?);
    let lead = serde_json::json!({"fields": {"seniority": "director", "industry": "software", "employees": 400},
        "events": [{"event": "requested demo", "at": "2026-03-08T09:00:00Z"}]});
    let as_of: Instant = "2026-03-10T09:00:00Z".parse()?;
    println!("{}", rules.decide(&lead, as_of.0).stage.unwrap_or_default());
    Ok(())
}
