// Before anything else: what goes wrong in the page is told to the test, so that it need not wait for an answer that will not come.
"use strict";
const wrong = (/** @type {unknown} */ why) => void fetch("/answer", { method: "POST", body: JSON.stringify({ where: "page", error: String(why) }) });
addEventListener("error", (event) => wrong(event.message ?? `${/** @type {any} */ (event.target).src} cannot be loaded`), true);
addEventListener("unhandledrejection", (event) => wrong(event.reason));
