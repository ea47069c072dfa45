//! The shapes as Python, in the words of `runtimes/python/src/leadlang/check/shapes.py`.

use std::fmt::Write;

use super::schema::{Key, MOST, Schema, Shape};
use super::{HEAD, rust};

const USED: &str = "\
from __future__ import annotations

from typing import Dict, FrozenSet, Tuple

from .shapes import Shape, array, boolean, choice, either, entries, integer, nested, nullable, record, tagged, text, true
";

/// The module.
pub fn document(schema: &Schema) -> String {
    let mut out = format!(
        "# {HEAD}\n# fmt: off\n# ruff: noqa: E501, I001\n\"\"\"The shape of a rule set, its silent keys, its operators.\"\"\"\n\n{USED}\n"
    );
    for (name, shape) in &schema.named {
        let constant = name.to_uppercase();
        if shape.is_recursive(name) {
            writeln!(out, "{constant} = nested(lambda value, path: _{constant}(value, path))").unwrap();
            writeln!(out, "_{constant}: Shape = {}", self::shape(shape)).unwrap();
        } else {
            writeln!(out, "{constant} = {}", self::shape(shape)).unwrap();
        }
    }
    writeln!(out, "DOCUMENT = {}", shape(&schema.document)).unwrap();
    let (everywhere, here) = rust::keys(schema);
    for (about, name, keys) in [
        (
            "Keys that change no decision, wherever they are: they are left out of the fingerprint (9.9).",
            "SILENT",
            everywhere,
        ),
        ("Keys that change no decision in one place: the keys that lead there.", "SILENT_IN_PLACE", here),
    ] {
        let keys: Vec<String> = keys.into_iter().collect();
        writeln!(out, "\n#: {about}\n{name}: FrozenSet[str] = frozenset(\"{}\".split())", keys.join(" ")).unwrap();
    }
    out.push_str("\n#: What each operator gives, and what each of its parts must give (9.4).\nOPERATORS: Dict[str, Tuple[str, Dict[str, str]]] = {\n");
    for operator in schema.operators() {
        let parts =
            operator.keys.iter().filter_map(|key| Some(format!("\"{}\": \"{}\"", key.name, key.kind.as_ref()?)));
        let parts: Vec<String> = parts.collect();
        let gives = operator.gives.as_deref().unwrap();
        writeln!(out, "    \"{}\": (\"{gives}\", {{{}}}),", operator.tag, parts.join(", ")).unwrap();
    }
    out.push_str("}\n");
    out
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Named(name) => name.to_uppercase(),
        Shape::Text => "text".to_owned(),
        Shape::YesNo => "boolean".to_owned(),
        Shape::True => "true".to_owned(),
        Shape::Integer(least, most) if (*least, *most) == (-MOST, MOST) => "integer()".to_owned(),
        Shape::Integer(least, MOST) => format!("integer({least})"),
        Shape::Integer(least, most) => format!("integer({least}, {most})"),
        Shape::Word(words) => {
            format!("choice({})", serde_json::to_string(words).unwrap().trim_matches(['[', ']']).replace(',', ", "))
        }
        Shape::OrNull(inner) => format!("nullable({})", self::shape(inner)),
        Shape::List { item, least, most, unique } => {
            let mut out = format!("array({}", self::shape(item));
            if *least > 0 || most.is_some() {
                write!(out, ", {least}").unwrap();
            }
            if let Some(most) = most {
                write!(out, ", {most}").unwrap();
            }
            out + if *unique { ", unique=True)" } else { ")" }
        }
        Shape::Object(keys) => format!("record({})", object(keys, 0)),
        Shape::Tagged { tag, title, kinds } => {
            let mut out = format!("tagged(\"{tag}\", \"{title}\", {{\n");
            for kind in kinds {
                writeln!(out, "    \"{}\": ({}),", kind.tag, object(&kind.keys, 4)).unwrap();
            }
            out + "})"
        }
        Shape::Entries(inner) => format!("entries({})", self::shape(inner)),
        Shape::Either(all) => {
            let all: Vec<String> = all.iter().map(self::shape).collect();
            format!("either({})", all.join(", "))
        }
    }
}

/// The keys of an object: those that must be there, then those that may be there.
fn object(keys: &[Key], indent: usize) -> String {
    let some = |required: bool| {
        let written: Vec<String> = keys
            .iter()
            .filter(|key| key.required == required)
            .map(|key| format!("\"{}\": {}", key.name, shape(&key.shape)))
            .collect();
        let line = written.join(", ");
        if line.len() <= 100 && !line.contains('\n') {
            return format!("{{{line}}}");
        }
        let inner = " ".repeat(indent + 4);
        let lines: Vec<String> =
            written.iter().map(|key| format!("{inner}{},\n", key.replace('\n', &format!("\n{inner}")))).collect();
        format!("{{\n{}{}}}", lines.concat(), " ".repeat(indent))
    };
    format!("{}, {}", some(true), some(false))
}
