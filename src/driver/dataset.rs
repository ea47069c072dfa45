//! The leads of a run with their events: opened, brought together, each lead once.

use std::collections::HashSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use serde_json::Value as Json;

use crate::data::{BadRow, EventReader, Events, LeadReader, Mapping, Order, RawLead, Sorted, fold};

/// Where data comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file, and how it is shown.
    File(PathBuf, String),
}

impl Input {
    /// How it is shown.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Input::Stdin => "standard input",
            Input::File(_, shown) => shown,
        }
    }

    fn open(&self) -> Result<Bytes, DataError> {
        match self {
            Input::Stdin => Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin()))),
            Input::File(path, _) => {
                let file = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
                    true => Err(io::Error::other("it is a folder")),
                    false => Ok(file),
                });
                Ok(Box::new(BufReader::with_capacity(1 << 16, file.map_err(|error| self.error(error))?)))
            }
        }
    }

    fn error(&self, error: io::Error) -> DataError {
        DataError { name: self.shown().to_owned(), error }
    }

    /// How many bytes it has, where that is known.
    fn size(&self) -> Option<u64> {
        match self {
            Input::Stdin => None,
            Input::File(path, _) => Some(std::fs::metadata(path).ok()?.len()),
        }
    }
}

type Bytes = Box<dyn BufRead>;

/// A file that cannot be read at all.
#[derive(Debug)]
pub struct DataError {
    /// How the file is shown.
    pub name: String,
    /// Why.
    pub error: io::Error,
}

/// What a run reads.
#[derive(Clone, Debug)]
pub struct DataFiles {
    /// Leads.
    pub leads: Input,
    /// Their events, where these do not stand with their lead.
    pub events: Option<Input>,
    /// Their transition log.
    pub log: Option<Input>,
}

/// A row that was left out, and in which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutRow {
    /// How the file is shown.
    pub file: String,
    /// The row.
    pub row: BadRow,
}

/// Leads with their events, one at a time.
pub struct Dataset {
    files: DataFiles,
    leads: LeadReader<Bytes>,
    events: Events<Bytes>,
    log: Events<Bytes>,
    seen: Seen,
    /// What the user should know about how the files are read.
    pub notices: Vec<String>,
    /// The size of the file of leads.
    pub size: Option<u64>,
}

impl Dataset {
    /// Opens the files. `fields` are the names of the definition's fields. Rows that are given up now go to `left_out`.
    ///
    /// # Errors
    /// If a file cannot be read, or lacks a column that is needed.
    pub fn open(
        files: DataFiles,
        mapping: &Mapping,
        fields: &[String],
        left_out: &mut dyn FnMut(LeftOutRow),
    ) -> Result<Self, DataError> {
        let mut notices = Vec::new();
        let open_leads = || {
            let input = files.leads.open()?;
            LeadReader::new(input, mapping, fields).map_err(|error| files.leads.error(error))
        };
        let separate = files.events.is_some() || files.log.is_some();
        let orders = match (&files.leads, separate) {
            (Input::File(..), true) => lead_orders(open_leads()?).map_err(|error| files.leads.error(error))?,
            _ => Vec::new(),
        };
        let mut join = |input: &Option<Input>, mapping: &Mapping, what: &str| match input {
            None => Ok(Events::None),
            Some(input) => join(input, mapping, &orders, what, &mut notices, left_out),
        };
        let events = join(&files.events, mapping, "events")?;
        // A log is written by `lead run` itself, with the usual names.
        let log = join(&files.log, &Mapping::default(), "entries of the log")?;
        let leads = open_leads()?;
        let size = files.leads.size();
        let seen = Seen { sorted: !orders.is_empty(), ..Seen::default() };
        Ok(Dataset { files, leads, events, log, seen, notices, size })
    }

    /// Columns of the leads that are not read.
    #[must_use]
    pub fn ignored_columns(&self) -> &[String] {
        &self.leads.ignored
    }

