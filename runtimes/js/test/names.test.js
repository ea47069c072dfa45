// Definitions whose names are those that objects have anyway: they are names like others.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { load } from "../src/index.js";
import { refit } from "./support/fingerprint.js";
import { unpolluted } from "./support/hostile.js";
import { lead as made, random } from "./support/random.js";
import { everything } from "./support/repository.js";

const T = Date.UTC(2026, 2, 10, 9);
const HOSTILE = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__", "prototype", "isPrototypeOf", "length", "name"];

/** New names for those of a kind. @param {readonly string[]} names @returns {Map<string, string>} */
const renamed = (names) => new Map(names.map((name, at) => [name, at < HOSTILE.length ? HOSTILE[at] : name]));

const original = JSON.parse(everything);
const of = (/** @type {readonly any[]} */ list) => list.map((/** @type {any} */ one) => one.name);
const fields = renamed(of(original.fields));
const events = renamed(of(original.events.filter((/** @type {any} */ event) => event.entry === null)));
const stages = renamed(of(original.stages.list));
const rules = renamed(of(original.rules));

/** The same definition with other names. */
function hostile() {
  const document = structuredClone(original);
  const choices = (/** @type {any} */ value) => {
    if (value.choices !== undefined) value.choices = [...renamed(value.choices).values()];
  };
  for (const field of document.fields) {
    field.name = fields.get(field.name);
    choices(field.value);
  }
  for (const event of document.events) {
    event.name = event.entry?.stage === undefined ? (events.get(event.name) ?? event.name) : event.name.replace(/ (\S+)$/, (/** @type {any} */ _, /** @type {string} */ name) => ` ${stages.get(name)}`);
    const properties = renamed(of(event.properties));
    for (const property of event.properties) {
      property.name = properties.get(property.name);
      choices(property.value);
    }
  }
  for (const stage of document.stages.list) stage.name = stages.get(stage.name);
  for (const rule of document.rules) rule.name = rules.get(rule.name);
  for (const list of [document.statuses, document.slas, document.nurtures, document.permissions]) {
    const names = renamed(of(list));
    for (const one of list) one.name = names.get(one.name);
  }
  refit(document);
  return document;
}

/** A decision without its names. @param {any} decision */
function nameless(decision) {
  const values = (/** @type {object} */ named) => Object.entries(named).sort().length;
  return { lead: decision.lead, meets: Object.values(decision.meets), scores: Object.values(decision.scores), statuses: values(decision.statuses), slas: decision.slas.map((/** @type {any} */ { sla, ...rest }) => rest), recheck_at: decision.recheck_at, transitions: decision.transitions.length, count: decision.problems.length };
}

afterEach(unpolluted);

test("a definition of hostile names decides as one of harmless names", () => {
  const document = hostile();
  const [mine, plain] = [load(document), load(original)];
  for (let seed = 0; seed < 200; seed += 1) {
    // The same seed gives the same lead, but for the names.
    const how = { odd: 0, log: 0.4, events: 12, id: "x" };
    const [one, other] = [made(random(seed), document, T, how), made(random(seed), original, T, how)];
    const decision = /** @type {any} */ (mine.decide(one, T));
    assert.deepEqual(nameless(decision), nameless(plain.decide(other, T)));
    assert.equal(JSON.stringify(decision), mine.decideJson(JSON.stringify(one), T));
    assert.deepEqual(Object.keys(decision.meets), of(document.stages.list).slice(1));
    assert.ok(Object.keys(decision.meets).includes("constructor"));
    const scores = document.rules.filter((/** @type {any} */ rule) => rule.rule === "score");
    assert.deepEqual(Object.keys(decision.scores), of(scores));
    for (const { name } of scores) assert.equal(mine.verdict(one, T)?.score(name), decision.scores[name]);
    assert.equal(mine.verdict(one, T)?.score("no such score"), undefined);
    assert.deepEqual(JSON.parse(String(mine.explainJson(one, T))), JSON.parse(JSON.stringify(mine.explain(one, T))));
    mine.replay(one, T);
  }
});
