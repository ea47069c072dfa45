import { RuleSet } from "./ruleset.js";
export { RuleSetError } from "./errors.js";
export { RuleSet };
/** @param {unknown} document */
export function load(document) {
  return new RuleSet(typeof document === "string" ? JSON.parse(document) : document);
}
