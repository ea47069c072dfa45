//! The constants of a rule set: where its decisions turn. People are placed on, just before and just after them.

use leadlang::ruleset::{DAY_MS, RuleSet};
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// What a field or property is compared with.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Numbers, in units; dates, in days; instants, in ms.
    pub numbers: BTreeSet<i64>,
    /// Texts.
    pub texts: BTreeSet<String>,
    /// Ages, in ms.
    pub spans: BTreeSet<i64>,
}

/// The constants of a rule set.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Of each field.
    pub fields: Vec<Compared>,
    /// Of each property of each event.
    pub properties: Vec<Vec<Compared>>,
    /// Lengths of time, in ms.
    pub spans: BTreeSet<i64>,
    /// Instants.
    pub instants: BTreeSet<i64>,
    /// Events that something selects.
    pub selected: BTreeSet<usize>,
}

/// What a value in an expression comes from.
enum Target {
    Field(usize),
    Property(usize, usize),
    /// The whole days since an instant.
    Days(Box<Target>),
    Other,
}

impl Hints {
    /// Those of a rule set.
    pub fn of(rules: &RuleSet) -> Self {
        let mut hints = Hints {
            fields: vec![Compared::default(); rules.fields.len()],
            properties: rules.events.iter().map(|event| vec![Compared::default(); event.properties.len()]).collect(),
            ..Hints::default()
        };
        let mut json = serde_json::to_value(rules).expect("a rule set can always be written");
        for key in ["compiler", "days", "teams", "words", "targets"] {
            json[key] = Json::Null;
        }
        for calendar in json["calendars"].as_array_mut().into_iter().flatten() {
            for zone in calendar["zones"].as_array_mut().into_iter().flatten() {
                zone["open"] = Json::Null;
                zone["offsets"] = Json::Null;
            }
        }
        hints.walk(&json, None);
        hints
    }

    fn walk(&mut self, json: &Json, event: Option<usize>) {
        match json {
            Json::Array(items) => items.iter().for_each(|item| self.walk(item, event)),
            Json::Object(object) => {
                let selected = object.contains_key("event").then(|| index(&json["event"])).flatten();
                self.selected.extend(selected);
                let event = selected.or(event);
                if object.contains_key("op") {
                    self.compare(json, event);
                }
                for (key, value) in object {
                    match (key.as_str(), value) {
                        ("ms" | "fresh_for" | "expires" | "every" | "send_every", Json::Number(_)) => {
                            self.spans.extend(value.as_i64());
                        }
                        ("days", Json::Number(_)) => self.spans.extend(value.as_i64().map(|days| days * DAY_MS)),
                        ("table", Json::Array(rows)) => {
                            let ages = rows.iter().filter_map(|row| row[0].as_i64());
                            // Long tables: their first rows, and their end.
                            let ages: Vec<i64> = ages.filter(|age| *age > 0).collect();
                            let ends = ages.iter().take(2).chain(ages.last());
                            self.spans.extend(ends.map(|age| age * DAY_MS));
                        }
                        _ => self.walk(value, event),
                    }
                }
            }
            _ => {}
        }
    }

    fn compare(&mut self, op: &Json, event: Option<usize>) {
        match op["op"].as_str().unwrap_or_default() {
            "eq" | "lt" | "le" | "same_text" => {
                for (of, with) in [(&op["left"], &op["right"]), (&op["right"], &op["left"])] {
                    self.sides(of, with, event);
                }
            }
            "in" | "includes" => {
                for value in op["values"].as_array().into_iter().flatten() {
                    self.add(target(&op["of"], event), value);
                }
            }
            "text" => {
                for value in op["values"].as_array().into_iter().flatten() {
                    self.add(target(&op["of"], event), value);
                }
            }
            "age" | "age_days" => {
                let unit = if op["op"] == "age" { 1 } else { DAY_MS };
                let ends = [&op["min"], &op["max"]].into_iter().filter_map(Json::as_i64);
                // "More than" is one finer unit beyond what is written.
                let ends: Vec<i64> = ends.map(|end| end * unit).collect();
                match target(&op["of"], event) {
                    Target::Field(field) => self.fields[field].spans.extend(ends),
                    Target::Property(event, property) => self.properties[event][property].spans.extend(ends),
                    _ => self.spans.extend(ends),
                }
            }
            _ => {}
        }
    }

    /// One side of a comparison with the other side.
    fn sides(&mut self, of: &Json, with: &Json, event: Option<usize>) {
        let of = target(of, event);
        match with["op"].as_str().unwrap_or_default() {
            "const" => self.add(of, &with["value"]),
            // Two that are compared with each other: numbers that meet, also when one is taken several times.
            "times" => (1..4).for_each(|n| self.add_number(&of, n * with["by"].as_i64().unwrap_or(1))),
            "field" | "property" => self.add_number(&of, 100),
            "day_start" => {
                if let (Some(day), plus) = (with["of"]["value"].as_i64(), with["plus"].as_i64().unwrap_or(0)) {
                    self.add_number(&of, (day + plus) * DAY_MS);
                    self.instants.insert((day + plus) * DAY_MS);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, target: Target, value: &Json) {
        match (value, &target) {
            (Json::Number(_), _) => self.add_number(&target, value.as_i64().unwrap_or(0)),
            (Json::String(text), Target::Field(field)) => {
                self.fields[*field].texts.insert(text.clone());
            }
            (Json::String(text), Target::Property(event, property)) => {
                self.properties[*event][*property].texts.insert(text.clone());
            }
            (Json::Array(items), _) => items.iter().filter_map(Json::as_i64).for_each(|n| self.add_number(&target, n)),
            _ => {}
        }
    }

    fn add_number(&mut self, target: &Target, number: i64) {
        match target {
            Target::Field(field) => {
                self.fields[*field].numbers.insert(number);
            }
            Target::Property(event, property) => {
                self.properties[*event][*property].numbers.insert(number);
            }
            Target::Days(of) => {
                let span = number.saturating_mul(DAY_MS);
                match **of {
                    Target::Field(field) => self.fields[field].spans.insert(span),
                    _ => self.spans.insert(span),
                };
            }
            Target::Other => {}
        }
    }
}

fn index(json: &Json) -> Option<usize> {
    json.as_u64().and_then(|index| usize::try_from(index).ok())
}

fn target(json: &Json, event: Option<usize>) -> Target {
    match json["op"].as_str().unwrap_or_default() {
        "field" => index(&json["field"]).map_or(Target::Other, Target::Field),
        "property" => match (event, index(&json["property"])) {
            (Some(event), Some(property)) => Target::Property(event, property),
            _ => Target::Other,
        },
        "domain" | "times" | "day_start" => target(&json["of"], event),
        "days_since" | "calendar_days_since" => Target::Days(Box::new(target(&json["of"], event))),
        _ => Target::Other,
    }
}
