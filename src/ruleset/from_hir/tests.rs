//! What each construct becomes, from programs built by hand.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde_json::{Value, json};

use super::{Lowered, Options, lower};
use crate::base::{FileId, Sources, Span};
use crate::diagnostics::Sink;
use crate::hir::*;
use crate::model::*;
use crate::ruleset::{RuleSet, broken};

fn span() -> Span {
    Span::new(FileId(0), 0, 1)
}

fn named(text: &str) -> Named {
    Named { text: text.to_owned(), span: span() }
}

fn cond(kind: CondKind) -> Cond {
    Cond { kind, span: span() }
}

fn operand(kind: OperandKind) -> Operand {
    Operand { kind, span: span() }
}

fn int(value: i64) -> Operand {
    operand(OperandKind::Constant(Constant::Int(value)))
}

fn field(name: &str, value: ValueType) -> Field {
    Field {
        name: named(name),
        account: false,
        key: name.to_owned(),
        value,
        required: false,
        personal: true,
        sensitive: false,
        tracked: false,
        if_unknown: None,
        fresh_for: None,
    }
}

fn event(name: &str) -> Event {
    Event {
        name: named(name),
        properties: Vec::new(),
        interest: true,
        hand_raise: false,
        system: false,
        by: None,
        entry: None,
    }
}

fn pick(event: usize) -> EventPick {
    EventPick { event: EventId(event), filter: None, property: None }
}

fn query(events: &[usize], windows: Vec<WindowKind>) -> Query {
    let window = |kind| Window { kind, span: span() };
    let windows = windows.into_iter().map(window).collect();
    Query { picks: events.iter().map(|&at| pick(at)).collect(), edge: None, windows, span: span() }
}

fn happened(query: Query) -> Cond {
    cond(CondKind::Happened { query, count: CountOf::Events, min: 1, max: None })
}

fn score(name: &str, terms: Vec<Term>) -> Score {
    Score {
        name: named(name),
        decimals: 0,
        min: 0,
        max: 100,
        unknown_unless: Vec::new(),
        starting_over: Vec::new(),
        start: 0,
        terms,
        groups: Vec::new(),
    }
}

fn term(kind: TermKind) -> Term {
    Term { kind, cap: None, when: None, because: None, span: span() }
}

/// Two numbers `b` and `a`, the events `second` and `first`.
fn program() -> Program {
    let number = || ValueType::Number { whole: true, decimals: 0, min: None, max: None };
    Program {
        fields: vec![field("b", number()), field("a", number()), field("mail", ValueType::Email)],
        events: vec![event("second"), event("first")],
        ..Program::default()
    }
}

fn lowered(program: &Program) -> Lowered {
    let mut sources = Sources::default();
    sources.add("a.lead", "x");
    let mut sink = Sink::default();
    let program = Program { order: crate::hir::order_of(program), ..program.clone() };
    let lowered = lower(&program, &sources, &Options { origins: false, ..Options::default() }, &mut sink);
    let lowered = lowered.unwrap_or_else(|| panic!("{:?}", sink.diagnostics()));
    assert_eq!(broken(&lowered.ruleset), []);
    assert_eq!(RuleSet::from_json(&lowered.ruleset.to_json()).unwrap(), lowered.ruleset);
    lowered
}

/// A condition as it stands in the rule set, without ids.
fn reduced_in(mut program: Program, condition: CondKind) -> Value {
    program.defines.push(Define { name: named("it"), condition: cond(condition) });
    let ruleset = lowered(&program).ruleset;
    let rule = ruleset.rules.iter().find(|rule| rule.name == "it").unwrap();
    let mut value = serde_json::to_value(rule).unwrap()["when"].take();
    without_ids(&mut value);
    value
}

fn reduced(condition: CondKind) -> Value {
    reduced_in(program(), condition)
}

fn without_ids(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.remove("id");
            object.values_mut().for_each(without_ids);
        }
        Value::Array(items) => items.iter_mut().for_each(without_ids),
        _ => {}
    }
}

fn b() -> Operand {
    operand(OperandKind::Field(FieldId(0)))
}

