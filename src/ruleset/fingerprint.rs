//! The fingerprint: a hash of everything in a rule set that can change a decision, and of nothing else.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::RuleSet;
use super::silent::{EVERYWHERE, IN_PLACE};

/// `sha256:` and the hash, in lower-case hexadecimal.
#[must_use]
pub fn fingerprint(ruleset: &RuleSet) -> String {
    // A rule set can always be written as JSON: all its keys are texts, all its numbers integers.
    let mut document = serde_json::to_value(ruleset).unwrap_or_default();
    leave_out(&mut document, "");
    // What is left is canonical as RFC 8785 wants it: `serde_json` sorts the keys, which are ASCII, and writes texts with the shortest
    // escapes and integers as they are.
    let hash = Sha256::digest(document.to_string().as_bytes());
    let mut hex = String::from("sha256:");
    for byte in hash {
        hex.push_str(&format!("{byte:02x}"));
    }
    hex
}

/// Removes the keys that change no decision. `place` is the keys that lead to a value, each with a point behind it.
fn leave_out(value: &mut Value, place: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| leave_out(item, place)),
        Value::Object(object) => {
            object.retain(|key, _| {
                !EVERYWHERE.contains(&key.as_str())
                    && !IN_PLACE.iter().any(|path| path.strip_prefix(place) == Some(key))
            });
            for (key, item) in object {
                if item.is_object() || item.is_array() {
                    leave_out(item, &format!("{place}{key}."));
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn canonical(json: &str) -> String {
        let mut value = serde_json::from_str(json).unwrap();
        leave_out(&mut value, "");
        value.to_string()
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

    #[test]
    fn keys_that_change_no_decision_are_left_out_in_their_places() {
        let json = r#"{"rules": [{"id": "x", "name": "n", "groups": [{"name": "g", "terms": [{"because": "b", "cap": 1}]}]}],
            "outcomes": [{"rules": [{"because": "counts"}]}], "compiler": {"name": "x"}}"#;
        let left = r#"{"outcomes":[{"rules":[{"because":"counts"}]}],"rules":[{"groups":[{"terms":[{"cap":1}]}],"name":"n"}]}"#;
        assert_eq!(canonical(json), left);
    }
}
