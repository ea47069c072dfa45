#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use serde_json::{Value as Json, json};

use super::*;

fn fields() -> Vec<String> {
    ["email", "job title", "country"].map(str::to_owned).to_vec()
}

fn leads(text: &str, mapping: &Mapping) -> Vec<Result<Json, String>> {
    let mut reader = LeadReader::new(text.as_bytes(), mapping, &fields()).unwrap();
    let mut out = Vec::new();
    while let Some(lead) = reader.next_lead().unwrap() {
        out.push(match lead {
            Ok(lead) => Ok(Json::Object(lead.object)),
            Err(row) => Err(format!("{}: {}", row.line, row.why)),
        });
    }
    out
}

#[test]
fn columns_by_name_and_by_map() {
    let mapping = Mapping {
        id: Some("Lead ID".to_owned()),
        columns: vec![("Land".to_owned(), "country".to_owned())],
        dates: vec![("Checked".to_owned(), "country".to_owned())],
        unknown: vec!["Select".to_owned()],
        ..Mapping::default()
    };
    let text = "lead_id,Job-Title,Country,Land,Checked,Other\n7,CEO,XX,DE,2026-01-01,x\n8,select,XX,,,\n,a,b,c,d,e\n";
    let expected = [
        Ok(json!({"id": "7", "fields": {"job title": "CEO", "country": "DE"}, "fields_at": {"country": "2026-01-01"}})),
        Ok(json!({"id": "8", "fields": {}})),
        Err("4: the row has no id".to_owned()),
    ];
    assert_eq!(leads(text, &mapping), expected);
    let reader = LeadReader::new(text.as_bytes(), &mapping, &fields()).unwrap();
    assert_eq!(reader.ignored, ["Country", "Other"]);
}

#[test]
fn a_missing_id_column_is_named() {
    let why = LeadReader::new(&b"a,b\n"[..], &Mapping::default(), &fields()).err().unwrap().to_string();
    assert!(why.starts_with("it has no column `id` for the lead's id"), "{why}");
}

#[test]
fn ids_are_those_of_the_contract() {
    let lines = [
        (r#"{"id": 1.0}"#, Ok("1")),
        (r#"{"id": 1e2}"#, Ok("100")),
        (r#"{"id": -0}"#, Ok("0")),
        (r#"{"id": "a", "ID": "b"}"#, Ok("b")),
        (r#"{"id": "e\u0301"}"#, Ok("\u{e9}")),
        (
            r#"{"id": 1.5}"#,
            Err("the lead's id is a number that is not whole or has over 15 digits; write it as a text"),
        ),
        (
            r#"{"id": 12345678901234567890}"#,
            Err("the lead's id is a number that is not whole or has over 15 digits; write it as a text"),
        ),
        (r#"{"id": ["a"]}"#, Err("the lead's id is neither a text nor a whole number")),
        (r#"{"id": " "}"#, Err("the lead has no id")),
    ];
    for (line, expected) in lines {
        let mut reader = LeadReader::new(line.as_bytes(), &Mapping::default(), &fields()).unwrap();
        let lead = reader.next_lead().unwrap().unwrap();
        assert_eq!(lead.as_ref().map(|lead| lead.id.as_str()).map_err(|row| row.why.as_str()), expected, "{line}");
    }
    // A mapped one takes the place of all others.
    let mapping = Mapping { id: Some("Lead ID".to_owned()), ..Mapping::default() };
    let expected = [Ok(json!({"id": "7", "fields": {"country": "DE"}})), Ok(json!({"id": "x", "fields": {}}))];
    let text = "{\"lead_id\": 7, \"id\": \"x\", \"country\": \"DE\"}\n{\"id\": \"x\"}\n";
    assert_eq!(leads(text, &mapping), expected);
}

#[test]
fn ndjson_nested_or_flat() {
    let text = "{\"id\":1,\"fields\":{\"Country\":\"DE\"},\"events\":[]}\n\n{\"id\":\"b\",\"Job Title\":\"Select\",\"country\":\"FR\"}\n{\"id\":\n[1]\n{\"x\":1}\n";
    let mapping = Mapping { unknown: vec!["Select".to_owned()], ..Mapping::default() };
    let expected = [
        Ok(json!({"id": 1, "fields": {"Country": "DE"}, "events": []})),
        Ok(json!({"id": "b", "fields": {"country": "FR"}})),
        Err("4: the line breaks off before its object ends".to_owned()),
        Err("5: the line is JSON, but not an object in `{ }`".to_owned()),
        Err("6: the lead has no id".to_owned()),
    ];
    assert_eq!(leads(text, &mapping), expected);
    let list = LeadReader::new(&b"[{}]"[..], &mapping, &fields()).err().unwrap().to_string();
    assert!(list.starts_with("it is one JSON list"), "{list}");
}

const EVENTS: &str = "lead,event,at,id,topic\na,x,2026-01-01T00:00:00Z,1,\nb,y,2026-01-02T00:00:00Z,,t\nc,x\nd,x,2026-01-01T00:00:00Z,,\n";

#[test]
fn events_have_properties_by_name() {
    let mut reader = EventReader::new(EVENTS.as_bytes(), &Mapping::default()).unwrap();
    let first = reader.next_event().unwrap().unwrap().unwrap();
    assert_eq!(first.object, json!({"event": "x", "at": "2026-01-01T00:00:00Z", "id": "1"}));
    let second = reader.next_event().unwrap().unwrap().unwrap();
    assert_eq!(second.object, json!({"event": "y", "at": "2026-01-02T00:00:00Z", "with": {"topic": "t"}}));
    assert_eq!(reader.next_event().unwrap().unwrap().unwrap_err().line, 4);
}

#[test]
fn events_in_step_or_from_memory_are_the_same() {
    let reader = || EventReader::new(EVENTS.as_bytes(), &Mapping::default()).unwrap();
    let join = |mut events: Events<&[u8]>, mut bad: Vec<LeftOut>| {
        let mut found = Vec::new();
        for lead in ["a", "aa", "c"] {
            found.push(events.of(lead, &mut |row| bad.push(row)).unwrap().len());
        }
        events.rest(&mut |row| bad.push(row)).unwrap();
        bad.sort_by_key(|row| row.line);
        (found, bad.iter().map(|row| row.line).collect::<Vec<_>>())
    };
    let mut bad = Vec::new();
    let memory = Events::in_memory(reader(), &mut |row| bad.push(row)).unwrap();
    let memory = join(memory, bad);
    assert_eq!(memory, join(Events::in_step(reader(), Order::Bytes), Vec::new()));
    assert_eq!(memory, (vec![1, 0, 0], vec![3, 4, 5]));
}

#[test]
fn ndjson_events_and_logs() {
    let text = "{\"lead\":\"a\",\"event\":\"reached SQL\",\"at\":\"2026-01-01T00:00:00Z\",\"passed\":true}\n{\"event\":\"x\"}\n";
    let mut reader = EventReader::new(text.as_bytes(), &Mapping::default()).unwrap();
    let first = reader.next_event().unwrap().unwrap().unwrap();
    assert_eq!(first.lead, "a");
    assert_eq!(first.object, json!({"event": "reached SQL", "at": "2026-01-01T00:00:00Z", "passed": true}));
    assert!(reader.next_event().unwrap().unwrap().is_err());
}
