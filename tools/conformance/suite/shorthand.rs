//! The short way in which people are written by hand: instants counted from T, events on one line.
//!
//! `-30d-1ms` is 30 days and a millisecond before T. `requested demo @ -30d` is an event; `#a` behind it is its id, `~-1d` when it was
//! received, `!passed` or `!skipped` its mark, and an object its properties.

use leadlang::engine::Instant;
use serde_json::{Value as Json, json};

/// A lead as data have it.
pub fn lead(short: &Json, now: i64) -> Result<Json, String> {
    let mut lead = short.clone();
    if !lead.is_object() {
        return Ok(lead);
    }
    for part in ["fields", "fields_at"] {
        for (_, value) in lead[part].as_object_mut().into_iter().flatten() {
            if let Some(at) = value.as_str().and_then(|text| relative(text, now)) {
                *value = Instant(at).to_string().into();
            }
        }
    }
    for event in lead["events"].as_array_mut().into_iter().flatten() {
        if let Some(text) = event.as_str().filter(|text| text.contains(" @ ")) {
            *event = one(text, now)?;
        } else if event.is_object() {
            for key in ["at", "received"] {
                if let Some(at) = event[key].as_str().and_then(|text| relative(text, now)) {
                    event[key] = Instant(at).to_string().into();
                }
            }
        }
    }
    if let Some(object) = lead.as_object_mut() {
        // Reading a key that is not there has made none.
        object.retain(|key, value| !(value.is_null() && short.get(key).is_none()));
    }
    Ok(lead)
}

fn one(text: &str, now: i64) -> Result<Json, String> {
    let (name, rest) = text.split_once(" @ ").ok_or("no time")?;
    let (rest, with) = match rest.find('{') {
        Some(at) => (&rest[..at], Some(&rest[at..])),
        None => (rest, None),
    };
    let mut words = rest.split_whitespace();
    let at = words.next().ok_or("no time")?;
    let mut event = json!({"event": name, "at": moment(at, now)});
    for word in words {
        let (sign, rest) = word.split_at(1);
        match sign {
            "#" => event["id"] = rest.into(),
            "~" => event["received"] = moment(rest, now).into(),
            "!" => event[rest] = true.into(),
            _ => return Err(format!("`{word}` means nothing")),
        }
    }
    if let Some(with) = with {
        event["with"] = serde_json::from_str(with).map_err(|error| error.to_string())?;
    }
    Ok(event)
}

fn moment(text: &str, now: i64) -> String {
    relative(text, now).map_or_else(|| text.to_owned(), |at| Instant(at).to_string())
}

/// `T`, `-30d`, `+1h-1ms`.
fn relative(text: &str, now: i64) -> Option<i64> {
    if text == "T" {
        return Some(now);
    }
    let mut at = now;
    let mut rest = text;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let sign = match rest.as_bytes()[0] {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        rest = &rest[1..];
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let number: i64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let unit = rest.find(['+', '-']).unwrap_or(rest.len());
        let size = match &rest[..unit] {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return None,
        };
        at += sign * number * size;
        rest = &rest[unit..];
    }
    Some(at)
}
