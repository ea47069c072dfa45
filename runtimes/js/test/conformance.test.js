// The conformance suite of the standard in Node.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as runtime from "../src/index.js";
import { conformance, contents } from "./support/repository.js";
import { cases, refuses } from "./support/suite.js";

const { sections, refused } = contents();
const read = (/** @type {string} */ path) => readFileSync(join(conformance, path), "utf8");
/** @type {Map<string, ReturnType<typeof runtime.load>>} */
const loaded = new Map();

/** @param {string | object} named the path of a rule set, or the rule set itself */
function rulesOf(named) {
  if (typeof named !== "string") return runtime.load(named);
  const found = loaded.get(named) ?? runtime.load(read(named));
  loaded.set(named, found);
  return found;
}

for (const section of sections) {
  test(section, () => {
    for (const { name, expected, found } of cases(read(section), rulesOf)) {
      if (found !== expected) assert.deepEqual(JSON.parse(String(found)), JSON.parse(String(expected)), name);
      assert.equal(found, expected, name);
    }
  });
}

for (const path of refused) {
  test(path, () => assert.ok(refuses(read(path), runtime)));
}

test("the suite is found", { skip: sections.length === 0 ? "it does not come with the package" : false }, () => {
  assert.ok(sections.length > 0);
});
