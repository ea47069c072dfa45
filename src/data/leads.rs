//! Leads from CSV or NDJSON, one at a time, as the runtime's contract has them.

use std::io::{self, BufRead};

use serde_json::{Map, Value as Json, json};

use super::csv::Cells;
use super::input::{ObjectLine, Rows, next_object};
use super::mapping::{EventColumns, Mapping, fold};
use crate::engine::id_of;

/// A lead and its line.
#[derive(Clone, Debug, PartialEq)]
pub struct RawLead {
    /// The line on which it begins.
    pub line: u64,
    /// Its id.
    pub id: String,
    /// `{"id": …, "fields": {…}, …}`
    pub object: Map<String, Json>,
}

/// A row that is no lead, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The line on which it begins.
    pub line: u64,
    /// What is wrong with it.
    pub why: String,
}

/// Reads leads.
pub struct LeadReader<R> {
    rows: Rows<R>,
    mapping: Mapping,
    columns: Vec<Column>,
    /// Columns that are not read, as they are called.
    pub ignored: Vec<String>,
    /// The names of all columns; empty for NDJSON.
    pub header: Vec<String>,
}

impl BadRow {
    /// An event of a lead that is not among the leads.
    pub(super) fn stray(line: u64) -> BadRow {
        BadRow { line, why: STRAY.to_owned() }
    }

    /// Whether it is nothing but an event of a lead that is not among the leads.
    #[must_use]
    pub fn is_stray(&self) -> bool {
        self.why == STRAY
    }
}

const STRAY: &str = "the event is of a lead that is not in the file of leads";

/// What a column of a CSV file is.
#[derive(Clone, Debug, PartialEq)]
enum Column {
    Id,
    Field(String),
    DateOf(String),
    Ignored,
}

impl<R: BufRead> LeadReader<R> {
    /// Reads the beginning of the input. `fields` are the names that the definition declares.
    ///
    /// # Errors
    /// If the input cannot be read, or no column holds the lead's id.
    pub fn new(input: R, mapping: &Mapping, fields: &[String]) -> io::Result<Self> {
        let rows = Rows::open(input)?;
        let mut reader =
            LeadReader { rows, mapping: mapping.clone(), columns: Vec::new(), ignored: Vec::new(), header: Vec::new() };
        if let Rows::Csv(csv) = &reader.rows {
            let header: Vec<String> = csv.header().iter().map(|name| name.trim().to_owned()).collect();
            reader.columns = columns(&header, mapping, fields)?;
            let named = header.iter().zip(&reader.columns).filter(|(name, _)| !name.is_empty());
            reader.ignored = named.filter(|(_, c)| **c == Column::Ignored).map(|(name, _)| name.clone()).collect();
            reader.header = header;
        }
        Ok(reader)
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.rows.bytes()
    }

    /// Whether the leads can hold their events themselves.
    pub fn is_nested(&self) -> bool {
        matches!(self.rows, Rows::Ndjson(_))
    }

    /// The next lead, or the next row that is none.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub fn next_lead(&mut self) -> io::Result<Option<Result<RawLead, BadRow>>> {
        match &mut self.rows {
            Rows::Csv(csv) => {
                let Some(row) = csv.next_row()? else { return Ok(None) };
                let line = row.line;
                Ok(Some(match row.cells {
                    Ok(cells) => self.read_cells(line, &cells),
                    Err(why) => Err(BadRow { line, why }),
                }))
            }
            Rows::Ndjson(lines) => {
                let Some(ObjectLine { line, object }) = next_object(lines)? else { return Ok(None) };
                Ok(Some(match object {
                    Ok(object) => lead_from_object(line, object, &self.mapping),
                    Err(why) => Err(BadRow { line, why }),
                }))
            }
        }
    }

    fn read_cells(&self, line: u64, cells: &Cells) -> Result<RawLead, BadRow> {
        let (mut id, mut fields, mut dates) = (String::new(), Map::new(), Map::new());
        for (cell, column) in cells.iter().zip(&self.columns) {
            match column {
                Column::Ignored => {}
                Column::Id => id = id_of(&Json::from(cell)).unwrap_or_default(),
                _ if self.mapping.is_unknown(cell) => {}
                Column::Field(name) => _ = fields.insert(name.clone(), Json::from(cell)),
                Column::DateOf(name) => _ = dates.insert(name.clone(), Json::from(cell)),
            }
        }
        if id.is_empty() {
            return Err(BadRow { line, why: "the row has no id".to_owned() });
        }
        let mut object = Map::new();
        object.insert("id".to_owned(), Json::from(id.as_str()));
        object.insert("fields".to_owned(), Json::Object(fields));
        if !dates.is_empty() {
            object.insert("fields_at".to_owned(), Json::Object(dates));
        }
        Ok(RawLead { line, id, object })
    }
}

