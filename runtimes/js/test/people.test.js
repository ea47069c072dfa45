// Hostile people: whatever stands wherever in a lead, a decision is made, in a time that grows with the data, and nothing else is touched.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { load } from "../src/index.js";
import { failing, instead, ofJson, ofLength, ofScript, places, unpolluted } from "./support/hostile.js";
import { lead as made, random } from "./support/random.js";
import { everything } from "./support/repository.js";

const rules = load(everything);
const ruleset = JSON.parse(everything);
const T = Date.UTC(2026, 2, 10, 9);
const whole = () => made(random(7), ruleset, T, { odd: 0, log: 1, events: 12, id: "L-1" });

/** @param {any} lead @param {{history: "given" | "none" | "replay"}} [options] */
function decided(lead, options) {
  const text = rules.explainJson(lead, T, options);
  if (text === null) return null;
  assert.ok(text.isWellFormed());
  const decision = JSON.parse(text);
  assert.equal(decision.ruleset, ruleset.fingerprint);
  return decision;
}

/** @param {any} data @returns {string | null} as JSON text, null where there is none */
function asText(data) {
  try {
    return JSON.stringify(data) ?? null;
  } catch {
    return null;
  }
}

afterEach(unpolluted);

test("hostile values in the place of the lead", () => {
  for (const make of [...ofJson, ...ofScript]) {
    decided(make());
    assert.equal(typeof rules.prepare(make()).id, rules.prepare(make()).id === null ? "object" : "string");
  }
});

test("hostile values at each place of a lead", { timeout: 240000 }, () => {
  const lead = whole();
  const r = random(1);
  for (const { holder, key } of places(lead)) {
    for (let i = 0; i < 12; i += 1) instead(holder, key, r.pick(i % 2 === 0 ? ofJson : ofScript)(), () => decided(lead));
  }
  // All of them, where readers differ.
  for (const key of ["id", "history", "fields", "events"]) {
    for (const make of [...ofJson, ...ofScript]) {
      const one = { ...lead, [key]: make() };
      decided(one);
      if (key !== "events") rules.replay(one, T);
    }
  }
});

/** CPU seconds of a decision of so many events. @param {number} n @param {(i: number) => any} event */
function seconds(n, event) {
  const lead = { id: "x", fields: {}, events: Array.from({ length: n }, (_, i) => event(i)) };
  const start = process.cpuUsage();
  rules.decideJson(lead, T);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

test("a million events take as long as a million events", { timeout: 240000 }, () => {
  const kinds = ["visited page", "requested demo", "downloaded content", "rejected lead", "nobody declared this"];
  const at = Array.from({ length: 5000 }, (_, i) => new Date(T - i * 60000).toISOString());
  /** @type {Record<string, (i: number) => any>} */
  const ways = {
    "newest first": (i) => ({ event: kinds[i % 5], at: at[i % 5000] }),
    "at one instant": (i) => ({ event: kinds[i % 4], at: at[9] }),
    "with one id": (i) => ({ event: kinds[i % 4], at: at[i % 5000], id: "e" }),
    "with an id each": (i) => ({ event: kinds[i % 4], at: at[i % 5000], id: i }),
    "without times": (i) => ({ event: kinds[i % 4], at: i }),
  };
  for (const [name, event] of Object.entries(ways)) {
    seconds(20000, event);
    const [some, many] = [seconds(100000, event), seconds(1000000, event)];
    // Ten times as many take ten times as long, or the little more that sorting takes; in a quadratic time it were a hundred times.
    assert.ok(many < 40 * Math.max(some, 0.05), `${name}: ${some} and ${many} seconds`);
  }
});

test("what JSON can say is decided alike as an object and as text", () => {
  const lead = whole();
  const r = random(2);
  for (const { holder, key } of places(lead)) {
    instead(holder, key, r.pick(ofJson)(), () => {
      const text = asText(lead);
      if (text !== null) assert.equal(rules.decideJson(lead, T), rules.decideJson(text, T));
    });
  }
});

test("hostile keys at each object of a lead", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "", "\ud800", "length", "E-Mail", " email", "x".repeat(10000), `a${" ".repeat(50000)}b`];
  for (const name of names) {
    for (const path of [["fields"], ["fields_at"], ["events", "0"], ["events", "1", "with"], []]) {
      const lead = whole();
      lead.fields_at = {};
      lead.events[1].with = {};
      const holder = path.reduce((value, key) => value[key], lead);
      Object.defineProperty(holder, name, { value: { polluted: true }, enumerable: true });
      const { problems } = decided(lead);
      assert.ok(problems.length > 0);
      assert.deepEqual(decided(JSON.stringify(lead)), decided(lead));
    }
  }
});

test("truncated text is no lead", () => {
  const text = JSON.stringify(whole());
  for (let length = 0; length < text.length; length += 1 + Math.floor(length / 200)) {
    assert.equal(decided(text.slice(0, length)).problems[0].problem, "lead_without_id");
  }
});

test("a length costs nothing", () => {
  for (const length of [4294967295, 1e9]) {
    for (const events of [Array(length), ofLength(length)]) {
      const { problems } = decided({ id: "x", events });
      assert.deepEqual(problems.find((/** @type {any} */ one) => one.problem === "not_an_object"), { problem: "not_an_object", where: "events", value: "null", count: length });
    }
    assert.ok(decided({ id: "x", fields: { wants: ofLength(length) } }));
  }
  const some = Array(3000000);
  some[5] = { event: "requested demo", at: "2026-03-09T09:00:00Z" };
  some[2999999] = 7;
  const { problems } = decided({ id: "x", events: some });
  assert.deepEqual(problems.filter((/** @type {any} */ one) => one.problem === "not_an_object").map((/** @type {any} */ one) => `${one.value} ${one.count}`), ["7 1", "null 2999998"]);
});

test("dates are dates in every realm, and nothing else is", () => {
  const lead = (/** @type {any} */ at) => ({ id: "x", events: [{ event: "requested demo", at }] });
  const expected = rules.decideJson(lead("2026-03-09T09:00:00Z"), T);
  const other = runInContext('new Date("2026-03-09T09:00:00Z")', createContext());
  for (const date of [new Date("2026-03-09T09:00:00Z"), other, Object.assign(new Date("2026-03-09T09:00:00Z"), { toISOString: () => "2020-01-01T00:00:00Z" })]) {
    assert.equal(rules.decideJson(lead(date), T), expected);
  }
  assert.equal(rules.decideJson({ id: "x" }, runInContext(`new Date(${T})`, createContext())), rules.decideJson({ id: "x" }, T));
  for (const date of [{ [Symbol.toStringTag]: "Date" }, Object.create(Date.prototype), failing(new Date())]) assert.notEqual(rules.decideJson(lead(date), T), expected);
});

test("an instant that is none", () => {
  for (const make of [...ofJson, ...ofScript]) {
    try {
      rules.decide({ id: "x" }, make());
    } catch (error) {
      assert.ok(error instanceof RangeError, String(error));
    }
  }
});
