//! The library as others use it: a rule set is read or refused, prepared once, and shared by threads.

use leadlang::engine::{Decision, Instant, LeadData, Prepared, Replay, Source};
use leadlang::ruleset::{RuleSet, broken};
use serde_json::{Value, json};

const NOW: i64 = 1_773_133_200_000;

/// The rule set of the form handler, which has clocks, a calendar, and stages that read the log.
fn document() -> String {
    std::fs::read_to_string(crate::support::root().join("examples/form-handler/ruleset.json")).unwrap()
}

/// People, hardly two of them alike.
fn leads() -> Vec<Value> {
    let lead = |n: i64| {
        let at = Instant(NOW - n * 1_800_000).to_string();
        json!({
            "id": n, "history": "log",
            "fields": {"email": format!("p{n}@acme.example"), "employees": n * 7 % 1200, "role": (["director", "manager", "king"])[n as usize % 3]},
            "events": [{"event": "requested demo", "at": at}, {"event": "reached SQL", "at": at}, {"event": "responded", "at": Instant(NOW - n * 1_700_000).to_string()}],
        })
    };
    (0..200).map(lead).collect()
}

fn text(decision: &Decision) -> String {
    serde_json::to_string(decision).unwrap()
}

#[test]
fn what_is_shared_may_be_shared() {
    fn shared<T: Send + Sync + Clone + std::fmt::Debug>() {}
    shared::<RuleSet>();
    shared::<Prepared>();
    shared::<LeadData>();
    shared::<Replay>();
    shared::<Decision>();
}

#[test]
fn threads_decide_by_one_rule_set_as_one_thread_does() {
    let rules = Prepared::new(RuleSet::from_json(&document()).unwrap());
    let leads = leads();
    let alone: Vec<String> = leads.iter().map(|lead| text(&rules.explain(lead, NOW))).collect();
    let read: Vec<LeadData> = leads.iter().map(|lead| rules.read(lead)).collect();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (rules, read, leads, alone) = (&rules, &read, &leads, &alone);
            scope.spawn(move || {
                for step in 0..leads.len() {
                    let at = (step * 7 + thread * 31) % leads.len();
                    assert_eq!(text(&rules.explain(&leads[at], NOW)), alone[at]);
                    assert_eq!(text(&rules.evaluate(&read[at], NOW, Source::Given).explained()), alone[at]);
                }
            });
        }
    });
    for part in [r#""stage":"SQL""#, r#""state":"met""#, r#""state":"missed""#, r#""problem":"not_a_choice""#] {
        assert!(alone.iter().any(|decision| decision.contains(part)), "{part}");
    }
}

#[test]
fn what_is_no_rule_set_is_refused_with_its_place() {
    let whole = document();
    for (from, to, at) in [
        ("\"ruleset\": 1", "\"ruleset\": 2", "ruleset"),
        ("\"owner\": null", "\"owner\": 99", "stages.list[0]"),
        ("\"op\": \"le\"", "\"op\": \"telepathy\"", "rules[0].terms"),
        ("\"cap\": 1000000000000", "\"cap\": 4.5", "rules[0].terms"),
        ("\"decimals\": 0", "\"decimals\": \"none\"", "fields["),
        ("enterprise desk", "enterprise table", "fingerprint"),
    ] {
        assert!(whole.contains(from), "{from}");
        let error = RuleSet::from_json(&whole.replacen(from, to, 1)).unwrap_err();
        assert!(error.at.starts_with(at), "{from}: {error}");
        assert!(error.to_string().starts_with(&format!("{}: ", error.at)) && error.message.ends_with('.'), "{error}");
    }
    for text in ["", "{", "[]", "null", "{\"ruleset\": 1}", &whole[..whole.len() / 2]] {
        assert!(!RuleSet::from_json(text).unwrap_err().message.is_empty());
    }
    assert_eq!(broken(&RuleSet::from_json(&whole).unwrap()), []);
}

#[test]
fn instants_are_read_as_the_data_of_leads_is() {
    for text in ["2026-03-10T09:00:00Z", "2026-03-10 10:00 +01:00", "2026-03-10t09:00:00.0009z"] {
        assert_eq!(text.parse::<Instant>(), Ok(Instant(NOW)), "{text}");
    }
    for (text, why) in
        [("2026-03-10", "not a date and a time"), ("2026-03-10T09:00", "in which zone"), ("now", "not a date")]
    {
        assert!(text.parse::<Instant>().unwrap_err().to_string().contains(why), "{text}");
    }
}
