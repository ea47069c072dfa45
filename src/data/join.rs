//! Brings events to their leads: in step where both files are sorted by lead, else from memory.

use std::collections::HashMap;
use std::io::{self, BufRead};

use super::events::{EventReader, RawEvent};
use super::leads::BadRow;
use super::order::Order;

/// Something that was left out, with its line.
pub type LeftOut = BadRow;

/// Events by lead.
pub enum Events<R> {
    /// None at all.
    None,
    /// Read in step with the leads, which are sorted in the same order.
    InStep {
        /// Where they come from.
        reader: Box<EventReader<R>>,
        /// The order of both files.
        order: Order,
        /// The next event, read already.
        next: Option<RawEvent>,
    },
    /// All in memory.
    InMemory {
        /// By lead, each list in the order of the file.
        by_lead: HashMap<String, Vec<RawEvent>>,
        /// How many there were.
        count: u64,
    },
}

impl<R: BufRead> Events<R> {
    /// Reads in step with leads that are sorted in this order, as these events are.
    pub fn in_step(reader: EventReader<R>, order: Order) -> Self {
        Events::InStep { reader: Box::new(reader), order, next: None }
    }

    /// Reads all of them.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub fn in_memory(mut reader: EventReader<R>, bad: &mut dyn FnMut(LeftOut)) -> io::Result<Self> {
        let mut by_lead: HashMap<String, Vec<RawEvent>> = HashMap::new();
        let mut count = 0;
        while let Some(event) = reader.next_event()? {
            match event {
                Ok(event) => {
                    count += 1;
                    by_lead.entry(event.lead.clone()).or_default().push(event);
                }
                Err(row) => bad(row),
            }
        }
        Ok(Events::InMemory { by_lead, count })
    }

    /// The events of this lead. Leads come in the order of their file.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub fn of(&mut self, lead: &str, bad: &mut dyn FnMut(LeftOut)) -> io::Result<Vec<RawEvent>> {
        match self {
            Events::None => Ok(Vec::new()),
            Events::InMemory { by_lead, .. } => Ok(by_lead.remove(lead).unwrap_or_default()),
            Events::InStep { reader, order, next } => {
                let mut events = Vec::new();
                loop {
                    let event = match next.take() {
                        Some(event) => event,
                        None => match reader.next_event()? {
                            None => return Ok(events),
                            Some(Err(row)) => {
                                bad(row);
                                continue;
                            }
                            Some(Ok(event)) => event,
                        },
                    };
                    match order.compare(&event.lead, lead) {
                        std::cmp::Ordering::Less => bad(stray(&event)),
                        std::cmp::Ordering::Equal => events.push(event),
                        std::cmp::Ordering::Greater => {
                            *next = Some(event);
                            return Ok(events);
                        }
                    }
                }
            }
        }
    }

    /// What is left after the last lead: events of leads that are not there.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub fn rest(self, bad: &mut dyn FnMut(LeftOut)) -> io::Result<()> {
        match self {
            Events::None => {}
            Events::InMemory { by_lead, .. } => {
                let mut rest: Vec<LeftOut> = by_lead.values().flatten().map(stray).collect();
                rest.sort_by_key(|row| row.line);
                rest.into_iter().for_each(bad);
            }
            Events::InStep { mut reader, next, .. } => {
                next.as_ref().map(stray).into_iter().for_each(&mut *bad);
                while let Some(event) = reader.next_event()? {
                    bad(match event {
                        Ok(event) => stray(&event),
                        Err(row) => row,
                    });
                }
            }
        }
        Ok(())
    }
}

fn stray(event: &RawEvent) -> LeftOut {
    BadRow::stray(event.line)
}