#[test]
fn comparisons_become_eq_lt_le() {
    // Fields stand by name: `b` is the second.
    let (field, five) = (json!({"op": "field", "field": 1}), json!({"op": "const", "value": 5}));
    let compare = |cmp| reduced(CondKind::Compare(b(), cmp, int(5)));
    assert_eq!(compare(Cmp::Eq), json!({"op": "eq", "left": field, "right": five}));
    assert_eq!(compare(Cmp::Lt), json!({"op": "lt", "left": field, "right": five}));
    assert_eq!(compare(Cmp::Gt), json!({"op": "lt", "left": five, "right": field}));
    assert_eq!(compare(Cmp::Ge), json!({"op": "le", "left": five, "right": field}));
    let not = json!({"op": "not", "of": {"op": "eq", "left": field, "right": five}});
    assert_eq!(compare(Cmp::Ne), json!({"op": "all", "of": [{"op": "known", "of": field}, not]}));
}

#[test]
fn lists_are_sorted_and_negations_know_their_operands() {
    let values = vec![3, 1, 3];
    let is_in = json!({"op": "in", "of": {"op": "field", "field": 1}, "values": [1, 3]});
    assert_eq!(reduced(CondKind::In { of: b(), values: values.clone(), negated: false }), is_in);
    assert_eq!(
        reduced(CondKind::In { of: b(), values, negated: true }),
        json!({"op": "all", "of": [{"op": "known", "of": {"op": "field", "field": 1}}, {"op": "not", "of": is_in}]})
    );
}

#[test]
fn texts_compare_in_lower_case_unless_exactly() {
    let mail = || operand(OperandKind::Domain(FieldId(2)));
    let domain = json!({"op": "domain", "of": {"op": "field", "field": 2}});
    let text = |test, all| {
        let values = vec!["Zoë".to_owned(), "ABC".to_owned(), "abc".to_owned()];
        reduced(CondKind::Text { of: mail(), test, values, all, negated: false })
    };
    assert_eq!(
        text(TextMatch::Contains, false),
        json!({"op": "text", "of": domain, "test": "contains", "values": ["abc", "zoë"]})
    );
    assert_eq!(text(TextMatch::Exactly, false)["values"], json!(["ABC", "Zoë", "abc"]));
    assert_eq!(text(TextMatch::Contains, true)["op"], "all");
    assert_eq!(text(TextMatch::Contains, true)["of"][1]["values"], json!(["zoë"]));
}

#[test]
fn counts_are_features_with_bounds() {
    let happened = |min, max| {
        let query = query(&[0], vec![WindowKind::Last(1000)]);
        reduced(CondKind::Happened { query, count: CountOf::Events, min, max })
    };
    let feature = json!({"op": "feature", "feature": 0});
    let number = |number: i64| json!({"op": "const", "value": number});
    assert_eq!(happened(1, None), json!({"op": "le", "left": number(1), "right": feature}));
    assert_eq!(happened(0, Some(0)), json!({"op": "eq", "left": feature, "right": number(0)}));
    assert_eq!(happened(0, Some(2)), json!({"op": "le", "left": feature, "right": number(2)}));
    assert_eq!(happened(2, Some(2)), json!({"op": "eq", "left": feature, "right": number(2)}));
    assert_eq!(happened(1, Some(2))["op"], "all");
}

#[test]
fn ordered_classes_stand_the_worst_first() {
    let mut program = program();
    program.classes.push(Class {
        name: named("grade"),
        values: vec![named("A"), named("B"), named("C")],
        best_first: true,
        rows: vec![ClassRow { value: Some(0), condition: cond(CondKind::Known(b())), span: span() }],
        otherwise: 2,
    });
    let grade = operand(OperandKind::Class(ClassId(0)));
    // At least a B.
    let value = reduced_in(program.clone(), CondKind::Compare(grade, Cmp::Ge, int(1)));
    let rule = json!({"op": "rule", "rule": 0});
    assert_eq!(value, json!({"op": "le", "left": {"op": "const", "value": 1}, "right": rule}));
    let ruleset = lowered(&program).ruleset;
    let class = serde_json::to_value(&ruleset.rules[0]).unwrap();
    assert_eq!(class["values"], json!(["C", "B", "A"]));
    assert_eq!((class["rows"][0]["value"].clone(), class["otherwise"].clone()), (json!(2), json!(0)));
}

