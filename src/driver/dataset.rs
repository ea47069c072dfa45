//! The leads of a run with their events: opened, brought together, each lead once.

use std::collections::HashSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use serde_json::Value as Json;

use crate::data::{BadRow, EventReader, Events, LeadReader, Mapping, Order, RawEvent, RawLead, Sorted, fold};

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
                let file = file.map_err(|error| self.error(error))?;
                let is_csv =
                    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv") || e.eq_ignore_ascii_case("tsv"));
                if is_csv && self.size() == Some(0) && path.is_file() {
                    let why = "it is empty; a CSV file begins with a line that names its columns";
                    return Err(self.error(io::Error::new(io::ErrorKind::InvalidData, why)));
                }
                Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
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
    /// The events were not named beside these leads: they may be of other leads too, and leads that bring their own have no use
    /// for them.
    pub events_assumed: bool,
}

/// A row that was left out, and in which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutRow {
    /// How the file is shown.
    pub file: String,
    /// The row.
    pub row: BadRow,
}

/// A lead with its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The lead; its list `events` holds what was read from other files.
    pub lead: RawLead,
    /// Where these entries of the list come from.
    pub beside: Vec<Beside>,
}

/// An entry of a lead's list of events that was read from another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its place in the list.
    pub index: usize,
    /// Whether it was read from the transition log, not from the events.
    pub is_log: bool,
    /// Its line.
    pub line: u64,
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
    of_others: u64,
    /// The size of the file of leads.
    pub size: Option<u64>,
}

impl Dataset {
    /// Opens the files. `fields` are the names of the definition's fields. Rows that are given up now go to `left_out`.
    ///
    /// # Errors
    /// If a file cannot be read, or lacks a column that is needed.
    pub fn open(
        mut files: DataFiles,
        mapping: &Mapping,
        fields: &[String],
        left_out: &mut dyn FnMut(LeftOutRow),
    ) -> Result<Self, DataError> {
        let mut notices = Vec::new();
        let open_leads = |files: &DataFiles| {
            let input = files.leads.open()?;
            LeadReader::new(input, mapping, fields).map_err(|error| files.leads.error(error))
        };
        let leads = open_leads(&files)?;
        if files.events_assumed {
            assume_events(&mut files, leads.is_nested(), &mut notices);
        }
        notices.extend(absent_notices(files.leads.shown(), mapping.absent(&leads.header)));
        let separate = files.events.is_some() || files.log.is_some();
        let orders = match (&files.leads, separate) {
            (Input::File(..), true) => lead_orders(open_leads(&files)?).map_err(|error| files.leads.error(error))?,
            _ => Vec::new(),
        };
        let mut join = |input: &Option<Input>, mapping: Option<&Mapping>| match input {
            None => Ok(Events::None),
            Some(input) => join(input, mapping, &orders, &mut notices, left_out),
        };
        let events = join(&files.events, Some(mapping))?;
        // A log is written by `lead run` itself, with the usual names.
        let log = join(&files.log, None)?;
        let size = files.leads.size();
        let seen = Seen { sorted: !orders.is_empty(), ..Seen::default() };
        Ok(Dataset { files, leads, events, log, seen, notices, of_others: 0, size })
    }

    /// Columns of the leads that are not read.
    #[must_use]
    pub fn ignored_columns(&self) -> &[String] {
        &self.leads.ignored
    }

    /// The names of the columns of the leads; empty for NDJSON.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.leads.header
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
    pub fn next_lead(&mut self, left_out: &mut dyn FnMut(LeftOutRow)) -> Result<Option<Joined>, DataError> {
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

    fn with_events(&mut self, mut lead: RawLead, left_out: &mut dyn FnMut(LeftOutRow)) -> Result<Joined, DataError> {
        let mut beside = Vec::new();
        let assumed = self.files.events_assumed;
        let sides = [(&mut self.events, &self.files.events, false), (&mut self.log, &self.files.log, true)];
        for (events, input, is_log) in sides {
            let Some(input) = input else { continue };
            let mut report = |row: BadRow| {
                if row.is_stray() && assumed && !is_log {
                    self.of_others += 1;
                } else {
                    left_out(LeftOutRow { file: input.shown().to_owned(), row });
                }
            };
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
                let start = list.len();
                let place =
                    |(index, event): (usize, &RawEvent)| Beside { index: start + index, is_log, line: event.line };
                beside.extend(own.iter().enumerate().map(place));
                list.extend(own.into_iter().map(|event| event.object));
            }
        }
        Ok(Joined { lead, beside })
    }

