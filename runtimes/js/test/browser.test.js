// The conformance suite in Chromium, in a page and in a worker, under a strict content security policy.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { test } from "node:test";
import { chromium, visit } from "./support/chromium.js";
import { blocks } from "./support/readme.js";
import { conformance, contents, everything, root, unless } from "./support/repository.js";

const SECONDS = 180;
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".ndjson": "application/x-ndjson" };
/** What of the repository the page may see. */
const SERVED = /^(?:runtimes\/js\/(?:src|test\/browser|test\/support)|spec\/conformance)\//;

/** What the README has for a page: its blocks, beside a rule set and the folder `src` as `leadlang`. @type {Record<string, string>} */
const README = { "/readme/page.js": blocks("js browser")[0], "/readme/worker.js": blocks("js worker")[0], "/readme/ruleset.json": everything };
/** Where else what stands there is. */
const MOVED = { "readme/leadlang/": "runtimes/js/src/", "readme/readme.": "runtimes/js/test/browser/readme." };

/** @param {string} path @returns {string | Buffer | null} */
function body(path) {
  if (path === "/contents.json") return JSON.stringify(contents());
  if (path in README) return README[path];
  const file = Object.entries(MOVED).reduce((file, [from, to]) => (file.startsWith(from) ? file.replace(from, to) : file), normalize(path).slice(1));
  const found = join(root, file);
  return SERVED.test(file) && extname(file) in TYPES && existsSync(found) ? readFileSync(found) : null;
}

/** A server of the repository on this machine alone. @param {(answer: any) => void} answered */
async function served(answered) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(String(request.url), "http://localhost").pathname);
    if (request.method === "POST" && path === "/answer") {
      /** @type {Buffer[]} */
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => {
        response.writeHead(204).end();
        answered(JSON.parse(Buffer.concat(parts).toString("utf8")));
      });
      return;
    }
    const found = request.method === "GET" ? body(path) : null;
    const type = /** @type {any} */ (TYPES)[extname(path)] ?? "text/plain";
    response.writeHead(found === null ? 404 : 200, { "content-type": `${type}; charset=utf-8`, "content-security-policy": POLICY, "x-content-type-options": "nosniff" });
    response.end(found ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { server, address: `http://127.0.0.1:${port}/` };
}

/** Opens a page of this server until so many answers are there, or one that is an error. @param {string} page @param {number} count */
async function answersOf(page, count) {
  /** @type {Map<string, any>} */
  const answers = new Map();
  /** @type {(value: null) => void} */
  let complete = () => {};
  const all = new Promise((resolve) => (complete = resolve));
  const { server, address } = await served((answer) => {
    if (!answers.has(answer.where)) answers.set(answer.where, answer);
    if (answers.size === count || answer.error !== undefined) complete(null);
  });
  try {
    await visit(address + page, all, SECONDS);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return answers;
}

const skip = existsSync(conformance) ? unless(chromium !== null, "Chromium is not installed (Debian has it as the package chromium; CHROMIUM names another)") : "the suite does not come with the package";

test("a page and a worker in Chromium", { skip }, async () => {
  const answers = await answersOf("runtimes/js/test/browser/page.html", 2);
  const { sections, refused } = contents();
  const lines = sections.reduce((sum, path) => sum + readFileSync(join(conformance, path), "utf8").split("\n").filter(Boolean).length, 0);
  for (const { where, ...answer } of answers.values()) assert.deepEqual(answer, { strict: true, cases: lines, refused: refused.length, failures: [] }, where);
  assert.deepEqual([...answers.keys()].sort(), ["page", "worker"]);
});

test("what the README has for a page and for a worker", { skip }, async () => {
  const answers = await answersOf("readme/readme.html", 2);
  for (const [where, answer] of answers) assert.deepEqual(answer, { where, stage: "suspect", same: true }, where);
});
