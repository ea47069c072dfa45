use crate::hir::check::testing::{check, codes};
use crate::hir::{Ordered, RuleRef};

/// The names of the rules in their order.
fn order(text: &str) -> Vec<String> {
    let (program, messages) = check(text);
    assert!(messages.iter().all(|message| !message.code.id.starts_with('E')), "{messages:#?}");
    let name = |ordered: &Ordered| match ordered.rule {
        RuleRef::Define(id) => &program.defines[id.0].name,
        RuleRef::Class(id) => &program.classes[id.0].name,
        RuleRef::Score(id) => &program.scores[id.0].name,
        RuleRef::Band(id) => &program.bands[id.0].name,
    };
    program.order.iter().map(|ordered| name(ordered).text.clone()).collect()
}

const PARTS: [&str; 5] = [
    "event visited page\nevent requested demo\nstages, any may be skipped\n  suspect\n  MQL\nMQL when heat is hot\n",
    "define keen as\n  engagement >= 20 and requested demo ever\n",
    "score engagement from 0 to 100\n  +10 for each visited page in the last 30 days\n",
    "band heat of engagement\n  hot from 50\n  cold from 0\n",
    "define late as\n  stage is MQL and keen\n",
];

#[test]
fn each_rule_stands_after_what_it_reads() {
    assert_eq!(order(&PARTS.concat()), ["engagement", "keen", "heat", "late"]);
}

#[test]
fn the_order_of_statements_does_not_matter() {
    let turned: String = PARTS.iter().rev().copied().collect();
    assert_eq!(order(&turned), order(&PARTS.concat()));
}

#[test]
fn what_reads_the_stage_comes_last() {
    let text =
        format!("{}define a late one as\n  late or stage is suspect\nnurture x when a late one\n", PARTS.concat());
    let (program, _) = check(&text);
    let after = program.order.iter().map(|ordered| ordered.after_stages);
    assert_eq!(after.collect::<Vec<_>>(), [false, false, false, true, true]);
    assert_eq!(order(&text), ["engagement", "keen", "heat", "late", "a late one"]);
}

#[test]
fn a_rule_after_the_criteria_that_it_asks_for() {
    let text = format!("{}define almost as\n  meets MQL and no requested demo ever\n", PARTS.concat());
    let order = order(&text);
    let at = |name: &str| order.iter().position(|known| known == name);
    assert!(at("heat") < at("almost"));
}

fn circle(text: &str) -> String {
    let (_, messages) = check(text);
    let found: Vec<_> = messages.iter().filter(|message| message.code.id == "E0515").collect();
    assert_eq!(found.len(), 1, "{messages:#?}");
    found[0].help[0].clone()
}

#[test]
fn circles_are_told_step_by_step() {
    let text = "event e\ndefine a as\n  b or e ever\ndefine b as\n  c or e ever\ndefine c as\n  a or e ever\n";
    assert_eq!(
        circle(text),
        "Round and round: the definition `a` reads the definition `b`; the definition `b` reads the definition `c`; \
         the definition `c` reads the definition `a`."
    );
    assert!(circle("event e\ndefine a as\n  a or e ever\n").contains("`a` reads the definition `a`"));
    let scores = "score a from 0 to 10\n  + 50% of b\nscore b from 0 to 10\n  + 50% of a\n";
    assert!(circle(scores).contains("the score `a` reads the score `b`"));
}

#[test]
fn criteria_are_steps_too() {
    let stages = "event e\nstages, any may be skipped\n  s\n  A\n  B\n";
    assert!(
        circle(&format!("{stages}A when meets B or e ever\nB when meets A or e ever\n")).contains("criteria of `A`")
    );
    let building = stages.replace("any may be skipped", "each building on the one before");
    assert!(circle(&format!("{building}A when meets B or e ever\nB when e ever\n")).contains("criteria of `B`"));
    // The log is what was; reading it is no circle.
    let log = codes(&format!("{stages}A when reached B ever or e ever\nB when reached A ever or e ever\n"));
    assert!(!log.contains(&"E0515"), "{log:?}");
}

#[test]
fn one_message_for_each_circle() {
    let text = "event e\ndefine a as\n  b or e ever\ndefine b as\n  a or e ever\ndefine c as\n  d or e ever\ndefine d as\n  c or e ever\n";
    assert_eq!(codes(text).iter().filter(|code| **code == "E0515").count(), 2);
}

#[test]
fn a_class_over_the_stage_cannot_be_asked_by_criteria() {
    let text = "event e\nstages, any may be skipped\n  s\n  A\n  B\nclassify place\n  high when stage is B\n  low otherwise\n\
                A when e ever\nB when place is high and e ever\n";
    assert!(codes(text).contains(&"E0516"));
}

#[test]
fn long_chains_need_no_stack() {
    let mut text = "event e\ndefine d0 as\n  e ever\n".to_owned();
    for at in 1..4000 {
        text.push_str(&format!("define d{at} as\n  d{} or e ever\n", at - 1));
    }
    let (program, messages) = check(&text);
    assert!(messages.iter().all(|message| !message.code.id.starts_with('E')), "{:?}", messages.first());
    assert_eq!(program.order.len(), 4000);
    assert_eq!(program.order.first().map(|first| first.rule), Some(RuleRef::Define(crate::model::DefineId(0))));
}
