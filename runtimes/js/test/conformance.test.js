// The conformance suite of the standard, byte for byte. Its README.md says what stands in a case.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { load, RuleSetError } from "../src/index.js";
import { filesIn, root } from "./support/repository.js";

const folder = join(root, "spec", "conformance");
const suites = filesIn(folder, ".ndjson");
/** @type {Map<string, ReturnType<typeof load>>} */
const loaded = new Map();

/** @param {string | object} from a file beside the suite, or the rule set itself @param {string} suite */
function ruleset(from, suite) {
  if (typeof from !== "string") return load(from);
  const path = join(dirname(suite), from);
  const found = loaded.get(path) ?? load(readFileSync(path, "utf8"));
  loaded.set(path, found);
  return found;
}

for (const suite of suites) {
  test(suite.slice(folder.length + 1), () => {
    for (const line of readFileSync(suite, "utf8").split("\n").filter(Boolean)) {
      const one = JSON.parse(line);
      const rules = ruleset(one.ruleset, suite);
      const mark = ',"decision":';
      const expected = one.decision === null ? null : line.slice(line.lastIndexOf(mark) + mark.length, -1);
      const options = { history: one.history ?? "given" };
      const lead = JSON.stringify(one.lead);
      const text = one.explain === true ? rules.explainJson(lead, one.as_of, options) : rules.decideJson(lead, one.as_of, options);
      if (text !== expected) assert.deepEqual(JSON.parse(String(text)), one.decision, one.name);
      assert.equal(text, expected, one.name);
    }
  });
}

for (const file of filesIn(join(folder, "refused"), ".json")) {
  test(`refused: ${file.slice(folder.length + 9)}`, () => {
    const one = JSON.parse(readFileSync(file, "utf8"));
    const source = typeof one.text === "string" ? one.text : one.document;
    assert.throws(() => load(source), RuleSetError);
    if (one.document !== undefined) assert.throws(() => load(JSON.stringify(one.document)), RuleSetError);
  });
}

test("the suite is found", { skip: suites.length === 0 ? "it does not come with the package" : false }, () => {
  assert.ok(suites.length > 0);
});
