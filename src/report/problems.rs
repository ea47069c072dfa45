//! Data problems in words.

use crate::engine::{Problem, ProblemKind};

/// What is said once where values are masked.
pub const MASKED: &str =
    "••• hides the value of a field about the person; a field that is declared `not personal` is shown";

/// The places of a problem, of those that are known, each once.
pub(super) fn places(problem: &Problem, known: &[(Problem, String)]) -> Vec<String> {
    let same = |other: &Problem| {
        (other.problem, &other.place, &other.value) == (problem.problem, &problem.place, &problem.value)
    };
    let mut places: Vec<String> = Vec::new();
    for (_, place) in known.iter().filter(|(other, _)| same(other)) {
        if !places.contains(place) {
            places.push(place.clone());
        }
    }
    places
}

/// What a kind of problem says; `where` is filled in by [`words`].
#[must_use]
pub fn kind_words(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::LeadWithoutId => "the lead has no id",
        ProblemKind::NotAnObject => "not an object or list where one is wanted",
        ProblemKind::DuplicateKey => "two keys mean the same; the first counts",
        ProblemKind::KeyNotDeclared => "a key that leads and events do not have",
        ProblemKind::FieldNotDeclared => "a field that the definition does not declare",
        ProblemKind::PropertyNotDeclared => "a property that the definition does not declare",
        ProblemKind::EventNotDeclared => "an event that the definition does not declare",
        ProblemKind::MissingRequired => "required, but unknown",
        ProblemKind::NotAChoice => "none of the choices",
        ProblemKind::NotYesNo => "neither yes nor no",
        ProblemKind::NotANumber => "not a number",
        ProblemKind::NotWhole => "not a whole number",
        ProblemKind::OutOfRange => "out of its range",
        ProblemKind::NotTheCurrency => "in another currency",
        ProblemKind::NotText => "not text",
        ProblemKind::NotAnEmail => "not an email address",
        ProblemKind::NotADate => "not a date",
        ProblemKind::NotATime => "not a date and time",
        ProblemKind::NoOffset => "a time that does not say in which zone",
        ProblemKind::FreshWithoutDate => "must be fresh, but has no date",
        ProblemKind::EventWithoutName => "an event without a name",
        ProblemKind::EventWithoutTime => "an event without a time",
        ProblemKind::EventWithoutRequired => "an event without a required property",
        ProblemKind::EventInFuture => "an event from the future",
        ProblemKind::OutsideInForce => "the definition is not in force at that instant",
        ProblemKind::PastHorizon => "later than the last day for which the rule set knows the time zone",
        ProblemKind::OutsideCalendar => "a clock that needs days for which its calendar was not written out",
    }
}

/// What to write instead, where that can be said without knowing the data.
#[must_use]
pub fn remedy(kind: ProblemKind, place: Option<&str>) -> Option<String> {
    let fixed = match kind {
        ProblemKind::NotANumber => {
            "write digits, and a point before a fraction: 12500.5; no separators of thousands, currency signs or words"
        }
        ProblemKind::NotTheCurrency => "convert it to the currency of the definition",
        ProblemKind::NotADate => "write the year, the month and the day: 2026-03-07",
        ProblemKind::NotATime => {
            "write the date, the time and the offset of its zone: 2026-03-07T10:00:00+01:00, or Z for UTC"
        }
        ProblemKind::NoOffset => "add the offset of its zone: 2026-03-07T10:00:00+01:00, or Z for UTC",
        ProblemKind::NotYesNo => "write yes or no",
        ProblemKind::KeyNotDeclared => {
            let key = place?.strip_prefix("events/")?;
            return Some(format!(
                "if it is a property of the event, put it in `with`: {{\"event\": …, \"at\": …, \"with\": {{\"{key}\": …}}}}"
            ));
        }
        _ => return None,
    };
    Some(fixed.to_owned())
}

/// `employees: not a number ("n/a")`
#[must_use]
pub fn words(problem: &Problem) -> String {
    let mut text = match &problem.place {
        Some(place) => format!("{place}: {}", kind_words(problem.problem)),
        None => kind_words(problem.problem).to_owned(),
    };
    if let Some(value) = &problem.value {
        text.push_str(&format!(" (\"{value}\")"));
    }
    if problem.count > 1 {
        text.push_str(&format!(", {} times", problem.count));
    }
    text
}
