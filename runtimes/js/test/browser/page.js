import { answer } from "./answer.js";

const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
worker.addEventListener("error", (event) => {
  void fetch("/answer", { method: "POST", body: JSON.stringify({ where: "worker", error: event.message ?? "it cannot be loaded" }) });
});
await answer("page");
