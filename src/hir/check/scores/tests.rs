use crate::hir::check::testing::check;
use crate::hir::{Decay, TermKind};
use crate::model::{Limit, Period, Take};

const FACTS: &str = "event e\nevent r\nperson has\n  n: whole number from 0 to 100\n  m: number with 2 decimals from 0 to 9\n  born: date\n";

fn score(lines: &str) -> (crate::hir::Score, Vec<&'static str>) {
    let (program, messages) = check(&format!("{FACTS}score x from 0 to 100, with 2 decimals\n{lines}"));
    let codes =
        messages.iter().map(|message| message.code.id).filter(|code| *code != "W0102" && *code != "W0101").collect();
    (program.scores[0].clone(), codes)
}

#[test]
fn points_are_in_units_of_the_score() {
    let (score, codes) = score("  starts at 0.5\n  +2.25 when n >= 1\n  -10 when n >= 2\n");
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!((score.min, score.max, score.start), (0, 10_000, 50));
    let points: Vec<&TermKind> = score.terms.iter().map(|term| &term.kind).collect();
    assert_eq!(points, [&TermKind::Points(225), &TermKind::Points(-1000)]);
}

#[test]
fn limits_and_decay_are_read() {
    let (score, codes) = score(
        "  +4 for each e in the last 60 days, losing 12.5% every 1 week, at most 40 points, at most 9 times, once per day, at most 3 times per week, once every 2 hours\n",
    );
    assert!(codes.is_empty(), "{codes:?}");
    let TermKind::ForEach { points, decay, limits, every, .. } = &score.terms[0].kind else { panic!("no events") };
    assert_eq!((*points, score.terms[0].cap), (400, Some(4000)));
    assert_eq!(*decay, Some(Decay::LosingPercent { percent: 1250, days: 7 }));
    let limit = |times, per| Limit { times, per };
    assert_eq!(*limits, [limit(1, Some(Period::Day)), limit(3, Some(Period::Week)), limit(9, None)]);
    assert_eq!(*every, Some(7_200_000));
}

#[test]
fn limits_stand_once() {
    assert_eq!(score("  +4 for each e ever, at most 3 times, at most 4 times\n").1, ["E0410"]);
    assert_eq!(score("  +4 for each e ever, once per day, at most 4 times per day\n").1, ["E0410"]);
    assert!(score("  +4 for each e ever, once per day, at most 4 times per week\n").1.is_empty());
    assert_eq!(score("  +4 for each e ever, fading over 12 hours\n").1, ["E0304"]);
    assert_eq!(score("  -4 for each 30 days since last e, none if never, once per day\n").1, ["E0411"]);
    assert!(score("  -4 for each 30 days since last e, else born, at most 3 times, at most 10 points\n").1.is_empty());
}

#[test]
fn windows_and_decay() {
    assert_eq!(score("  +4 for each e in the last 9 days, losing 1 points every 2 days\n").1, ["W0402"]);
    assert!(score("  +4 for each e in the last 8 days, losing 1 points every 2 days\n").1.is_empty());
    assert!(score("  +4 for each e in the last 8 days, losing 50% every 2 days\n").1.is_empty());
    assert!(score("  +4 for each e in the last 8 days, fading over 9 days\n").1.is_empty());
}

#[test]
fn groups_have_one_rule_of_a_kind() {
    let (x, codes) =
        score("  group g: best only, at most 20 points, scaled to 40\n    +4 when n >= 1\n    +4 for each e ever\n");
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!((x.groups[0].take, x.groups[0].cap, x.groups[0].scaled_to), (Take::Best, Some(2000), Some(4000)));
    assert_eq!(score("  group g: weighs 50%, scaled to 40\n    +4 when n >= 1\n").1, ["W0401", "E0420"]);
    assert_eq!(score("  group g: scaled to 40\n    -4 when n >= 1\n").1, ["E0424"]);
    assert_eq!(score("  group g: scaled to 40\n    +4 for each e ever, once per day\n").1, ["E0424"]);
    assert!(score("  group g: scaled to 40\n    +4 for each e ever, at most 3 times\n    +1 for each e ever, at most 3 points\n").1.is_empty());
    assert_eq!(score("  group g: weighs 33.33%\n    +4 when n >= 1\n  group h: weighs 33.34%\n    +4 when n >= 1\n  group i: weighs 33.33%\n    +4 when n >= 1\n").1.len(), 0);
}

