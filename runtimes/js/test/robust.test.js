// No lead breaks anything: hostile data, and what must hold of every decision.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../src/index.js";
import { instantOf } from "../src/time.js";
import { lead as made, random } from "./support/random.js";
import { everything } from "./support/repository.js";

const rules = load(everything);
const ruleset = JSON.parse(everything);
const T = Date.UTC(2026, 2, 10, 9);

/** @param {any} lead @param {any} asOf */
function decided(lead, asOf) {
  const text = /** @type {string} */ (rules.decideJson(lead, asOf));
  const decision = rules.decide(lead, asOf);
  assert.equal(JSON.stringify(decision), text);
  return { text, decision: /** @type {any} */ (decision) };
}

test("as of", () => {
  const lead = { id: "x" };
  const text = rules.decideJson(lead, "2026-03-10T09:00:00Z");
  for (const asOf of [T, new Date(T), T + 0.5, " 2026-03-10 10:00 +01 "]) assert.equal(rules.decideJson(lead, asOf), text);
  for (const asOf of ["now", "2026-03-10", "2026-03-10T09:00", "", NaN, Infinity, new Date(NaN), null, undefined, {}, 5n]) {
    assert.throws(() => rules.decide(lead, /** @type {any} */ (asOf)), RangeError);
  }
  assert.equal(/** @type {any} */ (rules.decide(lead, -1e300)).as_of, "0000-01-01T00:00:00Z");
  assert.equal(/** @type {any} */ (rules.decide(lead, 1e300)).as_of, "9999-12-31T23:59:59.999Z");
});

test("other mistakes of the host are said", () => {
  assert.throws(() => rules.decide({}, T, { history: /** @type {any} */ ("all") }), TypeError);
  assert.throws(() => load(everything).decide(rules.prepare({}), T), TypeError);
});

test("what is no lead", () => {
  for (const lead of [null, undefined, 5, "", "{", "[]", "5", [], () => 0, Symbol("x"), new Map(), new Date(T), NaN, 10n, true]) decided(lead, T);
  assert.equal(decided("[1]", T).decision.problems[1].problem, "not_an_object");
});

test("hostile objects", () => {
  const thrower = new Proxy({}, { get: () => { throw new Error("no"); }, ownKeys: () => { throw new Error("no"); } });
  const { proxy: revoked, revoke } = Proxy.revocable([], {});
  revoke();
  const getter = { id: "x", get fields() { throw new Error("no"); } };
  /** @type {any} */
  const circle = { id: "x", fields: {}, events: [] };
  circle.fields.email = circle;
  circle.events.push(circle);
  for (const lead of [thrower, revoked, getter, circle, { fields: revoked, events: revoked }, { fields: thrower, events: [thrower, revoked] }, Object.create(null), Object.create({ id: "inherited" })]) {
    decided(lead, T);
  }
  assert.equal(decided(Object.create({ id: "inherited" }), T).decision.id, null);
});

test("keys that would pollute", () => {
  const text = '{"id":"x","__proto__":{"a":1},"fields":{"__proto__":{"email":"a@b"},"constructor":{"prototype":{"b":1}},"toString":1},"fields_at":{"__proto__":"2026-01-01"},"events":[{"event":"__proto__","at":"2026-03-01T00:00:00Z"},{"event":"constructor","at":"2026-03-01T00:00:00Z","__proto__":1},{"event":"downloaded content","at":"2026-03-01T00:00:00Z","with":{"__proto__":{"topic":"pricing"},"topic":"constructor"}}]}';
  const { decision } = decided(text, T);
  assert.equal(/** @type {any} */ ({}).a, undefined);
  assert.equal(/** @type {any} */ ({}).b, undefined);
  assert.deepEqual(decision.problems.map((/** @type {any} */ one) => `${one.problem} ${one.where}`).filter((/** @type {string} */ one) => one.includes("__proto__") || one.includes("constructor")), [
    "key_not_declared __proto__",
    "key_not_declared events/__proto__",
    "field_not_declared __proto__",
    "field_not_declared constructor",
    "property_not_declared downloaded content/__proto__",
    "event_not_declared __proto__",
    "event_not_declared constructor",
  ]);
});

test("halves of surrogate pairs are no text", () => {
  const { decision, text } = decided({ id: "a\ud800", fields: { "\udc00": 1, desk: "\ud800\ud800" } }, T);
  assert.equal(decision.id, "a\ufffd");
  assert.equal(Buffer.from(text, "utf8").toString("utf8"), text);
  assert.doesNotMatch(text, /\\u[dD]/);
});

test("data that is deep, long or large", () => {
  const deep = `${'{"fields":'.repeat(100000)}{}${"}".repeat(100000)}`;
  decided(deep, T);
  decided(`{"id":"x","fields":{"wants":${"[".repeat(100000)}${"]".repeat(100000)}}}`, T);
  decided({ id: "x".repeat(1e6), fields: { desk: "a ".repeat(1e6), email: `${"a".repeat(1e6)}@b` } }, T);
  decided(`{"id":1e400,"fields":{"employees":1e400,"revenue":${"9".repeat(100000)},"share":"${"9".repeat(100000)}e${"9".repeat(1000)}"}}`, T);
  decided({ id: "x", fields: Object.fromEntries(Array.from({ length: 100000 }, (_, i) => [`field ${i}`, i])) }, T);
});