#[test]
fn rules_stand_after_what_they_read_whatever_their_order() {
    let mut program = program();
    let define = |name: &str, condition| Define { name: named(name), condition: cond(condition) };
    program.defines = vec![
        define("a", CondKind::Defined(DefineId(2))),
        define("c", CondKind::Known(b())),
        define("z", CondKind::Known(b())),
        define("late", CondKind::StageHasBeen(StageId(0), 5)),
        define("asks", CondKind::Meets(StageId(0))),
    ];
    program.bands.push(Band {
        name: named("heat"),
        of: operand(OperandKind::Score(ScoreId(0))),
        rows: vec![(named("hot"), 50), (named("cold"), 0)],
    });
    program.scores.push(score("fit", vec![term(TermKind::Points(1))]));
    let heat = operand(OperandKind::Band(BandId(0)));
    let criteria = Criteria { whom: None, condition: cond(CondKind::Compare(heat, Cmp::Ge, int(1))), span: span() };
    program.stages.push(Stage {
        name: named("MQL"),
        title: None,
        owner: None,
        agreed: Vec::new(),
        keep: Keep::Not,
        criteria: vec![criteria],
    });
    let ruleset = lowered(&program).ruleset;
    let ids: Vec<&str> = ruleset.rules.iter().map(|rule| rule.id.as_str()).collect();
    let wanted = ["define c", "define z", "define a", "score fit", "band heat", "define asks", "define late"];
    assert_eq!(ids, wanted);
    assert!(ruleset.rules[6].after_stages);
    let band = serde_json::to_value(&ruleset.rules[4]).unwrap();
    assert_eq!((band["labels"].clone(), band["from"].clone()), (json!(["cold", "hot"]), json!([0, 50])));
}

#[test]
fn one_question_is_one_feature_and_bounds_stand_before_it() {
    let mut program = program();
    let bound = || WindowKind::After(Bound::Latest(Box::new(query(&[1], Vec::new()))));
    let parts = vec![
        happened(query(&[0], vec![bound()])),
        happened(query(&[1, 0, 1], Vec::new())),
        happened(query(&[0], vec![bound()])),
        happened(query(&[0, 1], Vec::new())),
    ];
    program.defines.push(Define { name: named("it"), condition: cond(CondKind::All(parts)) });
    let features = lowered(&program).ruleset.features;
    let ids: Vec<&str> = features.iter().map(|feature| feature.id.as_str()).collect();
    assert_eq!(ids, ["feature last first", "feature number of second", "feature number of second, first"]);
}

#[test]
fn a_score_that_starts_over_narrows_its_own_terms_only() {
    let mut program = program();
    let since = WindowKind::From(Bound::Latest(Box::new(query(&[0], Vec::new()))));
    let each = TermKind::ForEach {
        points: 5,
        query: query(&[0], vec![since]),
        decay: None,
        limits: vec![
            Limit { times: 9, per: None },
            Limit { times: 3, per: Some(Period::Week) },
            Limit { times: 1, per: Some(Period::Day) },
        ],
        every: None,
    };
    let mut conditioned = term(TermKind::Points(5));
    conditioned.when = Some(happened(query(&[0], Vec::new())));
    let silence =
        TermKind::Silence { points: -10, every: DAY, times: None, query: query(&[0], Vec::new()), fallback: None };
    let mut silence = term(silence);
    silence.cap = Some(40);
    let mut fit = score("fit", vec![term(each), conditioned, silence]);
    fit.starting_over = vec![pick(1)];
    program.scores.push(fit);
    let ruleset = lowered(&program).ruleset;
    let reset = json!({"window": "after", "of": {"op": "feature", "feature": 0}, "open": true});
    let features = serde_json::to_value(&ruleset.features).unwrap();
    assert_eq!(features[0]["id"], "feature last first");
    assert_eq!(features[1]["id"], "feature last second");
    assert_eq!(features[1]["windows"], json!([]));
    let from = json!({"window": "from", "of": {"op": "feature", "feature": 1}});
    assert_eq!(features[2]["windows"], json!([from, reset]));
    let limits = json!([{"times": 1, "per": "day"}, {"times": 3, "per": "week"}, {"times": 9, "per": null}]);
    assert_eq!(features[2]["limits"], limits);
    assert_eq!(features[2]["table"], json!([[0, 5_000_000]]));
    assert_eq!(features[3]["windows"], json!([reset]));
    let silence = serde_json::to_value(&ruleset.rules[0]).unwrap()["terms"][2].take();
    assert_eq!(silence["since"], json!([{"op": "feature", "feature": 1}, {"op": "feature", "feature": 0}]));
    assert_eq!((silence["times"].clone(), silence["cap"].clone()), (json!(4), json!(40_000_000)));
}

