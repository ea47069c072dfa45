//! The fingerprint: a hash of everything in a rule set that can change a decision, and of nothing else.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::RuleSet;

/// `sha256:` and the hash, in lower-case hexadecimal.
#[must_use]
pub fn fingerprint(ruleset: &RuleSet) -> String {
    // The structs always can be written as JSON: all keys are texts, all numbers integers.
    let mut document = serde_json::to_value(ruleset).unwrap_or_default();
    strip_document(&mut document);
    let mut text = String::new();
    write(&document, &mut text);
    let hash = Sha256::digest(text.as_bytes());
    let mut hex = String::from("sha256:");
    for byte in hash {
        hex.push_str(&format!("{byte:02x}"));
    }
    hex
}

/// Takes out what changes no decision.
fn strip_document(document: &mut Value) {
    for key in ["compiler", "fingerprint", "origins", "targets"] {
        remove(document, key);
    }
    if let Some(definition) = document.get_mut("definition") {
        ["name", "version", "time_zone"].into_iter().for_each(|key| remove(definition, key));
    }
    if let Some(words) = document.get_mut("words") {
        remove(words, "means");
    }
    for rule in items(document, "rules") {
        items(rule, "terms").for_each(|term| remove(term, "because"));
        for group in items(rule, "groups") {
            remove(group, "name");
            items(group, "terms").for_each(|term| remove(term, "because"));
        }
    }
    for stage in document.get_mut("stages").into_iter().flat_map(|stages| items(stages, "list")) {
        remove(stage, "owner");
        remove(stage, "agreed");
    }
    for calendar in items(document, "calendars") {
        items(calendar, "zones").for_each(|zone| remove(zone, "zone"));
    }
    strip(document);
}

/// Takes out what changes no decision wherever it stands: ids and titles.
fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.remove("id");
            object.remove("title");
            object.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

fn remove(value: &mut Value, key: &str) {
    if let Some(object) = value.as_object_mut() {
        object.remove(key);
    }
}

fn items<'a>(value: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    value.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten()
}

/// Writes JSON as RFC 8785 wants it: no spaces, keys in the order of their UTF-16 code units. All numbers are integers.
fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(object) => {
            let mut keys: Vec<&String> = object.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (at, key) in keys.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_text(key, out);
                out.push(':');
                write(&object[key], out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::String(text) => write_text(text, out),
        Value::Number(_) | Value::Bool(_) | Value::Null => out.push_str(&value.to_string()),
    }
}

/// A text with the shortest escapes; other controls as `\u00xx` in lower case, everything else as it is.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            letter => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn canonical(json: &str) -> String {
        let mut out = String::new();
        write(&serde_json::from_str(json).unwrap(), &mut out);
        out
    }

    #[test]
    fn keys_stand_in_the_order_of_utf_16() {
        // The example of RFC 8785, section 3.2.3: U+1F600 stands before U+FB33, for its first code unit is U+D83D.
        let json = r#"{"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7}"#;
        assert_eq!(canonical(json), "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}");
    }

    #[test]
    fn texts_have_the_shortest_escapes() {
        // RFC 8785, section 3.2.2.2.
        let json = r#""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/\u2028\u007f""#;
        assert_eq!(canonical(json), "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{2028}\u{7f}\"");
    }

    #[test]
    fn no_spaces_stand_between() {
        assert_eq!(canonical("{ \"b\" : [ 1 , -2, true ], \"a\": null }"), "{\"a\":null,\"b\":[1,-2,true]}");
    }
}
