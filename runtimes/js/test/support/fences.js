// The blocks of the standard that are complete definitions, with the leads that they are shown to decide (spec/README.md says how they are marked).
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { filesIn } from "./repository.js";

/** @typedef {{name: string, source: string, decided: {lead: string, asOf: string, decision: any}[]}} Fence */

/** @param {string} folder @returns {Fence[]} */
export function fences(folder) {
  return filesIn(folder, ".md")
    .filter((path) => !path.includes("errors") && !path.includes("lints"))
    .flatMap((path) => ofPage(readFileSync(path, "utf8"), basename(path)));
}

/** @param {string} text @param {string} page @returns {Fence[]} */
function ofPage(text, page) {
  /** @type {Map<string, string>} */
  const preludes = new Map();
  /** @type {Fence[]} */
  const all = [];
  let lead = { text: "", asOf: "" };
  for (const [, marks, body] of text.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)) {
    const words = marks.split(" ");
    const option = (/** @type {string} */ name) => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
    if (words[0] === "json" && words[1] === "lead") lead = { text: body, asOf: option("as_of") ?? "" };
    if (words[0] === "json" && words[1] === "decision") all[all.length - 1]?.decided.push({ lead: lead.text, asOf: lead.asOf, decision: JSON.parse(body) });
    if (words[0] !== "lead" || words.includes("fragment") || option("error") !== undefined) continue;
    const above = option("with") === undefined ? "" : `${preludes.get(/** @type {string} */ (option("with"))) ?? ""}\n`;
    const prelude = option("prelude");
    if (prelude !== undefined) preludes.set(prelude, body);
    all.push({ name: `${page} ${all.length + 1}`, source: above + body, decided: [] });
  }
  return all;
}
