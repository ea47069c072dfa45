//! The keys that change no decision, for the reference.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::HEAD;
use super::schema::{Key, Schema, Shape};

/// The module.
pub fn silent(schema: &Schema) -> String {
    let mut out = format!("// {HEAD}\n");
    out.push_str("//! The keys of a rule set that change no decision, and are left out of its fingerprint.\n");
    let (everywhere, here) = keys(schema);
    list(&mut out, "Wherever they are.", "EVERYWHERE", &everywhere);
    list(&mut out, "Only in one place: the keys that lead there.", "IN_PLACE", &here);
    out
}

fn list(out: &mut String, about: &str, name: &str, keys: &BTreeSet<String>) {
    writeln!(out, "\n/// {about}\n#[rustfmt::skip]\npub(super) const {name}: &[&str] = &[").unwrap();
    for key in keys {
        writeln!(out, "    \"{key}\",").unwrap();
    }
    out.push_str("];\n");
}

/// The silent keys: those that are silent in every object that has them, and the paths of the others.
pub fn keys(schema: &Schema) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut found = Found { schema, keys: BTreeMap::new(), open: Vec::new() };
    found.shape(&schema.document, "");
    let (mut everywhere, mut here) = (BTreeSet::new(), BTreeSet::new());
    for (key, places) in found.keys {
        if places.values().all(|silent| *silent) {
            everywhere.insert(key);
        } else {
            here.extend(places.into_iter().filter(|(_, silent)| *silent).map(|(path, _)| path));
        }
    }
    (everywhere, here)
}

struct Found<'a> {
    schema: &'a Schema,
    /// For each key the paths at which it is, and whether it is silent there.
    keys: BTreeMap<String, BTreeMap<String, bool>>,
    /// The shapes with names that are being looked into: expressions are made of expressions.
    open: Vec<&'a str>,
}

impl<'a> Found<'a> {
    fn shape(&mut self, shape: &'a Shape, path: &str) {
        match shape {
            Shape::Named(name) if !self.open.contains(&name.as_str()) => {
                self.open.push(name);
                self.shape(self.schema.named(name), path);
                self.open.pop();
            }
            Shape::OrNull(inner) | Shape::List { item: inner, .. } => self.shape(inner, path),
            Shape::Object(keys) => self.keys(keys, path),
            Shape::Tagged { kinds, .. } => kinds.iter().for_each(|kind| self.keys(&kind.keys, path)),
            _ => {}
        }
    }

    fn keys(&mut self, keys: &'a [Key], path: &str) {
        for key in keys {
            let path = format!("{path}{}{}", if path.is_empty() { "" } else { "." }, key.name);
            self.keys.entry(key.name.clone()).or_default().insert(path.clone(), key.silent);
            // What is inside of a silent key is left out with it.
            if !key.silent {
                self.shape(&key.shape, &path);
            }
        }
    }
}
