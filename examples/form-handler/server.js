// The form handler as a process: PORT says where it listens, SUBMISSIONS in which file it keeps what was sent.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createHandler } from "./handler.js";
import { openStore } from "./store.js";

/** How long requests that are under way may take when the process is told to end. */
const PATIENCE_MS = 5000;

const file = process.env.SUBMISSIONS ?? fileURLToPath(new URL("submissions.ndjson", import.meta.url));
const ruleset = await readFile(new URL("ruleset.json", import.meta.url), "utf8");
const store = await openStore(file);
const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000 }, createHandler(ruleset, store));

server.listen(Number(process.env.PORT ?? 8080), process.env.HOST ?? "127.0.0.1", () => {
  const { address, port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`listening on http://${address}:${port}, submissions go to ${file}`);
});

/** Takes no new connection, answers what is under way, closes the file. */
async function stop() {
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await new Promise((done) => server.close(done));
  clearInterval(idle);
  clearTimeout(late);
  await store.close();
  console.log("stopped");
}

for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, stop);