    /// How many bytes of the leads have been read.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.leads.bytes()
    }

    /// The next lead with its events.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn next_lead(&mut self, left_out: &mut dyn FnMut(LeftOutRow)) -> Result<Option<RawLead>, DataError> {
        loop {
            let next = self.leads.next_lead().map_err(|error| self.files.leads.error(error))?;
            let mut report = |row| left_out(LeftOutRow { file: self.files.leads.shown().to_owned(), row });
            match next {
                None => return Ok(None),
                Some(Err(row)) => report(row),
                Some(Ok(lead)) if self.seen.again(&lead.id) => {
                    let why = "the id stands on an earlier row already, which is the one that counts";
                    report(BadRow { line: lead.line, why: why.to_owned() });
                }
                Some(Ok(lead)) => return self.with_events(lead, left_out).map(Some),
            }
        }
    }

    fn with_events(&mut self, mut lead: RawLead, left_out: &mut dyn FnMut(LeftOutRow)) -> Result<RawLead, DataError> {
        for (events, input) in [(&mut self.events, &self.files.events), (&mut self.log, &self.files.log)] {
            let Some(input) = input else { continue };
            let mut report = |row| left_out(LeftOutRow { file: input.shown().to_owned(), row });
            let own = events.of(&lead.id, &mut report).map_err(|error| input.error(error))?;
            if own.is_empty() {
                continue;
            }
            let key = lead.object.keys().find(|key| fold(key) == "events").cloned();
            let slot = lead.object.entry(key.unwrap_or_else(|| "events".to_owned())).or_insert(Json::Null);
            if slot.is_null() {
                *slot = Json::Array(Vec::new());
            }
            if let Json::Array(list) = slot {
                list.extend(own.into_iter().map(|event| event.object));
            }
        }
        Ok(lead)
    }

    /// What is left after the last lead is of leads that are not there.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn finish(self, left_out: &mut dyn FnMut(LeftOutRow)) -> Result<(), DataError> {
        for (events, input) in [(self.events, &self.files.events), (self.log, &self.files.log)] {
            let Some(input) = input else { continue };
            let mut report = |row| left_out(LeftOutRow { file: input.shown().to_owned(), row });
            events.rest(&mut report).map_err(|error| input.error(error))?;
        }
        Ok(())
    }
}

fn lead_orders(mut leads: LeadReader<Bytes>) -> io::Result<Vec<Order>> {
    let mut sorted = Sorted::default();
    while let Some(lead) = leads.next_lead()? {
        if let Ok(lead) = lead {
            sorted.see(&lead.id);
        }
        if sorted.orders().is_empty() {
            break;
        }
    }
    Ok(sorted.orders().to_vec())
}

/// Events in step with the leads if both files are sorted in one order, else from memory.
fn join(
    input: &Input,
    mapping: &Mapping,
    orders: &[Order],
    what: &str,
    notices: &mut Vec<String>,
    left_out: &mut dyn FnMut(LeftOutRow),
) -> Result<Events<Bytes>, DataError> {
    let open = || EventReader::new(input.open()?, mapping).map_err(|error| input.error(error));
    if matches!(input, Input::File(..)) && !orders.is_empty() {
        let mut sorted = Sorted::default();
        let mut reader = open()?;
        while let Some(event) = reader.next_event().map_err(|error| input.error(error))? {
            if let Ok(event) = event {
                sorted.see(&event.lead);
            }
        }
        if let Some(order) = orders.iter().find(|order| sorted.orders().contains(order)) {
            return Ok(Events::in_step(open()?, *order));
        }
    }
    let mut report = |row| left_out(LeftOutRow { file: input.shown().to_owned(), row });
    let events = Events::in_memory(open()?, &mut report).map_err(|error| input.error(error))?;
    if let Events::InMemory { count, .. } = &events {
        let why = match input {
            Input::Stdin => "standard input is read once",
            Input::File(..) => "leads and events are not both sorted by the lead's id",
        };
        notices.push(format!("{}: {count} {what} are held in memory, because {why}", input.shown()));
    }
    Ok(events)
}

/// Finds ids that stand twice. Sorted ids need only the last one; others are remembered, as far as a bounded memory goes.
#[derive(Default)]
struct Seen {
    sorted: bool,
    last: Option<String>,
    hashes: HashSet<(u64, u64)>,
}

/// So many ids of an unsorted file are remembered.
const REMEMBERED: usize = 1 << 20;

impl Seen {
    fn again(&mut self, id: &str) -> bool {
        if self.last.as_deref() == Some(id) {
            return true;
        }
        self.last = Some(id.to_owned());
        if self.sorted {
            return false;
        }
        // 128 bits: two ids of one file do not share them in practice. The hasher has fixed keys, so runs agree.
        let hash = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            (salt, id).hash(&mut hasher);
            hasher.finish()
        };
        let hash = (hash(0), hash(1));
        if self.hashes.len() < REMEMBERED { !self.hashes.insert(hash) } else { self.hashes.contains(&hash) }
    }
}
