// The conformance suite in Deno.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { conformance, contents, inFolder } from "./support/repository.js";
import { here, runDeno, withoutDeno } from "./support/tools.js";

test("Deno", { skip: withoutDeno }, () => {
  const all = contents();
  const asked = JSON.stringify({ folder: conformance, contents: all });
  const script = join(here, "test", "deno", "suite.mjs");
  const answer = inFolder((folder) => JSON.parse(runDeno(["run", "--no-prompt", "--no-config", "--no-npm", `--allow-read=${conformance}`, script], folder, asked)));
  assert.deepEqual(answer.failures, []);
  assert.equal(answer.refused, all.refused.length);
  assert.ok(answer.cases > 3000);
});
