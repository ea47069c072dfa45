// What is measured: each row makes what it needs, and then does one thing with each lead. It answers with the stage, where it has one.
import { readFileSync } from "node:fs";
import { load } from "../src/index.js";
import { hand, jsonLogic, ready, rulesEngine } from "./peers.js";
import { asOf } from "./workload.js";

const T = Date.parse(asOf);
const rules = () => load(readFileSync(new URL("ruleset.json", import.meta.url), "utf8"));
const engine = async () => new (await import("json-logic-engine")).LogicEngine().build(jsonLogic);

/** @typedef {ReturnType<typeof import("./workload.js").leads>} Made */
/** @typedef {{leads: any[] | (() => any[]), each: (one: any) => any}} Work the leads, or how to make them anew before each round, which is not measured */
/** @type {{group: string, name: string, work: (made: Made) => Promise<Work>, later: boolean, part: number}[]} */
export const rows = [];

/**
 * @param {string} group @param {string} name @param {(made: Made) => Promise<Work>} work
 * @param {{later?: boolean, part?: number}} [how] later: it answers by a promise; part: of so many leads it takes one, because it is slow
 */
const row = (group, name, work, { later = false, part = 1 } = {}) => rows.push({ group, name, work, later, part });

// Every engine is given leads that were read once into the form that it takes, and the same ones again and again.
const memory = "the stage, of leads in memory";
row(memory, "hand-written JavaScript", async (made) => ({ leads: made.map((one) => one.plain), each: hand }));
row(memory, "leadlang", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => loaded.prepare(one.lead)), each: (lead) => loaded.verdict(lead, T).stage };
});
row(memory, "json-logic-engine, compiled", async (made) => ({ leads: made.map((one) => one.plain), each: await engine() }));
row(
  memory,
  "json-rules-engine",
  async (made) => {
    const run = rulesEngine((await import("json-rules-engine")).Engine);
    for (const { plain } of made.slice(0, 200)) if ((await run(plain)) !== hand(plain)) throw new Error("json-rules-engine does not agree");
    return { leads: made.map((one) => one.plain), each: run };
  },
  { later: true, part: 20 },
);

// What a prepared lead keeps from one decision to the next, the others have no place for; so here each is decided once.
const once = "the same, each lead decided once";
row(once, "hand-written JavaScript", async (made) => ({ leads: () => made.map((one) => structuredClone(one.plain)), each: hand }));
row(once, "leadlang", async (made) => {
  const loaded = rules();
  return { leads: () => made.map((one) => loaded.prepare(one.lead)), each: (lead) => loaded.verdict(lead, T).stage };
});
row(once, "json-logic-engine, compiled", async (made) => ({ leads: () => made.map((one) => structuredClone(one.plain)), each: await engine() }));

const more = "more, of prepared leads";
row(more, "leadlang, the stage and both scores", async (made) => {
  const loaded = rules();
  return {
    leads: made.map((one) => loaded.prepare(one.lead)),
    each(lead) {
      const verdict = loaded.verdict(lead, T);
      return Number(verdict.score("fit")) + Number(verdict.score("engagement")) > 1e9 ? null : verdict.stage;
    },
  };
});
row(more, "leadlang, the whole decision", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => loaded.prepare(one.lead)), each: (lead) => loaded.decide(lead, T).stage };
});

// Plain objects with the names of the definition, times in text: what the others need is made of them by ten lines of the host, unchecked.
const data = "of plain objects as they come, times in text";
row(data, "made ready, hand-written JavaScript", async (made) => ({ leads: made.map((one) => one.lead), each: (lead) => hand(ready(lead)) }));
row(data, "made ready, json-logic-engine", async (made) => {
  const built = await engine();
  return { leads: made.map((one) => one.lead), each: (lead) => built(ready(lead)) };
});
row(data, "leadlang, reading it", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => one.lead), each: (lead) => (loaded.prepare(lead).id === "" ? "" : null) };
});
row(data, "leadlang, the stage", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => one.lead), each: (lead) => loaded.verdict(lead, T).stage };
});
row(data, "leadlang, the whole decision", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => one.lead), each: (lead) => loaded.decide(lead, T).stage };
});

const json = "from the text of a lead to the answer";
row(json, "JSON.parse, made ready, hand-written JavaScript", async (made) => ({ leads: made.map((one) => JSON.stringify(one.lead)), each: (text) => hand(ready(JSON.parse(text))) }));
row(json, "JSON.parse, made ready, json-logic-engine", async (made) => {
  const built = await engine();
  return { leads: made.map((one) => JSON.stringify(one.lead)), each: (text) => built(ready(JSON.parse(text))) };
});
row(json, "leadlang, the stage", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => JSON.stringify(one.lead)), each: (text) => loaded.verdict(text, T).stage };
});
row(json, "leadlang, the whole decision, as JSON", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => JSON.stringify(one.lead)), each: (text) => (loaded.decideJson(text, T) === "" ? "" : null) };
});