test("a million events", () => {
  const events = Array.from({ length: 1000000 }, (_, i) => ({ event: i % 2 === 0 ? "visited page" : "requested demo", at: T - (i % 5000) * 60000, with: { url: "/pricing" } }));
  for (const event of events) event.at = /** @type {any} */ (new Date(event.at).toISOString());
  const start = Date.now();
  assert.equal(/** @type {any} */ (rules.decide({ id: "x", fields: { budget: true }, events }, T)).stage, "SQL");
  assert.ok(Date.now() - start < 60000);
});

test("a history that takes too long is not decided", () => {
  const days = (/** @type {number} */ n) => new Date(T - n * 86400000).toISOString();
  const events = Array.from({ length: 400 }, (_, i) => [
    { event: "rejected lead", at: days(i * 20), with: { reason: "no budget" } },
    { event: "requested demo", at: days(i * 20 - 16) },
  ]).flat();
  assert.equal(rules.replay({ id: "x", fields: { budget: true }, events }, T), null);
  assert.equal(rules.decide({ id: "x", fields: { budget: true }, events }, T, { history: "replay" }), null);
});

/** @param {number} seed @param {number} odd */
function* some(seed, odd) {
  for (let i = 0; i < 300; i += 1) {
    const r = random(seed * 1000 + i);
    const at = T + r.below(30 * 86400000);
    yield { r, at, lead: made(r, ruleset, at, { odd, log: 0.4, events: r.pick([2, 8, 25]), id: `L-${i}` }) };
  }
}

test("whatever data says, a decision is made, and one only", () => {
  for (const { lead, at } of some(1, 0.3)) {
    const { text } = decided(lead, at);
    assert.equal(rules.decideJson(JSON.stringify(lead), at), text);
    const explained = /** @type {any} */ (rules.explain(lead, at));
    assert.equal(JSON.stringify({ ...explained, why: undefined }), text);
    assert.deepEqual(JSON.parse(/** @type {string} */ (rules.explainJson(lead, at))), JSON.parse(JSON.stringify(explained)));
    rules.replay(lead, at);
  }
});

test("the order in which data arrives never counts", () => {
  for (const { lead, at, r } of some(2, 0.02)) {
    if (!Array.isArray(lead.events)) continue;
    const text = rules.decideJson(lead, at);
    const events = [...lead.events].sort(() => r.next() - 0.5);
    const fields = typeof lead.fields === "object" && lead.fields !== null && !Array.isArray(lead.fields) ? Object.fromEntries(Object.entries(lead.fields).reverse()) : lead.fields;
    assert.equal(rules.decideJson({ ...lead, fields, events }, at), text);
  }
});

test("a prepared lead is decided like its data, as of any instant and in any order", () => {
  for (const { lead, at, r } of some(3, 0.02)) {
    const prepared = rules.prepare(lead);
    for (let i = 0; i < 4; i += 1) {
      const t = at - r.below(20) * 86400000;
      assert.equal(rules.decideJson(prepared, t), rules.decideJson(lead, t));
      assert.equal(rules.decideJson(prepared, t, { history: "replay" }), rules.decideJson(lead, t, { history: "replay" }));
    }
  }
});

test("a verdict says what the decision says", () => {
  for (const { lead, at } of some(4, 0.02)) {
    const decision = /** @type {any} */ (rules.decide(lead, at));
    const verdict = /** @type {any} */ (rules.verdict(lead, at));
    for (const key of Object.keys(decision).reverse()) assert.deepEqual(verdict[key], decision[key], key);
    for (const name of Object.keys(decision.scores)) assert.equal(verdict.score(name), decision.scores[name]);
    assert.equal(verdict.score("no score"), undefined);
    assert.equal(JSON.stringify(verdict), JSON.stringify(decision));
  }
});

test("deciding again, after the log has what was answered, answers the same", () => {
  for (const { lead, at } of some(5, 0)) {
    const first = /** @type {any} */ (rules.decide({ ...lead, history: "log" }, at));
    const events = [...(lead.events ?? []), ...first.transitions];
    assert.deepEqual(rules.decide({ ...lead, history: "log", events }, at), first);
  }
});

test("before it is time to ask again nothing changes", () => {
  const still = (/** @type {any} */ { as_of: _, problems: __, slas, ...rest }) => ({ ...rest, slas: slas.map((/** @type {any} */ { open_ms: ___, elapsed_ms: ____, ...clock }) => clock) });
  let seen = 0;
  for (const { lead, at } of some(6, 0)) {
    const events = lead.events ?? [];
    if (events.some((/** @type {any} */ one) => instantOf(one.at.trim()) > at || instantOf((one.received ?? "").trim()) > at)) continue;
    const { transitions } = /** @type {any} */ (rules.decide({ ...lead, history: "log" }, at));
    const later = { ...lead, history: "log", events: [...events, ...transitions] };
    const first = /** @type {any} */ (rules.decide(later, at + 1));
    if (first.transitions.length > 0) continue;
    seen += 1;
    const until = first.recheck_at === null ? at + 86400000 : Date.parse(first.recheck_at) - 1;
    assert.deepEqual(still(rules.decide(later, until)), still(first));
  }
  assert.ok(seen > 50);
});
