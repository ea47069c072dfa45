//! The reference engine: what holds of any lead, over a definition that uses every kind of thing.

use std::sync::LazyLock;

use leadlang::engine::{Decision, Instant, Prepared, Replay, Source};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value as Json, json};

use crate::support::{instant, prepare};

static ALL: LazyLock<Prepared> = LazyLock::new(|| prepare(include_str!("../engine/all.lead")));

/// The transitions of a derived log, as events of a lead.
fn entries(replay: &Replay) -> Vec<Json> {
    replay.transitions().iter().map(|transition| serde_json::to_value(transition).unwrap()).collect()
}

#[test]
fn a_history_that_takes_too_long_is_given_up() {
    let daily = prepare("event called\ndefine due as days since last called >= 5\n");
    let lead = |at: &str| json!({"id": "x", "events": [{"event": "called", "at": at}]});
    let now = instant("2026-03-10T09:00:00Z");
    assert!(daily.decide_with_replay(&lead("2025-01-01T00:00:00Z"), now).is_ok());
    let long = daily.decide_with_replay(&lead("0001-01-01T00:00:00Z"), now).unwrap_err();
    assert_eq!(long.entries, 0);
    assert_eq!(long.at.to_string(), "0274-10-17T00:00:00Z");
}

const HOUR: i64 = 3_600_000;

/// 2026-03-10T09:00:00Z, in hours.
const NOW: i64 = 492_537;

fn at(hours: i64) -> String {
    Instant(hours * HOUR).to_string()
}

/// Any JSON, shaped like a lead here and there.
fn anything() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        ".{0,12}".prop_map(Json::from),
        "[0-9:TZ+ .eE-]{0,24}".prop_map(Json::from),
        select(vec![
            "requested demo",
            "rejected_lead",
            "2026-03-01T09:00:00Z",
            "0000-01-01T00:00:00Z",
            "1e999999999",
            "EUR 5"
        ])
        .prop_map(Json::from),
        select(vec!["9999-12-31T23:59:59Z", "c;;b", "-1e-9", "ann@acme.example", "12 %", "boss", "€€€"])
            .prop_map(Json::from),
    ];
    let key = prop_oneof![
        select(vec!["id", "fields", "events", "event", "at", "received", "with", "fields_at", "employees", "created"])
            .prop_map(str::to_owned),
        select(vec![
            "topic",
            "role",
            "wants",
            "renewal",
            "revenue",
            "share",
            "history",
            "email",
            "E-Mail",
            "scoreOfTheModel"
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Json::from),
            prop::collection::vec((key.clone(), inner), 0..8).prop_map(|all| Json::Object(all.into_iter().collect())),
        ]
    })
}

fn event() -> impl Strategy<Value = Json> {
    let names = vec![
        "visited page",
        "downloaded content",
        "requested demo",
        "opted in",
        "opted out",
        "responded",
        "accepted lead",
        "rejected lead",
        "asked to wait",
        "wrote again",
        "reassigned",
    ];
    let properties = (
        select(vec!["https://acme.example/pricing", "/blog", ""]),
        select(vec!["pricing", "product", "other"]),
        select(vec!["no budget", "wrong contact", "?"]),
        0..4_i64,
    );
    let when = (NOW - 24 * 60..NOW + 48, 0..100_i64);
    (select(names), when, properties).prop_map(|(name, (hour, late), (url, topic, reason, pages))| {
        let with = match name {
            "visited page" => json!({"url": url}),
            "downloaded content" => json!({"topic": topic, "pages": pages}),
            "rejected lead" => json!({"reason": reason}),
            _ => json!({}),
        };
        let mut event = json!({"event": name, "at": at(hour), "with": with});
        if late > 80 {
            event["received"] = at(hour + late - 80).into();
        }
        event
    })
}

