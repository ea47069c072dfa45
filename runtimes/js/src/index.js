// The runtime of Lead rule sets. See README.md, and chapters 9 and 10 of the standard.
import { check } from "./check/check.js";
import { RuleSet } from "./ruleset.js";

export { RuleSetError } from "./errors.js";

/**
 * Loads a rule set. It is checked, and made ready to decide, once.
 * @param {unknown} document the object that `lead compile` writes, or its text
 */
export const load = (document) => new RuleSet(check(document));
