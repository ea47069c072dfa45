//! Who owes whom what: calendars, clocks, hand-offs, routes, nurtures, targets.

mod calendars;
mod clauses;
mod closed;
mod fields_only;
mod handoffs;
mod hours;
mod nurtures;
mod routes;
mod slas;
mod starts;
mod targets;
#[cfg(test)]
mod tests;
mod written_classes;
