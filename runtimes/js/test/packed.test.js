// What `npm pack` makes, installed in a project of its own and used by its name: in Node, in TypeScript, in Deno, and in one file.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { blocks } from "./support/readme.js";
import { conformance, contents, everything } from "./support/repository.js";
import { suite } from "./support/suite.js";
import { esbuild, here, npm, run, runDeno, tsc, withoutDeno, withoutEsbuild, withoutNpm, withoutTsc } from "./support/tools.js";

/** The most that the package may weigh, in bytes: packed, and unpacked. */
const PACKED = 90_000;
const UNPACKED = 330_000;
/** The most that one file made of it may weigh. */
const BUNDLED = 120_000;

const project = mkdtempSync(join(tmpdir(), "leadlang-packed-"));
/** @type {any} what npm says of the package */
let packed;

before(() => {
  if (npm === null) return;
  const npmrc = join(project, "npmrc");
  writeFileSync(npmrc, "");
  const env = { ...process.env, npm_config_userconfig: npmrc, npm_config_cache: join(project, "cache"), npm_config_update_notifier: "false" };
  [packed] = JSON.parse(run(npm, ["pack", "--json", "--pack-destination", project], { cwd: here, env }));
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  run(npm, ["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock", `./${packed.filename}`], { cwd: project, env });
  writeFileSync(join(project, "ruleset.json"), everything);
});

after(() => rmSync(project, { recursive: true, force: true }));

test("the package holds what belongs to it and nothing else", { skip: withoutNpm }, () => {
  const paths = packed.files.map((/** @type {any} */ file) => file.path);
  for (const path of paths) assert.match(path, /^(?:package\.json|README\.md|LICENSE-(?:MIT|APACHE)|src\/[\w/]+\.js|src\/index\.d\.ts)$/);
  for (const path of ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json", "src/index.d.ts", "src/index.js"]) assert.ok(paths.includes(path), path);
  assert.ok(packed.size <= PACKED, `${packed.size} bytes packed`);
  assert.ok(packed.unpackedSize <= UNPACKED, `${packed.unpackedSize} bytes unpacked`);
});

test("what it exports is there, and nothing else can be reached", { skip: withoutNpm }, () => {
  const manifest = JSON.parse(readFileSync(join(project, "node_modules", "leadlang", "package.json"), "utf8"));
  assert.deepEqual(manifest.exports, { ".": { types: "./src/index.d.ts", default: "./src/index.js" }, "./package.json": "./package.json" });
  assert.equal(manifest.dependencies, undefined);
  const script = `import * as all from "leadlang";
    import manifest from "leadlang/package.json" with { type: "json" };
    const inside = await import("leadlang/src/index.js").catch((error) => error.code);
    console.log(Object.keys(all).join(), manifest.version, inside);`;
  assert.equal(run(process.execPath, ["--no-warnings", "--input-type=module", "-e", script], { cwd: project }), `RuleSetError,load ${manifest.version} ERR_PACKAGE_PATH_NOT_EXPORTED\n`);
});

const decided = 'load(readFileSync("ruleset.json", "utf8")).decideJson({ id: "x" }, 0)';

test("Node imports it by its name, and requires it where Node can", { skip: withoutNpm }, () => {
  const imported = run(process.execPath, ["--input-type=module", "-e", `import { load } from "leadlang"; import { readFileSync } from "node:fs"; console.log(${decided})`], { cwd: project });
  assert.equal(JSON.parse(imported).id, "x");
  const required = `const { load } = require("leadlang"); const { readFileSync } = require("node:fs"); console.log(${decided})`;
  if (/** @type {any} */ (process.features).require_module) assert.equal(run(process.execPath, ["--no-warnings", "--input-type=commonjs", "-e", required], { cwd: project }), imported);
});

for (const resolution of ["node16", "bundler"]) {
  test(`tsc finds its types (${resolution})`, { skip: withoutNpm || withoutTsc }, () => {
    writeFileSync(join(project, "types.ts"), readFileSync(join(here, "test", "types.ts")));
    const module = resolution === "bundler" ? "esnext" : resolution;
    const options = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022", "--lib", "es2022"];
    run(process.execPath, [String(tsc), "--noEmit", ...options, "--module", module, "--moduleResolution", resolution, "types.ts"], { cwd: project });
    writeFileSync(join(project, "wrong.ts"), 'import { load } from "leadlang";\nload(5);\n');
    assert.throws(() => run(process.execPath, [String(tsc), "--noEmit", ...options, "--module", module, "--moduleResolution", resolution, "wrong.ts"], { cwd: project }), /TS2345/);
  });
}

test("the source is what its own comments say of types", { skip: withoutTsc }, () => {
  run(process.execPath, [String(tsc), "--project", "tsconfig.json"], { cwd: here });
});

test("Deno imports it by its name, with its types", { skip: withoutNpm || withoutDeno }, () => {
  writeFileSync(join(project, "deno.ts"), `import { load, type RuleSet } from "leadlang";\nconst rules: RuleSet = load(await Deno.readTextFile("ruleset.json"));\nconsole.log(rules.decideJson({ id: "x" }, 0));\n`);
  const answer = runDeno(["run", "--check", "--node-modules-dir=manual", "--no-lock", "--no-prompt", "--allow-read=.", "deno.ts"], project);
  assert.equal(JSON.parse(answer).id, "x");
});

test("it becomes one file for a place that takes text alone", { skip: withoutNpm || withoutEsbuild }, async () => {
  const [program, name, ...args] = blocks("sh")[0].trim().split(" ");
  assert.equal(`${program} ${name}`, "npx esbuild");
  run(process.execPath, [String(esbuild), ...args], { cwd: project });
  const text = readFileSync(join(project, "leadlang.js"), "utf8");
  assert.ok(text.length <= BUNDLED, `${text.length} bytes`);
  // Nothing is there but the language, and code cannot be made of text.
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  const step = runInContext(`${text}; (RULESET, input) => { ${blocks("js step")[0]} }`, context);
  assert.equal(step(everything, { lead: { id: "x", fields: { employees: 400 } }, now: new Date() }).stage, "suspect");
  const runtime = runInContext("leadlang", context);
  const result = await suite(runtime, contents(), async (path) => readFileSync(join(conformance, path), "utf8"));
  assert.deepEqual(result.failures, []);
});
