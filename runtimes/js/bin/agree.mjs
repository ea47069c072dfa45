// Answers the questions of the conformance tools, line by line: see "A driver" in spec/conformance/README.md.
import { createInterface } from "node:readline";
import { load, RuleSetError } from "../src/index.js";

/** @type {ReturnType<typeof load> | null} */
let rules = null;

/** @param {any} asked @returns {string} */
function answer(asked) {
  if (asked.load !== undefined) {
    try {
      rules = load(asked.load);
      return "true";
    } catch (error) {
      if (!(error instanceof RuleSetError)) throw error;
      return JSON.stringify({ refused: error.message });
    }
  }
  if (rules === null) throw new Error("no rule set is loaded");
  // As text: an object that was parsed by other hands may have lost digits.
  const lead = JSON.stringify(asked.lead);
  const options = { history: asked.history };
  const text = asked.explain ? rules.explainJson(lead, asked.as_of, options) : rules.decideJson(lead, asked.as_of, options);
  return text ?? "null";
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let text;
  try {
    text = answer(JSON.parse(line));
  } catch (error) {
    text = JSON.stringify({ failed: error instanceof Error ? error.stack : String(error) });
  }
  process.stdout.write(`${text}\n`);
}
