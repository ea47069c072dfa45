// What is no rule set is refused, and the message says where (chapter 9.8 of the standard).
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, RuleSetError } from "../src/index.js";
import { refit } from "./support/fingerprint.js";
import { everything } from "./support/repository.js";

/** @param {(document: any) => void} change @param {RegExp} message @param {string} path */
function refused(change, message, path) {
  const document = JSON.parse(everything);
  change(document);
  refit(document);
  for (const source of [document, JSON.stringify(document)]) {
    assert.throws(
      () => load(source),
      (error) => {
        assert.ok(error instanceof RuleSetError, String(error));
        assert.match(error.message, message);
        assert.equal(error.path, path);
        return true;
      },
    );
  }
}

test("a rule set is loaded from its text or its object, and says what it is", () => {
  for (const source of [everything, JSON.parse(everything)]) {
    const rules = load(source);
    assert.equal(rules.name, "All of it");
    assert.match(rules.fingerprint, /^sha256:[0-9a-f]{64}$/);
  }
});

test("what is loaded stays as it was", () => {
  const document = JSON.parse(everything);
  const rules = load(document);
  const before = rules.decideJson({ id: "x" }, 0);
  document.fields.length = 0;
  document.stages.list[0].name = "changed";
  assert.equal(rules.decideJson({ id: "x" }, 0), before);
});

test("what is no object", () => {
  for (const source of ["", "{", "5", "[]", "null", 5, null, undefined, [], () => 0]) assert.throws(() => load(/** @type {any} */ (source)), RuleSetError);
  assert.throws(() => load({}), /key `ruleset` is missing/);
  /** @type {any} */
  const circle = {};
  circle.circle = circle;
  assert.throws(() => load(circle), RuleSetError);
});

test("another version", () => refused((d) => (d.ruleset = 2), /version 2; this runtime reads version 1/, "ruleset"));

test("a fingerprint that does not fit", () => {
  const document = JSON.parse(everything);
  document.stages.list[1].criteria[0].when.left.value = 2;
  assert.throws(() => load(document), /fingerprint does not fit/);
});

test("what changes no decision does not count for the fingerprint", () => {
  const document = JSON.parse(everything);
  document.origins = { "stage MQL": { file: "x.lead", line: 1, column: 1, text: "x" } };
  document.targets = [];
  document.definition.name = "Another";
  document.stages.list[1].title = "Another";
  document.added = { later: true };
  document.fields[0].added = 1;
  assert.equal(load(document).name, "Another");
});

test("tags of the future", () => {
  refused((d) => (d.rules[0].when.op = "matches"), /does not know the operator "matches"/, "rules[0].when");
  refused((d) => (d.features[0].kind = "median"), /does not know the kind of feature "median"/, "features[0]");
  refused((d) => (d.features[1].windows[0].window = "next"), /does not know the window "next"/, "features[1].windows[0]");
  refused((d) => (d.fields[0].value.type = "colour"), /does not know the type "colour"/, "fields[0].value");
  refused((d) => (d.stages.list[1].keep.kept = "__proto__"), /does not know/, "stages.list[1].keep");
});

test("numbers that are none", () => {
  refused((d) => (d.days.until = 1.5), /whole number/, "days.until");
  refused((d) => (d.days.until = 9007199254740992), /whole number/, "days.until");
  refused((d) => (d.days.until = "1"), /whole number/, "days.until");
  refused((d) => (d.slas[0].times = 0), /from 1/, "slas[0].times");
});

test("keys that are missing", () => {
  refused((d) => delete d.rules, /key `rules` is missing/, "");
  refused((d) => delete d.fields[0].account, /key `account` is missing/, "fields[0]");
});

test("indices that lead nowhere", () => {
  const choosing = `fields[${JSON.parse(everything).fields.findIndex((/** @type {any} */ one) => one.value.type === "one_of")}].if_unknown`;
  refused((d) => (d.features[0].select[0].event = 99), /there is no event 99/, "features[0].select[0].event");
  refused((d) => (d.words.lead.stage = 9), /there is no stage 9/, "words.lead.stage");
  refused((d) => (d.slas[0].calendar = 4), /there is no calendar 4/, "slas[0].calendar");
  for (const index of [-1, 99]) {
    refused((d) => (d.fields.find((/** @type {any} */ one) => one.value.type === "one_of").if_unknown = index), /there is no choice/, choosing);
  }
  refused((d) => (d.handoffs[0].must_include = [99]), /there is no field 99/, "handoffs[0].must_include[0]");
});

test("what is read too early, or is of the wrong kind", () => {
  refused((d) => (d.rules[0].when = { op: "rule", rule: 0 }), /later rule/, "rules[0].when");
  refused((d) => (d.rules[0].when = { op: "eq", left: { op: "stage" }, right: { op: "const", value: 0 } }), /not decided yet/, "rules[0].when.left");
  refused((d) => (d.rules[0].when = { op: "field", field: 0 }), /condition belongs here/, "rules[0].when");
  refused((d) => (d.rules[0].when = { op: "known", of: { op: "all", of: [] } }), /value belongs here/, "rules[0].when.of");
  refused((d) => (d.rules[1].when = { op: "meets", stage: 2 }), /reads itself/, "");
  refused((d) => (d.rules[0].when = { op: "lt", left: { op: "const", value: "a" }, right: { op: "const", value: 1 } }), /a date belongs here/, "rules[0].when.left");
  refused((d) => (d.rules[0].when = { op: "eq", left: { op: "property", property: 0 }, right: { op: "const", value: 1 } }), /filter of events/, "rules[0].when.left");
});