#[test]
fn the_largest_sum_of_a_group() {
    let text = format!(
        "{FACTS}score y from -5 to 10\n  +1 when n >= 1\nscore x from 0 to 100\n  group g: scaled to 50\n    +4 for each e ever, at most 3 times\n    -7 when n >= 1\n    + the value of n\n    + 50% of y\n"
    );
    let (program, messages) = check(&text);
    assert!(!messages.iter().any(|message| message.code.id.starts_with('E')), "{messages:#?}");
    let score = &program.scores[1];
    // 12 for the events, 100 for the number, 5 for half of the other score.
    assert_eq!(program.group_largest(score, &score.groups[0]), Some(117_000_000));
    let share = program.group_share(score, &score.groups[0]).map(|share| (share.num, share.den));
    assert_eq!(share, Some((50, 117)));
}

#[test]
fn sums_stay_exact() {
    // With 2 decimals a line without a limit may give 10^14 millionths of a unit; 90 of them fit into 2^53, 91 do not.
    let lines = |n: usize| "  +1 for each e ever\n".repeat(n);
    assert!(score(&lines(90)).1.is_empty());
    assert_eq!(score(&lines(91)).1, ["E0416"]);
    assert!(score(&"  +1 for each e ever, at most 50 points\n".repeat(5000)).1.is_empty());
    let weighed = |limit: &str| format!("  group g: {limit}weighs 33.33%\n    +1 for each e ever\n");
    assert_eq!(score(&weighed("")).1, ["E0416", "W0401"]);
    assert_eq!(score(&weighed("at most 100 points, ")).1, ["W0401"]);
}

#[test]
fn what_can_be_added() {
    assert!(score("  + the value of n\n  - the value of m\n").1.is_empty());
    assert_eq!(score("  + the value of born\n").1, ["E0412"]);
    assert_eq!(score("  + n\n").1, ["E0412"]);
    assert_eq!(score("  + the value of x\n").1, ["E0412"]);
    assert_eq!(score("  + x\n").1, ["E0515"]);
    assert_eq!(score("  + 0% of x\n").1, ["E0405"]);
}

#[test]
fn bands_have_their_lowest_range_first() {
    let band = |rows: &str| {
        let (program, messages) =
            check(&format!("{FACTS}score x from 0 to 100\n  +1 when n >= 1\nband b of x\n{rows}"));
        let rows: Vec<(String, i64)> =
            program.bands[0].rows.iter().map(|(label, from)| (label.text.clone(), *from)).collect();
        (rows, messages.iter().map(|message| message.code.id).filter(|code| *code != "W0102").collect::<Vec<_>>())
    };
    let expected = vec![("cold".to_owned(), 0), ("warm".to_owned(), 30), ("hot".to_owned(), 70)];
    assert_eq!(band("  hot from 70\n  warm from 30\n  cold from 0\n"), (expected.clone(), vec![]));
    assert_eq!(band("  cold from 0\n  warm from 30\n  hot from 70\n"), (expected, vec![]));
    assert_eq!(band("  hot from 70\n  cold from 0\n  warm from 30\n").1, ["E0431"]);
    assert_eq!(band("  hot from 70\n  warm from 70\n  cold from 0\n").1, ["E0432"]);
    assert_eq!(band("  hot from 70\n").1, ["E0433"]);
    assert_eq!(band("  hot from 100\n  cold from -5\n").1, Vec::<&str>::new());
    assert_eq!(band("  hot from 101\n  cold from 0\n").1, ["E0434"]);
    assert_eq!(band("  hot from 0.5\n  cold from 0\n").1, ["E0403"]);
}
