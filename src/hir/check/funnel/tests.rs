use crate::hir::check::testing::{check, codes};
use crate::hir::{Keep, Whom};
use crate::model::{ClassId, DefineId, StageId};

const FACTS: &str = "team marketing\nteam sales\nevent e\nevent f\nperson has\n  n: whole number\n";
const STAGES: &str = "stages, any may be skipped\n  s\n  A\n  B\nA when e ever\n";

/// The codes of a text after the facts, without those about what nothing uses.
fn reported(text: &str) -> Vec<&'static str> {
    let unused = ["W0101", "W0102"];
    codes(&format!("{FACTS}{text}")).into_iter().filter(|code| !unused.contains(code)).collect()
}

#[test]
fn options_of_stages() {
    let (program, messages) = check(&format!(
        "{FACTS}stages, each building on the one before\n  s \"Start\"\n  A, owned by marketing, kept for at least 30 days\n  \
         B, owned by sales, agreed by marketing and sales, kept until f or e\n  C, kept for good\nA when e ever\nB when f ever\nC when n >= 1\n"
    ));
    assert!(messages.is_empty(), "{messages:#?}");
    assert!(program.building);
    assert_eq!(program.stages[0].title.as_deref(), Some("Start"));
    assert_eq!(program.stages[1].keep, Keep::For(2_592_000_000));
    assert!(matches!(&program.stages[2].keep, Keep::Until(events) if events.len() == 2));
    assert_eq!(program.stages[2].agreed.len(), 2);
    assert_eq!(program.stages[3].keep, Keep::Good);
}

#[test]
fn keeping_is_asked_for_from_sales_upward() {
    let stages = |a: &str, b: &str, rest: &str| {
        reported(&format!(
            "stages, any may be skipped\n  s\n  A{a}\n  B{b}\nA when e in the last 9 days\nB when f in the last 9 days\n{rest}"
        ))
    };
    assert_eq!(stages(", owned by marketing", ", owned by sales", ""), ["W0502"]);
    assert!(stages(", owned by marketing", ", owned by sales, only while it holds", "").is_empty());
    assert!(stages(", owned by marketing", ", owned by marketing", "").is_empty());
    assert!(stages("", ", owned by sales", "").is_empty());
    assert_eq!(stages("", ", owned by sales", "handoff B from marketing to sales\n"), ["W0502"]);
    // No owner is named higher up, but the stage stands above the first of sales.
    assert_eq!(stages(", owned by sales", "", "handoff A from marketing to sales\n"), ["W0502", "W0502"]);
}

#[test]
fn criteria_for_some_stand_first() {
    let (program, messages) = check(&format!(
        "{FACTS}{STAGES}define large as n >= 1000\nclassify size\n  small when n < 10\n  other otherwise, unknown included\n\
         B for everyone else when f ever\nB for large when e ever\nB for size small when n >= 2\n"
    ));
    assert!(messages.is_empty(), "{messages:#?}");
    let whom: Vec<Option<Whom>> = program.stages[2].criteria.iter().map(|criteria| criteria.whom).collect();
    assert_eq!(whom, [Some(Whom::Define(DefineId(0))), Some(Whom::Class(ClassId(0), 0)), None]);
}

#[test]
fn everyone_is_covered_once() {
    let rules = |rules: &str| reported(&format!("define large as n >= 1000\n{STAGES}{rules}"));
    assert!(rules("B when f ever\n").is_empty());
    assert!(rules("B for large when f ever\nB for everyone else when e ever\n").is_empty());
    assert_eq!(rules("B for large when f ever\n"), ["E0508"]);
    assert_eq!(rules("B for large when f ever\nB when e ever\n"), ["E0508"]);
    assert_eq!(rules("B for everyone else when e ever\n"), ["E0509"]);
    assert_eq!(rules("B when f ever\nB when e ever\n"), ["E0507"]);
    assert_eq!(rules("B for large when f ever\nB for large when n >= 1\nB for everyone else when e ever\n"), ["E0507"]);
    assert_eq!(rules("B for huge when f ever\nB for everyone else when e ever\n"), ["E0511"]);
    assert_eq!(rules("B for A when f ever\nB for everyone else when e ever\n"), ["E0511"]);
    assert_eq!(rules(""), ["W0501"]);
}

#[test]
fn a_word_for_two_things() {
    let text = format!(
        "{STAGES}define large as n >= 1000\nclassify size\n  large when n >= 500\n  small otherwise, unknown included\n\
         B for large when f ever\nB for everyone else when size is small and e ever\n"
    );
    assert_eq!(reported(&text), ["E0510"]);
    assert!(reported(&text.replace("for large when", "for size large when")).is_empty());
}

#[test]
fn outcomes_last_from_an_event() {
    let outcome =
        |when: &str| reported(&format!("define gone as e where n >= 1 or f\nrecycled when {when}, for 60 days\n"));
    assert!(outcome("e").is_empty());
    assert!(outcome("e and n >= 3").is_empty());
    assert!(outcome("any of (e, f)").is_empty());
    assert!(outcome("all of (n >= 1, e)").is_empty());
    assert!(outcome("at least 2 of (n >= 1, e, f)").is_empty());
    assert!(outcome("gone").is_empty());
    assert!(outcome("e at least 3 times").is_empty());
    assert!(outcome("e unless n >= 3").is_empty());
    assert_eq!(outcome("at least 1 of (n >= 1, e)"), ["E0514"]);
    assert_eq!(outcome("e or n >= 3"), ["E0514"]);
    assert_eq!(outcome("no e in the last 3 days"), ["E0514"]);
    assert_eq!(outcome("n >= 3"), ["E0514"]);
}

#[test]
fn outcomes_stand_by_precedence() {
    let (program, _) =
        check(&format!("{FACTS}recycled when e\nbad when n >= 1\noutcome bad\nnot a lead when never f\n"));
    let names: Vec<&str> = program.outcomes.iter().map(|outcome| outcome.name.text.as_str()).collect();
    assert_eq!(names, ["not a lead", "bad", "disqualified", "recycled"]);
    assert!(program.outcomes.iter().map(|outcome| outcome.rules.len()).eq([1, 1, 0, 1]));
}

#[test]
fn a_misspelt_outcome_gets_its_spelling() {
    let (_, messages) = check(&format!("{FACTS}disqualifed when n >= 1\n"));
    let found = messages
        .iter()
        .find(|message| message.code.id == "E0503")
        .map(|message| message.fixes[0].edits[0].text.clone());
    assert_eq!(found.as_deref(), Some("disqualified"));
    assert_eq!(reported("MQL when n >= 1\n"), ["E0502"]);
}

#[test]
fn words_of_departments() {
    let (program, messages) = check(&format!(
        "{FACTS}{STAGES}B when f ever\na lead is anyone at A or above\nsales means B by \"lead\"\nmarketing means A or above by \"lead\"\n"
    ));
    assert!(messages.iter().all(|message| message.code.id == "W0102"), "{messages:#?}");
    assert_eq!(program.lead_is.as_ref().map(|lead| (lead.stage, lead.or_above)), Some((StageId(1), true)));
    assert_eq!(program.means.len(), 2);
    assert_eq!(program.outcomes[0].name.text, crate::hir::NOT_A_LEAD);
}
