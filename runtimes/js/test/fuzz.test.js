// Rule sets that were damaged: each is refused by a RuleSetError, or loaded and then decides whatever it is given. Nothing hangs, nothing else is thrown.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { load, RuleSetError } from "../src/index.js";
import { refit } from "./support/fingerprint.js";
import { instead, ofJson, ofScript, places, unpolluted } from "./support/hostile.js";
import { lead as made, random } from "./support/random.js";
import { everything } from "./support/repository.js";

const T = Date.UTC(2026, 2, 10, 9);
const MAX = Number.MAX_SAFE_INTEGER;
/** Which damage: FUZZ_SEED=7 FUZZ_SHARE=1 makes other damage, and all of it. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const SHARE = Number(process.env.FUZZ_SHARE ?? 0.3);

/** Everything, but for most of the open hours. */
function small() {
  const document = JSON.parse(everything);
  delete document.origins;
  for (const calendar of document.calendars) for (const zone of calendar.zones) zone.open = zone.open.filter((/** @type {number[]} */ [from]) => Math.abs(from - T) < 9e8);
  refit(document);
  return document;
}

const document = small();
const r0 = random(11);
const people = Array.from({ length: 6 }, (_, i) => made(r0, JSON.parse(everything), T, { odd: i % 2 === 0 ? 0 : 0.2, log: 0.5, events: 15, id: `L-${i}` }));

/** @param {unknown} source @returns {ReturnType<typeof load> | null} */
function loaded(source) {
  try {
    return load(/** @type {any} */ (source));
  } catch (error) {
    if (error instanceof RuleSetError) return null;
    throw error;
  }
}

/** That it decides. @param {ReturnType<typeof load>} rules */
function decides(rules) {
  for (const person of people) {
    for (const history of /** @type {const} */ (["given", "none", "replay"])) {
      const text = rules.explainJson(person, T, { history });
      if (text === null) continue;
      assert.ok(text.isWellFormed());
      JSON.parse(text);
    }
  }
}

/** A rule set with its faults, refused or good for a decision. */
function tried() {
  // A value that JSON cannot say is dropped on the way, or refused.
  let copy = null;
  try {
    copy = JSON.parse(JSON.stringify(document));
  } catch {
    assert.equal(loaded(document), null);
    return false;
  }
  refit(copy);
  const rules = loaded(copy);
  if (rules !== null) decides(rules);
  else assert.equal(loaded(JSON.stringify(copy)), null);
  return rules !== null;
}

afterEach(unpolluted);

test("what is damaged here is sound", () => {
  assert.ok(tried());
});

test("each key and each item taken away", () => {
  let refused = 0;
  const r = random(SEED);
  for (const { holder, key } of places(document)) {
    if (!r.chance(SHARE * 2)) continue;
    if (Array.isArray(holder)) instead(holder, key, undefined, tried);
    else {
      const order = Object.entries(holder);
      delete holder[key];
      if (!tried()) refused += 1;
      for (const name of Object.keys(holder)) delete holder[name];
      for (const [name, value] of order) holder[name] = value;
    }
  }
  assert.ok(refused > 200);
});

test("a wrong value at each place", { timeout: 240000 }, () => {
  const r = random(SEED + 100);
  for (const { holder, key } of places(document)) {
    if (!r.chance(SHARE)) continue;
    for (let i = 0; i < 2; i += 1) instead(holder, key, r.pick(ofJson)(), tried);
    if (r.chance(0.2)) instead(holder, key, r.pick(ofScript)(), tried);
  }
});

test("numbers and texts that are nearly right", { timeout: 240000 }, () => {
  const r = random(SEED + 200);
  let good = 0;
  for (const { holder, key } of places(document)) {
    const before = holder[key];
    const others = typeof before === "number" ? [before + 1, before - 1, -before, before * 1000, MAX, -MAX] : typeof before === "string" ? [`${before} 2`, "__proto__"] : [];
    for (const other of others) {
      if (!r.chance(SHARE / 2)) continue;
      instead(holder, key, other, () => {
        if (tried()) good += 1;
      });
    }
  }
  assert.ok(good > 100);
});

test("parts in the places of others", { timeout: 240000 }, () => {
  const r = random(SEED + 300);
  const all = places(document);
  for (let i = 0; i < 1500 * SHARE; i += 1) {
    const [one, other] = [r.pick(all), r.pick(all)];
    instead(one.holder, one.key, structuredClone(other.holder[other.key]), tried);
    const list = one.holder[one.key];
    if (Array.isArray(list)) instead(one.holder, one.key, r.pick([[], [...list, ...list], [...list].reverse(), list.slice(1)]), tried);
  }
});

test("text that is cut off, and text with something in it", () => {
  const text = JSON.stringify(document);
  const r = random(SEED + 400);
  for (let i = 0; i < 400; i += 1) {
    const at = r.below(text.length);
    assert.equal(loaded(text.slice(0, at)), null);
    loaded(text.slice(0, at) + r.pick(["0", "\u0000", "[", "}", '"', "\\", "\ud800", "__proto__", "-", "e9"]) + text.slice(at + r.below(2)));
  }
});

test("text that is nested to break readers", () => {
  const text = JSON.stringify(document);
  for (const [open, close] of [["[", "]"], ['{"of":', "}"], ['{"op":"not","of":', "}"], ['{"op":"all","of":[', "]}"]]) {
    const deep = `${open.repeat(100000)}0${close.repeat(100000)}`;
    for (const at of [...text.matchAll(/"(?:when|fields|value|select|ruleset|of)":/g)].slice(0, 12)) {
      const from = at.index + at[0].length;
      assert.equal(loaded(`${text.slice(0, from)}${deep},"x":${text.slice(from)}`), null);
    }
    const unknown = loaded(`{"later":${deep},${text.slice(1)}`);
    if (unknown !== null) decides(unknown);
  }
});

test("keys that this version does not know change nothing", () => {
  const before = JSON.parse(String(load(document).explainJson(people[0], T)));
  const copy = structuredClone(document);
  for (const { holder, key } of places(copy)) {
    const one = holder[key];
    if (typeof one === "object" && one !== null && !Array.isArray(one)) one.later = { id: "the same", op: "unknown", rule: 99, list: [null] };
  }
  assert.deepEqual(JSON.parse(String(load(copy).explainJson(people[0], T))), before);
});

test("hostile objects in the place of a rule set", () => {
  for (const make of [...ofJson, ...ofScript]) assert.equal(loaded(make()), null);
});
