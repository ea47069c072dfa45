//! Events from CSV or NDJSON, one at a time, each with the id of its lead. A transition log is read in the same way.

use std::io::{self, BufRead};

use serde_json::{Map, Value as Json};

use super::csv::Cells;
use super::input::{ObjectLine, Rows, next_object};
use super::leads::{BadRow, event_object, no_column};
use super::mapping::{Mapping, fold, named};
use crate::engine::id_of;

/// An event, its lead, and its line.
#[derive(Clone, Debug, PartialEq)]
pub struct RawEvent {
    /// The line on which it begins.
    pub line: u64,
    /// The id of its lead.
    pub lead: String,
    /// `{"event": …, "at": …, …}`
    pub object: Json,
}

/// Reads events.
pub struct EventReader<R> {
    rows: Rows<R>,
    mapping: Mapping,
    columns: Vec<Column>,
    /// The names of all columns; empty for NDJSON.
    pub header: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Column {
    Lead,
    Event,
    At,
    Id,
    Received,
    Property(String),
}

impl<R: BufRead> EventReader<R> {
    /// Reads the beginning of the input.
    ///
    /// # Errors
    /// If the input cannot be read, or lacks a column that every event needs.
    pub fn new(input: R, mapping: &Mapping) -> io::Result<Self> {
        let rows = Rows::open(input)?;
        let (mut columns, mut names) = (Vec::new(), Vec::new());
        if let Rows::Csv(csv) = &rows {
            let header: Vec<String> = csv.header().iter().map(|name| name.trim().to_owned()).collect();
            columns = plan(&header, mapping)?;
            names = header;
        }
        Ok(EventReader { rows, mapping: mapping.clone(), columns, header: names })
    }

    /// Reads the beginning of a transition log, which is NDJSON always.
    ///
    /// # Errors
    /// If the input cannot be read, or is something else.
    pub fn of_log(input: R) -> io::Result<Self> {
        let rows = Rows::open(input)?;
        if let Rows::Csv(csv) = &rows
            && csv.header().iter().next().is_some()
        {
            let why = "it is no transition log, which holds one object `{…}` a line, as `lead run --log-out` writes it";
            return Err(io::Error::new(io::ErrorKind::InvalidData, why));
        }
        Ok(EventReader { rows, mapping: Mapping::default(), columns: Vec::new(), header: Vec::new() })
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.rows.bytes()
    }

    /// The next event, or the next row that is none.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub fn next_event(&mut self) -> io::Result<Option<Result<RawEvent, BadRow>>> {
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
                    Ok(object) => self.read_object(line, object),
                    Err(why) => Err(BadRow { line, why }),
                }))
            }
        }
    }

    fn read_cells(&self, line: u64, cells: &Cells) -> Result<RawEvent, BadRow> {
        let (mut lead, mut event, mut at) = (String::new(), Json::Null, Json::Null);
        let (mut rest, mut with) = (Vec::new(), Map::new());
        for (cell, column) in cells.iter().zip(&self.columns) {
            if *column == Column::Lead {
                lead = id_of(&Json::from(cell)).unwrap_or_default();
            }
            if cell.trim().is_empty() || (self.mapping.is_unknown(cell) && matches!(column, Column::Property(_))) {
                continue;
            }
            match column {
                Column::Lead => {}
                Column::Event => event = Json::from(cell),
                Column::At => at = Json::from(cell),
                Column::Id => rest.push(("id", Json::from(cell))),
                Column::Received => rest.push(("received", Json::from(cell))),
                Column::Property(name) => _ = with.insert(name.clone(), Json::from(cell)),
            }
        }
        if !with.is_empty() {
            rest.push(("with", Json::Object(with)));
        }
        raw(line, lead, event_object(&event, &at, rest))
    }

    fn read_object(&self, line: u64, mut object: Map<String, Json>) -> Result<RawEvent, BadRow> {
        let names = &self.mapping.events;
        let key = names.lead.as_deref().map_or_else(|| "lead".to_owned(), fold);
        let mut lead = String::new();
        for key in object.keys().filter(|other| fold(other) == key).cloned().collect::<Vec<String>>() {
            lead = object.remove(&key).as_ref().and_then(id_of).unwrap_or_default();
        }
        raw(line, lead, Json::Object(named(object, names)))
    }
}

fn raw(line: u64, lead: String, object: Json) -> Result<RawEvent, BadRow> {
    if lead.is_empty() {
        return Err(BadRow { line, why: "the event does not say of which lead it is".to_owned() });
    }
    Ok(RawEvent { line, lead, object })
}

fn plan(header: &[String], mapping: &Mapping) -> io::Result<Vec<Column>> {
    let names = &mapping.events;
    let special = [
        (&names.lead, "lead", Column::Lead),
        (&names.event, "event", Column::Event),
        (&names.at, "at", Column::At),
        (&names.id, "id", Column::Id),
        (&names.received, "received", Column::Received),
    ];
    let mut columns: Vec<Column> = header.iter().map(|name| property(name, mapping)).collect();
    for (name, usual, column) in special {
        let wanted = name.as_deref().unwrap_or(usual);
        match header.iter().position(|other| fold(other) == fold(wanted)) {
            Some(at) => columns[at] = column,
            None if header.is_empty() => {}
            // A name that was given must be there; of the usual ones only those that every event needs.
            None if name.is_some() || matches!(column, Column::Lead | Column::Event | Column::At) => {
                let what = format!("the `{usual}` of an event");
                let how = format!("`{usual} = \"…\"` in `[events]` of lead.toml");
                return Err(no_column(wanted, header, &what, &how));
            }
            None => {}
        }
    }
    Ok(columns)
}

fn property(name: &str, mapping: &Mapping) -> Column {
    let mapped = mapping.events.columns.iter().find(|(column, _)| fold(column) == fold(name));
    Column::Property(mapped.map_or_else(|| name.to_owned(), |(_, property)| property.clone()))
}
