//! The fingerprint: a hash of everything in a rule set that can change a decision, and of nothing else.

use sha2::{Digest, Sha256};

use super::RuleSet;
use super::node::{Kind, Node};

/// `sha256:` and the hash, in lower-case hexadecimal.
#[must_use]
pub fn fingerprint(ruleset: &RuleSet) -> String {
    let compact = ruleset.to_compact_json();
    let mut text = String::with_capacity(compact.len());
    write(&Node::read(&compact).0, &mut Vec::new(), &mut text);
    let hash = Sha256::digest(text.as_bytes());
    let mut hex = String::from("sha256:");
    for byte in hash {
        hex.push_str(&format!("{byte:02x}"));
    }
    hex
}

/// Whether a key changes no decision, in the object that these keys lead to: ids and titles anywhere, and some in their places.
fn is_idle(path: &[&str], key: &str) -> bool {
    matches!(
        (path, key),
        (_, "id" | "title")
            | ([], "compiler" | "fingerprint" | "origins" | "targets")
            | (["definition"], "name" | "version" | "time_zone")
            | (["words"], "means")
            | (["rules", "terms"] | ["rules", "groups", "terms"], "because")
            | (["rules", "groups"], "name")
            | (["stages", "list"], "owner" | "agreed")
            | (["calendars", "zones"], "zone")
    )
}

/// Writes what changes a decision as RFC 8785 wants it: no spaces, keys in the order of their UTF-16 code units. Texts have the
/// shortest escapes as they stand, and all numbers are integers. The keys of a rule set need no escapes.
fn write<'a>(node: &Node<'a>, path: &mut Vec<&'a str>, out: &mut String) {
    match &node.kind {
        Kind::Leaf(text) => out.push_str(text),
        Kind::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, path, out);
            }
            out.push(']');
        }
        Kind::Object(items) => {
            let mut items: Vec<(&str, &Node)> = items
                .iter()
                .map(|(key, item)| (key.trim_matches('"'), item))
                .filter(|(key, _)| !is_idle(path, key))
                .collect();
            items.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (at, (key, item)) in items.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push('"');
                out.push_str(key);
                out.push_str("\":");
                path.push(key);
                write(item, path, out);
                path.pop();
            }
            out.push('}');
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn canonical(json: &str) -> String {
        let compact = serde_json::from_str::<serde_json::Value>(json).unwrap().to_string();
        let mut out = String::new();
        write(&Node::read(&compact).0, &mut Vec::new(), &mut out);
        out
    }

    #[test]
    fn keys_stand_in_the_order_of_utf_16() {
        // The example of RFC 8785, section 3.2.3: U+1F600 stands before U+FB33, for its first code unit is U+D83D.
        let json = r#"{"\u20ac": 1, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7}"#;
        assert_eq!(canonical(json), "{\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}");
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
