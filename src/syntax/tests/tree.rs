//! What the tree says of constructs in which something could get lost on the way.

use super::diagnose;
use crate::syntax::ast::*;

/// The one statement of a sound text.
fn only(text: &str) -> StatementKind {
    let (mut tree, messages) = diagnose(text);
    assert!(messages.is_empty(), "{text}: {messages:?}");
    assert_eq!(tree.statements.len(), 1, "{text}");
    tree.statements.remove(0).kind
}

/// The condition of a stage.
fn condition(text: &str) -> ConditionKind {
    match only(&format!("SQL when {text}\n")) {
        StatementKind::StageRule(rule) => rule.condition.kind,
        other => panic!("{other:?}"),
    }
}

/// A condition as one line: which shapes stand in which.
fn shape(kind: &ConditionKind) -> String {
    let list = |word: &str, parts: &[Condition]| {
        format!("{word}({})", parts.iter().map(|part| shape(&part.kind)).collect::<Vec<_>>().join(", "))
    };
    match kind {
        ConditionKind::And(parts) => list("and", parts),
        ConditionKind::Or(parts) => list("or", parts),
        ConditionKind::Not(part) => format!("not({})", shape(&part.kind)),
        ConditionKind::Unless(a, b) => format!("unless({}, {})", shape(&a.kind), shape(&b.kind)),
        ConditionKind::Brackets(part) => format!("[{}]", shape(&part.kind)),
        ConditionKind::Checklist(list_of) => list(&format!("{:?}", list_of.quantifier).to_lowercase(), &list_of.items),
        ConditionKind::Test(test) => test.subject.text.clone(),
        other => format!("{other:?}").split(['(', ' ']).next().unwrap_or_default().to_string(),
    }
}

#[test]
fn conditions_bind_as_the_page_says() {
    for (text, expected) in [
        ("a and b and c", "and(a, b, c)"),
        ("not a or not not b", "or(not(a), not(not(b)))"),
        ("a or b unless c and d", "unless(or(a, b), and(c, d))"),
        ("(a or b) and c", "and([or(a, b)], c)"),
        ("any of (a, b unless c, d,)", "any(a, unless(b, c), d)"),
        ("none of (a, b) in the last 3 days", "none(a, b)"),
        ("not (a unless b) unless c", "unless(not([unless(a, b)]), c)"),
    ] {
        assert_eq!(shape(&condition(text)), expected, "{text}");
    }
}

#[test]
fn a_mixed_chain_goes_on_as_and_before_or_with_a_fix_for_each_reading() {
    let text = "SQL when a and b or c and d or e\n";
    let (tree, messages) = diagnose(text);
    let StatementKind::StageRule(rule) = &tree.statements[0].kind else { panic!() };
    assert_eq!(shape(&rule.condition.kind), "or(and(a, b), and(c, d), e)");
    assert_eq!(messages.len(), 1);
    let readings: Vec<String> = messages[0].fixes.iter().map(|fix| super::mistakes::fixed(text, &fix.edits)).collect();
    assert_eq!(readings, ["SQL when (a and b) or (c and d) or e\n", "SQL when a and (b or c) and (d or e)\n"]);
    for (reading, expected) in
        readings.iter().zip(["or([and(a, b)], [and(c, d)], e)", "and(a, [or(b, c)], [or(d, e)])"])
    {
        let StatementKind::StageRule(rule) = only(reading) else { panic!() };
        assert_eq!(shape(&rule.condition.kind), expected);
    }
}

#[test]
fn events_keep_their_filters_counts_and_windows() {
    let ConditionKind::Test(test) =
        condition("a where b is c at least 2 times in the last 3 days ever within 7 days after any of (d where e, f)")
    else {
        panic!()
    };
    let Ask::Happened(tail) = test.ask else { panic!() };
    assert!(tail.filter.is_some());
    assert!(matches!(tail.count, Some(Count { kind: CountKind::AtLeast, number: Number { units: 2, .. }, .. })));
    assert_eq!(tail.windows.len(), 2);
    let anchor = tail.anchor.unwrap();
    assert_eq!((anchor.relation, anchor.within.unwrap().amount.units), (Relation::After, 7));
    assert!(anchor.to.inline_group && anchor.to.names[0].filter.is_some() && anchor.to.names[1].filter.is_none());

    let ConditionKind::Edge(edge) = condition("last contacted more than 3 days ago") else { panic!() };
    assert_eq!((edge.last, edge.the, edge.words.unwrap().text.as_str()), (true, false, "last contacted"));
    let ConditionKind::EventNumber(number) = condition("the number of  different url of visited page ever >= 3") else {
        panic!()
    };
    assert!(number.the && matches!(number.kind, EventNumberKind::Property(PropertyNumber::Different, ..)));
    assert_eq!(number.words.text, "number of different url of visited page ever");
}

