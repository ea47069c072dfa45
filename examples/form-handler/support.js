// What the tests share: the handler with a stopped clock, and forms that are sent to it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createHandler } from "./handler.js";
import { openStore } from "./store.js";

export const RULESET = fileURLToPath(new URL("ruleset.json", import.meta.url));
export const ruleset = readFileSync(RULESET, "utf8");

/** A Tuesday, 10:30 in Berlin. */
export const NOW = "2026-03-10T09:30:00.000Z";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The compiler, if it was built: the program that `LEAD` names, else that of the build. */
export const lead = process.env.LEAD ?? ["debug", "release"].map((build) => join(root, "target", build, "lead")).find(existsSync) ?? null;

/** A form as a person would fill it in. */
export const ANN = { name: "Ann Lee", email: "ann@acme.example", company: "Acme", employees: "400", role: "director", country: "DE", interest: "demo" };

/** A folder that goes away with the test. @param {import("node:test").TestContext} t */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), "form-handler-"));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

/** What a file of submissions holds. @param {string} file @returns {any[]} */
export const kept = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "").split("\n").filter(Boolean).map((line) => JSON.parse(line));

/** Starts the handler with a stopped clock. @param {import("node:test").TestContext} t @param {{store?: any}} [options] */
export async function start(t, options = {}) {
  const file = join(folder(t), "submissions.ndjson");
  const store = options.store ?? (await openStore(file));
  const server = createServer(createHandler(ruleset, store, () => new Date(NOW)));
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(null)));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await store.close?.();
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  return { url, port, kept: () => kept(file), ...client(url) };
}

/** @param {string} url */
export function client(url) {
  const post = (/** @type {string | Uint8Array | URLSearchParams} */ body, /** @type {Record<string, string>} */ headers = {}) =>
    fetch(`${url}/leads`, { method: "POST", body: /** @type {any} */ (body), headers, redirect: "manual" });
  return {
    /** Anything at all. */
    post,
    /** As a browser sends a form. */
    form: (/** @type {Record<string, string>} */ values) => post(new URLSearchParams(values)),
    /** As a script sends it. */
    json: (/** @type {unknown} */ value) => post(typeof value === "string" ? value : JSON.stringify(value), { "Content-Type": "application/json" }),
    get: (/** @type {string} */ path, /** @type {RequestInit} */ init = {}) => fetch(url + path, { redirect: "manual", ...init }),
  };
}

/** What the reference decides of leads, by their ids. @param {any[]} leads @param {string} asOf @returns {Map<string, any>} */
export function reference(leads, asOf) {
  const path = mkdtempSync(join(tmpdir(), "form-handler-"));
  try {
    const data = join(path, "leads.ndjson");
    writeFileSync(data, leads.map((one) => `${JSON.stringify(one)}\n`).join(""));
    const out = execFileSync(/** @type {string} */ (lead), ["run", RULESET, "--leads", data, "--as-of", asOf, "--history", "log", "--format", "ndjson"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
    return new Map(out.split("\n").filter(Boolean).map((line) => [JSON.parse(line).id, line]));
  } finally {
    rmSync(path, { recursive: true });
  }
}
