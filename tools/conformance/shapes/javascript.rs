//! The shapes as JavaScript, in the words of `runtimes/js/src/check/shapes.js`.

use std::fmt::Write;

use super::HEAD;
use super::schema::{Key, MOST, Schema, Shape};

const USED: &str = "\
import { either, entries, identity, integer, list, maybe, maybeSilent, object, orNull, silent, tagged, text, word, yes, yesNo } from \"./shapes.js\";

/** @typedef {import(\"./shapes.js\").Shape} Shape */
";

/// The module.
pub fn document(schema: &Schema) -> String {
    let mut out = format!("// {HEAD}\n{USED}");
    out.push_str("\n// What is marked as silent changes no decision: it is left out of the fingerprint (chapter 9.9 of the standard).\n");
    for (name, shape) in &schema.named {
        let constant = name.to_uppercase();
        let written = if name == "id" { "identity".to_owned() } else { self::shape(shape) };
        if shape.is_recursive(name) {
            let inner = format!("{constant}_");
            writeln!(out, "/** @type {{Shape}} */\nconst {constant} = (value, path) => {inner}(value, path);").unwrap();
            writeln!(out, "const {inner} = {written};").unwrap();
        } else {
            writeln!(out, "const {constant} = {written};").unwrap();
        }
    }
    out.push_str("\n/** A whole rule set. What it answers is what the fingerprint is made of. */\n");
    writeln!(out, "export const document = {};", shape(&schema.document)).unwrap();
    out.push_str(
        "\n/**\n * What each operator gives, and what each of its parts must give (chapter 9.4 of the standard).\n * @type {Record<string, {gives: string, parts: Record<string, string>}>}\n */\nexport const OPERATORS = {\n",
    );
    for operator in schema.operators() {
        let parts = operator.keys.iter().filter_map(|key| Some(format!("{}: \"{}\"", key.name, key.kind.as_ref()?)));
        let parts: Vec<String> = parts.collect();
        let parts = if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) };
        let gives = operator.gives.as_deref().unwrap();
        writeln!(out, "  {}: {{ gives: \"{gives}\", parts: {parts} }},", operator.tag).unwrap();
    }
    out.push_str("};\n");
    out
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Named(name) => name.to_uppercase(),
        Shape::Text => "text".to_owned(),
        Shape::YesNo => "yesNo".to_owned(),
        Shape::True => "yes".to_owned(),
        Shape::Integer(least, most) if (*least, *most) == (-MOST, MOST) => "integer()".to_owned(),
        Shape::Integer(least, MOST) => format!("integer({least})"),
        Shape::Integer(least, most) => format!("integer({least}, {most})"),
        Shape::Word(words) => format!("word({})", serde_json::to_string(words).unwrap().replace("\",\"", "\", \"")),
        Shape::OrNull(inner) => format!("orNull({})", self::shape(inner)),
        Shape::List { item, least, most, unique } => {
            let most = most.map_or("Infinity".to_owned(), |most| most.to_string());
            let all = [self::shape(item), least.to_string(), most, unique.to_string()];
            let usual = ["", "0", "Infinity", "false"];
            let needed = (1..4).rev().find(|&at| all[at] != usual[at]).unwrap_or(0);
            format!("list({})", all[..=needed].join(", "))
        }
        Shape::Object(keys) => format!("object({})", object(keys, 0)),
        Shape::Tagged { tag, title, kinds } => {
            let mut out = format!("tagged(\"{tag}\", \"{title}\", {{\n");
            for kind in kinds {
                writeln!(out, "  {}: {},", kind.tag, object(&kind.keys, 2)).unwrap();
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

/// The keys of an object: on one line, or on a line each.
fn object(keys: &[Key], indent: usize) -> String {
    let written: Vec<String> = keys.iter().map(key).collect();
    let line = format!("{{ {} }}", written.join(", "));
    if keys.is_empty() {
        "{}".to_owned()
    } else if line.len() <= 120 && !line.contains('\n') {
        line
    } else {
        let inner = " ".repeat(indent + 2);
        let lines: Vec<String> =
            written.iter().map(|key| format!("{inner}{},\n", key.replace('\n', &format!("\n{inner}")))).collect();
        format!("{{\n{}{}}}", lines.concat(), " ".repeat(indent))
    }
}

fn key(key: &Key) -> String {
    let shape = shape(&key.shape);
    let value = match (key.required, key.silent) {
        (true, false) => shape,
        (true, true) => format!("silent({shape})"),
        (false, false) => format!("maybe({shape})"),
        (false, true) => format!("maybeSilent({shape})"),
    };
    format!("{}: {value}", key.name)
}