/// A lead from a JSON object. An object without `fields` holds its fields itself.
///
/// # Errors
/// If it has no id.
pub fn lead_from_object(line: u64, object: Map<String, Json>, mapping: &Mapping) -> Result<RawLead, BadRow> {
    let nested = object.keys().any(|key| fold(key) == "fields");
    // What the id is called in a table need not be what it is called here.
    let id_key = mapping.id.as_deref().map(fold).filter(|id| object.keys().any(|key| fold(key) == *id));
    let is_id = |folded: &str| id_key.as_deref().map_or(folded == "id", |key| folded == key);
    let first = object.iter().find(|(key, _)| is_id(&fold(key))).map(|(_, value)| value);
    let Some(id) = first.and_then(id_of) else { return Err(no_id(line, first)) };
    let (mut out, mut flat) = (Map::new(), Map::new());
    for (key, value) in object {
        let folded = fold(&key);
        if id_key.is_none() && folded == "id" {
            // As it is: the engine takes the first as well, and reports the others.
            out.insert(key, value);
        } else if is_id(&folded) || folded == "id" {
            // A mapped one takes the place of all of them.
        } else if folded == "fields" {
            match value {
                Json::Object(fields) => out.insert(key, Json::Object(mapped(fields, mapping))),
                other => out.insert(key, other),
            };
        } else if folded == "events" && mapping.events != EventColumns::default() {
            out.insert(key, events_by_name(value, &mapping.events));
        } else if nested || matches!(folded.as_str(), "history" | "fieldsat" | "events") {
            out.insert(key, value);
        } else {
            flat.insert(key, value);
        }
    }
    if id_key.is_some() {
        out.insert("id".to_owned(), Json::from(id.as_str()));
    }
    if !nested {
        out.insert("fields".to_owned(), Json::Object(mapped(flat, mapping)));
    }
    Ok(RawLead { line, id, object: out })
}

/// Why the lead of a line has no id.
fn no_id(line: u64, value: Option<&Json>) -> BadRow {
    let why = match value {
        Some(Json::Number(_)) => {
            "the lead's id is a number that is not whole or has over 15 digits; write it as a text"
        }
        Some(Json::Bool(_) | Json::Array(_) | Json::Object(_)) => "the lead's id is neither a text nor a whole number",
        _ => "the lead has no id",
    };
    BadRow { line, why: why.to_owned() }
}

/// The events inside a lead by the keys of the contract.
fn events_by_name(events: Json, names: &EventColumns) -> Json {
    let Json::Array(list) = events else { return events };
    let named = list.into_iter().map(|event| match event {
        Json::Object(event) => Json::Object(super::mapping::named(event, names)),
        other => other,
    });
    Json::Array(named.collect())
}

/// The fields by the names of the definition, without those that mean unknown.
fn mapped(fields: Map<String, Json>, mapping: &Mapping) -> Map<String, Json> {
    if mapping.columns.is_empty() && mapping.unknown.is_empty() {
        return fields;
    }
    let known = fields.into_iter().filter(|(_, value)| !value.as_str().is_some_and(|text| mapping.is_unknown(text)));
    known.map(|(key, value)| (mapping.field(&key).map_or(key, str::to_owned), value)).collect()
}

fn columns(header: &[String], mapping: &Mapping, fields: &[String]) -> io::Result<Vec<Column>> {
    let id = mapping.id.as_deref().unwrap_or("id");
    let mut columns = vec![Column::Ignored; header.len()];
    let mut taken: Vec<Column> = Vec::new();
    let mut take = |at: usize, column: Column, columns: &mut Vec<Column>| {
        if columns[at] == Column::Ignored && !taken.contains(&column) {
            taken.push(column.clone());
            columns[at] = column;
        }
    };
    // What is mapped comes first; then the columns that are called as what they are.
    for (at, name) in header.iter().enumerate() {
        if fold(name) == fold(id) {
            take(at, Column::Id, &mut columns);
        }
        if let Some((_, field)) = mapping.dates.iter().find(|(column, _)| fold(column) == fold(name)) {
            take(at, Column::DateOf(field.clone()), &mut columns);
        }
        match mapping.field(name) {
            Some(field) if fold(field) == "id" => take(at, Column::Id, &mut columns),
            Some(field) => take(at, Column::Field(field.to_owned()), &mut columns),
            None => {}
        }
    }
    for (at, name) in header.iter().enumerate() {
        if let Some(field) = named(name, fields) {
            let mapped = mapping.columns.iter().any(|(_, other)| fold(other) == fold(field));
            if !mapped || !columns.iter().any(|c| matches!(c, Column::Field(other) if fold(other) == fold(field))) {
                take(at, Column::Field(field.clone()), &mut columns);
            }
        }
    }
    if !header.is_empty() && !columns.contains(&Column::Id) {
        return Err(no_column(id, header, "the lead's id", "`id = \"…\"` in `[data]` of lead.toml, or `--id`"));
    }
    Ok(columns)
}

/// The field that a column is called as: the very same name, else the only one that is the same when folded.
fn named<'a>(column: &str, fields: &'a [String]) -> Option<&'a String> {
    let same = fields.iter().find(|field| *field == column);
    let mut folded = fields.iter().filter(|field| fold(field) == fold(column));
    let first = folded.next();
    same.or(first.filter(|_| folded.next().is_none()))
}

/// A column that must be there is not.
pub(super) fn no_column(name: &str, header: &[String], what: &str, how: &str) -> io::Error {
    let names: Vec<String> = header.iter().map(|name| format!("`{name}`")).collect();
    let why =
        format!("it has no column `{name}` for {what}; say which it is with {how}. Its columns: {}", names.join(", "));
    io::Error::new(io::ErrorKind::InvalidData, why)
}

/// An event as the contract has it.
pub(super) fn event_object(event: &Json, at: &Json, rest: Vec<(&str, Json)>) -> Json {
    let mut object = json!({ "event": event, "at": at });
    if let Json::Object(map) = &mut object {
        map.extend(rest.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
    object
}
