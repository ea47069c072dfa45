// The blocks of the README are run as they stand; those for browsers in browser.test.js, that of the shell in packed.test.js.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { blocks, count } from "./support/readme.js";
import { everything, inFolder } from "./support/repository.js";
import { here, runDeno, withoutDeno } from "./support/tools.js";

/** A project that has the package. @template T @param {(folder: string) => T} inner */
const inProject = (inner) =>
  inFolder((folder) => {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(here, join(folder, "node_modules", "leadlang"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module", "dependencies": { "leadlang": "*" } }');
    writeFileSync(join(folder, "ruleset.json"), everything);
    return inner(folder);
  });

test("each block is of a kind that is run", () => {
  const kinds = ["js node", "js browser", "js worker", "ts deno", "sh", "js step"].map((kind) => blocks(kind).length);
  assert.deepEqual(kinds, [2, 1, 1, 1, 1, 1]);
  assert.equal(count, 7);
});

test("Node", () => {
  const answer = inProject((folder) => {
    writeFileSync(join(folder, "readme.js"), `${blocks("js node").join("")}\nconsole.log(transitions.length, recheck_at);`);
    return execFileSync(process.execPath, ["readme.js"], { cwd: folder, encoding: "utf8" });
  });
  assert.match(answer, /^inquiry .*engagement: 5/m);
  assert.match(answer, /^1 2026-03-10T09:00:00.001Z$/m);
});

test("Deno", { skip: withoutDeno }, () => {
  const answer = inProject((folder) => {
    writeFileSync(join(folder, "readme.ts"), blocks("ts deno")[0]);
    return runDeno(["run", "--check", "--node-modules-dir=manual", "--no-lock", "--no-prompt", "--allow-read=ruleset.json", "readme.ts"], folder);
  });
  assert.equal(answer, "suspect\n");
});
