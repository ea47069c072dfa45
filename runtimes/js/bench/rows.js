// What is measured: each row makes what it needs, and then does one thing with each lead. It answers with the stage, where it has one.
import { readFileSync } from "node:fs";
import { load } from "../src/index.js";
import { hand, jsonLogic } from "./peers.js";
import { asOf } from "./workload.js";

const T = Date.parse(asOf);
const rules = () => load(readFileSync(new URL("ruleset.json", import.meta.url), "utf8"));
const engine = async () => new (await import("json-logic-engine")).LogicEngine().build(jsonLogic);

/** @typedef {ReturnType<typeof import("./workload.js").leads>} Made */
/** @typedef {{leads: any[], each: (one: any) => string | null}} Work */
/** @type {{group: string, name: string, work: (made: Made) => Promise<Work>}[]} */
export const rows = [];

/** @param {string} group @param {string} name @param {(made: Made) => Promise<Work>} work */
const row = (group, name, work) => rows.push({ group, name, work });

const memory = "the stage, of leads in memory";
row(memory, "hand-written JavaScript", async (made) => ({ leads: made.map((one) => one.plain), each: hand }));
row(memory, "json-logic-engine, compiled", async (made) => ({ leads: made.map((one) => one.plain), each: await engine() }));
row(memory, "leadlang, prepared leads", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => loaded.prepare(one.lead)), each: (lead) => loaded.verdict(lead, T).stage };
});

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

const data = "of data as it comes, names and times in text";
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
row(json, "JSON.parse, hand-written JavaScript", async (made) => ({ leads: made.map((one) => JSON.stringify(one.plain)), each: (text) => hand(JSON.parse(text)) }));
row(json, "JSON.parse, json-logic-engine", async (made) => {
  const built = await engine();
  return { leads: made.map((one) => JSON.stringify(one.plain)), each: (text) => built(JSON.parse(text)) };
});
row(json, "leadlang, the stage", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => JSON.stringify(one.lead)), each: (text) => loaded.verdict(text, T).stage };
});
row(json, "leadlang, the whole decision, as JSON", async (made) => {
  const loaded = rules();
  return { leads: made.map((one) => JSON.stringify(one.lead)), each: (text) => (loaded.decideJson(text, T) === "" ? "" : null) };
});