    /// How the file is shown that an entry of a lead's events comes from.
    #[must_use]
    pub fn file_of(&self, beside: &Beside) -> &str {
        let input = if beside.is_log { &self.files.log } else { &self.files.events };
        input.as_ref().map_or("", Input::shown)
    }

    /// What is left after the last lead is of leads that are not there. Gives how many events were left out because they are of
    /// other leads, where that is no mistake.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn finish(self, left_out: &mut dyn FnMut(LeftOutRow)) -> Result<u64, DataError> {
        let mut of_others = self.of_others;
        let assumed = self.files.events_assumed;
        for (events, input, is_log) in [(self.events, &self.files.events, false), (self.log, &self.files.log, true)] {
            let Some(input) = input else { continue };
            let mut report = |row: BadRow| {
                if row.is_stray() && assumed && !is_log {
                    of_others += 1;
                } else {
                    left_out(LeftOutRow { file: input.shown().to_owned(), row });
                }
            };
            events.rest(&mut report).map_err(|error| input.error(error))?;
        }
        Ok(of_others)
    }
}

/// Events that were not named beside these leads: leads in NDJSON bring their own.
fn assume_events(files: &mut DataFiles, nested: bool, notices: &mut Vec<String>) {
    let Some(events) = files.events.as_ref().map(Input::shown) else { return };
    if nested {
        notices.push(format!(
            "{events}, the events of lead.toml, are not read: leads in NDJSON bring their own (or say --events {events})"
        ));
        files.events = None;
    } else {
        notices.push(format!("the events are those of lead.toml: {events} (--no-events leaves them out)"));
    }
}

/// Columns of `lead.toml` that a file has not.
fn absent_notices(file: &str, absent: Vec<(&str, Option<&str>)>) -> Vec<String> {
    let say = |(column, near): (&str, Option<&str>)| {
        let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        format!("{file} has no column `{column}`, which lead.toml speaks of{hint}")
    };
    absent.into_iter().map(say).collect()
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

/// Events in step with the leads if both files are sorted in one order, else from memory; without a mapping entries of a log.
fn join(
    input: &Input,
    mapping: Option<&Mapping>,
    orders: &[Order],
    notices: &mut Vec<String>,
    left_out: &mut dyn FnMut(LeftOutRow),
) -> Result<Events<Bytes>, DataError> {
    let what = if mapping.is_some() { "events" } else { "entries of the log" };
    let open = || {
        let bytes = input.open()?;
        let reader = match mapping {
            Some(mapping) => EventReader::new(bytes, mapping),
            None => EventReader::of_log(bytes),
        };
        reader.map_err(|error| input.error(error))
    };
    let reader = open()?;
    let absent = mapping.map(|mapping| mapping.events.absent(&reader.header));
    notices.extend(absent_notices(input.shown(), absent.unwrap_or_default()));
    if matches!(input, Input::File(..)) && !orders.is_empty() {
        let mut sorted = Sorted::default();
        let mut reader = reader;
        while let Some(event) = reader.next_event().map_err(|error| input.error(error))? {
            if let Ok(event) = event {
                sorted.see(&event.lead);
            }
        }
        if let Some(order) = orders.iter().find(|order| sorted.orders().contains(order)) {
            return Ok(Events::in_step(open()?, *order));
        }
        return in_memory(open()?, input, what, notices, left_out);
    }
    in_memory(reader, input, what, notices, left_out)
}

fn in_memory(
    reader: EventReader<Bytes>,
    input: &Input,
    what: &str,
    notices: &mut Vec<String>,
    left_out: &mut dyn FnMut(LeftOutRow),
) -> Result<Events<Bytes>, DataError> {
    let mut report = |row| left_out(LeftOutRow { file: input.shown().to_owned(), row });
    let events = Events::in_memory(reader, &mut report).map_err(|error| input.error(error))?;
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
