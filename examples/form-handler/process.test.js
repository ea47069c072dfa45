// The process itself: it keeps what it answered, ends when it is told to, and answers within milliseconds.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openStore } from "./store.js";
import { ANN, client, folder, kept, lead, reference } from "./support.js";

/** Starts server.js on any free port. @param {import("node:test").TestContext} t @param {string} file */
async function run(t, file) {
  const child = spawn(process.execPath, [fileURLToPath(new URL("server.js", import.meta.url))], { env: { ...process.env, PORT: "0", SUBMISSIONS: file }, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  const [line] = await once(createInterface(child.stdout), "line");
  const [url] = /http:\S+(?=,)/.exec(line) ?? [""];
  return { child, ended: once(child, "exit"), ...client(url) };
}

/** @param {number[]} sorted @param {number} share */
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);

test("forms are kept before they are answered, and decided as the reference decides them", async (t) => {
  const file = join(folder(t), "submissions.ndjson");
  const { form, json, get, child, ended } = await run(t, file);
  const health = await (await get("/health")).json();
  assert.equal(health.ok, true);
  /** @type {string[]} */
  const ids = [];
  for (const values of [ANN, { ...ANN, interest: "reading" }, { ...ANN, email: "eve@rival.example" }]) {
    ids.push((await (await json(values)).json()).id);
    assert.deepEqual(kept(file).map(({ lead }) => lead.id), ids);
  }
  assert.equal((await form({ ...ANN, email: "" })).status, 422);
  for (const { lead: one, decision } of kept(file)) {
    assert.equal(decision.ruleset, health.ruleset);
    assert.equal(one.events[0].at, new Date(decision.as_of).toISOString());
    if (lead !== null) assert.equal(JSON.stringify(decision), reference([one], decision.as_of).get(one.id));
  }
  child.kill("SIGTERM");
  assert.deepEqual(await ended, [0, null]);
});

test("told to end, it answers what is under way and loses nothing", async (t) => {
  const file = join(folder(t), "submissions.ndjson");
  const { json, child, ended } = await run(t, file);
  await json(ANN);
  const sent = Array.from({ length: 60 }, async (_, i) => {
    try {
      const answer = await json({ ...ANN, name: `Ann ${i}` });
      return answer.status === 201 ? (await answer.json()).id : null;
    } catch {
      return null; // It came after the end: nobody was told that it was kept.
    }
  });
  await Promise.race(sent);
  child.kill("SIGTERM");
  const answered = (await Promise.all(sent)).filter((id) => id !== null);
  assert.deepEqual(await ended, [0, null]);
  const ids = new Set(kept(file).map(({ lead }) => lead.id));
  assert.ok(answered.length > 0);
  for (const id of answered) assert.ok(ids.has(id), id);
});

test("a line that broke off costs itself alone", async (t) => {
  const file = join(folder(t), "submissions.ndjson");
  appendFileSync(file, '{"lead": 1}\n{"lead": 2');
  const store = await openStore(file);
  await Promise.all([store.append({ lead: 3 }), store.append({ lead: 4 })]);
  await store.close();
  const again = await openStore(file);
  await again.append({ lead: 5 });
  await again.close();
  assert.deepEqual(readFileSync(file, "utf8").split("\n"), ['{"lead": 1}', '{"lead": 2', '{"lead":3}', '{"lead":4}', '{"lead":5}', ""]);
});

test("it answers within milliseconds", async (t) => {
  const { json } = await run(t, join(folder(t), "submissions.ndjson"));
  const timed = async () => {
    const start = performance.now();
    const answer = await json(ANN);
    await answer.arrayBuffer();
    assert.equal(answer.status, 201);
    return performance.now() - start;
  };
  for (let round = 0; round < 50; round += 1) await timed();
  const report = (/** @type {string} */ what, /** @type {number[]} */ times) => {
    times.sort((a, b) => a - b);
    // Printed, not asserted: a busy machine is not a defect.
    t.diagnostic(`${what}: median ${percentile(times, 0.5)} ms, 95 % within ${percentile(times, 0.95)} ms, 99 % within ${percentile(times, 0.99)} ms`);
  };
  const alone = [];
  for (let round = 0; round < 400; round += 1) alone.push(await timed());
  report("one after the other", alone);
  const together = [];
  for (let round = 0; round < 40; round += 1) together.push(...(await Promise.all(Array.from({ length: 20 }, timed))));
  report("twenty at once", together);
});
