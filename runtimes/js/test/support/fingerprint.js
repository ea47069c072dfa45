import { document as shape } from "../../src/check/document.js";
import { Path } from "../../src/check/shapes.js";
import { RuleSetError } from "../../src/index.js";
import { sha256 } from "../../src/sha256.js";

/** Gives a rule set that was changed by hand the fingerprint of what it says, so that the fault is found for what it is. Where it has no longer the shape of a rule set, that is the fault. @param {any} document */
export function refit(document) {
  try {
    document.fingerprint = `sha256:${sha256(shape(document, new Path()))}`;
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
  }
}
