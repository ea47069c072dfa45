//! The funnel: stages, what is asked for them, outcomes, and what the departments mean by their words.

mod lasting;
mod rules;
mod stages;
#[cfg(test)]
mod tests;
mod whom;
mod words;
