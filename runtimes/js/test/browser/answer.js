// Decides the whole suite where it stands, in a page or in a worker, and tells the test.
import * as runtime from "../../src/index.js";
import { suite } from "../support/suite.js";

/** Whether code can be made of text here: under the policy of the page it cannot. */
function strict() {
  try {
    return new Function("return false")();
  } catch (error) {
    return error instanceof EvalError;
  }
}

const text = async (/** @type {string} */ path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await response.arrayBuffer());
};

/** @param {string} where */
export async function answer(where) {
  /** @type {any} */
  let body = { where };
  try {
    const contents = JSON.parse(await text("/contents.json"));
    body = { where, strict: strict(), ...(await suite(runtime, contents, (path) => text(`/spec/conformance/${path}`))) };
  } catch (error) {
    body.error = error instanceof Error ? error.stack : String(error);
  }
  await fetch("/answer", { method: "POST", body: JSON.stringify(body) });
}
