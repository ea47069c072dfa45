use crate::hir::CondKind;
use crate::hir::check::testing::{check, codes};
use crate::model::Constant;

const FACTS: &str = "definition \"A\"\n  time zone \"Europe/Berlin\"\nevent e\nevent g has\n  p: one of (x, y), required\n  q: several of (x, y)\n\
                     person has\n  n: whole number\n  c: several of (red, green, blue)\ndefine d as n >= 1 or e ever or g where p is x\n\
                     define w as c includes red or g where q includes x\n";

fn example(lines: &str) -> Vec<&'static str> {
    codes(&format!("{FACTS}example \"x\"\n  as of 2026-03-10 09:00\n{lines}  expect d, not w\n"))
        .into_iter()
        .filter(|code| *code != "W0202")
        .collect()
}

#[test]
fn facts_become_values_and_instants() {
    let (program, messages) = check(&format!(
        "{FACTS}example \"x\"\n  as of 2026-03-10 09:00\n  n is 3, c is (green, red)\n  e 2 days ago\n  e 0 days ago\n  e on 2026-03-10\n  \
         g at 2026-03-09 09:00 where (p is y and q is (y, x))\n  expect d\n"
    ));
    assert!(messages.iter().all(|message| message.code.id == "W0101"), "{messages:#?}");
    let example = &program.examples[0];
    // 09:00 in Berlin is 08:00 UTC.
    let as_of = 1_773_129_600_000;
    assert_eq!(example.as_of, as_of);
    assert_eq!(
        example.fields.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>(),
        [Some(Constant::Int(3)), Some(Constant::Set(vec![0, 1]))]
    );
    let ages: Vec<i64> = example.events.iter().map(|event| (as_of - event.at) / 3_600_000).collect();
    assert_eq!(ages, [48, 0, 9, 24]);
    assert_eq!(example.events[3].properties, [(0, Some(Constant::Int(1))), (1, Some(Constant::Set(vec![0, 1])))]);
}

#[test]
fn unsound_facts() {
    assert!(example("  n is unknown\n  g 1 day ago where p is x\n").is_empty());
    assert_eq!(example("  n is 3\n  n is unknown\n"), ["E0705"]);
    assert_eq!(example("  g 1 day ago where p is unknown\n"), ["E0704"]);
    assert_eq!(example("  g 1 day ago\n"), ["E0704"]);
    assert_eq!(example("  g 1 day ago where (p is x and p is y)\n"), ["E0705"]);
    assert_eq!(example("  e at 2026-03-10 09:01\n"), ["E0702"]);
    assert_eq!(example("  e at 2026-03-10 08:30Z\n"), ["E0702"]);
    assert_eq!(example("  d is yes\n"), ["E0703"]);
    assert_eq!(example("  stage is d\n"), ["E0703"]);
    assert_eq!(example("  e is yes\n"), ["E0707"]);
    assert_eq!(example("  interest 2 days ago\n"), ["E0707"]);
    assert_eq!(example("  n is (1, 2)\n"), ["E0709"]);
    assert_eq!(example("  e 2 months ago\n"), ["E0301"]);
    assert_eq!(example("  nn is 2\n"), ["E0701"]);
}

#[test]
fn guarantees_say_what_must_never_be_met() {
    let (program, messages) =
        check(&format!("{FACTS}guarantee d whenever w because \"so\"\nguarantee nobody d and w\n"));
    assert!(messages.iter().all(|message| message.code.id.starts_with('W')), "{messages:#?}");
    let CondKind::All(parts) = &program.guarantees[0].never.kind else { panic!("two parts") };
    assert!(matches!(&parts[1].kind, CondKind::Not(_)));
    assert_eq!(program.guarantees[0].because.as_deref(), Some("so"));
    assert_eq!(program.guarantees.len(), 2);
}

#[test]
fn nobody_is_a_lead_by_what_shows_no_interest() {
    let funnel = "stages, any may be skipped\n  s\n  A\nA when any of (e, o) ever\na lead is anyone at A or above\n";
    let built_in = |events: &str| {
        let (program, _) = check(&format!("{events}{funnel}"));
        program.guarantees.iter().filter(|guarantee| guarantee.built_in).count()
    };
    assert_eq!(built_in("event e\nevent o, not interest\n"), 1);
    assert_eq!(built_in("event e\nevent o\n"), 0);
    assert_eq!(built_in("event e, not interest\nevent o, not interest\n"), 0);
}

#[test]
fn expectations_in_other_words_are_mended() {
    const WHOLE: &str = "team sales\nevent e, by sales\nstages, any may be skipped\n  a1\n  b1\nb1 when e ever\n\
                         sla first call: sales must have e within 1 hour after e\n\
                         nurture letters when e ever\n  send every 14 days\n";
    for (written, meant) in [
        ("first call is running", "sla first call is running"),
        ("first call met", "sla first call is met"),
        ("no sla first call", "sla first call is none"),
        ("not letters", "nurture is not letters"),
        ("no letters", "nurture is not letters"),
        ("nurture letters", "nurture is letters"),
        ("no nurture", "nurture is none"),
        ("no outcome", "outcome is none"),
        ("not disqualified", "outcome is not disqualified"),
        ("no route", "route is nobody"),
    ] {
        let text = format!("{WHOLE}example \"x\"\n  as of 2026-03-10 09:00\n  e 2 days ago\n  expect {written}\n");
        let messages = check(&text).1;
        let message = messages.iter().find(|message| message.code.id == "E0103");
        let edit = &message.unwrap_or_else(|| panic!("{written}: {messages:#?}")).fixes[0].edits[0];
        let mut mended = text.clone();
        mended.replace_range(edit.span.range(), &edit.text);
        assert!(mended.ends_with(&format!("expect {meant}\n")), "{mended}");
        assert!(!codes(&mended).iter().any(|code| code.starts_with('E')), "{mended}");
    }
}

#[test]
fn a_date_that_does_not_exist_is_one_mistake() {
    let hours = "  monday to friday 09:00 to 17:30\n";
    assert_eq!(codes(&format!("calendar c in \"UTC\"\n{hours}  closed 2026-02-29\n")), ["E0022"]);
    assert_eq!(codes(&format!("calendar c in \"UTC\"\n{hours}  closed 2026-02-29, 2026-02-28\n")), ["E0022"]);
}
