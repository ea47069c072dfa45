//! An example's facts as a lead, in the shape that data have.

use serde_json::{Map, Value as Json, json};

use crate::engine::{Instant, Number};
use crate::hir::{Example, Program};
use crate::model::{Constant, ValueType};

/// The lead of an example. It carries the entries of the transition log that it states, and no others.
#[must_use]
pub fn of(program: &Program, example: &Example) -> Json {
    let mut fields = Map::new();
    for (id, value) in &example.fields {
        if let Some(field) = program.fields.get(id.0) {
            fields.insert(field.key.clone(), written(&field.value, value.as_ref()));
        }
    }
    let mut events = Vec::new();
    for fact in &example.events {
        let Some(event) = program.events.get(fact.event.0) else { continue };
        let mut with = Map::new();
        for (index, value) in &fact.properties {
            if let Some(property) = event.properties.get(*index) {
                with.insert(property.name.text.clone(), written(&property.value, value.as_ref()));
            }
        }
        events.push(json!({ "event": event.name.text, "at": Instant(fact.at).to_string(), "with": with }));
    }
    json!({ "id": example.title, "history": "log", "fields": fields, "events": events })
}

/// A value as a person would write it into a file.
fn written(declared: &ValueType, value: Option<&Constant>) -> Json {
    let decimal = |units: i64, decimals: u32| Json::from(Number { units, decimals }.text());
    match (declared, value) {
        (_, None) => Json::Null,
        (_, Some(Constant::Bool(yes))) => Json::from(*yes),
        (_, Some(Constant::Text(text))) => Json::from(text.as_str()),
        (ValueType::SeveralOf { choices, .. }, Some(Constant::Set(set))) => {
            set.iter().map(|index| choice(choices, *index)).collect::<Vec<_>>().into()
        }
        (_, Some(Constant::Set(_))) => Json::Null,
        (ValueType::OneOf { choices, .. } | ValueType::SeveralOf { choices, .. }, Some(Constant::Int(index))) => {
            choice(choices, *index)
        }
        (ValueType::Number { decimals, .. } | ValueType::Money { decimals, .. }, Some(Constant::Int(units))) => {
            decimal(*units, *decimals)
        }
        (ValueType::Percent { .. }, Some(Constant::Int(units))) => decimal(*units, 2),
        (ValueType::Date, Some(Constant::Int(days))) => {
            let instant = Instant(days.saturating_mul(crate::ruleset::DAY_MS)).to_string();
            Json::from(instant.split('T').next().unwrap_or_default())
        }
        (ValueType::Time, Some(Constant::Int(at))) => Json::from(Instant(*at).to_string()),
        (_, Some(Constant::Int(number))) => Json::from(*number),
    }
}

fn choice(choices: &[String], index: i64) -> Json {
    usize::try_from(index).ok().and_then(|index| choices.get(index)).map_or(Json::Null, |name| name.as_str().into())
}
