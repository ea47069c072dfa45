//! The fingerprint: a hash of everything in a rule set that can change a decision, and of nothing else.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::RuleSet;
use super::written::{Kind, Written};

/// `sha256:` and the hash, in lower-case hexadecimal.
#[must_use]
pub fn fingerprint(ruleset: &RuleSet) -> String {
    let hash = Sha256::digest(canonical(&ruleset.to_compact_json()).as_bytes());
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

/// What changes a decision as RFC 8785 wants it: no spaces, keys in the order of their UTF-16 code units. Texts have the shortest
/// escapes as they stand, and all numbers are integers. The keys of a rule set need no escapes.
fn canonical(compact: &str) -> String {
    let out = String::with_capacity(compact.len());
    let mut canonical = Canonical { out, path: Vec::new(), entries: Vec::new(), unsorted: String::new() };
    canonical.write(&mut Written::new(compact));
    canonical.out
}

/// The text that is hashed, as far as it is written.
struct Canonical<'a> {
    out: String,
    /// The keys that lead to the object that is being written.
    path: Vec<&'a str>,
    /// The keys of the objects that are being written, and where each stands in the text with its value.
    entries: Vec<(&'a str, Range<usize>)>,
    /// The last object as it was before its keys were sorted; kept for its room.
    unsorted: String,
}

impl<'a> Canonical<'a> {
    fn write(&mut self, json: &mut Written<'a>) {
        match json.kind() {
            Kind::Leaf => self.out.push_str(json.leaf()),
            Kind::List => {
                json.pass('[');
                self.out.push('[');
                while !json.ends(']') {
                    self.write(json);
                    if json.pass(',') {
                        self.out.push(',');
                    }
                }
                self.out.push(']');
            }
            Kind::Object => self.object(json),
        }
    }

    fn object(&mut self, json: &mut Written<'a>) {
        json.pass('{');
        self.out.push('{');
        let (start, first) = (self.out.len(), self.entries.len());
        while !json.ends('}') {
            let quoted = json.key();
            let key = quoted.trim_matches('"');
            if is_idle(&self.path, key) {
                json.skip();
            } else {
                let from = self.out.len();
                self.out.push_str(quoted);
                self.out.push(':');
                self.path.push(key);
                self.write(json);
                self.path.pop();
                self.entries.push((key, from..self.out.len()));
            }
            json.pass(',');
        }
        self.unsorted.clear();
        self.unsorted.push_str(&self.out[start..]);
        self.out.truncate(start);
        self.entries[first..].sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
        for (_, entry) in self.entries.drain(first..) {
            if self.out.len() > start {
                self.out.push(',');
            }
            self.out.push_str(&self.unsorted[entry.start - start..entry.end - start]);
        }
        self.out.push('}');
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {

    fn canonical(json: &str) -> String {
        super::canonical(&serde_json::from_str::<serde_json::Value>(json).unwrap().to_string())
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