fn fields() -> impl Strategy<Value = Map<String, Json>> {
    let one = prop_oneof![
        select(vec!["boss", "head", "staff", "cook"]).prop_map(|v| ("role", Json::from(v))),
        select(vec![0, 10, 1000, 5000]).prop_map(|v| ("employees", Json::from(v))),
        any::<bool>().prop_map(|v| ("budget", Json::from(v))),
        Just(("email", "ann@acme.example".into())),
        Just(("desk", "emea".into())),
        (0..500_i64).prop_map(|v| ("score of the model", Json::from(format!("{}.{}", v / 10, v % 10)))),
        (NOW - 24 * 90..NOW + 24 * 5).prop_map(|hour| ("created", Json::from(at(hour)))),
        (0..28_i64).prop_map(|day| ("renewal", Json::from(format!("2026-04-{:02}", day + 1)))),
    ];
    prop::collection::vec(one, 0..8)
        .prop_map(|all| all.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn lead() -> impl Strategy<Value = Json> {
    let dates = (NOW - 24 * 130..NOW).prop_map(|hour| json!({"employees": at(hour), "score of the model": at(hour)}));
    (fields(), dates, prop::collection::vec(event(), 0..14), any::<bool>()).prop_map(|(fields, dates, events, log)| {
        let history = if log { "log" } else { "none" };
        json!({"id": "L-1", "history": history, "fields": fields, "fields_at": dates, "events": events})
    })
}

/// A lead that carries the log of its past up to an instant before now.
fn with_log() -> impl Strategy<Value = Json> {
    (lead(), NOW - 24 * 20..=NOW).prop_map(|(mut lead, until)| {
        if let Ok(replay) = ALL.replay(&ALL.read(&lead), until * HOUR) {
            lead["events"].as_array_mut().unwrap().extend(entries(&replay));
        }
        lead
    })
}

fn text(decision: &Decision) -> String {
    serde_json::to_string(decision).unwrap()
}

/// A decision without what goes on by itself: the instant, times that run, problems.
fn steady(decision: &Decision) -> String {
    let mut json = serde_json::to_value(decision).unwrap();
    for key in ["as_of", "problems", "recheck_at", "why"] {
        json[key] = Json::Null;
    }
    for clock in json["slas"].as_array_mut().unwrap() {
        if clock["stopped"].is_null() {
            clock["open_ms"] = Json::Null;
            clock["elapsed_ms"] = Json::Null;
        }
    }
    json.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(lead in anything(), as_of in any::<i64>()) {
        text(&ALL.explain(&lead, as_of));
        text(&ALL.explain(&lead, NOW * HOUR));
    }

    #[test]
    fn the_order_of_events_changes_nothing(lead in with_log(), seed in any::<prop::sample::Index>()) {
        let mut other = lead.clone();
        let events = other["events"].as_array_mut().unwrap();
        events.reverse();
        if !events.is_empty() {
            let at = seed.index(events.len());
            events.rotate_left(at);
        }
        prop_assert_eq!(text(&ALL.explain(&lead, NOW * HOUR)), text(&ALL.explain(&other, NOW * HOUR)));
    }

    #[test]
    fn an_event_that_comes_twice_is_one(mut lead in with_log(), which in any::<prop::sample::Index>()) {
        let events = lead["events"].as_array_mut().unwrap();
        prop_assume!(!events.is_empty());
        let mut event = events[which.index(events.len())].clone();
        event["id"] = "e-1".into();
        events.push(event.clone());
        let once = ALL.decide(&lead, NOW * HOUR);
        lead["events"].as_array_mut().unwrap().push(event);
        let twice = ALL.decide(&lead, NOW * HOUR);
        prop_assert_eq!(steady(&once), steady(&twice));
    }

    #[test]
    fn the_future_is_not_known(mut lead in with_log(), mut event in event()) {
        let now = ALL.decide(&lead, NOW * HOUR);
        event["at"] = at(NOW + 1).into();
        lead["events"].as_array_mut().unwrap().push(event);
        let mut then = ALL.decide(&lead, NOW * HOUR);
        prop_assert!(now.problems != then.problems);
        then.problems.clone_from(&now.problems);
        prop_assert_eq!(text(&now), text(&then));
    }

    #[test]
    fn nothing_changes_before_the_recheck(lead in with_log(), part in 0.0..1.0_f64) {
        let now = NOW * HOUR;
        let decision = ALL.decide(&lead, now);
        // What is returned now is in the log later: only decisions that add no entry can be compared.
        prop_assume!(decision.transitions.is_empty());
        let begins = |event: &Json| ["at", "received"].iter().filter_map(|key| event[*key].as_str()).max().map(instant);
        let next = lead["events"].as_array().unwrap().iter().filter_map(begins).filter(|at| *at > now).min();
        let end = decision.recheck_at.map(|at| at.0).into_iter().chain(next).min().unwrap_or(now + 400 * 24 * HOUR);
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
        let between = now + ((end - now - 1) as f64 * part) as i64;
        for later in [between, end - 1] {
            prop_assert_eq!(steady(&decision), steady(&ALL.decide(&lead, later)), "at {}", Instant(later));
        }
    }

    #[test]
    fn deciding_again_after_entering_the_transitions_answers_the_same(mut lead in with_log()) {
        let once = ALL.decide(&lead, NOW * HOUR);
        let entered = once.transitions.iter().map(|transition| serde_json::to_value(transition).unwrap());
        lead["history"] = "log".into();
        let before = ALL.decide(&lead, NOW * HOUR);
        lead["events"].as_array_mut().unwrap().extend(entered);
        prop_assert_eq!(text(&before), text(&ALL.decide(&lead, NOW * HOUR)));
    }

    #[test]
    fn a_replay_goes_on_where_it_ended(lead in lead(), part in 0..24 * 40_i64) {
        let data = ALL.read(&lead);
        let early = (NOW - part) * HOUR;
        let short = ALL.replay(&data, early).unwrap();
        let long = ALL.replay(&data, NOW * HOUR).unwrap();
        let begun: Vec<_> = long.transitions().iter().filter(|t| t.at.0 < early).cloned().collect();
        let short: Vec<_> = short.transitions().iter().filter(|t| t.at.0 < early).cloned().collect();
        prop_assert_eq!(begun, short);
        let decision = ALL.evaluate(&data, NOW * HOUR, Source::Replayed(&long));
        let at_end = long.transitions().iter().filter(|t| t.at.0 == NOW * HOUR).cloned().collect::<Vec<_>>();
        prop_assert_eq!(&decision.decision().transitions, &at_end);
    }
}