test("a zone that is further from UTC than any", () => {
  refused((d) => (d.days.first = 26 * 3_600_000 + 1), /26 hours/, "days");
  refused((d) => (d.days.changes[0][1] = -26 * 3_600_000 - 1), /26 hours/, "days");
});

test("lists that do not go up", () => {
  refused((d) => d.days.changes.reverse(), /does not go up/, "days.changes[1]");
  refused((d) => d.calendars[0].zones[0].open.reverse(), /do not go up/, "calendars[0].zones[0].open[1]");
  refused((d) => (d.features.find((/** @type {any} */ f) => f.table?.length > 1).table[1][0] = 0), /does not go up/, "features[4].table[1]");
});

test("what stands there twice", () => {
  refused((d) => (d.fields[1].name = d.fields[0].name), /stands there twice/, "fields[1]");
  refused((d) => (d.rules[1].id = d.rules[0].id), /stands there twice/, "rules[1].id");
  refused((d) => d.routes.push(structuredClone({ ...d.routes[0], rows: [] })), /stands there twice/, "routes[2]");
});

test("half of a surrogate pair, which is no text", () => {
  refused((d) => (d.fields[0].name = "a\ud800"), /half of a surrogate pair/, "fields[0].name");
  refused((d) => (d.stages.list[1].title = "\udc00"), /half of a surrogate pair/, "stages.list[1].title");
});

test("a mark before the text is no fault", () => {
  assert.equal(load(`\ufeff${everything}`).fingerprint, JSON.parse(everything).fingerprint);
});

test("where it is wrong is said to the place in a list", () => {
  refused((d) => (d.stages.list[3].criteria[1].when.of[1] = { op: "field", field: 0 }), /condition belongs here/, "stages.list[3].criteria[1].when.of[1]");
});

test("what is nested to break readers", () => {
  let text = '{"op":"const","value":true}';
  for (let i = 0; i < 20000; i += 1) text = `{"op":"not","of":${text}}`;
  assert.throws(() => load(everything.replace(/"when":\{[^{}]*\}/, `"when":${text}`)), RuleSetError);
});

test("a long chain of rules is no tall stack", () => {
  const document = JSON.parse(everything);
  const first = document.rules.length;
  for (let i = 0; i < 20000; i += 1) {
    document.rules.push({ id: `define chain ${i}`, name: `chain ${i}`, rule: "define", when: { op: "all", of: i === 0 ? [] : [{ op: "rule", rule: first + i - 1 }] } });
  }
  document.stages.list[1].criteria[0].when = { op: "rule", rule: document.rules.length - 1 };
  refit(document);
  assert.equal(load(document).verdict({ id: "x" }, 0)?.meets.inquiry, true);
});

test("sums beyond what a double holds are exact", () => {
  const document = JSON.parse(everything);
  const at = document.rules.findIndex((/** @type {any} */ rule) => rule.name === "engagement");
  const score = document.rules[at];
  const [group] = score.groups;
  group.terms = [1, 2].map((n) => ({ id: `big ${n}`, term: "points", points: Number.MAX_SAFE_INTEGER, cap: Number.MAX_SAFE_INTEGER }));
  delete group.cap;
  group.scale = { num: 3, den: 2 };
  score.max = Number.MAX_SAFE_INTEGER;
  refit(document);
  const rules = load(document);
  const why = /** @type {string} */ (rules.explainJson({ id: "x" }, 0)).replace(/.*"score":"engagement"/, "");
  // 2 × (2^53 − 1) × 3 / 2 millionths of a tenth.
  assert.match(why, /"points":2702159776\.4222973,/);
  assert.match(why, /^,"value":2702159776.4,/);
});

test("a required field is missing, also where another value stands in for it", () => {
  const document = JSON.parse(everything);
  const field = document.fields.find((/** @type {any} */ one) => one.required && one.value.type === "email");
  field.if_unknown = "nobody@example";
  refit(document);
  const { problems } = load(document).decide({ id: "x" }, 0);
  assert.ok(problems.some((/** @type {any} */ one) => one.problem === "missing_required" && one.where === field.name));
});

test("a number beyond all doubles is a number out of every range", () => {
  const document = JSON.parse(everything);
  const { name } = document.fields.find((/** @type {any} */ one) => one.value.type === "number");
  for (const [written, sign] of [["1e400", ""], ["-9e999", "-"]]) {
    const { problems } = load(document).decide(`{"id": "x", "history": ${written}, "fields": {${JSON.stringify(name)}: ${written}}}`, 0);
    assert.ok(problems.some((/** @type {any} */ one) => one.problem === "out_of_range" && one.where === name));
    assert.ok(problems.some((/** @type {any} */ one) => one.where === "history" && one.value === `${sign}1${"0".repeat(79 - sign.length)}`));
  }
});
