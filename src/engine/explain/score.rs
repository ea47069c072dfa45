//! What earned points.

use serde::Serialize;

use crate::ruleset::{FeatureKind, Score, Term, TermKind};

use super::super::features;
use super::super::moment::Moment;
use super::super::scores::{self, Given};
use super::super::show::Number;
use super::super::time::Instant;
use super::reads::{self, ReadValue};
use super::tree::{self, Node};

/// A score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyScore {
    /// Its name.
    pub score: String,
    /// Its value; none: unknown.
    pub value: Option<Number>,
    /// Why it is unknown.
    pub status: Option<String>,
    /// Its terms outside of groups.
    pub terms: Vec<WhyTerm>,
    /// Its groups.
    pub groups: Vec<WhyGroup>,
}

/// A group of a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyGroup {
    /// Its name.
    pub group: String,
    /// What it adds to the score.
    pub points: Number,
    /// Its terms.
    pub terms: Vec<WhyTerm>,
}

/// A term of a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyTerm {
    /// Key into `origins`.
    pub id: String,
    /// Its points, within its limit; none: it reads an unknown score.
    pub points: Option<Number>,
    /// It adds to its score or group.
    pub counts: bool,
    /// Its condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Node>,
    /// The events that earned its points, in their order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<WhyEvent>>,
    /// Since when there is silence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Instant>,
    /// The values that it adds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Vec<ReadValue>>,
}

/// An event that earned points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhyEvent {
    /// Its name.
    pub event: String,
    /// When.
    pub at: Instant,
    /// Its id.
    pub id: Option<String>,
    /// What it earned.
    pub points: Number,
}

/// Why a score is what it is.
pub(super) fn why(moment: &Moment<'_>, name: &str, score: &Score) -> WhyScore {
    let summed = scores::score(moment, score);
    let terms = |terms: &[Term], given: &[Given]| {
        terms.iter().zip(given).map(|(term, given)| why_term(moment, score, term, *given)).collect()
    };
    let groups = score.groups.iter().zip(&summed.groups).map(|(group, summed)| WhyGroup {
        group: group.name.clone(),
        points: points(score, summed.points),
        terms: terms(&group.terms, &summed.terms),
    });
    WhyScore {
        score: name.to_owned(),
        value: summed.value.map(|units| Number { units, decimals: score.decimals }),
        status: summed.status.map(str::to_owned),
        terms: terms(&score.terms, &summed.terms),
        groups: groups.collect(),
    }
}

fn why_term(moment: &Moment<'_>, score: &Score, term: &Term, given: Given) -> WhyTerm {
    let mut why = WhyTerm {
        id: term.id.clone(),
        points: if given.unknown { None } else { Some(points(score, given.points)) },
        counts: given.counts,
        when: term.when.as_ref().map(|when| tree::node(moment, when)),
        events: None,
        since: None,
        read: None,
    };
    match &term.kind {
        TermKind::Points { .. } => {}
        TermKind::Events { feature } => why.events = Some(earned(moment, score, *feature)),
        TermKind::Silence { since, fallback, .. } => {
            why.since = scores::silence(moment, since, fallback.as_ref()).map(Instant);
        }
        TermKind::Value { of, .. } => why.read = Some(of.iter().flat_map(|value| reads::of(moment, value)).collect()),
    }
    why
}

/// The events that count for a feature, with their points.
fn earned(moment: &Moment<'_>, score: &Score, feature: usize) -> Vec<WhyEvent> {
    let Some(declared) = moment.rules().features.get(feature) else { return Vec::new() };
    let FeatureKind::Points { table, .. } = &declared.kind else { return Vec::new() };
    let events = features::windowed(moment, declared).and_then(|events| features::counted(moment, declared, events));
    let why = |event: &super::super::normalise::Event| WhyEvent {
        event: moment.rules().events.get(event.kind).map(|event| event.name.clone()).unwrap_or_default(),
        at: Instant(event.at),
        id: event.id.clone(),
        points: points(score, features::points(table, moment.at, event.at).into()),
    };
    events.unwrap_or_default().iter().map(|admitted| why(admitted.event)).collect()
}

/// Points in millionths of a unit.
fn points(score: &Score, millionths: i128) -> Number {
    Number { units: i64::try_from(millionths).unwrap_or(i64::MAX), decimals: score.decimals + 6 }
}