const DAY: i64 = crate::ruleset::DAY_MS;

#[test]
fn scores_read_scores_in_their_units() {
    let mut program = program();
    let mut fine = score("fine", Vec::new());
    fine.decimals = 2;
    let total = score(
        "total",
        vec![
            term(TermKind::Share { minus: true, percent: 5000, score: ScoreId(0) }),
            term(TermKind::Higher { minus: false, a: ScoreId(0), b: ScoreId(1) }),
        ],
    );
    program.scores = vec![fine, score("plain", Vec::new()), total];
    let ruleset = lowered(&program).ruleset;
    let terms = serde_json::to_value(&ruleset.rules[2]).unwrap()["terms"].take();
    assert_eq!(terms[0]["ratio"], json!({"num": -5000, "den": 1}));
    assert_eq!(terms[0]["unknown"], "spreads");
    let plain = json!({"op": "times", "of": {"op": "rule", "rule": 1}, "by": 100});
    assert_eq!(terms[1]["of"], json!([{"op": "rule", "rule": 0}, plain]));
    assert_eq!(terms[1]["ratio"], json!({"num": 10_000, "den": 1}));
}

#[test]
fn groups_are_scaled_against_what_they_can_give() {
    let mut program = program();
    let group = Group {
        name: named("web"),
        take: Take::Sum,
        cap: None,
        weighs: None,
        scaled_to: Some(40),
        terms: vec![term(TermKind::Points(60)), term(TermKind::Points(40)), term(TermKind::Points(-10))],
    };
    let mut fit = score("fit", Vec::new());
    fit.groups.push(group);
    program.scores.push(fit);
    let ruleset = lowered(&program).ruleset;
    let group = serde_json::to_value(&ruleset.rules[0]).unwrap()["groups"][0].take();
    assert_eq!(group["scale"], json!({"num": 2, "den": 5}));
}

#[test]
fn calendars_are_written_out_in_utc() {
    let mut program = program();
    program.head.time_zone = "Europe/London".to_owned();
    program.head.in_force_from = Some(20_454); // 2026-01-01
    let mut open: [Vec<(u16, u16)>; 7] = Default::default();
    open[0] = vec![(540, 1020)];
    open[1] = vec![(540, 720), (720, 1020)];
    program.calendars.push(Calendar {
        name: named("office"),
        zone: Zone::Fixed("Europe/London".to_owned()),
        open,
        closed: vec![20_458], // Monday 2026-01-05
    });
    let options = Options { calendar_from: Some(20_454), calendar_until: Some(20_640), ..Options::default() };
    let mut sources = Sources::default();
    sources.add("a.lead", "x");
    let ruleset = lower(&program, &sources, &options, &mut Sink::default()).unwrap().ruleset;
    assert_eq!(broken(&ruleset), []);
    let zone = &ruleset.calendars[0].zones[0];
    let hour = 3_600_000;
    // Tuesday 2026-01-06: two touching halves are one interval, 9 to 17 UTC.
    assert_eq!(zone.open[0], (20_459 * DAY + 9 * hour, 20_459 * DAY + 17 * hour));
    // Monday 2026-03-30, the day after the clocks went forward: 8 to 16 UTC.
    assert!(zone.open.contains(&(20_542 * DAY + 8 * hour, 20_542 * DAY + 16 * hour)));
    assert_eq!(zone.offsets.changes.len(), 1);
    assert_eq!(ruleset.definition.in_force_from, Some(20_454 * DAY));
}

#[test]
fn checks_add_nothing_to_the_rule_set() {
    let mut program = program();
    let plain = lowered(&program).ruleset;
    program.guarantees.push(Guarantee {
        never: happened(query(&[0], Vec::new())),
        because: None,
        built_in: false,
        span: span(),
    });
    program.examples.push(Example {
        title: "one".to_owned(),
        as_of: 0,
        fields: Vec::new(),
        events: Vec::new(),
        expect: vec![happened(query(&[1], Vec::new())), happened(query(&[0], Vec::new()))],
        span: span(),
    });
    let with = lowered(&program);
    assert_eq!(with.ruleset, plain);
    assert_eq!(with.checks.features.len(), 2);
    assert_eq!(with.checks.examples[0].len(), 2);
    let never = with.checks.guarantees[0].never.conditions();
    assert_eq!(never[0].id.as_deref(), Some("guarantee/1"));
}