#[test]
fn terms_of_a_score() {
    let text = "score s from -5 to 2.5k, with 1 decimal
  - 10 points for each 30 days since last a where b, else created, at most 2 times per week when c because \"d\"
  + fit
  -50% of fit
  + the value of x, once per day
  + the higher of y and z
  group g: at most 3 points, weighs 50%
    +0.5 for each a ever after b, losing 10% every 7 days
";
    let StatementKind::Score(score) = only(text) else { panic!() };
    assert_eq!((score.from.units, score.to.units, score.decimals.unwrap().units), (-5, 2500, 1));
    let first = &score.terms[0];
    let TermKind::Silence(points, silence) = &first.kind else { panic!() };
    assert_eq!((points.units, silence.fallback.as_ref().unwrap().text.as_str(), first.indent), (-10, "created", 2));
    assert!(silence.event.filter.is_some() && first.when.is_some() && first.because.is_some());
    assert!(matches!(first.options[0].kind, TermOptionKind::AtMostTimes(Number { units: 2, .. }, Some(Period::Week))));
    assert!(matches!(&score.terms[1].kind, TermKind::Share { minus: false, percent: None, .. }));
    assert!(matches!(
        &score.terms[2].kind,
        TermKind::Share { minus: true, percent: Some(Number { units: 50, .. }), .. }
    ));
    assert!(matches!(
        score.terms[3].options[0].kind,
        TermOptionKind::AtMostTimes(Number { units: 1, .. }, Some(Period::Day))
    ));
    assert!(matches!(&score.terms[4].kind, TermKind::Higher { .. }));
    let group = &score.groups[0];
    assert_eq!((group.rules.len(), group.terms[0].indent), (2, 4));
    let TermKind::ForEach(points, each) = &group.terms[0].kind else { panic!() };
    assert_eq!((points.units, points.decimals, each.windows.len(), each.anchor.is_some()), (5, 1, 1, true));
}

#[test]
fn agreements() {
    let StatementKind::Calendar(calendar) = only(
        "calendar c in zone of z, otherwise \"UTC\"\n  friday to monday, wednesday 18:00 to 24:00\n  closed list \"x\"\n",
    ) else {
        panic!()
    };
    assert_eq!(calendar.open[0].days.iter().map(|day| day.0).collect::<Vec<_>>(), [4, 5, 6, 0, 2]);
    assert_eq!((calendar.open[0].hours[0].0, calendar.open[0].hours[0].1), (18 * 60, 24 * 60));
    let StatementKind::Sla(sla) = only(
        "sla s: t must have a or b where c at least 2 times, together within 3 working days after the later of d and reaching SQL\n  cancelled by not a lead or e\n  notify \"x\" 1 day after that\n",
    ) else {
        panic!()
    };
    assert!(matches!(&sla.start, SlaStart::LaterOf(_, b, _) if matches!(**b, SlaStart::Reaching(_))));
    assert!(sla.must_have[1].filter.is_some() && sla.count.is_some() && sla.within.working);
    assert!(matches!(&sla.clauses[0].kind, SlaClauseKind::CancelledBy(events, Some(_)) if events.len() == 1));
    assert!(matches!(&sla.clauses[1].kind, SlaClauseKind::Notify(Recipient::Text(_), NoticeTime::AfterThat(_))));
    let StatementKind::Target(target) =
        only("target at least EUR 5m of total amount of paid per quarter, owned by sales\n")
    else {
        panic!()
    };
    assert!(
        target.owner.is_some()
            && matches!(target.kind, TargetKind::Total { at_least: Value::Money { .. }, per: Period::Quarter, .. })
    );
    let StatementKind::Definition(definition) =
        only("definition \"a\"\n  currency EUR\n  version \"1\"\n  currency USD\n")
    else {
        panic!()
    };
    assert_eq!((definition.currency.unwrap().0.as_str(), definition.repeated[0].0), ("EUR", "currency"));
}

#[test]
fn names_and_text_are_of_one_form() {
    let StatementKind::Team(team) = only("team gro\u{308}\u{DF}te \t firma \"e\u{301} \\\"x\\\" \\u{20AC}\\n\"\n")
    else {
        panic!()
    };
    assert_eq!(team.name.text, "gr\u{F6}\u{DF}te firma");
    assert_eq!(team.title.unwrap().value, "\u{E9} \"x\" \u{20AC}\n");
    let StatementKind::Team(team) = only("team 'signed  up and paid'\n") else { panic!() };
    assert_eq!((team.name.text.as_str(), team.name.quoted), ("signed up and paid", true));
}

#[test]
fn facts_of_an_example() {
    let text = "example \"x\"\n  as of 2026-03-10T09:00:00+01:00\n  a is (b, c), d is unknown\n  e 2 days ago where (f is g and h is unknown)\n  i at 2026-03-08 09:00\n  expect j, k is l\n";
    let StatementKind::Example(example) = only(text) else { panic!() };
    assert!(matches!(example.as_of, Moment::Time(Time { offset_minutes: Some(60), .. })));
    assert!(matches!(&example.facts[0].kind, FactKind::Is(values, _) if values.len() == 2));
    assert!(matches!(&example.facts[1].kind, FactKind::Is(values, _) if values.is_empty()));
    let FactKind::Event { properties, .. } = &example.facts[2].kind else { panic!() };
    assert_eq!((properties.len(), properties[1].1.len()), (2, 0));
    assert!(matches!(&example.facts[3].kind, FactKind::Event { at: FactTime::At(Moment::Time(_)), .. }));
    assert_eq!(example.expect.len(), 2);
}
