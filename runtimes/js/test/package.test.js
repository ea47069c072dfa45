// What is published depends on nothing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesIn } from "./support/repository.js";
import { here } from "./support/tools.js";

const sources = filesIn(join(here, "src"), ".js");

test("nothing depends on a host, on a clock, or on code made of text", () => {
  assert.ok(sources.length > 20);
  for (const file of sources) {
    const text = readFileSync(file, "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
    for (const [, from] of text.matchAll(/\bfrom "([^"]+)"/g)) assert.match(from, /^\.{1,2}\//, file);
    for (const found of text.matchAll(/\beval\(|\bnew Function\b|\bimport\(|\bprocess\.|\bBuffer\b|\brequire\(|\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\bText(?:En|De)coder\b|\bglobalThis\b|\bconsole\b|\bIntl\b|toLocale/g)) {
      assert.fail(`${file}: ${found[0]}`);
    }
    assert.ok(text.split("\n").length <= 400, file);
  }
});

test("it runs where code cannot be made of text", () => {
  const script = `import { load } from ${JSON.stringify(new URL("../src/index.js", import.meta.url).href)};
    import { readFileSync } from "node:fs";
    console.log(load(readFileSync(${JSON.stringify(join(here, "test/fixtures/everything.json"))}, "utf8")).explainJson({id: "x"}, 0).length);`;
  const answer = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", "--frozen-intrinsics", "--no-warnings", "--input-type=module", "-e", script], { encoding: "utf8" });
  assert.ok(Number(answer) > 1000);
});

test("what the checks install is pinned, and no host is named", () => {
  for (const folder of ["", "test/deno", "bench"]) {
    const lock = readFileSync(join(here, folder, "package-lock.json"), "utf8");
    assert.doesNotMatch(lock, /"resolved"|:\/\//, folder);
    const { packages } = JSON.parse(lock);
    for (const [path, one] of Object.entries(packages)) if (path !== "") assert.match(/** @type {any} */ (one).integrity, /^sha512-/, path);
  }
});
