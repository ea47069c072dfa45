//! The JSON Schema of rule sets as a tree of shapes. Whatever the schema says that these shapes cannot say is an error of the tool.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

/// The shape of a value.
pub enum Shape {
    /// A shape that has a name.
    Named(String),
    Text,
    YesNo,
    /// `true`, or the key is missing.
    True,
    /// An integer within bounds.
    Integer(i64, i64),
    /// One of these texts.
    Word(Vec<String>),
    OrNull(Box<Shape>),
    List {
        item: Box<Shape>,
        least: u64,
        most: Option<u64>,
        unique: bool,
    },
    Object(Vec<Key>),
    /// An object whose `tag` says which other keys it has.
    Tagged {
        tag: String,
        /// What such a tag is called.
        title: String,
        kinds: Vec<Kind>,
    },
    /// An object whose keys are free.
    Entries(Box<Shape>),
    /// A value of one of several types.
    Either(Vec<Shape>),
}

/// One of the shapes of a tagged object.
pub struct Kind {
    pub tag: String,
    /// What an operator gives.
    pub gives: Option<String>,
    pub keys: Vec<Key>,
}

/// A key of an object.
pub struct Key {
    pub name: String,
    pub shape: Shape,
    pub required: bool,
    /// It changes no decision.
    pub silent: bool,
    /// What kind of expression it holds, or holds a list of.
    pub kind: Option<String>,
}

/// The whole schema.
pub struct Schema {
    /// The shapes that have names, each after those that it is made of.
    pub named: Vec<(String, Shape)>,
    pub document: Shape,
}

/// Integers without bounds of their own.
pub const MOST: i64 = 9_007_199_254_740_991;

impl Schema {
    /// Reads the schema's text.
    pub fn read(text: &str) -> Schema {
        let schema: Json = serde_json::from_str(text).unwrap();
        let defs = schema["$defs"].as_object().unwrap();
        let shapes: BTreeMap<&String, Shape> = defs.iter().map(|(name, def)| (name, shape(def, defs))).collect();
        let mut schema = Schema { named: Vec::new(), document: shape(&schema, defs) };
        let mut order = Vec::new();
        for name in shapes.keys() {
            place(name, &shapes, &mut order);
        }
        let mut shapes = shapes;
        schema.named.extend(order.into_iter().map(|name| (name.clone(), shapes.remove(&name).unwrap())));
        schema
    }

    /// The shape of a name.
    pub fn named(&self, name: &str) -> &Shape {
        &self.named.iter().find(|(known, _)| known == name).unwrap().1
    }

    /// The operators of expressions.
    pub fn operators(&self) -> &[Kind] {
        let Shape::Tagged { kinds, .. } = self.named("expr") else { panic!("expressions have operators") };
        kinds
    }
}

impl Shape {
    /// Calls `see` with the names of the shapes that this one is made of.
    pub fn names(&self, see: &mut impl FnMut(&str)) {
        match self {
            Shape::Named(name) => see(name),
            Shape::OrNull(inner) | Shape::Entries(inner) | Shape::List { item: inner, .. } => inner.names(see),
            Shape::Object(keys) => keys.iter().for_each(|key| key.shape.names(see)),
            Shape::Tagged { kinds, .. } => {
                kinds.iter().flat_map(|kind| &kind.keys).for_each(|key| key.shape.names(see));
            }
            Shape::Either(all) => all.iter().for_each(|one| one.names(see)),
            Shape::Text | Shape::YesNo | Shape::True | Shape::Integer(..) | Shape::Word(_) => {}
        }
    }

    /// Whether it is made of itself.
    pub fn is_recursive(&self, own: &str) -> bool {
        let mut found = false;
        self.names(&mut |name| found |= name == own);
        found
    }
}

/// Puts a name into the order, after the names that its shape is made of.
fn place(name: &String, shapes: &BTreeMap<&String, Shape>, order: &mut Vec<String>) {
    if order.contains(name) {
        return;
    }
    let mut needs = Vec::new();
    shapes[name].names(&mut |need| needs.push(need.to_owned()));
    needs.iter().filter(|need| *need != name).for_each(|need| place(need, shapes, order));
    if !order.contains(name) {
        order.push(name.clone());
    }
}

fn shape(schema: &Json, defs: &Map<String, Json>) -> Shape {
    let texts = |list: &Json| list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect();
    if let Some(reference) = schema["$ref"].as_str() {
        return Shape::Named(reference.strip_prefix("#/$defs/").unwrap().to_owned());
    }
    if schema.get("allOf").is_some() {
        return tagged(schema, defs);
    }
    if schema.get("enum").is_some() {
        return Shape::Word(texts(&schema["enum"]));
    }
    if let Some(all) = schema["anyOf"].as_array() {
        return match all.as_slice() {
            [one, null] if null["type"] == "null" => Shape::OrNull(Box::new(shape(one, defs))),
            _ => Shape::Either(all.iter().map(|one| shape(one, defs)).collect()),
        };
    }
    match (schema["type"].as_str(), &schema["const"]) {
        (_, Json::Bool(true)) => Shape::True,
        (_, Json::Number(only)) => Shape::Integer(only.as_i64().unwrap(), only.as_i64().unwrap()),
        (Some("string"), _) => Shape::Text,
        (Some("boolean"), _) => Shape::YesNo,
        (Some("integer"), _) => {
            Shape::Integer(schema["minimum"].as_i64().unwrap(), schema["maximum"].as_i64().unwrap_or(MOST))
        }
        (Some("array"), _) => Shape::List {
            item: Box::new(shape(&schema["items"], defs)),
            least: schema["minItems"].as_u64().unwrap_or(0),
            most: schema["maxItems"].as_u64(),
            unique: schema["uniqueItems"] == true,
        },
        (Some("object"), _) if schema["additionalProperties"].is_object() => {
            Shape::Entries(Box::new(shape(&schema["additionalProperties"], defs)))
        }
        (Some("object"), _) => Shape::Object(keys(schema, defs, None)),
        _ => panic!("the tool does not know this shape: {schema}"),
    }
}

fn tagged(schema: &Json, defs: &Map<String, Json>) -> Shape {
    let tag = schema["required"][0].as_str().unwrap().to_owned();
    let kind = |case: &Json| Kind {
        tag: case["if"]["properties"][&tag]["const"].as_str().unwrap().to_owned(),
        gives: case["then"]["x-kind"].as_str().map(str::to_owned),
        keys: keys(&case["then"], defs, Some(&tag)),
    };
    let kinds = schema["allOf"].as_array().unwrap().iter().map(kind).collect();
    Shape::Tagged { kinds, title: schema["title"].as_str().unwrap().to_owned(), tag }
}

/// The keys of an object but its tag.
fn keys(schema: &Json, defs: &Map<String, Json>, tag: Option<&str>) -> Vec<Key> {
    let required: Vec<&str> = schema["required"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
    let properties = schema["properties"].as_object().unwrap();
    let key = |(name, value): (&String, &Json)| {
        let shape = shape(value, defs);
        let named = match &shape {
            Shape::Named(name) => &defs[name],
            _ => &Json::Null,
        };
        let inner = [value, &value["items"], &value["anyOf"][0]];
        Key {
            required: required.contains(&name.as_str()),
            silent: value["x-silent"] == true || named["x-silent"] == true,
            kind: inner.iter().find_map(|inner| inner["x-kind"].as_str()).map(str::to_owned),
            name: name.clone(),
            shape,
        }
    };
    properties.iter().filter(|(name, _)| Some(name.as_str()) != tag).map(key).collect()
}
