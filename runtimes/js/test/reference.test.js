// Against the reference, where it is built: the blocks of the standard, the examples, and leads that nobody would send.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { load } from "../src/index.js";
import { fences } from "./support/fences.js";
import { lead as made, random } from "./support/random.js";
import { compile, decisions, everything, filesIn, lead, root, withoutLead } from "./support/repository.js";
import { rows } from "./support/csv.js";

const T = Date.UTC(2026, 2, 10, 9);

/**
 * @param {string} text of a rule set
 * @param {readonly any[]} leads
 * @param {string} asOf
 * @param {"log" | "none" | "replay"} history
 * @param {boolean} explain
 */
function agree(text, leads, asOf, history, explain) {
  const rules = load(text);
  const expected = decisions(text, leads, asOf, history, explain);
  const options = { history: history === "log" ? "given" : history };
  for (const one of leads) {
    const lead = history === "log" ? { ...one, history } : one;
    const mine = explain ? rules.explainJson(lead, asOf, options) : rules.decideJson(lead, asOf, options);
    const theirs = expected.get(one.id) ?? null;
    if (mine !== theirs && mine !== null && theirs !== null) assert.deepEqual(JSON.parse(mine), JSON.parse(theirs), JSON.stringify(one));
    assert.equal(mine, theirs, JSON.stringify(one));
  }
}

/** @type {("log" | "none" | "replay")[]} */
const HISTORIES = ["log", "none", "replay"];

/** @param {string} text @param {number} seed @param {number} count @param {boolean} explain */
function tried(text, seed, count, explain, histories = HISTORIES) {
  const ruleset = JSON.parse(text);
  for (const history of histories) {
    const r = random(seed);
    const at = T + r.below(3) * 40 * 86400000 + r.below(86400000);
    const leads = Array.from({ length: count }, (_, i) => made(r, ruleset, at, { odd: i % 3 === 0 ? 0.05 : 0, log: 0.4, events: r.pick([3, 10, 30]), id: `L-${i}` }));
    agree(text, leads, new Date(at).toISOString(), history, explain);
  }
}

test("leads that nobody would send", { skip: withoutLead }, () => {
  for (let seed = 1; seed <= 3; seed += 1) tried(everything, seed, 150, seed === 3);
});

test("the definitions of the standard", { skip: withoutLead }, () => {
  let seed = 0;
  for (const { source } of fences(join(root, "spec"))) {
    const text = compile(source);
    if (text !== null) tried(text, seed, 12, true, [HISTORIES[(seed += 1) % 3]]);
  }
});

test("the decisions of the standard", { skip: withoutLead }, () => {
  for (const { source, name, decided } of fences(join(root, "spec"))) {
    if (decided.length === 0) continue;
    const rules = load(/** @type {string} */ (compile(source)));
    for (const { lead, asOf, decision } of decided) {
      const found = JSON.parse(rules.explainJson(lead, asOf));
      for (const key of Object.keys(decision)) part(found[key], decision[key], `${name}: ${key}`);
    }
  }
});

/** That what is shown is part of what was found. @param {any} found @param {any} shown @param {string} where */
function part(found, shown, where) {
  if (typeof shown !== "object" || shown === null || Array.isArray(shown)) assert.deepEqual(found, shown, where);
  else for (const key of Object.keys(shown)) part(found?.[key], shown[key], `${where}/${key}`);
}

test("the examples", { skip: withoutLead }, () => {
  for (const file of filesIn(join(root, "examples"), "definition.lead")) {
    const text = compileFile(file);
    if (text !== null) tried(text, 7, 20, true);
  }
});

test("an example's own leads", { skip: withoutLead }, () => {
  const folder = join(root, "examples", "acme-b2b");
  const text = /** @type {string} */ (compileFile(join(folder, "definition.lead")));
  const leads = acme(folder);
  agree(text, leads, "2026-03-10T09:00:00Z", "replay", false);
  agree(text, leads, "2026-03-10T09:00:00Z", "log", true);
  const insurance = join(root, "examples", "insurance");
  const rules = /** @type {string} */ (compileFile(join(insurance, "definition.lead")));
  agree(rules, sound(readFileSync(join(insurance, "leads.ndjson"), "utf8")), "2026-03-10T09:00:00Z", "replay", true);
});

/** The lines that are leads with an id: the others the program leaves out. @param {string} text */
function sound(text) {
  return text.split("\n").flatMap((line) => {
    try {
      const lead = JSON.parse(line);
      return typeof lead.id === "string" ? [lead] : [];
    } catch {
      return [];
    }
  });
}

/** @param {string} file */
function compileFile(file) {
  return compile(
    readFileSync(file, "utf8").replace(/^use "([^"]+)"$/gm, (_, name) => readFileSync(join(file.slice(0, -basename(file).length), name), "utf8")),
  );
}

/** The leads of the example with a CRM's export, as its `lead.toml` maps them. @param {string} folder */
function acme(folder) {
  const columns = { Email: "email", "Job Title": "job title", Seniority: "seniority", "Country Code": "country", "Is Competitor": "competitor", "Created Date": "created", Industry: "industry", "Company Size": "employees", "Annual Revenue": "annual revenue" };
  const events = rows(readFileSync(join(folder, "events.csv"), "utf8"));
  return rows(readFileSync(join(folder, "leads.csv"), "utf8")).map((row) => ({
    id: row.lead_id,
    fields: Object.fromEntries(Object.entries(columns).map(([column, field]) => [field, row[column]])),
    fields_at: { employees: row["Company Size Checked"] },
    events: events
      .filter((event) => event.lead_id === row.lead_id)
      .map(({ event_id, lead_id: _, event, occurred_at, received_at, ...rest }) => ({
        event,
        at: occurred_at,
        id: event_id,
        received: received_at,
        with: Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== "")),
      })),
  }));
}

test("the reference is there", { skip: withoutLead }, () => assert.notEqual(lead, null));
