// Uses what the README has for a page and for a worker, and tells the test what they decide.
import { decide } from "./page.js";

const lead = { id: "x", fields: { employees: 400 } };
const tell = (/** @type {string} */ where, /** @type {any} */ decision) =>
  fetch("/answer", { method: "POST", body: JSON.stringify({ where, stage: decision.stage, same: decision.id === "x" && Object.keys(decision.scores).length > 0 }) });

await tell("page", decide(lead));
const worker = new Worker("worker.js", { type: "module" });
worker.addEventListener("message", ({ data }) => void tell("worker", data));
worker.postMessage(lead);
