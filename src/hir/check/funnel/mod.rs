//! The funnel: stages, what is asked for them, outcomes, and what the departments mean by their words.

mod lasting;
mod rules;
mod stages;
mod whom;
mod words;
