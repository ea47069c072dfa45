//! Why a score is what it is, for a person.

use super::origins::Origins;
use super::time::Clock;
use super::tree::read_words;
use super::why::placed;
use crate::engine::{Number, WhyScore, WhyTerm};
use crate::ruleset::{MICRO, RuleKind, Score};

/// So many events of a term are shown, the latest.
const EVENTS: usize = 5;

/// A score with what earned its points.
#[must_use]
pub fn score(score: &WhyScore, origins: &Origins, clock: &Clock) -> Vec<String> {
    let value = score.value.map_or_else(|| "unknown".to_owned(), |value| value.text());
    let status = score.status.as_deref().map_or(String::new(), |status| format!(": {status}"));
    let declared = origins.ruleset.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::Score(declared) if rule.name == score.score => Some(declared),
        _ => None,
    });
    let range = declared.map_or(String::new(), range);
    let mut lines = vec![format!("{} {value}{status}{range}", score.score)];
    if let Some(start) = declared.filter(|declared| declared.start != 0).map(start) {
        lines.push(format!("  {:>6}  starts at {}", signed(&start), start));
    }
    for one in score.terms.iter().filter(|one| gives(one)) {
        lines.extend(term(one, origins, clock));
    }
    for group in &score.groups {
        if group.terms.iter().any(gives) {
            lines.push(format!("  {:>6}  group {}", signed(&group.points.text()), group.group));
            for one in group.terms.iter().filter(|one| gives(one)) {
                lines.extend(term(one, origins, clock).into_iter().map(|line| format!("        {line}")));
            }
        }
    }
    lines.extend(declared.and_then(|declared| past_the_range(score, declared)));
    let all = score.terms.len() + score.groups.iter().map(|group| group.terms.len()).sum::<usize>();
    if lines.len() == 1 && all > 0 {
        lines.push("  no line of it gives points".to_owned());
    }
    lines
}

fn range(score: &Score) -> String {
    let text = |units| Number { units, decimals: score.decimals }.text();
    format!("  (from {} to {})", text(score.min), text(score.max))
}

/// Where the sum starts.
fn start(score: &Score) -> String {
    Number { units: score.start, decimals: score.decimals + 6 }.text()
}

/// What is left out of the sum because it is past the end of the range, as a line of its own.
fn past_the_range(score: &WhyScore, declared: &Score) -> Option<String> {
    let value = score.value?.units;
    let points = |points: Option<Number>| points.map_or(0, |points| i128::from(points.units));
    let terms = score.terms.iter().filter(|term| term.counts).map(|term| points(term.points)).sum::<i128>();
    let groups = score.groups.iter().map(|group| points(Some(group.points))).sum::<i128>();
    let past = i128::from(declared.start) + terms + groups - i128::from(value) * i128::from(MICRO);
    // Less than half a unit is only rounded.
    let end = if past * 2 >= MICRO.into() && value == declared.max {
        "no more than"
    } else if past * -2 >= MICRO.into() && value == declared.min {
        "no less than"
    } else {
        return None;
    };
    let back = Number { units: i64::try_from(-past).ok()?, decimals: declared.decimals + 6 }.text();
    let end = format!("{end} {}", Number { units: value, decimals: declared.decimals }.text());
    Some(format!("  {:>6}  {end}", signed(&back)))
}

fn gives(term: &WhyTerm) -> bool {
    term.points.is_none_or(|points| points.units != 0)
}

fn term(term: &WhyTerm, origins: &Origins, clock: &Clock) -> Vec<String> {
    let points = term.points.map_or_else(|| "unknown".to_owned(), |points| signed(&points.text()));
    let beside = if term.counts { "" } else { "  (another line of its group counts instead)" };
    let text = format!("  {points:>6}  {}{beside}", without_points(&origins.text(&term.id)));
    let mut lines = vec![placed(&text, &term.id, origins)];
    let events = term.events.as_deref().unwrap_or_default();
    let earlier = events.len().saturating_sub(EVENTS);
    if earlier > 0 {
        lines.push(format!("          {earlier} earlier ones, then"));
    }
    for event in &events[earlier..] {
        let at = clock.show(event.at.0);
        lines.push(format!("          {} {}  {}", signed(&event.points.text()), event.event, at));
    }
    if let Some(since) = term.since {
        lines.push(format!("          silent since {}", clock.show(since.0)));
    }
    let reads: Vec<String> = term.read.iter().flatten().filter_map(|read| read_words(read, clock)).collect();
    if !reads.is_empty() {
        lines.push(format!("          {}", reads.join(", ")));
    }
    lines
}

/// `+40 when ideal customer` without the points that are shown beside it already. What counts events keeps them.
fn without_points(text: &str) -> &str {
    match text.split_once(" when ") {
        Some((points, condition)) if points.starts_with(['+', '-']) && points.split(' ').count() <= 2 => condition,
        _ => text,
    }
}

fn signed(number: &str) -> String {
    if number.starts_with('-') || number == "0" { number.to_owned() } else { format!("+{number}") }
}
