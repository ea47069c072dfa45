//! Which column of a file is which word of the definition.

use serde_json::{Map, Value as Json};

use crate::base::closest;

/// What `lead.toml` and `--map` say of the columns of leads and events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// The column with the lead's id; `id` if not said.
    pub id: Option<String>,
    /// Spellings that mean that nothing is known, besides the empty cell.
    pub unknown: Vec<String>,
    /// Columns of leads, as (column, name in the definition).
    pub columns: Vec<(String, String)>,
    /// Columns of leads that say from when a value is, as (column, name of the field).
    pub dates: Vec<(String, String)>,
    /// Columns of events.
    pub events: EventColumns,
}

/// The columns that every event has; each is called as its key if not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventColumns {
    /// The lead's id.
    pub lead: Option<String>,
    /// The event's name.
    pub event: Option<String>,
    /// When it happened.
    pub at: Option<String>,
    /// The event's own id.
    pub id: Option<String>,
    /// When it became known.
    pub received: Option<String>,
    /// Other columns that are called otherwise than their property, as (column, property).
    pub columns: Vec<(String, String)>,
}

impl Mapping {
    /// The field that a column of leads is mapped to.
    #[must_use]
    pub fn field(&self, column: &str) -> Option<&str> {
        self.columns.iter().find(|(other, _)| fold(other) == fold(column)).map(|(_, field)| field.as_str())
    }

    /// The mapped columns of leads that a header lacks, each with a column that may be meant.
    #[must_use]
    pub fn absent<'a>(&'a self, header: &'a [String]) -> Vec<(&'a str, Option<&'a str>)> {
        absent(self.columns.iter().chain(&self.dates), header)
    }

    /// Whether a cell says that nothing is known.
    #[must_use]
    pub fn is_unknown(&self, cell: &str) -> bool {
        let cell = cell.trim();
        cell.is_empty() || self.unknown.iter().any(|spelling| spelling.trim().eq_ignore_ascii_case(cell))
    }
}

impl EventColumns {
    /// The mapped columns of properties that a header lacks, each with a column that may be meant.
    #[must_use]
    pub fn absent<'a>(&'a self, header: &'a [String]) -> Vec<(&'a str, Option<&'a str>)> {
        absent(self.columns.iter(), header)
    }
}

/// An event of NDJSON by the keys of the contract. What is mapped to a property goes into `with`, whether it stands there or beside it.
pub(super) fn named(mut event: Map<String, Json>, names: &EventColumns) -> Map<String, Json> {
    let parts = [(&names.event, "event"), (&names.at, "at"), (&names.id, "id"), (&names.received, "received")];
    let property = |key: &str| names.columns.iter().find(|(column, _)| fold(column) == fold(key)).map(|(_, to)| to);
    let with = event.keys().find(|key| matches!(fold(key).as_str(), "with" | "properties")).cloned();
    let with = with.unwrap_or_else(|| "with".to_owned());
    let mut properties = Map::new();
    for key in event.keys().cloned().collect::<Vec<String>>() {
        let is = |name: &Option<String>, usual: &str| fold(&key) == fold(name.as_deref().unwrap_or(usual));
        if let Some((_, target)) = parts.iter().find(|(name, usual)| is(name, usual)) {
            if *target != key
                && let Some(value) = event.remove(&key)
            {
                event.insert((*target).to_owned(), value);
            }
        } else if let Some(property) = property(&key)
            && key != with
            && let Some(value) = event.remove(&key)
        {
            properties.insert(property.clone(), value);
        }
    }
    let is_open = !properties.is_empty() && event.get(&with).is_none_or(Json::is_null);
    if is_open {
        event.insert(with.clone(), Json::Object(Map::new()));
    }
    if let Some(Json::Object(inside)) = event.get_mut(&with) {
        for (key, value) in std::mem::take(inside) {
            inside.insert(property(&key).cloned().unwrap_or(key), value);
        }
        inside.extend(properties);
    }
    event
}

/// Without a header, as of NDJSON, nothing can be said.
fn absent<'a>(
    columns: impl Iterator<Item = &'a (String, String)>,
    header: &'a [String],
) -> Vec<(&'a str, Option<&'a str>)> {
    if header.is_empty() {
        return Vec::new();
    }
    let missing = columns.filter(|(column, _)| !header.iter().any(|name| fold(name) == fold(column)));
    missing.map(|(column, _)| (column.as_str(), closest(column, header.iter().map(String::as_str)))).collect()
}

/// A name without what does not matter in keys of data: case, spaces, `_` and `-`.
#[must_use]
pub fn fold(name: &str) -> String {
    crate::engine::fold(name).into_owned()
}
